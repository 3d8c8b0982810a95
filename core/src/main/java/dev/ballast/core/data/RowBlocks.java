package dev.ballast.core.data;

/// How the rows of a matrix are cut into arrays: block `row >>> shift`, place `row & mask` inside it.
///
/// One array for all rows (shift 31), one array a row (shift 0), or something between (matrices of more values than an
/// array can hold, and matrices that grow) are the same thing to a reader, so each storage type needs one class only.
record RowBlocks(int shift, int mask) {

    /// Rows of a block that grows: the power of two at which a block has about this many values.
    private static final int BLOCK_VALUES = 1 << 16;

    /// The longest array that every virtual machine can make.
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    static final RowBlocks ONE_ARRAY = new RowBlocks(31, Integer.MAX_VALUE);
    static final RowBlocks ARRAY_PER_ROW = new RowBlocks(0, 0);

    static RowBlocks ofColumns(int columns) {
        int rows = Math.max(1, BLOCK_VALUES / Math.max(1, columns));
        int shift = 31 - Integer.numberOfLeadingZeros(rows);
        return new RowBlocks(shift, (1 << shift) - 1);
    }

    /// The layout for a new matrix of known size.
    static RowBlocks ofSize(int rows, int columns) {
        return (long) rows * columns <= LONGEST_ARRAY ? ONE_ARRAY : ofColumns(columns);
    }

    int blocks(int rows) {
        return rows == 0 ? 0 : ((rows - 1) >>> shift) + 1;
    }

    int rowsOf(int block, int rows) {
        long begin = (long) block << shift;
        return (int) Math.min((long) mask + 1, rows - begin);
    }
}
