package dev.ballast.samplers.batch;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/// Memory of the caller's that batches of rows are written into: arrays, buffers in the heap or outside it, memory of a native
/// library. Described once, it is used for every batch.
///
/// ```java
/// RowStorage storage = RowStorage.features(featureBuffer).labels(labelBuffer).weights(new float[256]);
/// try (RowCursor batches = RowBatches.of(fitted).asFloats().weighted(ClassWeights.balanced(data.counts())).start(Seed.of(42))) {
///     for (int rows = batches.next(storage); rows > 0; rows = batches.next(storage)) {
///         model.step(rows);
///     }
/// }
/// ```
///
/// Features stand row after row, rows x columns values, in numbers of the plan's ([RowBatches#asFloats()] or
/// [RowBatches#asDoubles()]). A label is the code of its class, in whole numbers or in `float`; a weight is rounded to the
/// storage's numbers. All begin at the beginning: of a buffer, at its position when it was described; positions and limits of buffers
/// do not change. The byte order is that of the buffer or layout. What stands behind a batch that is not full stays as it was.
///
/// Immutable; what it describes is not.
public final class RowStorage {

    private final StoragePlace features;
    private final @Nullable StoragePlace labels;
    private final @Nullable StoragePlace weights;

    private RowStorage(StoragePlace features, @Nullable StoragePlace labels, @Nullable StoragePlace weights) {
        this.features = features;
        this.labels = labels;
        this.weights = weights;
    }

    private static RowStorage ofFeatures(StoragePlace features) {
        return new RowStorage(features, null, null);
    }

    /// Begins with an array for features.
    ///
    /// @param target takes rows x columns values
    /// @return the storage
    public static RowStorage features(float[] target) {
        return ofFeatures(StoragePlace.of("features", MemorySegment.ofArray(target), StoragePlace.FLOATS));
    }

    /// Begins with an array for features.
    ///
    /// @param target takes rows x columns values
    /// @return the storage
    public static RowStorage features(double[] target) {
        return ofFeatures(StoragePlace.of("features", MemorySegment.ofArray(target), StoragePlace.DOUBLES));
    }

    /// Begins with a buffer for features.
    ///
    /// @param target takes rows x columns values, from its position on
    /// @return the storage
    /// @throws IllegalArgumentException if it can be read only
    public static RowStorage features(FloatBuffer target) {
        return ofFeatures(StoragePlace.of("features", MemorySegment.ofBuffer(target),
                StoragePlace.FLOATS.withOrder(target.order())));
    }

    /// Begins with a buffer for features.
    ///
    /// @param target takes rows x columns values, from its position on
    /// @return the storage
    /// @throws IllegalArgumentException if it can be read only
    public static RowStorage features(DoubleBuffer target) {
        return ofFeatures(StoragePlace.of("features", MemorySegment.ofBuffer(target),
                StoragePlace.DOUBLES.withOrder(target.order())));
    }

    /// Begins with memory for features.
    ///
    /// @param target takes rows x columns values; alive and accessible while it is in use
    /// @param layout how numbers stand there
    /// @return the storage
    /// @throws IllegalArgumentException if it can be read only
    public static RowStorage features(MemorySegment target, ValueLayout.OfFloat layout) {
        return ofFeatures(StoragePlace.of("features", target, layout));
    }

    /// Begins with memory for features.
    ///
    /// @param target takes rows x columns values; alive and accessible while it is in use
    /// @param layout how numbers stand there
    /// @return the storage
    /// @throws IllegalArgumentException if it can be read only
    public static RowStorage features(MemorySegment target, ValueLayout.OfDouble layout) {
        return ofFeatures(StoragePlace.of("features", target, layout));
    }

    private RowStorage withLabels(MemorySegment target, ValueLayout layout) {
        return new RowStorage(features, StoragePlace.of("labels", target, layout), weights);
    }

    /// Returns this storage with an array for class codes.
    ///
    /// @param target takes one for each row
    /// @return the storage
    public RowStorage labels(int[] target) {
        return withLabels(MemorySegment.ofArray(target), StoragePlace.INTS);
    }

    /// Returns this storage with an array for class codes.
    ///
    /// @param target takes one for each row
    /// @return the storage
    public RowStorage labels(long[] target) {
        return withLabels(MemorySegment.ofArray(target), StoragePlace.LONGS);
    }

    /// Returns this storage with an array for class codes.
    ///
    /// @param target takes one for each row
    /// @return the storage
    public RowStorage labels(float[] target) {
        return withLabels(MemorySegment.ofArray(target), StoragePlace.FLOATS);
    }

