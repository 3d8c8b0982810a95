package dev.ballast.smote.focus;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.RunSettings;
import dev.ballast.smote.space.ExactNeighbors;

/// Counts, for the rows of a class, how many of their nearest rows are of other classes.
final class ForeignNeighbors {

    private ForeignNeighbors() {
    }

    /// Counts.
    ///
    /// @param data  the data set
    /// @param code  the class
    /// @param k     how many of the nearest others among all rows are looked at
    /// @param space in what sense they are near
    /// @param run   threads, progress, cancellation
    /// @return for every row of the class, ascending, how many are of other classes, 0 to k
    static int[] counts(Dataset data, int code, int k, NeighborSpace space, RunSettings run) {
        NeighborLists near = ExactNeighbors.ask(data,
                NeighborQuestion.nearest(NeighborQuestion.ofClass(code), NeighborQuestion.ALL, k, space), run);
        int[] foreign = new int[near.queries()];
        for (int query = 0; query < foreign.length; query++) {
            for (int rank = 0; rank < k; rank++) {
                foreign[query] += data.labels().code(near.row(query, rank)) == code ? 0 : 1;
            }
        }
        return foreign;
    }
}
