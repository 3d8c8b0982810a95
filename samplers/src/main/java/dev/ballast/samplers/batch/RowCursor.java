package dev.ballast.samplers.batch;

import dev.ballast.samplers.Cursor;
import dev.ballast.samplers.EpochPosition;
import dev.ballast.samplers.Progress;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Goes through the batches of rows of one worker, epoch by epoch, and says at any time where it is; see [RowBatches].
///
/// [#next()] makes a batch, which [#features()] and [#labels()] give until the next call; [#next(RowStorage)] writes it into memory of
/// the caller's. A state counts the batches that
/// `next` has given, not those that were made ahead. Closing ends the thread in the background, if there is one.
///
/// Not thread-safe.
public final class RowCursor implements Cursor, AutoCloseable {

    private final RowBatches plan;
    private final Progress progress;
    private final @Nullable ExecutorService background;
    private @Nullable Thread worker;
    private RowBatch current = new RowBatch();
    private RowBatch spare = new RowBatch();
    private RowBatches.@Nullable Epoch epoch;
    private @Nullable Future<RowBatch> ahead;
    private boolean made;
    private boolean closed;

    RowCursor(RowBatches plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
        this.background = plan.isPrefetched() ? Executors.newSingleThreadExecutor(this::worker) : null;
    }

    private Thread worker(Runnable work) {
        Thread thread = Thread.ofPlatform().daemon().name("ballast-row-batches").unstarted(work);
        worker = thread;
        return thread;
    }

    @Override
    public EpochPosition position() {
        return progress;
    }

    /// Makes the next batch.
    ///
    /// @return whether there was one; false at the end of the epoch
    /// @throws IllegalStateException    if this cursor is closed, or making the batch failed in the background
    /// @throws IllegalArgumentException if a new whole number cannot be held; see [RowBatches#asFloats()]
    public boolean next() {
        if (closed) {
            throw new IllegalStateException("the cursor is closed");
        }
        made = false;
        if (progress.remaining() == 0) {
            return false;
        }
        if (background == null) {
            current.make(plan, rows(), batch(progress.drawn()));
        } else {
            Future<RowBatch> wanted = ahead == null ? makeAhead(background, progress.drawn()) : ahead;
            ahead = null;
            RowBatch next = await(wanted);
            spare = current;
            current = next;
            if (progress.remaining() > 1) {
                ahead = makeAhead(background, progress.drawn() + 1);
            }
        }
        progress.draw(1);
        made = true;
        return true;
    }

    private long batch(long own) {
        return progress.position(own);
    }

    private RowBatches.Epoch rows() {
        if (epoch == null) {
            epoch = plan.epoch(progress.seed(), progress.epoch());
        }
        return epoch;
    }

    private Future<RowBatch> makeAhead(ExecutorService thread, long own) {
        RowBatch target = spare;
        RowBatches.Epoch rows = rows();
        long batch = batch(own);
        return thread.submit(() -> target.make(plan, rows, batch));
    }

