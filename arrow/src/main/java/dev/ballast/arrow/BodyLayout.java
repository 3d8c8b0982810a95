package dev.ballast.arrow;

import java.util.List;

/// Where the buffers of a record batch are in its body: for every column a bit for each row that says whether its value is there,
/// left out where none can be missing, and the values.
final class BodyLayout {

    private final List<ArrowField> fields;
    private final int alignment;
    private final long[] validity;
    private final long[] values;
    private int rows = -1;
    private long bytes;

    /// @param alignment a multiple of 8
    BodyLayout(ArrowSchema schema, int alignment) {
        this.fields = schema.fields();
        this.alignment = alignment;
        this.validity = new long[fields.size()];
        this.values = new long[fields.size()];
    }

    /// Makes room for rows.
    ///
    /// @return the bytes of the body, which may be more than a buffer holds
    long place(int count) {
        if (count == rows) {
            return bytes;
        }
        rows = count;
        bytes = 0;
        for (int column = 0; column < fields.size(); column++) {
            validity[column] = bytes;
            bytes += padded(validityBytes(column));
            values[column] = bytes;
            bytes += padded(valueBytes(column));
        }
        return bytes;
    }

    private long padded(long length) {
        return (length + alignment - 1) / alignment * alignment;
    }

    int columns() {
        return fields.size();
    }

    int rows() {
        return rows;
    }

    int bytes() {
        return (int) bytes;
    }

    int validity(int column) {
        return (int) validity[column];
    }

    int values(int column) {
        return (int) values[column];
    }

    long validityBytes(int column) {
        return fields.get(column).nullable() ? bits() : 0;
    }

    long valueBytes(int column) {
        return switch (fields.get(column).type()) {
            case ArrowType.Dictionary dictionary -> (long) rows * dictionary.indexBytes();
            case ArrowType.Plain plain -> switch (plain) {
                case INT64, FLOAT64 -> (long) rows * Long.BYTES;
                case BOOLEAN -> bits();
            };
        };
    }

    private long bits() {
        return Math.ceilDiv(rows, Byte.SIZE);
    }
}
