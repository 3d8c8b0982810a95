package dev.ballast.core.near;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.RunningMoments;
import dev.ballast.core.run.RunSettings;

import java.util.Arrays;

/// By what columns are divided before distances are taken. Columns that are no features have no part in distances: their divisor is 0.
public enum Scale {
    /// What the method divides by of its own accord; most divide by nothing.
    OWN,
    /// Nothing: columns stay in their units.
    NONE,
    /// The standard deviation over all rows of the data set, or of the larger one that [RunSettings#deviations()] tells of.
    DEVIATION,
    /// The largest value less the smallest.
    RANGE,
    /// The difference of the quartiles, which far outliers do not change. A quartile of n values is at (n - 1) / 4 of their order, between
    /// two values in proportion.
    IQR;

    /// Works out the divisors. A constant column has no part in distances, unless columns stay in their units.
    ///
    /// @param data the rows; missing values that are unknown are left out
    /// @param run  may know the standard deviations of more rows than these
    /// @return one for every column; 0 takes a column out of distances
    /// @throws IllegalArgumentException if a value is not finite, or a divisor out of range
    public double[] divisors(Dataset data, RunSettings run) {
        double[] divisors = switch (this) {
            case OWN, NONE -> ones(data);
            case DEVIATION -> run.deviations().isPresent() ? given(data, run.deviations().get()) : deviations(data);
            case RANGE -> ranges(data);
            case IQR -> quartileRanges(data);
        };
        for (int column = 0; column < divisors.length; column++) {
            if (!data.columns().get(column).isFeature()) {
                divisors[column] = 0;
            }
        }
        return divisors;
    }

    private static double[] ones(Dataset data) {
        double[] ones = new double[data.columns().size()];
        Arrays.fill(ones, 1.0);
        return ones;
    }

    private static double[] given(Dataset data, double[] deviations) {
        if (deviations.length != data.columns().size()) {
            throw new IllegalArgumentException("there are " + deviations.length + " standard deviations and "
                    + data.columns().size() + " columns");
        }
        for (int column = 0; column < deviations.length; column++) {
            if (!(deviations[column] >= 0 && deviations[column] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("standard deviation " + column + " is " + deviations[column]
                        + "; it must be finite and not negative");
            }
        }
        return deviations.clone();
    }

    private static double[] deviations(Dataset data) {
        RunningMoments moments = new RunningMoments(data.columns().size());
        double[] row = new double[data.columns().size()];
        for (int i = 0; i < data.rows(); i++) {
            read(data, i, row, "a standard deviation");
            moments.add(row);
        }
        int outOfRange = moments.columnOutOfRange();
        if (outOfRange >= 0) {
            throw new IllegalArgumentException("column \"" + data.columns().get(outOfRange).name()
                    + "\" has a standard deviation too small for a double to hold; multiply the column by a constant");
        }
        return moments.standardDeviations();
    }

    private static double[] ranges(Dataset data) {
        double[] row = new double[data.columns().size()];
        double[] least = new double[row.length];
        double[] most = new double[row.length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < data.rows(); i++) {
            read(data, i, row, "a range");
            for (int column = 0; column < row.length; column++) {
                if (!Double.isNaN(row[column])) {
                    least[column] = Math.min(least[column], row[column]);
                    most[column] = Math.max(most[column], row[column]);
                }
            }
        }
        Arrays.setAll(row, column -> most[column] > least[column] ? most[column] - least[column] : 0);
        return inRange(data, row, "a range");
    }

    /// Takes a copy of all values.
    private static double[] quartileRanges(Dataset data) {
        double[] divisors = new double[data.columns().size()];
        double[] row = new double[divisors.length];
        double[][] values = new double[divisors.length][data.rows()];
        int[] sizes = new int[divisors.length];
        for (int i = 0; i < data.rows(); i++) {
            read(data, i, row, "a quartile");
            for (int column = 0; column < row.length; column++) {
                if (!Double.isNaN(row[column])) {
                    values[column][sizes[column]++] = row[column];
                }
            }
        }
        for (int column = 0; column < divisors.length; column++) {
            double[] sorted = values[column];
            int size = sizes[column];
            Arrays.sort(sorted, 0, size);
            if (size > 0 && sorted[0] < sorted[size - 1]) {
                divisors[column] = quartile(sorted, size, 3) - quartile(sorted, size, 1);
                if (divisors[column] == 0) {
                    throw new IllegalArgumentException("column \"" + data.columns().get(column).name()
                            + "\" has equal quartiles, though not all of its values are equal; divide by deviation or range");
                }
            }
        }
        return inRange(data, divisors, "a difference of quartiles");
    }

    /// A share of the order of sorted values.
    private static double quartile(double[] sorted, int size, int quarters) {
        long place = (size - 1L) * quarters;
        int below = (int) (place / 4);
        double rest = place % 4 / 4.0;
        return rest == 0 ? sorted[below] : sorted[below] * (1 - rest) + sorted[below + 1] * rest;
    }

    private static double[] inRange(Dataset data, double[] divisors, String what) {
        for (int column = 0; column < divisors.length; column++) {
            if (divisors[column] != 0
                    && !(divisors[column] >= Double.MIN_NORMAL && divisors[column] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("column \"" + data.columns().get(column).name() + "\" has " + what
                        + " that a double does not hold; multiply the column by a constant");
            }
        }
        return divisors;
    }

    /// Reads a row: 0 in columns that are no features or hold categories, NaN where a value is unknown.
    private static void read(Dataset data, int i, double[] row, String what) {
        data.features().copyRow(i, row, 0);
        for (int column = 0; column < row.length; column++) {
            Column of = data.columns().get(column);
            if (!of.isFeature() || !of.kind().isMixable()) {
                row[column] = 0;
            } else if (!Double.isFinite(row[column]) && !(of.missing().isUnknown() && Double.isNaN(row[column]))) {
                throw new IllegalArgumentException("row " + i + ", column \"" + of.name() + "\" is " + row[column]
                        + "; " + what + " needs finite values");
            }
        }
    }
}
