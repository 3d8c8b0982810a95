package dev.ballast.core.near;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.target.ClassLabels;

/// How the rows of each level of a category are divided among classes: what value difference metrics compare levels by.
public final class LevelShares {

    private LevelShares() {
    }

    /// Counts the rows of a column.
    ///
    /// @param data   the data set, whose target is classes
    /// @param column a column of codes
    /// @param levels how many levels it has
    /// @return for each level, and after them for missing values that are a level, the share of class 0, of class 1, ...; of a level
    ///         without rows all are 0
    /// @throws IllegalArgumentException if a code is none of the levels
    public static double[] of(Dataset data, int column, int levels) {
        ClassLabels labels = data.labels();
        int classes = labels.classes();
        double[] shares = new double[Math.multiplyExact(levels + 1, classes)];
        long[] rows = new long[levels + 1];
        boolean missingIsLevel = !data.columns().get(column).missing().isUnknown();
        for (int row = 0; row < data.rows(); row++) {
            double value = data.features().get(row, column);
            if (!Double.isNaN(value) || missingIsLevel) {
                int code = Double.isNaN(value) ? levels : code(data, row, column, value, levels);
                shares[code * classes + labels.code(row)]++;
                rows[code]++;
            }
        }
        for (int place = 0; place < shares.length; place++) {
            shares[place] = shares[place] == 0 ? 0 : shares[place] / rows[place / classes];
        }
        return shares;
    }

    private static int code(Dataset data, int row, int column, double value, int levels) {
        if (!(value >= 0 && value < levels && value == Math.rint(value))) {
            throw new IllegalArgumentException("row " + row + ", column \"" + data.columns().get(column).name()
                    + "\" is " + value + "; a code is a whole number from 0 to " + (levels - 1));
        }
        return (int) value;
    }
}
