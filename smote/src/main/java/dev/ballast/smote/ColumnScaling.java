package dev.ballast.smote;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.RunningMoments;

import java.util.Arrays;

/// By what columns are divided before distances are taken.
sealed interface ColumnScaling {

    /// Units of the columns as they are.
    ColumnScaling NONE = new Units();
    /// Standard deviations over all rows of the data set.
    ColumnScaling OF_DATA = new Deviations();

    /// One divisor for every column; 0 takes a column out of distances.
    double[] divisors(Dataset data);

    static ColumnScaling given(double... divisors) {
        for (int column = 0; column < divisors.length; column++) {
            if (!(divisors[column] >= 0 && divisors[column] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("divisor[" + column + "] is " + divisors[column]
                        + "; divisors must be finite and not negative");
            }
        }
        return new Given(divisors.clone());
    }

    private static double[] withoutCarried(Dataset data, double[] divisors) {
        for (int column = 0; column < divisors.length; column++) {
            if (data.columns().get(column).kind() == Column.Kind.CARRIED) {
                divisors[column] = 0;
            }
        }
        return divisors;
    }

    /// See [#NONE].
    record Units() implements ColumnScaling {

        @Override
        public double[] divisors(Dataset data) {
            double[] ones = new double[data.columns().size()];
            Arrays.fill(ones, 1.0);
            return withoutCarried(data, ones);
        }
    }

    /// See [#OF_DATA].
    record Deviations() implements ColumnScaling {

        @Override
        public double[] divisors(Dataset data) {
            RunningMoments moments = new RunningMoments(data.columns().size());
            double[] row = new double[data.columns().size()];
            boolean[] carried = new boolean[row.length];
            for (int column = 0; column < row.length; column++) {
                carried[column] = data.columns().get(column).kind() == Column.Kind.CARRIED;
            }
            for (int i = 0; i < data.rows(); i++) {
                data.features().copyRow(i, row, 0);
                for (int column = 0; column < row.length; column++) {
                    if (carried[column]) {
                        row[column] = 0;
                    } else if (!Double.isFinite(row[column])) {
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

    /// Given numbers.
    final class Given implements ColumnScaling {

        private final double[] divisors;

        private Given(double[] divisors) {
            this.divisors = divisors;
        }

        @Override
        public double[] divisors(Dataset data) {
            if (divisors.length != data.columns().size()) {
                throw new IllegalArgumentException("there are " + divisors.length + " divisors and "
                        + data.columns().size() + " columns");
            }
            return withoutCarried(data, divisors.clone());
        }

        @Override
        public String toString() {
            return "Given" + Arrays.toString(divisors);
        }
    }
}
