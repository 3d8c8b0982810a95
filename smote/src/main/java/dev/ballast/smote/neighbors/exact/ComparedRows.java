package dev.ballast.smote.neighbors.exact;

import dev.ballast.core.data.FeatureMatrix;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Rows as they are compared: chosen rows and columns of a matrix, each value divided by its column's scale. Numbered from
/// 0 in the order chosen; such a number is called a place. Nothing is copied.
public final class ComparedRows {

    private final FeatureMatrix matrix;
    private final int @Nullable [] chosen;
    private final int[] columns;
    private final double[] scales;
    private final boolean verbatim;

    /// Rows of a matrix.
    ///
    /// @param chosen the rows, or null for all
    public ComparedRows(FeatureMatrix matrix, int @Nullable [] chosen, int[] columns, double[] scales) {
        this.matrix = matrix;
        this.chosen = chosen;
        this.columns = columns;
        this.scales = scales;
        this.verbatim = columns.length == matrix.columns()
                && IntStream.range(0, columns.length).allMatch(j -> columns[j] == j && scales[j] == 1);
    }

    /// Some of these rows; a place among them is a place in the choice.
    ///
    /// @param places ascending
    public ComparedRows subset(int[] places) {
        int[] rows = new int[places.length];
        Arrays.setAll(rows, i -> row(places[i]));
        return new ComparedRows(matrix, rows, columns, scales);
    }

    public int size() {
        return chosen == null ? matrix.rows() : chosen.length;
    }

    public int columns() {
        return columns.length;
    }

    public double value(int place, int column) {
        return matrix.get(row(place), columns[column]) / scales[column];
    }

    public void copy(int place, double[] target, int offset) {
        int row = row(place);
        if (verbatim) {
            matrix.copyRow(row, target, offset);
            return;
        }
        for (int j = 0; j < columns.length; j++) {
            target[offset + j] = matrix.get(row, columns[j]) / scales[j];
        }
    }

    /// Refuses values that cannot be compared.
    ///
    /// @throws IllegalArgumentException if a value, or its quotient, is not finite
    void requireFinite() {
        double[] values = new double[columns.length];
        for (int place = 0; place < size(); place++) {
            copy(place, values, 0);
            for (int j = 0; j < values.length; j++) {
                if (!Double.isFinite(values[j])) {
                    throw notFinite(row(place), columns[j], scales[j]);
                }
            }
        }
    }

    private IllegalArgumentException notFinite(int row, int column, double scale) {
        double value = matrix.get(row, column);
        String rule = Double.isFinite(value)
                ? "; divided by the scale " + scale + " it is more than a double can hold"
                : "; distances need finite values";
        return new IllegalArgumentException("row " + row + ", column " + column + " is " + value + rule);
    }

    private int row(int place) {
        return chosen == null ? place : chosen[place];
    }

    /// The squared distances by definition of a row and four others: four sums at a time keep the adder busy, which waits
    /// for the one before in each.
    ///
    /// @param row       one row
    /// @param four      four rows, one after another
    /// @param distances takes four squared distances
    public static void squaredDistances(double[] row, double[] four, double[] distances) {
        int columns = row.length;
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int j = 0; j < columns; j++) {
            double value = row[j];
            double difference = value - four[j];
            a += difference * difference;
            difference = value - four[columns + j];
            b += difference * difference;
            difference = value - four[2 * columns + j];
            c += difference * difference;
            difference = value - four[3 * columns + j];
            d += difference * difference;
        }
        distances[0] = a;
        distances[1] = b;
        distances[2] = c;
        distances[3] = d;
    }
}
