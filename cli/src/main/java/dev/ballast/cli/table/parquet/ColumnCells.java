package dev.ballast.cli.table.parquet;

import dev.ballast.cli.table.ValueType;
import dev.ballast.cli.table.typed.CellText;

import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.Validity;
import org.apache.parquet.format.SchemaElement;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/// Values of a column that were decoded, as text.
final class ColumnCells {

    private static final long JULIAN_EPOCH = 2_440_588;
    private static final long NANOS_OF_DAY = 86_400_000_000_000L;

    private final int column;
    private final SchemaElement element;
    private final ValueType type;
    private Validity validity = Validity.NO_NULLS;
    private boolean hasNulls;
    private int[] ints = new int[0];
    private long[] longs = new long[0];
    private float[] floats = new float[0];
    private double[] doubles = new double[0];
    private boolean[] truths = new boolean[0];
    private byte[] bytes = new byte[0];
    private int[] offsets = new int[0];

    ColumnCells(int column, SchemaElement element) {
        this.column = column;
        this.element = element;
        // Types that are not known were refused before.
        this.type = Objects.requireNonNull(ParquetTypes.of(element));
    }

    /// Takes the next values.
    void load(ColumnReader reader) {
        validity = reader.getLeafValidity();
        hasNulls = validity.hasNulls();
        switch (element.getType()) {
            case BOOLEAN -> truths = reader.getBooleans();
            case INT32 -> ints = reader.getInts();
            case INT64 -> longs = reader.getLongs();
            case FLOAT -> floats = reader.getFloats();
            case DOUBLE -> doubles = reader.getDoubles();
            case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> {
                bytes = reader.getBinaryValues();
                offsets = reader.getBinaryOffsets();
            }
        }
    }

    /// Hands on a value.
    void cell(int row, CellText cells) {
        if (hasNulls && validity.isNull(row)) {
            cells.missing(column);
            return;
        }
        switch (element.getType()) {
            case BOOLEAN -> cells.truth(column, truths[row]);
            case FLOAT -> cells.real(column, floats[row]);
            case DOUBLE -> cells.real(column, doubles[row]);
            case INT32 -> whole(ints[row], row, cells);
            case INT64 -> whole(longs[row], row, cells);
            case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> bytes(row, cells);
        }
    }

    private void whole(long value, int row, CellText cells) {
        switch (type) {
            case ValueType.Whole whole -> {
                if (whole.signed()) {
                    cells.whole(column, value);
                } else {
                    cells.unsigned(column, whole.bits() == Long.SIZE ? value : value & ((1L << whole.bits()) - 1));
                }
            }
            case ValueType.Decimal decimal -> cells.decimal(column, BigInteger.valueOf(value), decimal.scale());
            case ValueType.Date _ -> cells.date(column, value);
            case ValueType.Time time -> cells.time(column, value, time.unit());
            case ValueType.Moment moment -> cells.moment(column, value, moment.unit(), moment.zone() != null);
            default -> throw new IllegalStateException("row " + row + " of " + type.word());
        }
    }

    private void bytes(int row, CellText cells) {
        int begin = offsets[row];
        int length = offsets[row + 1] - begin;
        switch (type) {
            case ValueType.Decimal decimal -> cells.decimal(column,
                    length == 0 ? BigInteger.ZERO : new BigInteger(bytes, begin, length), decimal.scale());
            case ValueType.Real _ -> cells.real(column, Float.float16ToFloat(
                    ByteBuffer.wrap(bytes, begin, length).order(ByteOrder.LITTLE_ENDIAN).getShort()));
            case ValueType.Moment moment -> {
                ByteBuffer old = ByteBuffer.wrap(bytes, begin, length).order(ByteOrder.LITTLE_ENDIAN);
                long nanos = old.getLong();
                long day = old.getInt() - JULIAN_EPOCH;
                cells.moment(column, Math.addExact(Math.multiplyExact(day, NANOS_OF_DAY), nanos), moment.unit(), true);
            }
            default -> cells.bytes(column, bytes, begin, length);
        }
    }
}
