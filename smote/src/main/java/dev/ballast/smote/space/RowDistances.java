package dev.ballast.smote.space;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.NeighborSpace;
import dev.ballast.core.method.NeighborSpace.CodeDistances;
import dev.ballast.core.method.NeighborSpace.Distance;

import java.util.stream.IntStream;

/// The distance of two rows in a [NeighborSpace], as it is defined there. Values so large or small that squares would leave the
/// range of `double` are multiplied by a power of two first, the same for all, which changes no order.
public final class RowDistances {

    /// Squares and sums of 2^20 of them stay in range below.
    private static final int UNUSUAL = 490;

    private final Dataset data;
    private final Distance distance;
    private final int[] columns;
    private final double[] divisors;
    /// For each of the columns; null for numbers.
    private final CodeDistances[] codes;
    private final boolean mayMiss;
    private double unit = 1;

    private RowDistances(Dataset data, Distance distance, int[] columns, double[] divisors, CodeDistances[] codes,
            boolean mayMiss) {
        this.data = data;
        this.distance = distance;
        this.columns = columns;
        this.divisors = divisors;
        this.codes = codes;
        this.mayMiss = mayMiss;
    }

    /// Returns the distance of a space.
    ///
    /// @param data  the rows
    /// @param space in what sense they are near
    /// @return the distance
    /// @throws IllegalArgumentException if a column holds codes that have no distances
    public static RowDistances of(Dataset data, NeighborSpace space) {
        int[] columns = IntStream.range(0, space.divisors().length).filter(column -> space.divisors()[column] > 0)
                .toArray();
        CodeDistances[] codes = new CodeDistances[columns.length];
        boolean mayMiss = false;
        for (int j = 0; j < columns.length; j++) {
            codes[j] = space.codes().get(columns[j]);
            Column column = data.columns().get(columns[j]);
            if (codes[j] == null && !column.kind().isMixable()) {
                throw new IllegalArgumentException("column \"" + column.name() + "\" is of kind " + column.kind()
                        + " and its codes have no distances");
            }
            mayMiss |= column.missing() == Column.Missing.PRESENT;
        }
        return new RowDistances(data, space.distance(), columns,
                IntStream.of(columns).mapToDouble(column -> space.divisors()[column]).toArray(), codes, mayMiss);
    }

    /// Copies the values that enter distances, numbers in the units of the space. Asked for once, as the power of two by which
    /// values are multiplied follows from these rows.
    ///
    /// @param asking rows of the data set
    /// @param among  others, or the same array
    /// @return both; the same array if they are the same
    public double[][][] rows(int[] asking, int[] among) {
        double[][] queries = rows(asking);
        double[][] candidates = asking == among ? queries : rows(among);
        double largest = Math.max(largest(queries), largest(candidates));
        if (largest > 0 && Math.abs(Math.getExponent(largest)) > UNUSUAL) {
            unit = Math.scalb(1.0, -Math.getExponent(largest));
            scale(queries);
            if (asking != among) {
                scale(candidates);
            }
        }
        return new double[][][]{queries, candidates};
    }

    private double largest(double[][] rows) {
        double largest = 0;
        for (double[] row : rows) {
            for (int j = 0; j < columns.length; j++) {
                if (codes[j] == null && Math.abs(row[j]) > largest) {
                    largest = Math.abs(row[j]);
                }
            }
        }
        return largest;
    }

    private void scale(double[][] rows) {
        for (double[] row : rows) {
            for (int j = 0; j < columns.length; j++) {
                if (codes[j] == null) {
                    row[j] *= unit;
                }
            }
        }
    }

    private double[][] rows(int[] numbers) {
        double[][] values = new double[numbers.length][columns.length];
        double[] row = new double[data.features().columns()];
        for (int i = 0; i < numbers.length; i++) {
            data.features().copyRow(numbers[i], row, 0);
            for (int j = 0; j < columns.length; j++) {
                double value = row[columns[j]];
                values[i][j] = codes[j] == null ? value / divisors[j] : value;
            }
        }
        return values;
    }

    /// {@return what distances have been multiplied by}
    double unit() {
        return unit;
    }

    /// Returns the distance of two rows times that power of two; squared, if it is Euclidean.
    ///
    /// @param a values that were copied
    /// @param b others
    /// @return the distance, to be compared with others; infinite if no column has both values
    public double between(double[] a, double[] b) {
        double sum = 0;
        int present = 0;
        for (int j = 0; j < columns.length; j++) {
            double difference = codes[j] == null ? a[j] - b[j] : unit * codes[j].between(a[j], b[j]);
            if (mayMiss && Double.isNaN(difference)) {
                continue;
            }
            present++;
            sum = switch (distance) {
                case EUCLIDEAN -> sum + difference * difference;
                case MANHATTAN -> sum + Math.abs(difference);
                case CHEBYSHEV -> Math.max(sum, Math.abs(difference));
            };
        }
        return present == columns.length || (distance == Distance.CHEBYSHEV && present > 0)
                ? sum
                : present == 0 ? Double.POSITIVE_INFINITY : sum * columns.length / present;
    }
}
