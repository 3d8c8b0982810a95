package dev.ballast.samplers;

import dev.ballast.core.random.Seed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongUnaryOperator;

/// How far a worker is: what it has drawn, and what of that it has consumed. Every cursor keeps one, and so can a cursor
/// of your own, over whatever is counted in epochs and shared by workers.
///
/// ```java
/// Progress progress = Progress.start("pages-1(1000)", Seed.of(42), Shard.of(rank, world), epoch -> 1_000);
/// while (progress.remaining() > 0) {
///     long page = progress.position(progress.drawn());
///     progress.draw(1);
/// }
/// ```
///
/// **Draws** are what is counted: items, batches, or anything else. **Cost.** O(1) each call; with commits, a few numbers for
/// every epoch that was left with draws not yet consumed. **Randomness.** None.
///
/// Not thread-safe.
public final class Progress implements EpochPosition {

    /// An epoch that was left with draws not yet consumed.
    private record Behind(long epoch, ShardRun run, long drawn) {}

    private final String plan;
    private final Seed seed;
    private final Shard shard;
    private final LongUnaryOperator lengths;
    private final Deque<Behind> behind = new ArrayDeque<>();
    private long epoch;
    private ShardRun run;
    private long drawn;
    private boolean byCommit;
    /// Of the first epoch behind, or of the present one; not used unless by commit.
    private long consumed;

    private Progress(String plan, Seed seed, Shard shard, LongUnaryOperator lengths, long epoch, ShardRun run,
            long drawn) {
        this.plan = plan;
        this.seed = seed;
        this.shard = shard;
        this.lengths = lengths;
        this.epoch = epoch;
        this.run = run;
        this.drawn = drawn;
    }

    /// Starts at the beginning of epoch 0.
    ///
    /// @param plan    the fingerprint of what is drawn from: one line of ASCII characters
    /// @param seed    fixes all random choices; the same for all workers
    /// @param shard   which worker
    /// @param lengths for each epoch, how many draws all workers have together
    /// @return the progress of the worker
    public static Progress start(String plan, Seed seed, Shard shard, LongUnaryOperator lengths) {
        return new Progress(plan, seed, shard, lengths, 0, new ShardRun(shard, 0, lengths.applyAsLong(0)), 0);
    }

    /// Goes on where all workers were.
    ///
    /// @param plan    the fingerprint of what is drawn from
    /// @param state   what [#state()] gave; the same for all workers
    /// @param shard   which worker
    /// @param lengths for each epoch, how many draws all workers have together
    /// @return the progress of the worker
    /// @throws IllegalArgumentException if the state is of another plan, or beyond the epoch, or in the middle of an epoch
    ///                                  and the shard cannot go on there; see [Shard]
    public static Progress resume(String plan, SamplerState state, Shard shard, LongUnaryOperator lengths) {
        if (!state.plan().equals(plan)) {
            throw new IllegalArgumentException("the state is of another plan than the sampler: it was drawing "
                    + state.plan() + " and the sampler draws " + plan);
        }
        long total = lengths.applyAsLong(state.epoch());
        boolean ofAll = state.shards().equals(SamplerState.ANY_SHARDS);
        boolean own = shard.keepsOwnPlace();
        boolean between = state.consumed() == 0 || state.consumed() >= total;
        if (ofAll ? own && !between : !state.shards().equals(shard.own())) {
            throw new IllegalArgumentException("the state is in the middle of epoch " + state.epoch()
                    + ", where shards \"" + state.shards() + "\" can go on, and the shard is " + shard
                    + "; contiguous shards can change between epochs only, strided and blocked ones always");
        }
        long most = ofAll ? total : new ShardRun(shard, 0, total).longest();
        if (state.consumed() > most) {
            throw new IllegalArgumentException("the state has consumed " + state.consumed() + " draws of epoch "
                    + state.epoch() + ", which has " + most);
        }
        ShardRun run = new ShardRun(shard, own ? 0 : state.consumed(), total);
        return new Progress(plan, state.seed(), shard, lengths, state.epoch(), run,
                own ? Math.min(run.length(), state.consumed()) : 0);
    }

    /// {@return what fixes all random choices}
    public Seed seed() {
        return seed;
    }

    /// {@return the epoch that is drawn from}
    @Override
    public long epoch() {
        return epoch;
    }

