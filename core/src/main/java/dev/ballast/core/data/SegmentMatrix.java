package dev.ballast.core.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/// A matrix over memory outside the heap, or a mapped file, that may be larger than an array.
final class SegmentMatrix implements FeatureMatrix {

    private static final ValueLayout.OfDouble DOUBLES = ValueLayout.JAVA_DOUBLE_UNALIGNED;
    private static final ValueLayout.OfFloat FLOATS = ValueLayout.JAVA_FLOAT_UNALIGNED;

    private final MemorySegment segment;
    private final Storage storage;
    private final int rows;
    private final int columns;
    private final long rowBytes;

    SegmentMatrix(MemorySegment segment, Storage storage, int rows, int columns) {
        this.segment = segment;
        this.storage = storage;
        this.rows = rows;
        this.columns = columns;
        this.rowBytes = Math.multiplyExact((long) columns, bytes(storage));
        long needed = rows < 0 || columns < 0 ? -1 : Math.multiplyExact(rows, rowBytes);
        if (needed != segment.byteSize()) {
            throw new IllegalArgumentException(
                    "the memory has " + segment.byteSize() + " bytes; a matrix of " + rows + " x "
                            + columns + " values of " + bytes(storage) + " bytes needs " + needed);
        }
    }

    private static long bytes(Storage storage) {
        return storage == Storage.DOUBLE ? Double.BYTES : Float.BYTES;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public Storage storage() {
        return storage;
    }

    private long at(int row) {
        return Objects.checkIndex(row, rows) * rowBytes;
    }

    @Override
    public double get(int row, int column) {
        Objects.checkIndex(column, columns);
        return storage == Storage.DOUBLE
                ? segment.get(DOUBLES, at(row) + (long) column * Double.BYTES)
                : segment.get(FLOATS, at(row) + (long) column * Float.BYTES);
    }

    @Override
    public void copyRow(int row, double[] target, int offset) {
        long begin = at(row);
        Objects.checkFromIndexSize(offset, columns, target.length);
        if (storage == Storage.DOUBLE) {
            MemorySegment.copy(segment, DOUBLES, begin, target, offset, columns);
        } else {
            for (int column = 0; column < columns; column++) {
                target[offset + column] = segment.get(FLOATS, begin + (long) column * Float.BYTES);
            }
        }
    }

    @Override
    public void copyRow(int row, float[] target, int offset) {
        long begin = at(row);
        Objects.checkFromIndexSize(offset, columns, target.length);
        if (storage == Storage.FLOAT) {
            MemorySegment.copy(segment, FLOATS, begin, target, offset, columns);
        } else {
            for (int column = 0; column < columns; column++) {
                target[offset + column] = (float) segment.get(DOUBLES, begin + (long) column * Double.BYTES);
            }
        }
    }
}
