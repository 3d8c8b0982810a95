package dev.ballast.djl;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.Cursor;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.batch.RowBatches;
import dev.ballast.samplers.batch.RowCursor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import ai.djl.translate.Batchifier;
import ai.djl.util.Progress;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;

/// Real and freshly synthesized rows as a data set of DJL: every batch is made when it is asked for, with other synthetic rows
/// each epoch, and nothing is stored.
///
/// ```java
/// RowBatches rows = RowBatches.of(Smote.withNeighbors(5).fit(data)).size(64).balanced().asFloats();
/// try (RowBatchDataset batches = RowBatchDataset.start(rows, Seed.of(42))) {
///     EasyTrain.fit(trainer, 5, batches, null);
/// }
/// ```
///
/// **Arrays.** The data of a batch are one array, rows x columns, FLOAT32, or FLOAT64 where the plan has `double` rows; its
/// labels are one array of rows, INT64: the codes of classes. Values are those of a [RowCursor] with the same plan and seed, bit for
/// bit. They go from its array into the engine's memory as a block; no value is ever an object.
///
/// **Epochs and resuming** are those of [ResumableSampler]: one iterator an epoch, states count batches that were handed out.
/// Batches are made one by one, in the caller's thread, or one ahead with [RowBatches#prefetched()]; an executor of DJL is not
/// needed and not used.
///
/// **Memory.** Every batch has a manager of its own below the given one; close the batch after its step, as `EasyTrain` does. Close
/// the data set after training, which ends the thread in the background, if there is one. Not thread-safe.
public final class RowBatchDataset implements Dataset, AutoCloseable {

    private final RowBatches plan;
    private final RowCursor cursor;
    private final EpochTurns turns;

    private RowBatchDataset(RowBatches plan, RowCursor cursor, boolean finished) {
        this.plan = plan;
        this.cursor = cursor;
        this.turns = new EpochTurns(cursor, finished, () -> {
        });
    }

    /// Starts a training run at the beginning of epoch 0.
    ///
    /// @param plan which rows, in what order and batches, and for which worker
    /// @param seed fixes all random choices
    /// @return the data set; close it
    public static RowBatchDataset start(RowBatches plan, Seed seed) {
        requireRows(plan);
        return new RowBatchDataset(plan, plan.start(seed), false);
    }

    /// Goes on where a training run was.
    ///
    /// @param plan  what was drawn
    /// @param state what [#state()] gave
    /// @return the data set; close it
    /// @throws IllegalArgumentException if the state is of another plan, or beyond the epoch, or the plan's shard cannot go on there
    public static RowBatchDataset resume(RowBatches plan, SamplerState state) {
        requireRows(plan);
        return new RowBatchDataset(plan, plan.resume(state),
                EpochTurns.finished(state, plan.count(state.epoch())));
    }

    private static void requireRows(RowBatches plan) {
        if (plan.count(0) == 0) {
            throw new IllegalArgumentException("there are no batches of " + plan.fingerprint()
                    + "; there must be rows to train on, and enough for a batch if the last is dropped");
        }
    }

    /// Returns the batches of an epoch; called by DJL.
    ///
    /// @param manager makes the arrays
    /// @return the batches; its iterator is always the same
    @Override
    public Iterable<Batch> getData(NDManager manager) {
        Iterator<Batch> epoch = new Epoch(manager, turns.begin());
        return () -> epoch;
    }

    /// Returns the batches of an epoch; called by DJL where it has an executor.
    ///
    /// @param manager  makes the arrays
    /// @param executor not used
    /// @return the batches; its iterator is always the same
    @Override
    public Iterable<Batch> getData(NDManager manager, @Nullable ExecutorService executor) {
        return getData(manager);
    }

    private final class Epoch implements Iterator<Batch> {

        private final NDManager manager;
        private final long turn;

        Epoch(NDManager manager, long turn) {
            this.manager = manager;
            this.turn = turn;
        }

        @Override
        public boolean hasNext() {
            return turns.hasNext(turn);
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException("epoch " + cursor.epoch() + " is finished; ask for another iterator");
            }
            turns.draw(turn);
            cursor.next();
            NDManager ofBatch = manager.newSubManager();
            try {
                return batch(ofBatch);
            } catch (RuntimeException e) {
                ofBatch.close();
                throw e;
            }
        }
    }

    private Batch batch(NDManager manager) {
        int rows = cursor.size();
        Shape shape = new Shape(rows, plan.columns());
        NDArray features = plan.doubles()
                ? manager.create(cursor.doubleFeatures(), shape)
                : manager.create(cursor.features(), shape);
        int[] codes = cursor.labels();
        long[] labels = new long[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = codes[row];
        }
        return new Batch(manager, new NDList(features), new NDList(manager.create(labels)), rows, Batchifier.STACK,
                Batchifier.STACK, cursor.drawn(), cursor.length());
    }

    /// Does nothing: there is nothing to prepare.
    ///
    /// @param progress not told anything
    @Override
    public void prepare(@Nullable Progress progress) {
        // The method was fitted before.
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

    /// Ends the thread in the background, if there is one. The state can still be asked for.
    @Override
    public void close() {
        cursor.close();
    }

    @Override
    public String toString() {
        return "RowBatchDataset[" + plan.fingerprint() + ", " + cursor + ']';
    }
}
