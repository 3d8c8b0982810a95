package dev.ballast.smote.neighbors;

/// Rows of a matrix, all or chosen ones, numbered from 0 in the order given.
///
/// @param chosen the rows, or null for all
/// @param all    the number of rows of the matrix
record RowSet(int[] chosen, int all) {

    int size() {
        return chosen == null ? all : chosen.length;
    }

    int row(int place) {
        return chosen == null ? place : chosen[place];
    }
}
