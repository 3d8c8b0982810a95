package dev.ballast.smote.neighbors.kernel;

import java.util.Arrays;

/// The kernel in plain Java. The inner loops run over lanes without dependence between them, which lets the compiler
/// vectorize them by itself; the sums are the same either way.
final class ScalarKernel implements DistanceKernel {

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public int vectorBits() {
        return Double.SIZE;
    }

    @Override
    public void squaredDistances(double[] queries, int columns, double[] block, double[] distances) {
        Arrays.fill(distances, 0, QUERIES * BLOCK, 0.0);
        for (int query = 0; query < QUERIES; query++) {
            for (int column = 0; column < columns; column++) {
                accumulate(queries[query * columns + column], block, column * BLOCK, distances, query * BLOCK);
            }
        }
    }

    private static void accumulate(double value, double[] block, int from, double[] distances, int to) {
        for (int lane = 0; lane < BLOCK; lane++) {
            double difference = value - block[from + lane];
            distances[to + lane] += difference * difference;
        }
    }

    @Override
    public int lanesBelow(double[] distances, int offset, int lanes, double threshold, int[] found) {
        int count = 0;
        for (int lane = 0; lane < lanes; lane++) {
            if (distances[offset + lane] < threshold) {
                found[count++] = lane;
            }
        }
        return count;
    }
}