    private static RowBatch await(Future<RowBatch> batch) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return batch.get();
                } catch (InterruptedException e) {
                    // The batch comes soon, and a batch that was drawn must not be lost.
                    interrupted = true;
                } catch (ExecutionException e) {
                    // A future wraps what was thrown, always.
                    Throwable cause = Objects.requireNonNull(e.getCause());
                    throw new IllegalStateException("making a batch failed: " + cause.getMessage(), cause);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private RowBatch made() {
        if (!made) {
            throw new IllegalStateException("there is no batch; call next() first, and use its batch if it is true");
        }
        return current;
    }

    /// {@return the number of rows of the batch}
    ///
    /// @throws IllegalStateException if there is none
    public int size() {
        return made().labels().length;
    }

    /// {@return the features of the batch, row after row: rows x columns values, overwritten by later batches}
    ///
    /// @throws IllegalStateException if there is no batch, or rows are `double`, because the data are and the plan does not
    ///                               say [RowBatches#asFloats()], or because it says [RowBatches#asDoubles()]
    public float[] features() {
        plan.form().requireFloats();
        return made().floats();
    }

    /// {@return the features of the batch, row after row: rows x columns values, overwritten by later batches}
    ///
    /// @throws IllegalStateException if there is no batch, or rows are `float`, because the data are and the plan does not
    ///                               say [RowBatches#asDoubles()], or because it says [RowBatches#asFloats()]
    public double[] doubleFeatures() {
        if (!plan.form().doubles()) {
            throw new IllegalStateException("rows are float; plan them asDoubles(), or ask for features()");
        }
        return made().doubles();
    }

    /// {@return the class code of each row of the batch, in the labels of the source; overwritten by later batches}
    ///
    /// @throws IllegalStateException if there is no batch
    public int[] labels() {
        return made().labels();
    }

    /// {@return the weight of each row of the batch: that of its class if the plan is [weighted][RowBatches#weighted], times its value of
    /// the column of role `WEIGHT` if the data have one; overwritten by later batches}
    ///
    /// @throws IllegalStateException if there is no batch, or rows have no weights
    public double[] weights() {
        plan.form().requireWeights();
        return made().weights();
    }

    /// {@return for each row of the batch, the row of the data that it is, copies, or starts from; overwritten by later batches}
    ///
    /// @throws IllegalStateException if there is no batch
    public int[] sources() {
        return made().sources();
    }

    /// {@return for each row of the batch, whether it is made, not a row of the data or a copy of one; overwritten by later batches}
    ///
    /// @throws IllegalStateException if there is no batch
    public boolean[] synthetic() {
        return made().synthetic();
    }

    /// Makes the next batch and writes it into memory of the caller's.
    ///
    /// @param storage takes features, and labels and weights if it has a place for them
    /// @return the number of rows, 0 at the end of the epoch
    /// @throws IndexOutOfBoundsException if there is no room for a full batch; nothing is drawn
    /// @throws IllegalStateException     as for [#next()], or if the storage is for `float` and rows are `double` or the other way round,
    ///                                   or it is for weights and rows have none
    public int next(RowStorage storage) {
        storage.requireFor(plan.form(), plan.size());
        if (!next()) {
            return 0;
        }
        storage.put(plan.form(), current);
        return current.labels().length;
    }

    /// Makes the next batch and copies it into the caller's arrays.
    ///
    /// @param features takes rows x columns values
    /// @param labels   takes the class code of each row
    /// @return the number of rows, 0 at the end of the epoch
    /// @throws IndexOutOfBoundsException if an array is too short for a full batch; nothing is drawn
    /// @throws IllegalStateException     as for [#next()] and [#features()]
    public int next(float[] features, int[] labels) {
        plan.form().requireFloats();
        plan.requireRoom(features.length, labels.length);
        if (!next()) {
            return 0;
        }
        System.arraycopy(current.floats(), 0, features, 0, current.floats().length);
        System.arraycopy(current.labels(), 0, labels, 0, current.labels().length);
        return current.labels().length;
    }

    /// Makes the next batch and copies it into the caller's arrays.
    ///
    /// @param features takes rows x columns values
    /// @param labels   takes the class code of each row
    /// @return the number of rows, 0 at the end of the epoch
    /// @throws IndexOutOfBoundsException if an array is too short for a full batch; nothing is drawn
    /// @throws IllegalStateException     as for [#next()] and [#doubleFeatures()]
    public int next(double[] features, int[] labels) {
        if (!plan.form().doubles()) {
            throw new IllegalStateException("rows are float; plan them asDoubles(), or give a float[]");
        }
        plan.requireRoom(features.length, labels.length);
        if (!next()) {
            return 0;
        }
        System.arraycopy(current.doubles(), 0, features, 0, current.doubles().length);
        System.arraycopy(current.labels(), 0, labels, 0, current.labels().length);
        return current.labels().length;
    }

    /// Goes to the beginning of the next epoch, whether or not this one is finished.
    ///
    /// @throws IllegalStateException if this cursor is closed, or making a batch ahead failed
    @Override
    public void nextEpoch() {
        if (closed) {
            throw new IllegalStateException("the cursor is closed");
        }
        if (ahead != null) {
            // Its arrays are about to be used for another batch.
            Future<RowBatch> unused = ahead;
            ahead = null;
            await(unused);
        }
        progress.nextEpoch();
        epoch = null;
        made = false;
    }

    /// Ends the thread in the background, if there is one, and waits for it. The state can still be asked for.
    @Override
    public void close() {
        closed = true;
        made = false;
        epoch = null;
        if (background != null) {
            background.close();
            join();
        }
    }

    /// An executor says that it has ended a moment before its thread has.
    private void join() {
        boolean interrupted = false;
        while (worker != null) {
            try {
                worker.join();
                worker = null;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "RowCursor[epoch " + epoch() + ", " + drawn() + " of " + length() + " batches]";
    }
}
