package dev.ballast.core.data;

/// Codes of levels, one for every row, in as few bytes as the number of levels allows: 1, 2 or 4. A missing code is -1 here, and
/// NaN where it is read as a number. Immutable.
public final class CodeColumn {

    private final byte[] bytes;
    private final short[] shorts;
    private final int[] ints;
    private final int levels;
    private final int rows;

    private CodeColumn(byte[] bytes, short[] shorts, int[] ints, int levels, int rows) {
        this.bytes = bytes;
        this.shorts = shorts;
        this.ints = ints;
        this.levels = levels;
        this.rows = rows;
    }

    /// Returns a column of codes.
    ///
    /// @param levels how many levels there are, at least 0
    /// @param codes  for every row 0 to levels - 1, or -1 for a missing one; copied
    /// @return the column
    /// @throws IllegalArgumentException if a code is out of range
    public static CodeColumn of(int levels, int... codes) {
        CodeColumn column = empty(levels, codes.length);
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] < -1 || codes[row] >= levels) {
                throw new IllegalArgumentException("code[" + row + "] is " + codes[row] + "; there are " + levels
                        + " levels, and -1 means missing");
            }
            column.set(row, codes[row]);
        }
        return column;
    }

    static CodeColumn empty(int levels, int rows) {
        boolean isByte = levels <= Byte.MAX_VALUE + 1;
        boolean isShort = !isByte && levels <= Short.MAX_VALUE + 1;
        return new CodeColumn(isByte ? new byte[rows] : new byte[0], isShort ? new short[rows] : new short[0],
                isByte || isShort ? new int[0] : new int[rows], levels, rows);
    }

    void set(int row, int code) {
        if (bytes.length == rows) {
            bytes[row] = (byte) code;
        } else if (shorts.length == rows) {
            shorts[row] = (short) code;
        } else {
            ints[row] = code;
        }
    }

    /// {@return the number of rows}
    public int rows() {
        return rows;
    }

    /// {@return the number of levels}
    public int levels() {
        return levels;
    }

    /// Returns the code of a row.
    ///
    /// @param row from 0
    /// @return its code, or -1 if it is missing
    public int code(int row) {
        return bytes.length == rows ? bytes[row] : shorts.length == rows ? shorts[row] : ints[row];
    }

    double value(int row) {
        int code = code(row);
        return code < 0 ? Double.NaN : code;
    }

    void setValue(int row, double value) {
        set(row, Double.isNaN(value) ? -1 : (int) value);
    }
}
