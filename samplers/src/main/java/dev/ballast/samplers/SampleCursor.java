package dev.ballast.samplers;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.check.IntItem;
import dev.ballast.samplers.draws.Draws;

import org.jspecify.annotations.Nullable;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PrimitiveIterator;

/// Goes through the draws of one worker, epoch by epoch, and says at any time where it is.
///
/// ```java
/// SampleCursor cursor = sampler.start(Seed.of(42));
/// for (int epoch = 0; epoch < 10; epoch++, cursor.nextEpoch()) {
///     while (cursor.hasNext()) {
///         model.step(cursor.nextInt());
///     }
/// }
/// ```
///
/// **Epochs.** A cursor stops at the end of an epoch; [#nextEpoch()] goes on. A state that is taken in between says that
/// the epoch is finished and the next not begun.
///
/// **Drawn and consumed.** A state says what has been consumed. That is what has been drawn, unless
/// [#countingCommits()] was called: then draws that were made ahead, for a queue, count from their [#commit(long)] on.
///
/// **Shards.** Workers that have made equally many steps have the same state, and any number of workers can go on from
/// it, as [Shard] says. With [Shard.Tail#UNEVEN], some workers have a step less at the end of an epoch; take the state
/// of rank 0, which never has fewer than others.
///
/// **Cost.** Starting and resuming prepare nothing; the draws of an epoch are asked for when the first of them is needed,
/// at the cost that the sampler says. Not thread-safe.
public final class SampleCursor implements Cursor, PrimitiveIterator.OfLong {

    private final Sampler sampler;
    private final Progress progress;
    private @Nullable Draws draws;

    SampleCursor(Sampler sampler, Progress progress) {
        this.sampler = sampler;
        this.progress = progress;
    }

    @Override
    public EpochPosition position() {
        return progress;
    }

    private Draws draws() {
        if (draws == null) {
            Draws all = sampler.draws(progress.seed(), progress.epoch());
            if (all.length() != progress.total()) {
                throw new IllegalStateException("the sampler has " + all.length() + " draws in epoch "
                        + progress.epoch() + ", where its length says " + progress.total());
            }
            draws = new ShardDraws(progress.run(), all);
        }
        return draws;
    }

    /// {@return how many of the draws made so far are not there only to make up the numbers: if it did not grow with a
    /// draw, that draw is to be left out of a measurement}
    public long valid() {
        return Math.min(progress.drawn(), progress.validLength());
    }

    @Override
    public boolean hasNext() {
        return progress.remaining() > 0;
    }

    /// Returns the next draw.
    ///
    /// @return the item
    /// @throws NoSuchElementException if the epoch is finished
    @Override
    public long nextLong() {
        if (progress.remaining() <= 0) {
            throw new NoSuchElementException("epoch " + epoch() + " is finished; call nextEpoch()");
        }
        long item = draws().at(progress.drawn());
        progress.draw(1);
        return item;
    }

    /// Returns the next draw.
    ///
    /// @return the item
    /// @throws NoSuchElementException if the epoch is finished
    /// @throws ArithmeticException    if the item is above 2^31 - 1; nothing is drawn
    public int nextInt() {
        if (progress.remaining() <= 0) {
            throw new NoSuchElementException("epoch " + epoch() + " is finished; call nextEpoch()");
        }
        int item = IntItem.of(draws().at(progress.drawn()));
        progress.draw(1);
        return item;
    }

    /// Writes the next draws of the epoch; the quick way, without allocation.
    ///
    /// @param target takes the items
    /// @return how many were drawn: the length of the target, or what is left of the epoch, 0 at its end
    /// @throws ArithmeticException if an item is above 2^31 - 1; nothing is drawn
    public int fill(int[] target) {
        return fill(target, 0, target.length);
    }

    /// Writes the next draws of the epoch.
    ///
    /// @param target takes the items
    /// @param offset where the first goes
    /// @param count  how many are wanted
    /// @return how many were drawn: `count`, or what is left of the epoch, 0 at its end
    /// @throws IndexOutOfBoundsException if there are no such places
    /// @throws ArithmeticException       if an item is above 2^31 - 1; nothing is drawn
    public int fill(int[] target, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, target.length);
        int drawn = (int) Math.min(count, progress.remaining());
        if (drawn > 0) {
            draws().fill(progress.drawn(), target, offset, drawn);
            progress.draw(drawn);
        }
        return drawn;
    }

    /// Writes the next draws of the epoch.
    ///
    /// @param target takes the items
    /// @return how many were drawn: the length of the target, or what is left of the epoch, 0 at its end
    public int fill(long[] target) {
        int drawn = (int) Math.min(target.length, progress.remaining());
        if (drawn > 0) {
            draws().fill(progress.drawn(), target, 0, drawn);
            progress.draw(drawn);
        }
        return drawn;
    }

    /// Goes to the beginning of the next epoch, whether or not this one is finished.
    @Override
    public void nextEpoch() {
        progress.nextEpoch();
        draws = null;
    }

    /// From now on, draws count as consumed when they are committed. For queues of your own, which draw ahead; a
    /// [Loader][dev.ballast.samplers.items.Loader] needs none.
    ///
    /// @return this cursor
    public SampleCursor countingCommits() {
        progress.countByCommit();
        return this;
    }

    /// Says that draws have been consumed, in the order in which they were drawn, also if they are of earlier epochs.
    ///
    /// @param count how many more
    /// @throws IllegalArgumentException if there are not as many that were drawn and not committed
    /// @throws IllegalStateException    unless [#countingCommits()] was called
    public void commit(long count) {
        progress.commit(count);
    }

    @Override
    public String toString() {
        return "SampleCursor[epoch " + epoch() + ", " + drawn() + " of " + length() + " draws]";
    }
}