    /// The worker's draws of the epoch.
    ShardRun run() {
        return run;
    }

    /// {@return the number of draws that all workers together have in the epoch}
    public long total() {
        return run.total();
    }

    /// {@return the number of this worker's draws in the epoch; after resuming within an epoch, from there to its end}
    @Override
    public long length() {
        return run.length();
    }

    /// {@return how many of them are not there only to make up the numbers; see [Shard.Tail#MASKED]}
    @Override
    public long validLength() {
        return run.valid();
    }

    /// Returns which draw of the epoch a draw of this worker is.
    ///
    /// @param own 0 to [#length()] - 1; not checked
    /// @return 0 to [#total()] - 1
    public long position(long own) {
        return run.position(own);
    }

    /// {@return the number of draws this worker has had of [#length()]}
    @Override
    public long drawn() {
        return drawn;
    }

    /// {@return how many draws are left in the epoch}
    @Override
    public long remaining() {
        return run.length() - drawn;
    }

    /// Says that draws were made.
    ///
    /// @param count how many more
    /// @throws IllegalArgumentException if there are not as many left in the epoch
    public void draw(long count) {
        if (count < 0 || count > remaining()) {
            throw new IllegalArgumentException(
                    "draw of " + count + "; epoch " + epoch + " has " + remaining() + " left");
        }
        drawn += count;
    }

    /// From now on, draws count as consumed when they are committed. For queues, which draw ahead.
    public void countByCommit() {
        if (!byCommit) {
            byCommit = true;
            consumed = drawn;
        }
    }

    /// Says that draws have been consumed, in the order in which they were made, also if they are of earlier epochs.
    ///
    /// @param count how many more
    /// @throws IllegalArgumentException if there are not as many that were drawn and not committed
    /// @throws IllegalStateException    unless draws are counted by commit
    public void commit(long count) {
        if (!byCommit) {
            throw new IllegalStateException(
                    "draws count as consumed when drawn; call countingCommits() before drawing");
        }
        long outstanding = drawn - consumed;
        for (Behind left : behind) {
            outstanding += left.drawn();
        }
        if (count < 0 || count > outstanding) {
            throw new IllegalArgumentException("commit of " + count + " draws; " + outstanding
                    + " are drawn and not yet committed");
        }
        long more = count;
        while (!behind.isEmpty()) {
            Behind left = behind.getFirst();
            long taken = Math.min(more, left.drawn() - consumed);
            consumed += taken;
            more -= taken;
            boolean finished = left.drawn() == left.run().length();
            if (consumed < left.drawn() || (more == 0 && finished)) {
                // An epoch that was drawn to its end is finished, not yet left, until the next is begun.
                return;
            }
            behind.removeFirst();
            consumed = 0;
        }
        consumed += more;
    }

    /// Goes to the beginning of the next epoch, whether or not this one is finished.
    ///
    /// @throws IllegalStateException after epoch 2^63 - 1
    public void nextEpoch() {
        if (epoch == Long.MAX_VALUE) {
            throw new IllegalStateException("epoch " + epoch + " is the last that can be counted");
        }
        long next = epoch + 1;
        if (byCommit && (!behind.isEmpty() || consumed < drawn)) {
            behind.addLast(new Behind(epoch, run, drawn));
        } else {
            consumed = 0;
        }
        epoch = next;
        run = new ShardRun(shard, 0, lengths.applyAsLong(next));
        drawn = 0;
    }

    /// {@return where the worker is: what has been consumed}
    ///
    /// @throws IllegalStateException within a block of blocked shards
    @Override
    public SamplerState state() {
        if (!byCommit) {
            return state(epoch, run, drawn);
        }
        Behind first = behind.peekFirst();
        return first == null ? state(epoch, run, consumed) : state(first.epoch(), first.run(), consumed);
    }

    private SamplerState state(long ofEpoch, ShardRun ofRun, long own) {
        // A worker that has fewer draws than others is done while they may not be.
        boolean finished = own == ofRun.length() && own == ofRun.longest();
        if (!shard.keepsOwnPlace() || own == 0 || finished) {
            long place = finished ? ofRun.total() : own == 0 ? ofRun.from() : ofRun.consumed(own);
            return new SamplerState(plan, seed, ofEpoch, place, SamplerState.ANY_SHARDS);
        }
        return new SamplerState(plan, seed, ofEpoch, own, shard.own());
    }
}
