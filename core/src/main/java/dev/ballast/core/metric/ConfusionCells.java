package dev.ballast.core.metric;

import java.util.Arrays;

/// Fills the cells of a [ConfusionMatrix].
final class ConfusionCells {

    /// Up to here a double counts exactly.
    static final long LARGEST_TOTAL = 1L << 53;

    private ConfusionCells() {
    }

    static long[][] counted(int[] actual, int[] predicted, int classes) {
        RowWeights.requireSameLength(predicted.length, "predictions", actual.length, "labels");
        long[][] counts = new long[classes][classes];
        for (int row = 0; row < actual.length; row++) {
            requireCode("actual", row, actual[row], classes);
            requireCode("predicted", row, predicted[row], classes);
            counts[actual[row]][predicted[row]]++;
        }
        return counts;
    }

    static double[][] weighed(int[] actual, int[] predicted, double[] weights, int classes) {
        RowWeights.requireSameLength(predicted.length, "predictions", actual.length, "labels");
        RowWeights.require(weights, actual.length);
        CompensatedSum[] sums = new CompensatedSum[classes * classes];
        Arrays.setAll(sums, _ -> new CompensatedSum());
        for (int row = 0; row < actual.length; row++) {
            requireCode("actual", row, actual[row], classes);
            requireCode("predicted", row, predicted[row], classes);
            sums[actual[row] * classes + predicted[row]].add(weights[row]);
        }
        double[][] cells = new double[classes][classes];
        for (int i = 0; i < sums.length; i++) {
            cells[i / classes][i % classes] = sums[i].value();
        }
        return cells;
    }

    /// The sum of every row without each of its columns, from the sums of what is before and after it.
    static double[][] withoutEach(double[][] cells) {
        double[][] sums = new double[cells.length][cells.length];
        for (int row = 0; row < cells.length; row++) {
            double[] after = new double[cells.length + 1];
            CompensatedSum sum = new CompensatedSum();
            for (int column = cells.length - 1; column >= 0; column--) {
                sum.add(cells[row][column]);
                after[column] = sum.value();
            }
            sum = new CompensatedSum();
            for (int column = 0; column < cells.length; column++) {
                sums[row][column] = sum.value() + after[column + 1];
                sum.add(cells[row][column]);
            }
        }
        return sums;
    }

    static void requireNoNull(String what, String... labels) {
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] == null) {
                throw new IllegalArgumentException(what + "[" + row + "] is null; every row needs both classes");
            }
        }
    }

    static double[][] checked(long[][] counts, int classes) {
        if (counts.length != classes) {
            throw new IllegalArgumentException(
                    "there are " + counts.length + " rows of counts and " + classes + " classes");
        }
        double[][] cells = new double[classes][classes];
        long left = LARGEST_TOTAL;
        for (int i = 0; i < classes; i++) {
            if (counts[i].length != classes) {
                throw new IllegalArgumentException("row " + i + " of the counts has " + counts[i].length
                        + " values; there are " + classes + " classes");
            }
            for (int j = 0; j < classes; j++) {
                if (counts[i][j] < 0) {
                    throw new IllegalArgumentException(
                            "count[" + i + "][" + j + "] is " + counts[i][j] + "; counts must not be negative");
                }
                if (counts[i][j] > left) {
                    throw tooMany();
                }
                left -= counts[i][j];
                cells[i][j] = counts[i][j];
            }
        }
        return cells;
    }

    static IllegalArgumentException tooMany() {
        return new IllegalArgumentException("there are more than 2^53 rows; a double cannot count them");
    }

    private static void requireCode(String what, int row, int code, int classes) {
        if (code < 0 || code >= classes) {
            throw new IllegalArgumentException(
                    what + "[" + row + "] is " + code + "; codes are 0 to " + (classes - 1));
        }
    }
}
