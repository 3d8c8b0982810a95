package dev.ballast.smote.regression;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.smote.SmallClassPolicy;
import dev.ballast.smote.space.ExactNeighbors;
import dev.ballast.smote.space.FiniteColumns;

/// The nearest rows of each row of a band, in the band.
///
/// @param near   the lists
/// @param places which neighbors are at the very place of their row
record BandNeighbors(NeighborLists near, Coincidences places) {

    static BandNeighbors of(String method, Dataset data, int[] rows, int k, double[] divisors, RunSettings run) {
        FiniteColumns.require(method, data, rows);
        NeighborQuestion.Members band = NeighborQuestion.listed(rows);
        NeighborLists near = ExactNeighbors.ask(data, NeighborQuestion.nearest(band, band,
                Math.min(k, rows.length - 1), NeighborSpace.euclidean(divisors)), run);
        return new BandNeighbors(near, Coincidences.of(data, near, divisors));
    }

    static void requireEnoughRows(String method, ClassTargets targets, int k, SmallClassPolicy policy) {
        for (int code = 0; code < targets.classes(); code++) {
            long rows = targets.before(code);
            if (targets.toAdd(code) == 0) {
                continue;
            }
            String band = "band \"" + targets.names().get(code) + "\" has ";
            if (rows < 2) {
                throw new IllegalArgumentException(band + "only 1 row, and " + method
                        + " needs at least two to make others from; use relevance-over for it, or a lower threshold");
            }
            if (rows <= k && policy == SmallClassPolicy.REJECT) {
                throw new ClassTooSmallException(
                        band + rows + " rows, too few for k = " + k + " neighbors each; use k = "
                                + (rows - 1) + (rows > 2 ? " or less" : "")
                                + ", a lower threshold, or small-classes=fewer-neighbors");
            }
        }
    }

    /// Writes a row between two, whose target is the mean of theirs, each weighted by the distance of the other. On the line
    /// between them that is as far along as the row; at one place both are as near.
    void between(int query, int rank, double gap, RecipeSlot into) {
        into.made(near.asking(query)).toward(near.row(query, rank), gap)
                .targetToward(places.isAt(query, rank) ? 0.5 : gap);
    }
}
