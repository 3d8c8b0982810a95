package dev.ballast.learners;

/// A tree that asks of a row at every node whether a column is at most a threshold, and holds at every leaf how many rows of
/// each class it was grown on. Immutable and thread-safe; see [TreeGrower].
///
/// @param classes    number of classes
/// @param columns    the column that a node asks for, -1 at leaves
/// @param thresholds rows go to the first child up to this value
/// @param places     of a node, its first child, which the second follows; of a leaf, where its counts begin
/// @param counts     rows of every class, leaf by leaf
record DecisionTree(int classes, int[] columns, double[] thresholds, int[] places, int[] counts) {

    /// Returns the leaf that a row comes to.
    ///
    /// @param values the table, column by column
    /// @param row    a row of it
    /// @return where the counts of its leaf begin
    int leaf(double[][] values, int row) {
        int node = 0;
        while (columns[node] >= 0) {
            node = values[columns[node]][row] <= thresholds[node] ? places[node] : places[node] + 1;
        }
        return places[node];
    }

    /// Says whether a leaf takes its rows for rows of a class: no other class has more there.
    boolean accepts(int leaf, int code) {
        for (int other = 0; other < classes; other++) {
            if (counts[leaf + other] > counts[leaf + code]) {
                return false;
            }
        }
        return true;
    }

    /// Adds the share of every class at a leaf.
    void addShares(int leaf, double[] into) {
        int rows = 0;
        for (int code = 0; code < classes; code++) {
            rows += counts[leaf + code];
        }
        for (int code = 0; code < classes; code++) {
            into[code] += (double) counts[leaf + code] / rows;
        }
    }
}
