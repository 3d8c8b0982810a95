package dev.ballast.smote.shape;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.smote.space.FiniteColumns;

import java.util.stream.IntStream;

/// Features in the units of a Euclidean space, for methods that work out directions.
///
/// @param features of the data set
/// @param divisors what each column is divided by; 0 leaves it out
/// @param columns  those that are not left out
/// @param unit     2 to this power is near the largest value; noise is told in multiples of it
record MeasuredSpace(FeatureMatrix features, double[] divisors, int[] columns, int unit) {

    private static final int LARGEST_EXPONENT = 1000;

    /// Measures the features of a data set.
    ///
    /// @param method   for whom, for the message
    /// @param data     the data set
    /// @param divisors what each column is divided by; 0 leaves it out
    /// @return the space
    /// @throws IllegalArgumentException if a value is not finite, or so large that a distance might not be
    static MeasuredSpace of(String method, Dataset data, double... divisors) {
        FiniteColumns.require(method, data, IntStream.range(0, data.rows()).toArray());
        int[] columns = IntStream.range(0, divisors.length).filter(column -> divisors[column] > 0).toArray();
        double[] row = new double[data.features().columns()];
        double largest = 0;
        for (int i = 0; i < data.rows(); i++) {
            data.features().copyRow(i, row, 0);
            for (int column : columns) {
                if (Math.getExponent(row[column]) >= LARGEST_EXPONENT) {
                    throw new IllegalArgumentException("row " + i + ", column \""
                            + data.columns().get(column).name() + "\" is " + row[column] + "; " + method
                            + " computes with values below 2^" + LARGEST_EXPONENT
                            + ": fill it in, or divide the column by a constant");
                }
                largest = Math.max(largest, Math.abs(row[column] / divisors[column]));
            }
        }
        return new MeasuredSpace(data.features(), divisors, columns, largest == 0 ? 0 : Math.getExponent(largest));
    }

    /// {@return the factor of the noise in every column: one unit}
    double[] spread() {
        double[] spread = new double[divisors.length];
        for (int column : columns) {
            spread[column] = Math.scalb(divisors[column], unit);
        }
        return spread;
    }

    @Override
    public String toString() {
        return "MeasuredSpace[" + columns.length + " columns, unit 2^" + unit + ']';
    }
}
