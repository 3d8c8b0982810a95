package dev.ballast.smote;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;

/// Refuses values that cannot be interpolated, naming row and column.
final class FiniteColumns {

    private FiniteColumns() {
    }

    /// Checks the features of some rows: finite, and whole in integer columns.
    static void require(Dataset data, int[] rows) {
        int columns = data.columns().size();
        double[] row = new double[columns];
        for (int at : rows) {
            data.features().copyRow(at, row, 0);
            for (int column = 0; column < columns; column++) {
                if (data.columns().get(column).kind() == Column.Kind.CARRIED) {
                    continue;
                }
                double value = row[column];
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("row " + at + ", column \""
                            + data.columns().get(column).name() + "\" is " + value
                            + "; SMOTE needs finite values: fill or drop missing ones, or declare the column carried");
                }
                if (data.columns().get(column).kind() == Column.Kind.INTEGER && value != Math.rint(value)) {
                    throw new IllegalArgumentException("row " + at + ", column \""
                            + data.columns().get(column).name() + "\" is " + value
                            + "; the column is declared integer and must hold whole numbers");
                }
            }
        }
    }
}
