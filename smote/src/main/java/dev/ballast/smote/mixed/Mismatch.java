package dev.ballast.smote.mixed;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.RunningMoments;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How far apart two rows of a class are for every category in which they differ: the median of the standard deviations
/// of the columns of numbers in the class.
final class Mismatch {

    /// What a mismatch counts where there is nothing to compare it with.
    private static final double ALONE = 1;

    private Mismatch() {
    }

    /// Works it out. Values are sorted first, so that the order of rows changes no bit.
    ///
    /// @param data     the data set, with its columns of numbers as the only features
    /// @param divisors the units of the columns; those of constant columns are 0
    /// @param rows     the rows of the class
    /// @return the median, of an even number of columns the mean of the middle two; 1 if no column of numbers varies
    /// @throws IllegalArgumentException if a standard deviation is out of range
    static double distance(Dataset data, double[] divisors, int... rows) {
        double[] deviations = IntStream.range(0, divisors.length)
                .filter(column -> data.columns().get(column).isFeature())
                .mapToDouble(column -> divisors[column] == 0 ? 0 : deviation(data, column, divisors[column], rows))
                .sorted().toArray();
        if (deviations.length == 0 || deviations[deviations.length - 1] == 0) {
            return ALONE;
        }
        double low = deviations[(deviations.length - 1) / 2];
        double high = deviations[deviations.length / 2];
        return low + (high - low) / 2;
    }

    private static double deviation(Dataset data, int column, double divisor, int... rows) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = data.features().get(rows[i], column) / divisor;
        }
        Arrays.sort(values);
        RunningMoments moments = new RunningMoments(1);
        double[] value = new double[1];
        for (double next : values) {
            value[0] = next;
            moments.add(value);
        }
        if (moments.columnOutOfRange() >= 0) {
            throw new IllegalArgumentException("column \"" + data.columns().get(column).name()
                    + "\" has a standard deviation too small for a double to hold; multiply the column by a constant");
        }
        return moments.standardDeviations()[0];
    }
}
