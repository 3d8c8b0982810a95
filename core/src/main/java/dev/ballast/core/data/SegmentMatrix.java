package dev.ballast.core.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Objects;

/// A matrix over memory outside the heap, or a mapped file, that may be larger than an array.
final class SegmentMatrix implements FeatureMatrix {

    /// Constants, and not fields, since access by a layout that is no constant is several times as slow.
    private static final ValueLayout.OfDouble DOUBLES = ValueLayout.JAVA_DOUBLE_UNALIGNED;
    private static final ValueLayout.OfFloat FLOATS = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final ByteOrder OTHER = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
            ? ByteOrder.LITTLE_ENDIAN
            : ByteOrder.BIG_ENDIAN;
    private static final ValueLayout.OfDouble SWAPPED_DOUBLES = DOUBLES.withOrder(OTHER);
    private static final ValueLayout.OfFloat SWAPPED_FLOATS = FLOATS.withOrder(OTHER);

    private final MemorySegment segment;
    private final Storage storage;
    private final boolean swapped;
    private final int rows;
    private final int columns;
    private final long rowBytes;

    /// @param layout   of float or double; values may begin at any byte
    /// @param rowBytes from the beginning of a row to that of the next
    SegmentMatrix(MemorySegment segment, ValueLayout layout, int rows, int columns, long rowBytes) {
        this.segment = segment;
        this.storage = storage(layout);
        this.swapped = layout.order() == OTHER;
        this.rows = rows;
        this.columns = columns;
        this.rowBytes = rowBytes;
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException("a matrix of " + rows + " x " + columns + " cannot be");
        }
        long values = Math.multiplyExact((long) columns, layout.byteSize());
        if (rowBytes < values) {
            throw new IllegalArgumentException("a row takes " + rowBytes + " bytes; " + columns + " values of "
                    + layout.byteSize() + " bytes need " + values);
        }
        long most = Math.multiplyExact(rows, rowBytes);
        // The last row need not be followed by what stands between rows.
        long least = rows == 0 ? 0 : most - rowBytes + values;
        if (segment.byteSize() < least || segment.byteSize() > most) {
            throw new IllegalArgumentException("the memory has " + segment.byteSize() + " bytes; a matrix of " + rows
                    + " x " + columns + " values of " + layout.byteSize() + " bytes"
                    + (rowBytes == values
                            ? " needs " + most
                            : ", a row every " + rowBytes + " bytes, needs " + least + " to " + most));
        }
    }

    private static Storage storage(ValueLayout layout) {
        return switch (layout) {
            case ValueLayout.OfFloat _ -> Storage.FLOAT;
            case ValueLayout.OfDouble _ -> Storage.DOUBLE;
            default -> throw new IllegalArgumentException(
                    "the layout of values is " + layout + "; it must be of float or double");
        };
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

    private double doubleAt(long place) {
        return swapped ? segment.get(SWAPPED_DOUBLES, place) : segment.get(DOUBLES, place);
    }

    private float floatAt(long place) {
        return swapped ? segment.get(SWAPPED_FLOATS, place) : segment.get(FLOATS, place);
    }

    @Override
    public double get(int row, int column) {
        Objects.checkIndex(column, columns);
        return storage == Storage.DOUBLE
                ? doubleAt(at(row) + (long) column * Double.BYTES)
                : floatAt(at(row) + (long) column * Float.BYTES);
    }

    @Override
    public void copyRow(int row, double[] target, int offset) {
        long begin = at(row);
        Objects.checkFromIndexSize(offset, columns, target.length);
        if (storage == Storage.DOUBLE) {
            MemorySegment.copy(segment, swapped ? SWAPPED_DOUBLES : DOUBLES, begin, target, offset, columns);
        } else {
            for (int column = 0; column < columns; column++) {
                target[offset + column] = floatAt(begin + (long) column * Float.BYTES);
            }
        }
    }

    @Override
    public void copyRow(int row, float[] target, int offset) {
        long begin = at(row);
        Objects.checkFromIndexSize(offset, columns, target.length);
        if (storage == Storage.FLOAT) {
            MemorySegment.copy(segment, swapped ? SWAPPED_FLOATS : FLOATS, begin, target, offset, columns);
        } else {
            for (int column = 0; column < columns; column++) {
                target[offset + column] = FloatRounding.nearest(doubleAt(begin + (long) column * Double.BYTES), row,
                        column);
            }
        }
    }
}
