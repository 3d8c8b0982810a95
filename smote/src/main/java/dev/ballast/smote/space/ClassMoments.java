package dev.ballast.smote.space;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.RunningMoments;

/// Mean and standard deviation (divisor n) of every feature over some rows. Columns that are no features, and those that are
/// constant in these rows, have a deviation of 0.
public final class ClassMoments {

    private final double[] means;
    private final double[] deviations;

    private ClassMoments(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    /// Works them out.
    ///
    /// @param data the data set
    /// @param rows which rows; their features must be finite
    /// @return the moments
    /// @throws IllegalArgumentException if a standard deviation is out of the range of a `double`
    public static ClassMoments of(Dataset data, int... rows) {
        int columns = data.columns().size();
        RunningMoments moments = new RunningMoments(columns);
        double[] row = new double[columns];
        for (int at : rows) {
            data.features().copyRow(at, row, 0);
            for (int column = 0; column < columns; column++) {
                row[column] = data.columns().get(column).isFeature() ? row[column] : 0;
            }
            moments.add(row);
        }
        int outOfRange = moments.columnOutOfRange();
        if (outOfRange >= 0) {
            throw new IllegalArgumentException("column \"" + data.columns().get(outOfRange).name() + "\" has in "
                    + rows.length + " rows of one class a standard deviation out of the range of a double; multiply the"
                    + " column by a constant");
        }
        return new ClassMoments(moments.means(), moments.standardDeviations());
    }

    /// {@return the standard deviation of every column}
    public double[] deviations() {
        return deviations.clone();
    }

    /// Returns a value in units of its column.
    ///
    /// @param value  a value
    /// @param column its column
    /// @return (value - mean) / deviation, or 0 if the deviation is 0
    public double standardized(double value, int column) {
        // Halves, since the difference of two finite values may overflow.
        return deviations[column] == 0 ? 0 : (value / 2 - means[column] / 2) / (deviations[column] / 2);
    }
}
