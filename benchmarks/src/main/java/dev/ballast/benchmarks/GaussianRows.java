package dev.ballast.benchmarks;

import java.util.Random;

/// Data to measure on: independent standard normal values, the same in every run.
final class GaussianRows {

    private GaussianRows() {
    }

    static double[][] of(int rows, int columns) {
        Random random = new Random(42);
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int column = 0; column < columns; column++) {
                row[column] = random.nextGaussian();
            }
        }
        return values;
    }
}