    /// Returns this storage with a buffer for class codes.
    ///
    /// @param target takes one for each row, from its position on
    /// @return the storage
    /// @throws IllegalArgumentException if it can be read only
    public RowStorage labels(IntBuffer target) {
        return withLabels(MemorySegment.ofBuffer(target), StoragePlace.INTS.withOrder(target.order()));
    }

    /// Returns this storage with a buffer for class codes.
    ///
    /// @param target takes one for each row, from its position on
    /// @return the storage
    /// @throws IllegalArgumentException if it can be read only
    public RowStorage labels(LongBuffer target) {
        return withLabels(MemorySegment.ofBuffer(target), StoragePlace.LONGS.withOrder(target.order()));
    }

    /// Returns this storage with a buffer for class codes.
    ///
    /// @param target takes one for each row, from its position on
    /// @return the storage
    /// @throws IllegalArgumentException if it can be read only
    public RowStorage labels(FloatBuffer target) {
        return withLabels(MemorySegment.ofBuffer(target), StoragePlace.FLOATS.withOrder(target.order()));
    }

    /// Returns this storage with memory for class codes.
    ///
    /// @param target takes one for each row; alive and accessible while it is in use
    /// @param layout how numbers stand there: [ValueLayout.OfInt], [ValueLayout.OfLong], [ValueLayout.OfFloat] or
    ///               [ValueLayout.OfDouble]
    /// @return the storage
    /// @throws IllegalArgumentException if it can be read only, or the layout is of other values
    public RowStorage labels(MemorySegment target, ValueLayout layout) {
        return withLabels(target, layout);
    }

    private RowStorage withWeights(MemorySegment target, ValueLayout layout) {
        return new RowStorage(features, labels, StoragePlace.of("weights", target, layout));
    }

    /// Returns this storage with an array for weights.
    ///
    /// @param target takes one for each row
    /// @return the storage
    public RowStorage weights(float[] target) {
        return withWeights(MemorySegment.ofArray(target), StoragePlace.FLOATS);
    }

    /// Returns this storage with an array for weights.
    ///
    /// @param target takes one for each row
    /// @return the storage
    public RowStorage weights(double[] target) {
        return withWeights(MemorySegment.ofArray(target), StoragePlace.DOUBLES);
    }

    /// Returns this storage with a buffer for weights.
    ///
    /// @param target takes one for each row, from its position on
    /// @return the storage
    /// @throws IllegalArgumentException if it can be read only
    public RowStorage weights(FloatBuffer target) {
        return withWeights(MemorySegment.ofBuffer(target), StoragePlace.FLOATS.withOrder(target.order()));
    }

    /// Returns this storage with a buffer for weights.
    ///
    /// @param target takes one for each row, from its position on
    /// @return the storage
    /// @throws IllegalArgumentException if it can be read only
    public RowStorage weights(DoubleBuffer target) {
        return withWeights(MemorySegment.ofBuffer(target), StoragePlace.DOUBLES.withOrder(target.order()));
    }

    /// Returns this storage with memory for weights.
    ///
    /// @param target takes one for each row; alive and accessible while it is in use
    /// @param layout how numbers stand there: [ValueLayout.OfFloat] or [ValueLayout.OfDouble]
    /// @return the storage
    /// @throws IllegalArgumentException if it can be read only, or the layout is of other values
    public RowStorage weights(MemorySegment target, ValueLayout layout) {
        if (!(layout instanceof ValueLayout.OfFloat || layout instanceof ValueLayout.OfDouble)) {
            throw new IllegalArgumentException(
                    "the layout of weights is " + layout + "; it must be of float or double");
        }
        return withWeights(target, layout);
    }

    /// Refuses batches that do not fit.
    void requireFor(RowForm form, int size) {
        if (form.doubles() != features.isOfDoubles()) {
            form.requireFloats();
            throw new IllegalStateException(
                    "rows are float, and the storage for features is of double; plan them asDoubles()");
        }
        if (weights != null) {
            form.requireWeights();
            weights.requireRoom(size);
        }
        if (labels != null) {
            labels.requireRoom(size);
        }
        features.requireRoom((long) size * form.columns());
    }

    void put(RowForm form, RowBatch batch) {
        if (form.doubles()) {
            features.put(batch.doubles());
        } else {
            features.put(batch.floats());
        }
        if (labels != null) {
            labels.put(batch.labels());
        }
        if (weights != null) {
            weights.put(batch.weights());
        }
    }
}
