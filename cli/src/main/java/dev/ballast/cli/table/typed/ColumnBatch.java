package dev.ballast.cli.table.typed;

import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.ValueType;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;

/// Some values of a column, in their order, which grow until they are written.
public final class ColumnBatch {

    /// Bytes of the digits of a decimal number, lowest first.
    private static final int DECIMAL_BYTES = 16;

    private final TypedColumn column;
    private final BitSet missing = new BitSet();
    private int rows;
    private int nulls;
    private long[] wholes = new long[0];
    private double[] reals = new double[0];
    private byte[] bytes = new byte[0];
    private int[] ends = new int[0];
    private int length;

    /// Makes room.
    ///
    /// @param column what it is
    public ColumnBatch(TypedColumn column) {
        this.column = column;
    }

    /// {@return what it is}
    public TypedColumn column() {
        return column;
    }

    /// Takes the cell of the next row.
    void add(CellValue values, long row, char[] buffer, int offset, int count, boolean quoted) {
        ValueType type = column.type();
        if (values.isMissing(type, buffer, offset, count, quoted)) {
            missing.set(rows);
            nulls++;
            addNothing(type);
        } else {
            switch (type) {
                case ValueType.Whole _,ValueType.Truth _,ValueType.Date _,ValueType.Time _,ValueType.Moment _ ->
                    add(values.whole(column, row, buffer, offset, count));
                case ValueType.Real real -> add(real.bits() == Double.SIZE
                        ? values.real(column, row, buffer, offset, count)
                        : values.single(column, row, buffer, offset, count));
                case ValueType.Decimal decimal ->
                    add(values.decimal(column, decimal, row, buffer, offset, count));
                case ValueType.Text _,ValueType.Bytes _ -> add(buffer, offset, count);
            }
        }
        rows++;
    }

    private void addNothing(ValueType type) {
        switch (type) {
            case ValueType.Whole _,ValueType.Truth _,ValueType.Date _,ValueType.Time _,ValueType.Moment _ -> add(0);
            case ValueType.Real _ -> add(0.0);
            case ValueType.Decimal _ -> add(BigInteger.ZERO);
            case ValueType.Text _,ValueType.Bytes _ -> add(new char[0], 0, 0);
        }
    }

    private void add(long value) {
        if (rows == wholes.length) {
            wholes = Arrays.copyOf(wholes, Math.max(1024, 2 * rows));
        }
        wholes[rows] = value;
    }

    private void add(double value) {
        if (rows == reals.length) {
            reals = Arrays.copyOf(reals, Math.max(1024, 2 * rows));
        }
        reals[rows] = value;
    }

    private void add(BigInteger value) {
        room(DECIMAL_BYTES);
        byte[] digits = value.toByteArray();
        byte sign = (byte) (value.signum() < 0 ? -1 : 0);
        for (int i = 0; i < DECIMAL_BYTES; i++) {
            bytes[length++] = i < digits.length ? digits[digits.length - 1 - i] : sign;
        }
        addEnd();
    }

    private void add(char[] buffer, int offset, int count) {
        room(count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) buffer[offset + i];
        }
        addEnd();
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max((long) length + more,
                    2L * bytes.length + 1024)));
        }
    }

    private void addEnd() {
        if (rows == ends.length) {
            ends = Arrays.copyOf(ends, Math.max(1024, 2 * rows));
        }
        ends[rows] = length;
    }

    /// {@return how many values there are}
    public int rows() {
        return rows;
    }

    /// {@return how many of them are missing}
    public int nulls() {
        return nulls;
    }

    /// {@return about how many bytes they take}
    public long size() {
        return (long) rows * Long.BYTES + length;
    }

    /// Tells whether a value is missing; there is another value in its place then, which means nothing.
    ///
    /// @param row from 0
    /// @return whether it is
    public boolean isMissing(int row) {
        return missing.get(row);
    }

    /// {@return the value that is kept as a whole number}
    ///
    /// @param row from 0
    public long whole(int row) {
        return wholes[row];
    }

    /// {@return the value that is a real number}
    ///
    /// @param row from 0
    public double real(int row) {
        return reals[row];
    }

    /// {@return the bytes of all values that are kept as bytes, one after another: of text, and of decimals 16 each, lowest first}
    public byte[] bytes() {
        return bytes;
    }

    /// {@return where the bytes of a value begin}
    ///
    /// @param row from 0
    public int begin(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    /// {@return where the bytes of a value end}
    ///
    /// @param row from 0
    public int end(int row) {
        return ends[row];
    }

    /// Forgets all values.
    public void clear() {
        rows = 0;
        nulls = 0;
        length = 0;
        missing.clear();
    }
}
