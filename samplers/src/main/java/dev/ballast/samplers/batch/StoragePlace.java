package dev.ballast.samplers.batch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// Where numbers of one kind go: memory, and how they stand there.
record StoragePlace(String name, MemorySegment memory, ValueLayout layout) {

    static final ValueLayout.OfFloat FLOATS = ValueLayout.JAVA_FLOAT_UNALIGNED;
    static final ValueLayout.OfDouble DOUBLES = ValueLayout.JAVA_DOUBLE_UNALIGNED;
    static final ValueLayout.OfInt INTS = ValueLayout.JAVA_INT_UNALIGNED;
    static final ValueLayout.OfLong LONGS = ValueLayout.JAVA_LONG_UNALIGNED;

    static StoragePlace of(String name, MemorySegment memory, ValueLayout layout) {
        if (memory.isReadOnly()) {
            throw new IllegalArgumentException("the storage for " + name + " can be read only");
        }
        if (!(layout instanceof ValueLayout.OfFloat || layout instanceof ValueLayout.OfDouble
                || layout instanceof ValueLayout.OfInt || layout instanceof ValueLayout.OfLong)) {
            throw new IllegalArgumentException("the layout of " + name + " is " + layout
                    + "; it must be of int, long, float or double");
        }
        // Arrays and parts of memory begin anywhere.
        return new StoragePlace(name, memory, layout.withByteAlignment(1));
    }

    boolean isOfDoubles() {
        return layout instanceof ValueLayout.OfDouble;
    }

    void requireRoom(long values) {
        if (memory.byteSize() < values * layout.byteSize()) {
            throw new IndexOutOfBoundsException("the storage for " + name + " has room for "
                    + memory.byteSize() / layout.byteSize() + " values, and a full batch has " + values);
        }
    }

    void put(float[] values) {
        MemorySegment.copy(values, 0, memory, layout, 0, values.length);
    }

    void put(double[] values) {
        if (isOfDoubles()) {
            MemorySegment.copy(values, 0, memory, layout, 0, values.length);
        } else {
            float[] floats = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                floats[i] = (float) values[i];
            }
            put(floats);
        }
    }

    /// Written at once: access to single values by a layout that is no constant is slow.
    void put(int[] values) {
        Object converted = switch (layout) {
            case ValueLayout.OfLong _ -> Arrays.stream(values).asLongStream().toArray();
            case ValueLayout.OfDouble _ -> Arrays.stream(values).asDoubleStream().toArray();
            case ValueLayout.OfFloat _ -> {
                float[] floats = new float[values.length];
                for (int i = 0; i < values.length; i++) {
                    floats[i] = values[i];
                }
                yield floats;
            }
            default -> values;
        };
        MemorySegment.copy(converted, 0, memory, layout, 0, values.length);
    }
}
