package dev.ballast.smote.neighbors.kernel;

import java.util.Arrays;

/// The kernel in plain Java, in loops that the optimizing compiler turns into vector code by itself; see
/// [ScalarFilterKernel] for how it wants them. Sums are kept with their signs changed: rounding is symmetric, so that the
/// bits are those of the definition once they are changed back.
final class ScalarKernel implements DistanceKernel {

    private static final boolean FUSED = FusedMultiplyAdd.isFast();

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public int vectorBits() {
        return Double.SIZE;
    }

    @Override
    public FilterKernel filter() {
        return new ScalarFilterKernel(FUSED);
    }

    @Override
    public void squaredDistances(double[] queries, int columns, double[] block, double[] distances) {
        double[] panel = new double[2 * BLOCK];
        Arrays.fill(distances, 0, QUERIES * BLOCK, -0.0);
        for (int column = 0; column + 1 < columns; column += 2) {
            System.arraycopy(block, column * BLOCK, panel, 0, 2 * BLOCK);
            subtractTwoColumns(distances, panel, queries, column, columns);
        }
        if (columns % 2 == 1) {
            System.arraycopy(block, (columns - 1) * BLOCK, panel, 0, BLOCK);
            subtractLastColumn(distances, panel, queries, columns);
        }
        for (int i = 0; i < QUERIES * BLOCK; i++) {
            distances[i] = -distances[i];
        }
    }

    private static void subtractTwoColumns(double[] sums, double[] panel, double[] queries, int column, int columns) {
        double a0 = queries[column];
        double a1 = queries[column + 1];
        double b0 = queries[columns + column];
        double b1 = queries[columns + column + 1];
        double c0 = queries[2 * columns + column];
        double c1 = queries[2 * columns + column + 1];
        double d0 = queries[3 * columns + column];
        double d1 = queries[3 * columns + column + 1];
        for (int lane = 0; lane < BLOCK; lane++) {
            double x0 = panel[lane];
            double x1 = panel[lane + BLOCK];
            double difference0 = a0 - x0;
            double difference1 = a1 - x1;
            sums[lane] = sums[lane] - difference0 * difference0 - difference1 * difference1;
            difference0 = b0 - x0;
            difference1 = b1 - x1;
            sums[lane + BLOCK] = sums[lane + BLOCK] - difference0 * difference0 - difference1 * difference1;
            difference0 = c0 - x0;
            difference1 = c1 - x1;
            sums[lane + 2 * BLOCK] = sums[lane + 2 * BLOCK] - difference0 * difference0 - difference1 * difference1;
            difference0 = d0 - x0;
            difference1 = d1 - x1;
            sums[lane + 3 * BLOCK] = sums[lane + 3 * BLOCK] - difference0 * difference0 - difference1 * difference1;
        }
    }

    private static void subtractLastColumn(double[] sums, double[] panel, double[] queries, int columns) {
        double a = queries[columns - 1];
        double b = queries[2 * columns - 1];
        double c = queries[3 * columns - 1];
        double d = queries[4 * columns - 1];
        for (int lane = 0; lane < BLOCK; lane++) {
            double value = panel[lane];
            double difference = a - value;
            sums[lane] = sums[lane] - difference * difference;
            difference = b - value;
            sums[lane + BLOCK] = sums[lane + BLOCK] - difference * difference;
            difference = c - value;
            sums[lane + 2 * BLOCK] = sums[lane + 2 * BLOCK] - difference * difference;
            difference = d - value;
            sums[lane + 3 * BLOCK] = sums[lane + 3 * BLOCK] - difference * difference;
        }
    }

    @Override
    public int lanesAtMost(double[] distances, int offset, int lanes, double threshold, int[] found) {
        int count = 0;
        for (int lane = 0; lane < lanes; lane++) {
            if (distances[offset + lane] <= threshold) {
                found[count++] = lane;
            }
        }
        return count;
    }
}
