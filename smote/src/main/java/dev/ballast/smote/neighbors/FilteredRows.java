package dev.ballast.smote.neighbors;

/// Rows in an order, as they are compared and as the filter sees them.
///
/// @param rows   as compared, by place
/// @param order  the place of the row at each position
/// @param images as the filter sees them, by position
record FilteredRows(ComparedRows rows, int[] order, FilterRows images) {

    static FilteredRows of(ComparedRows rows, int[] order, FilterRows.View view, SearchThreads threads) {
        return new FilteredRows(rows, order, FilterRows.of(rows, order, view, threads));
    }

    void copy(int position, double[] target, int offset) {
        rows.copy(order[position], target, offset);
    }
}
