package dev.ballast.spark.search;

import dev.ballast.core.data.FeatureMatrix;

import java.io.Serializable;
import java.util.Arrays;

/// Some rows of a data set, with the columns that enter distances.
///
/// @param rows   their numbers, ascending
/// @param values theirs, row by row
record RowBlock(int[] rows, double[] values) implements Serializable {

    static RowBlock of(FeatureMatrix features, int[] rows, int[] columns) {
        double[] values = new double[Math.multiplyExact(rows.length, columns.length)];
        double[] row = new double[features.columns()];
        for (int i = 0; i < rows.length; i++) {
            features.copyRow(rows[i], row, 0);
            for (int j = 0; j < columns.length; j++) {
                values[i * columns.length + j] = row[columns[j]];
            }
        }
        return new RowBlock(rows, values);
    }

    /// Cuts a list of rows into parts of nearly one length.
    ///
    /// @param most  the most rows of a part
    /// @param least the fewest, unless there are fewer rows
    static int[][] cut(int[] rows, int most, int least) {
        int parts = Math.max(1, Math.min(Math.ceilDiv(rows.length, most), rows.length / Math.max(1, least)));
        int[][] cut = new int[parts][];
        for (int part = 0; part < parts; part++) {
            cut[part] = Arrays.copyOfRange(rows, (int) ((long) rows.length * part / parts),
                    (int) ((long) rows.length * (part + 1) / parts));
        }
        return cut;
    }

    /// The rows of both blocks in the order of their numbers, each once.
    RowBlock union(RowBlock other) {
        int columns = rows.length == 0 ? 0 : values.length / rows.length;
        int[] numbers = new int[rows.length + other.rows.length];
        double[] joined = new double[numbers.length * columns];
        int size = 0;
        for (int i = 0, j = 0; i < rows.length || j < other.rows.length; size++) {
            boolean mine = j == other.rows.length || (i < rows.length && rows[i] <= other.rows[j]);
            boolean both = i < rows.length && j < other.rows.length && rows[i] == other.rows[j];
            RowBlock from = mine ? this : other;
            int at = mine ? i : j;
            numbers[size] = from.rows[at];
            System.arraycopy(from.values, at * columns, joined, size * columns, columns);
            i += mine ? 1 : 0;
            j += !mine || both ? 1 : 0;
        }
        return new RowBlock(Arrays.copyOf(numbers, size), Arrays.copyOf(joined, size * columns));
    }

    /// Where rows of another block, all of which are here, stand.
    int[] placesOf(RowBlock other) {
        int[] places = new int[other.rows.length];
        for (int i = 0, at = 0; i < places.length; i++, at++) {
            while (rows[at] != other.rows[i]) {
                at++;
            }
            places[i] = at;
        }
        return places;
    }
}
