package dev.ballast.smote.neighbors.bound;

import dev.ballast.smote.neighbors.exact.ComparedRows;
import dev.ballast.smote.neighbors.exact.SearchThreads;

/// Rows in an order, as they are compared and as the filter sees them.
///
/// @param rows   as compared, by place
/// @param order  the place of the row at each position
/// @param images as the filter sees them, by position
public record FilteredRows(ComparedRows rows, int[] order, FilterRows images) {

    /// Rounds the rows and puts them in order.
    ///
    /// @param ordered whether rows near each other are to follow one another
    public static FilteredRows of(ComparedRows rows, boolean ordered, FilterRows.View view, SearchThreads threads) {
        RoundedRows rounded = RoundedRows.of(rows, view, threads);
        int[] order = ordered ? SpatialOrder.of(rounded, threads) : SpatialOrder.identity(rows.size());
        return new FilteredRows(rows, order, FilterRows.of(rounded, order, threads));
    }

    public void copy(int position, double[] target, int offset) {
        rows.copy(order[position], target, offset);
    }
}
