package dev.ballast.smote.space;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.RunningMoments;
import dev.ballast.core.run.RunSettings;

import java.util.Arrays;

/// By what columns are divided before distances are taken.
public sealed interface ColumnScaling {

    /// Units of the columns as they are.
    ColumnScaling NONE = new Units();
    /// Standard deviations over all rows of the data set.
    ColumnScaling OF_DATA = new Deviations();

    /// Works out the divisors.
    ///
    /// @param data the rows
    /// @param run  may know the standard deviations of more rows than these
    /// @return one for every column; 0 takes a column out of distances
    /// @throws IllegalArgumentException if a value is not finite, or a standard deviation is out of range
    double[] divisors(Dataset data, RunSettings run);

    private static double[] withoutCarried(Dataset data, double[] divisors) {
        for (int column = 0; column < divisors.length; column++) {
            if (!data.columns().get(column).isFeature()) {
                divisors[column] = 0;
            }
        }
        return divisors;
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

    /// See [#NONE].
    record Units() implements ColumnScaling {

        @Override
        public double[] divisors(Dataset data, RunSettings run) {
            double[] ones = new double[data.columns().size()];
            Arrays.fill(ones, 1.0);
            return withoutCarried(data, ones);
        }
    }

    /// See [#OF_DATA].
    record Deviations() implements ColumnScaling {

        @Override
        public double[] divisors(Dataset data, RunSettings run) {
            if (run.deviations().isPresent()) {
                return withoutCarried(data, given(data, run.deviations().get()));
            }
            RunningMoments moments = new RunningMoments(data.columns().size());
            double[] row = new double[data.columns().size()];
            boolean[] carried = new boolean[row.length];
            boolean[] mayMiss = new boolean[row.length];
            for (int column = 0; column < row.length; column++) {
                carried[column] = !data.columns().get(column).isFeature();
                mayMiss[column] = data.columns().get(column).missing().isUnknown();
            }
            for (int i = 0; i < data.rows(); i++) {
                data.features().copyRow(i, row, 0);
                for (int column = 0; column < row.length; column++) {
                    if (carried[column]) {
                        row[column] = 0;
                    } else if (!Double.isFinite(row[column]) && !(mayMiss[column] && Double.isNaN(row[column]))) {
                        throw new IllegalArgumentException("row " + i + ", column \""
                                + data.columns().get(column).name() + "\" is " + row[column]
                                + "; a standard deviation needs finite values");
                    }
                }
                moments.add(row);
            }
            int outOfRange = moments.columnOutOfRange();
            if (outOfRange >= 0) {
                throw new IllegalArgumentException("column \"" + data.columns().get(outOfRange).name()
                        + "\" has a standard deviation too small for a double to hold; multiply the column by a constant");
            }
            return withoutCarried(data, moments.standardDeviations());
        }
    }
}
