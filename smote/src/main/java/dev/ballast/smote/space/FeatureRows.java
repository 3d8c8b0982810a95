package dev.ballast.smote.space;

import dev.ballast.core.data.Dataset;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Features of rows, for methods that compute with values and do not only ask for neighbors: the columns that can be
/// subtracted, in their order, times a power of two that keeps squares in the range of `double`. The power is 1 unless values are
/// extremely large or small; it is the same for all, so it changes no comparison.
///
/// @param values  a row of values for every row
/// @param columns which columns of the data set they are
/// @param unit    what values have been multiplied by
public record FeatureRows(double[][] values, int[] columns, double unit) {

    /// Squares and sums of 2^20 of them stay in range below.
    private static final int UNUSUAL = 490;

    /// Reads features.
    ///
    /// @param method who computes, for the message
    /// @param data   the data set
    /// @param rows   which rows
    /// @return their values
    /// @throws IllegalArgumentException if a value is not finite
    public static FeatureRows of(String method, Dataset data, int... rows) {
        int[] columns = columns(data);
        double[][] values = new double[rows.length][columns.length];
        double[] row = new double[data.features().columns()];
        double largest = 0;
        for (int i = 0; i < rows.length; i++) {
            data.features().copyRow(rows[i], row, 0);
            for (int j = 0; j < columns.length; j++) {
                double value = row[columns[j]];
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("row " + rows[i] + ", column \""
                            + data.columns().get(columns[j]).name() + "\" is " + value + "; " + method
                            + " computes with every value: fill it in, drop the row, or declare the column carried");
                }
                values[i][j] = value;
                largest = Math.max(largest, Math.abs(value));
            }
        }
        double unit = largest > 0 && Math.abs(Math.getExponent(largest)) > UNUSUAL
                ? Math.scalb(1.0, -Math.clamp(Math.getExponent(largest), -1000, 1000))
                : 1;
        if (unit != 1) {
            for (double[] scaled : values) {
                Arrays.setAll(scaled, j -> scaled[j] * unit);
            }
        }
        return new FeatureRows(values, columns, unit);
    }

    /// {@return the feature columns of a data set that can be subtracted}
    ///
    /// @param data the data set
    public static int[] columns(Dataset data) {
        return IntStream.range(0, data.columns().size())
                .filter(column -> data.columns().get(column).isFeature()
                        && data.columns().get(column).kind().isMixable())
                .toArray();
    }

    /// Returns how far apart two rows are.
    ///
    /// @param a a row of [#values()]
    /// @param b a row of [#values()]
    /// @return the sum of squared differences, in columns' order
    public static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int column = 0; column < a.length; column++) {
            double difference = a[column] - b[column];
            sum += difference * difference;
        }
        return sum;
    }
}
