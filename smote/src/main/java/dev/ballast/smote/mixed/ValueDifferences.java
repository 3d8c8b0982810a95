package dev.ballast.smote.mixed;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.near.LevelShares;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.NeighborSpace.CodeDistances;
import dev.ballast.core.run.NeighborSpace.Distance;

import java.util.HashMap;
import java.util.Map;

/// The value difference metric: levels are near each other if rows of either are of the same classes about equally often.
///
/// Stanfill, Waltz: "Toward memory-based reasoning", Communications of the ACM 29, 1986, doi:10.1145/7902.7906; without their
/// weights, as in SMOTE's paper with k = 1 and r = 2:
///
///     levels u, v of a column:  d(u, v) = sum over classes of abs(share of the class among rows of u - that among rows of v)
///     two rows:                 squared distance = sum over columns of d^2
///
/// A missing value that is a level has shares of its own. A level without rows has shares of 0. Memory: levels x classes numbers
/// a column.
final class ValueDifferences {

    private ValueDifferences() {
    }

    /// Fits the metric to all rows.
    static NeighborSpace of(Dataset data, Categories categories) {
        double[] divisors = new double[data.columns().size()];
        Map<Integer, CodeDistances> codes = new HashMap<>();
        for (int j = 0; j < categories.columns().length; j++) {
            int column = categories.columns()[j];
            divisors[column] = 1;
            int levels = categories.levels()[j];
            codes.put(column, CodeDistances.profiles(levels, data.labels().classes(),
                    LevelShares.of(data, column, levels)));
        }
        return new NeighborSpace(Distance.EUCLIDEAN, divisors, codes);
    }
}
