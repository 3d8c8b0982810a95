package dev.ballast.smote.neighbors.join;

import dev.ballast.smote.neighbors.bound.FilterRows;

/// Puts rows into the lists of queries, given the lower bounds that the filter computed.
///
/// @param queries    the rows of the queries
/// @param candidates the rows offered
/// @param self       whether both are the same, and no row is to find itself
/// @param lists      takes the rows
record Offers(FilterRows queries, FilterRows candidates, boolean self, CandidateLists lists) {

    /// Offers a row, unless it is out by now.
    ///
    /// @param list      that of the query
    /// @param position  of the query
    /// @param candidate position of the row
    /// @param lower     bound of their distance
    void offer(int list, int position, int candidate, float lower) {
        if (lower <= lists.thresholds()[list] && !(self && position == candidate)) {
            offerAnyway(list, position, candidate, lower);
        }
    }

    /// Offers a row that is another one and not known to be out.
    void offerAnyway(int list, int position, int candidate, float lower) {
        float margin = queries.margin(position);
        lists.offer(list, candidate, FilterRows.upper(lower, margin + candidates.margin(candidate)), margin);
    }
}
