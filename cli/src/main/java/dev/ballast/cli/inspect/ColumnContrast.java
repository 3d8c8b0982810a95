package dev.ballast.cli.inspect;

import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/// A column in two samples.
///
/// @param name     of the column
/// @param first    its values in the first sample
/// @param second   its values in the second sample
/// @param distance the Kolmogorov-Smirnov distance: the largest difference between the shares of values up to x in both
///                 samples, over all x; NaN if a sample has fewer than two values
record ColumnContrast(String name, double[] first, double[] second, double distance) {

    /// The library's statistic needs two values of each.
    private static final int FEWEST = 2;

    static ColumnContrast of(String name, double[] first, double[] second) {
        double distance = first.length < FEWEST || second.length < FEWEST
                ? Double.NaN
                : new KolmogorovSmirnovTest().kolmogorovSmirnovStatistic(first, second);
        return new ColumnContrast(name, first, second, distance);
    }

    boolean isShowable() {
        return !Double.isNaN(distance);
    }
}
