package dev.ballast.smote.mixed;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.NeighborSpace.CodeDistances;
import dev.ballast.core.run.NeighborSpace.Distance;
import dev.ballast.core.target.ClassLabels;

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
            codes.put(column, profiles(data, column, categories.levels()[j]));
        }
        return new NeighborSpace(Distance.EUCLIDEAN, divisors, codes);
    }

    private static CodeDistances profiles(Dataset data, int column, int levels) {
        ClassLabels labels = data.labels();
        int classes = labels.classes();
        double[] shares = new double[Math.multiplyExact(levels + 1, classes)];
        long[] rows = new long[levels + 1];
        boolean missingIsLevel = !data.columns().get(column).missing().isUnknown();
        for (int row = 0; row < data.rows(); row++) {
            double value = data.features().get(row, column);
            if (!Double.isNaN(value) || missingIsLevel) {
                int code = Double.isNaN(value) ? levels : (int) value;
                shares[code * classes + labels.code(row)]++;
                rows[code]++;
            }
        }
        for (int place = 0; place < shares.length; place++) {
            shares[place] = shares[place] == 0 ? 0 : shares[place] / rows[place / classes];
        }
        return CodeDistances.profiles(levels, classes, shares);
    }
}
