package dev.ballast.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Rows on their way into a record batch: filled column by column, written, and filled again.
///
/// ```java
/// rows.begin(256);
/// rows.numbers(0, values, 0, 1);
/// writer.write(rows);
/// ```
///
/// **Memory.** One buffer, as large as the largest batch. **Cost.** A value is copied once, to the place from which it is written.
///
/// Not thread-safe.
public final class ArrowRows {

    /// What other programs' vector code likes buffers to begin at; Arrow asks for 8.
    private static final int ALIGNMENT = 64;

    private final ArrowSchema schema;
    private final Messages messages = new Messages();
    private final BodyLayout layout;
    private final int[] nulls;
    /// Room before the first value, for what is written before it.
    private final int room;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

    /// Makes room for rows; none are there until [#begin].
    ///
    /// @param schema their columns
    public ArrowRows(ArrowSchema schema) {
        this.schema = schema;
        this.layout = new BodyLayout(schema, ALIGNMENT);
        this.nulls = new int[schema.fields().size()];
        layout.place(1);
        // Sizes of messages of a schema differ only by numbers that are 0 and left out.
        this.room = align(Messages.PREFIX + messages.rows(layout, nulls).remaining() + Long.BYTES);
        layout.place(0);
    }

    private static int align(int bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    ArrowSchema schema() {
        return schema;
    }

    /// Begins anew. Every column is to be filled then.
    ///
    /// @param count the number of rows, at least 0
    /// @throws IllegalArgumentException if they do not fit into a buffer
    public void begin(int count) {
        boolean same = count == layout.rows();
        long bytes = room + layout.place(count);
        if (bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(count + " rows of " + nulls.length + " columns take " + bytes
                    + " bytes; a batch can have " + Integer.MAX_VALUE + ": make batches smaller");
        }
        if (bytes > buffer.capacity()) {
            buffer = ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
        } else if (!same) {
            // What is between columns is written too: equal rows shall be equal bytes.
            buffer.put(room, new byte[layout.bytes()]);
        }
    }

    private ArrowField field(int column) {
        return schema.fields().get(column);
    }

    private IllegalArgumentException isNot(int column, String what) {
        return new IllegalArgumentException("column \"" + field(column).name() + "\" is of type " + field(column).type()
                + ", which does not take " + what);
    }

    /// Fills a column of numbers, or of whole numbers that stand in a `double`.
    ///
    /// @param column from 0
    /// @param values has them
    /// @param first  where the first is
    /// @param step   how far it is from one to the next; NaN is missing if the column may have that
    /// @throws IllegalArgumentException if the column has another type, or one of whole numbers a value that is none
    public void numbers(int column, double[] values, int first, int step) {
        int at = room + layout.values(column);
        if (field(column).type() == ArrowType.Plain.FLOAT64) {
            for (int i = 0, from = first; i < layout.rows(); i++, from += step) {
                buffer.putDouble(at + i * Double.BYTES, values[from]);
            }
        } else if (field(column).type() == ArrowType.Plain.INT64) {
            for (int i = 0, from = first; i < layout.rows(); i++, from += step) {
                double value = values[from];
                long whole = (long) value;
                if (whole != value && !(Double.isNaN(value) && field(column).nullable())) {
                    throw new IllegalArgumentException(
                            "column \"" + field(column).name() + "\" is of whole numbers and has " + value);
                }
                buffer.putLong(at + i * Long.BYTES, whole);
            }
        } else {
            throw isNot(column, "numbers");
        }
        if (field(column).nullable()) {
            mark(column, i -> !Double.isNaN(values[first + i * step]));
        }
    }

    /// Fills a column of whole numbers, none of them missing.
    ///
    /// @param column from 0
    /// @param values has them, from its beginning on
    /// @throws IllegalArgumentException if the column has another type
    public void whole(int column, long[] values) {
        if (field(column).type() != ArrowType.Plain.INT64) {
            throw isNot(column, "whole numbers");
        }
        int at = room + layout.values(column);
        for (int i = 0; i < layout.rows(); i++) {
            buffer.putLong(at + i * Long.BYTES, values[i]);
        }
        if (field(column).nullable()) {
            mark(column, _ -> true);
        }
    }

    /// Fills a column of texts by their places in the dictionary, or of truth values by 0 and 1.
    ///
    /// @param column from 0
    /// @param codes  has them, from its beginning on; -1 is missing if the column may have that
    /// @throws IllegalArgumentException  if the column has another type
    /// @throws IndexOutOfBoundsException if a code stands for nothing
    public void codes(int column, int[] codes) {
        int most = switch (field(column).type()) {
            case ArrowType.Dictionary dictionary -> dictionary.values().size();
            case ArrowType.Plain plain when plain == ArrowType.Plain.BOOLEAN -> 2;
            case ArrowType.Plain _ -> throw isNot(column, "codes");
        };
        boolean nullable = field(column).nullable();
        for (int i = 0; i < layout.rows(); i++) {
            if (codes[i] >= most || codes[i] < (nullable ? -1 : 0)) {
                throw new IndexOutOfBoundsException("column \"" + field(column).name() + "\" has code " + codes[i]
                        + " and " + most + " values");
            }
        }
        int at = room + layout.values(column);
        if (field(column).type() instanceof ArrowType.Dictionary dictionary) {
            switch (dictionary.indexBytes()) {
                case Byte.BYTES -> {
                    for (int i = 0; i < layout.rows(); i++) {
                        buffer.put(at + i, (byte) codes[i]);
                    }
                }
                case Short.BYTES -> {
                    for (int i = 0; i < layout.rows(); i++) {
                        buffer.putShort(at + i * Short.BYTES, (short) codes[i]);
                    }
                }
                default -> {
                    for (int i = 0; i < layout.rows(); i++) {
                        buffer.putInt(at + i * Integer.BYTES, codes[i]);
                    }
                }
            }
        } else {
            bits(at, i -> codes[i] == 1);
        }
        if (nullable) {
            mark(column, i -> codes[i] >= 0);
        }
    }

    /// Fills a column of truth values, none of them missing.
    ///
    /// @param column from 0
    /// @param values has them, from its beginning on
    /// @throws IllegalArgumentException if the column has another type
    public void truths(int column, boolean[] values) {
        if (field(column).type() != ArrowType.Plain.BOOLEAN) {
            throw isNot(column, "truth values");
        }
        bits(room + layout.values(column), i -> values[i]);
        if (field(column).nullable()) {
            mark(column, _ -> true);
        }
    }

    /// Says something of a row.
    @FunctionalInterface
    private interface RowTest {

        boolean holds(int row);
    }

    private void mark(int column, RowTest isThere) {
        int there = bits(room + layout.validity(column), isThere);
        nulls[column] = layout.rows() - there;
    }

    /// Writes a bit for every row, the first lowest, and counts those that are set.
    private int bits(int at, RowTest isSet) {
        int set = 0;
        for (int begin = 0; begin < layout.rows(); begin += Byte.SIZE) {
            int eight = 0;
            for (int i = begin; i < Math.min(layout.rows(), begin + Byte.SIZE); i++) {
                eight |= isSet.holds(i) ? 1 << (i - begin) : 0;
            }
            buffer.put(at + begin / Byte.SIZE, (byte) eight);
            set += Integer.bitCount(eight);
        }
        return set;
    }

    /// The whole message, to be written as it is.
    ByteBuffer message() {
        ByteBuffer metadata = messages.rows(layout, nulls);
        int begin = room - Messages.PREFIX - metadata.remaining();
        Messages.putPrefix(buffer, begin, metadata.remaining());
        buffer.put(begin + Messages.PREFIX, metadata, metadata.position(), metadata.remaining());
        return buffer.duplicate().position(begin).limit(room + layout.bytes());
    }
}
