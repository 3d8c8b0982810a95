package dev.ballast.djl;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.Cursor;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.Shard;
import dev.ballast.samplers.batch.BalancedBatchSampler;
import dev.ballast.samplers.batch.BatchCursor;
import dev.ballast.samplers.batch.BatchSampler;
import dev.ballast.samplers.batch.ClassItemBatchSampler;
import dev.ballast.samplers.batch.PlainBatchSampler;

import ai.djl.training.Trainer;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Sampler;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.listener.TrainingListenerAdapter;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// Any sampler of this library as DJL's: batches of records of any data set, other ones each epoch, for one of several workers,
/// resumable anywhere.
///
/// ```java
/// ResumableSampler sampler = ResumableSampler.start(BalancedBatchSampler.of(labels, 64), Seed.of(42));
/// ArrayDataset data = new ArrayDataset.Builder().setData(x).optLabels(y).setSampling(sampler).build();
/// EasyTrain.fit(trainer, 5, data, null);
/// ```
///
/// A sampler of single records is made one of batches by [PlainBatchSampler].
///
/// **Epochs.** DJL asks for an iterator each epoch. Iterators follow one another through the epochs of a training run: batch b
/// of epoch e is that of the sampler by itself, with the same seed, e and b. An epoch that is broken off is left when the next
/// iterator is asked for; one of which nothing was drawn is not. The iterator before must not be used any more then.
///
/// **Number of batches.** An epoch has as many as the sampler says, and need not draw every record, nor each once. DJL's own
/// `BatchSampler` counts by the size of the data set, and makes empty batches of a shorter sampler; there is no need for it here.
///
/// **Resuming.** [#state()] is the place in the order of batches. It counts batches that were handed out; if the data set
/// fetches ahead (an executor), take [#countingTrained()], and it counts those that were trained on. A state from the end of an
/// epoch goes on with the next.
///
/// **Cost.** That of the sampler; record numbers are boxed one by one as DJL asks for them. Not thread-safe: DJL asks from one
/// thread.
public final class ResumableSampler implements Sampler {

    private final BatchSampler batches;
    private final BatchCursor cursor;
    private final EpochTurns turns;
    private boolean counting;
    /// Handed out and not yet trained on, if those are counted.
    private long ahead;

    private ResumableSampler(BatchSampler batches, BatchCursor cursor, boolean finished) {
        this.batches = batches;
        this.cursor = cursor;
        this.turns = new EpochTurns(cursor, finished, this::giveUpWhatIsAhead);
    }

    /// Starts a training run at the beginning of epoch 0.
    ///
    /// @param batches what to draw
    /// @param seed    fixes all random choices
    /// @return the sampler
    public static ResumableSampler start(BatchSampler batches, Seed seed) {
        return start(batches, seed, Shard.ALL);
    }

    /// Starts one worker of a training run at the beginning of epoch 0.
    ///
    /// @param batches what to draw
    /// @param seed    fixes all random choices; the same for all workers
    /// @param shard   which worker; workers take whole batches
    /// @return the sampler
    public static ResumableSampler start(BatchSampler batches, Seed seed, Shard shard) {
        return new ResumableSampler(batches, batches.start(seed, shard), false);
    }

    /// Goes on where a training run was.
    ///
    /// @param batches what was drawn
    /// @param state   what [#state()] gave
    /// @return the sampler
    /// @throws IllegalArgumentException if the state is of another sampler, or beyond the epoch
    public static ResumableSampler resume(BatchSampler batches, SamplerState state) {
        return resume(batches, state, Shard.ALL);
    }

    /// Goes on where a training run was, as one of any number of workers.
    ///
    /// @param batches what was drawn
    /// @param state   what [#state()] gave; the same for all workers
    /// @param shard   which worker
    /// @return the sampler
    /// @throws IllegalArgumentException if the state is of another sampler, or beyond the epoch, or the shard cannot go on there;
    ///                                  see [Shard]
    public static ResumableSampler resume(BatchSampler batches, SamplerState state, Shard shard) {
        return new ResumableSampler(batches, batches.resume(state, shard),
                EpochTurns.finished(state, batches.count(state.seed(), state.epoch())));
    }

    /// Returns the batches of an epoch; called by DJL.
    ///
    /// @param dataset the records
    /// @return batches of their numbers
    /// @throws IllegalArgumentException if there are no records, or not as many as the sampler draws from
    @Override
    public Iterator<List<Long>> sample(RandomAccessDataset dataset) {
        long size = dataset.size();
        if (size < 1) {
            throw new IllegalArgumentException(
                    "the data set has " + size + " records; there must be at least 1 to draw from");
        }
        if (size != batches.population()) {
            throw new IllegalArgumentException("the data set has " + size + " records and the sampler draws from "
                    + batches.population() + "; make the sampler from the labels or the size of this data set");
        }
        return new Epoch(turns.begin());
    }

    private final class Epoch implements Iterator<List<Long>> {

        private final long turn;

        Epoch(long turn) {
            this.turn = turn;
        }

        @Override
        public boolean hasNext() {
            return turns.hasNext(turn);
        }

        @Override
        public List<Long> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("epoch " + cursor.epoch() + " is finished; ask for another iterator");
            }
            turns.draw(turn);
            List<Long> records = new RecordNumbers(cursor.next());
            ahead += counting ? 1 : 0;
            return records;
        }
    }

    /// {@return the number of records of every batch, -1 if they differ; the last batch of an epoch may have fewer, as in DJL}
    @Override
    public int getBatchSize() {
        return batches instanceof PlainBatchSampler || batches instanceof BalancedBatchSampler
                || batches instanceof ClassItemBatchSampler ? batches.largestBatch() : -1;
    }

    /// From now on, a batch counts as consumed when it has been trained on. For data sets that fetch ahead.
    ///
    /// @return what tells; to be added to the training configuration
    public TrainingListener countingTrained() {
        cursor.countingCommits();
        counting = true;
        return new TrainingListenerAdapter() {
            @Override
            public void onTrainingBatch(Trainer trainer, BatchData batchData) {
                cursor.commit(1);
                ahead--;
            }
        };
    }

    private void giveUpWhatIsAhead() {
        if (ahead > 0) {
            cursor.commit(ahead);
            ahead = 0;
        }
    }

    /// {@return where the training run is: epoch, length and what is left of it}
    public Cursor cursor() {
        return cursor;
    }

    /// {@return where the training run is, to go on from}
    ///
    /// @throws IllegalStateException within a block of blocked shards
    public SamplerState state() {
        return cursor.state();
    }

    @Override
    public String toString() {
        return "ResumableSampler[" + batches.fingerprint() + ", " + cursor + ']';
    }
}
