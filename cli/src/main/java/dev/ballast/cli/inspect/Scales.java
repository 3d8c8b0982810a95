package dev.ballast.cli.inspect;

import dev.ballast.core.data.RunningMoments;

import java.util.stream.IntStream;

/// The columns in which rows can be compared, and what their values are divided by: the standard deviation over all complete
/// real rows. Columns that are constant are left out, and so are those whose deviation is too small for a `double` to hold.
///
/// @param columns    the columns that take part
/// @param means      the mean of each of them
/// @param deviations the standard deviation of each of them
record Scales(int[] columns, double[] means, double[] deviations) {

    static Scales of(RunningMoments moments) {
        double[] means = moments.means();
        double[] deviations = moments.standardDeviations();
        int[] columns = IntStream.range(0, means.length).filter(column -> deviations[column] >= Double.MIN_NORMAL)
                .toArray();
        return new Scales(columns, IntStream.of(columns).mapToDouble(column -> means[column]).toArray(),
                IntStream.of(columns).mapToDouble(column -> deviations[column]).toArray());
    }

    double[] standardized(double... row) {
        double[] values = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            double apart = row[columns[j]] - means[j];
            values[j] = Double.isInfinite(apart)
                    ? (row[columns[j]] / 2 - means[j] / 2) / deviations[j] * 2
                    : apart / deviations[j];
        }
        return values;
    }
}
