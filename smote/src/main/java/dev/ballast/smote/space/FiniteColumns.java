package dev.ballast.smote.space;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;

/// Refuses values that cannot be interpolated, naming row and column.
public final class FiniteColumns {

    private FiniteColumns() {
    }

    /// Checks the features of some rows: finite, and whole in integer columns.
    ///
    /// @param method who needs them, for the message
    /// @param data   the data set
    /// @param rows   which rows
    /// @throws IllegalArgumentException if a value cannot be used
    public static void require(String method, Dataset data, int... rows) {
        int columns = data.columns().size();
        double[] row = new double[columns];
        for (int at : rows) {
            data.features().copyRow(at, row, 0);
            for (int column = 0; column < columns; column++) {
                if (!data.columns().get(column).isFeature()) {
                    continue;
                }
                double value = row[column];
                if (Double.isNaN(value) && data.columns().get(column).missing() != Column.Missing.REFUSE) {
                    continue;
                }
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("row " + at + ", column \""
                            + data.columns().get(column).name() + "\" is " + value
                            + "; " + method
                            + " needs finite values: fill or drop missing ones, say what a"
                            + " missing value means, or declare the column carried");
                }
                if (data.columns().get(column).kind() == Column.Kind.WHOLE && value != Math.rint(value)) {
                    throw new IllegalArgumentException("row " + at + ", column \""
                            + data.columns().get(column).name() + "\" is " + value
                            + "; the column is declared integer and must hold whole numbers");
                }
            }
        }
    }
}
