package dev.ballast.smote.space;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborSpace.CodeDistances;

import java.util.Arrays;

/// What enters distances of some rows, column by column, so that one row is compared with many in short loops. Numbers come in
/// blocks: the compiler makes vector code of a loop that writes one array and reads others only if all are indexed alike.
///
/// @param numbers for every column of numbers and every block of rows the values, in the units of the space; NaN where unknown
/// @param codes   for every column of codes the codes, a missing one as the level after the last, or [#UNKNOWN]
record RowValues(double[][][] numbers, int[][] codes) {

    /// Rows of a block, but for the last.
    static final int BLOCK = 512;

    static final int UNKNOWN = -1;

    /// Reads rows.
    ///
    /// @param rows     rows of the data set
    /// @param numbers  columns of numbers
    /// @param divisors their units
    /// @param coded    columns of codes
    /// @param of       how far apart their codes are
    /// @throws IllegalArgumentException if a value is not finite, or a code none of the levels
    static RowValues read(Dataset data, int[] rows, int[] numbers, double[] divisors, int[] coded,
            CodeDistances[] of) {
        RowValues values = new RowValues(new double[numbers.length][][], new int[coded.length][rows.length]);
        Arrays.setAll(values.numbers, _ -> blocks(rows.length));
        double[] row = new double[data.features().columns()];
        for (int i = 0; i < rows.length; i++) {
            data.features().copyRow(rows[i], row, 0);
            for (int j = 0; j < numbers.length; j++) {
                values.numbers[j][i / BLOCK][i % BLOCK] = number(data, rows[i], numbers[j],
                        row[numbers[j]] / divisors[j]);
            }
            for (int j = 0; j < coded.length; j++) {
                values.codes[j][i] = code(data, rows[i], coded[j], row[coded[j]], of[j].levels());
            }
        }
        return values;
    }

    private static double[][] blocks(int rows) {
        double[][] blocks = new double[(rows + BLOCK - 1) / BLOCK][];
        Arrays.setAll(blocks, block -> new double[Math.min(BLOCK, rows - block * BLOCK)]);
        return blocks;
    }

    double number(int column, int row) {
        return numbers[column][row / BLOCK][row % BLOCK];
    }

    static boolean mayMiss(Column column) {
        return column.missing().isUnknown();
    }

    private static double number(Dataset data, int row, int column, double value) {
        if (!Double.isFinite(value) && !(Double.isNaN(value) && mayMiss(data.columns().get(column)))) {
            throw new IllegalArgumentException("row " + row + ", column \"" + data.columns().get(column).name()
                    + "\" is " + value + " in the units of the distance, which needs finite values");
        }
        return value;
    }

    private static int code(Dataset data, int row, int column, double value, int levels) {
        if (Double.isNaN(value)) {
            return mayMiss(data.columns().get(column)) ? UNKNOWN : levels;
        }
        if (!(value >= 0 && value < levels && value == Math.rint(value))) {
            throw new IllegalArgumentException("row " + row + ", column \"" + data.columns().get(column).name()
                    + "\" is " + value + "; a code is a whole number from 0 to " + (levels - 1));
        }
        return (int) value;
    }

    /// {@return whether a value is unknown}
    boolean hasUnknown() {
        return Arrays.stream(numbers).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN)
                || Arrays.stream(codes).flatMapToInt(Arrays::stream).anyMatch(code -> code == UNKNOWN);
    }

    /// {@return the largest size of a number; 0 if there are none}
    double largest() {
        double largest = 0;
        for (double[][] column : numbers) {
            for (double[] block : column) {
                for (double value : block) {
                    // A comparison with NaN is false.
                    if (Math.abs(value) > largest) {
                        largest = Math.abs(value);
                    }
                }
            }
        }
        return largest;
    }

    /// Multiplies all numbers.
    void multiply(double factor) {
        for (double[][] column : numbers) {
            for (double[] block : column) {
                for (int i = 0; i < block.length; i++) {
                    block[i] *= factor;
                }
            }
        }
    }
}
