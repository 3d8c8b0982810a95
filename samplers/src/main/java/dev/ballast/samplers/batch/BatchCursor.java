package dev.ballast.samplers.batch;

import dev.ballast.samplers.Cursor;
import dev.ballast.samplers.EpochPosition;
import dev.ballast.samplers.Progress;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// Goes through the batches of one worker, epoch by epoch, and says at any time where it is: a [SampleCursor][dev.ballast.samplers.SampleCursor] with
/// batches in the place of draws. Not thread-safe.
public final class BatchCursor implements Cursor, Iterator<int[]> {

    private final BatchSampler sampler;
    private final Progress progress;
    private @Nullable Batches batches;

    BatchCursor(BatchSampler sampler, Progress progress) {
        this.sampler = sampler;
        this.progress = progress;
    }

    @Override
    public EpochPosition position() {
        return progress;
    }

    private Batches batches() {
        if (batches == null) {
            batches = sampler.batches(progress.seed(), progress.epoch());
            if (batches.count() != progress.total()) {
                throw new IllegalStateException("the sampler has " + batches.count() + " batches in epoch "
                        + progress.epoch() + ", where its count says " + progress.total());
            }
        }
        return batches;
    }

    @Override
    public boolean hasNext() {
        return progress.remaining() > 0;
    }

    /// Returns the next batch.
    ///
    /// @return its items in a new array
    /// @throws NoSuchElementException if the epoch is finished
    @Override
    public int[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException("epoch " + epoch() + " is finished; call nextEpoch()");
        }
        int[] items = batches().batch(progress.position(progress.drawn()));
        progress.draw(1);
        return items;
    }

    /// Writes the next batch; the quick way, without allocation.
    ///
    /// @param target takes the items; [BatchSampler#largestBatch()] places are always enough
    /// @return how many items the batch has, 0 at the end of the epoch
    /// @throws IndexOutOfBoundsException if the target is too short; nothing is drawn
    public int fill(int[] target) {
        if (!hasNext()) {
            return 0;
        }
        int size = batches().fill(progress.position(progress.drawn()), target, 0);
        progress.draw(1);
        return size;
    }

    /// Goes to the beginning of the next epoch, whether or not this one is finished.
    @Override
    public void nextEpoch() {
        progress.nextEpoch();
        batches = null;
    }

    /// From now on, batches count as consumed when they are committed. For queues of your own, which draw ahead; a
    /// [Loader][dev.ballast.samplers.items.Loader] needs none.
    ///
    /// @return this cursor
    public BatchCursor countingCommits() {
        progress.countByCommit();
        return this;
    }

    /// Says that batches have been consumed, in the order in which they were drawn, also if they are of earlier epochs.
    ///
    /// @param count how many more
    /// @throws IllegalArgumentException if there are not as many that were drawn and not committed
    /// @throws IllegalStateException    unless [#countingCommits()] was called
    public void commit(long count) {
        progress.commit(count);
    }

    @Override
    public String toString() {
        return "BatchCursor[epoch " + epoch() + ", " + drawn() + " of " + length() + " batches]";
    }
}
