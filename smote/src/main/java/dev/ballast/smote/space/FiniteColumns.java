package dev.ballast.smote.space;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;

/// Refuses values that cannot be interpolated, naming row and column.
public final class FiniteColumns {

    private FiniteColumns() {
    }

    /// Checks the features of some rows: finite, and no two of a column so far apart that their difference overflows.
    ///
    /// @param data the data set
    /// @param rows which rows
    /// @throws IllegalArgumentException if a value cannot be used
    public static void require(Dataset data, int... rows) {
        int columns = data.columns().size();
        double[] row = new double[columns];
        double[] least = new double[columns];
        double[] most = new double[columns];
        for (int i = 0; i < rows.length; i++) {
            data.features().copyRow(rows[i], row, 0);
            for (int column = 0; column < columns; column++) {
                if (!data.columns().get(column).isFeature()) {
                    continue;
                }
                double value = row[column];
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("row " + rows[i] + ", column \""
                            + data.columns().get(column).name() + "\" is " + value
                            + "; SMOTE needs finite values: fill or drop missing ones, or declare the column carried");
                }
                if (data.columns().get(column).kind() == Column.Kind.WHOLE && value != Math.rint(value)) {
                    throw new IllegalArgumentException("row " + rows[i] + ", column \""
                            + data.columns().get(column).name() + "\" is " + value
                            + "; the column is declared integer and must hold whole numbers");
                }
                least[column] = i == 0 ? value : Math.min(least[column], value);
                most[column] = i == 0 ? value : Math.max(most[column], value);
            }
        }
        for (int column = 0; column < columns; column++) {
            if (!Double.isFinite(most[column] - least[column])) {
                throw new IllegalArgumentException("column \"" + data.columns().get(column).name() + "\" spans "
                        + least[column] + " to " + most[column]
                        + ", more than a double can hold; divide the column by a constant");
            }
        }
    }
}
