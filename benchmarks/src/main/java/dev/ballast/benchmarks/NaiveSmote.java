package dev.ballast.benchmarks;

import java.util.Random;

/// SMOTE as one writes it without a library, on [NaiveNeighbors].
final class NaiveSmote {

    private NaiveSmote() {
    }

    /// Returns the rows, and after them one new row for each of the first `minority` rows, which are the rare class.
    static double[][] doubled(double[][] rows, int minority, int k) {
        double[][] rare = new double[minority][];
        System.arraycopy(rows, 0, rare, 0, minority);
        int[][] neighbors = NaiveNeighbors.selfJoin(rare, k);
        Random random = new Random(42);
        double[][] result = new double[rows.length + minority][];
        System.arraycopy(rows, 0, result, 0, rows.length);
        for (int base = 0; base < minority; base++) {
            double[] neighbor = rare[neighbors[base][random.nextInt(k)]];
            result[rows.length + base] = between(rare[base], neighbor, random.nextDouble());
        }
        return result;
    }

    private static double[] between(double[] base, double[] neighbor, double gap) {
        double[] row = new double[base.length];
        for (int column = 0; column < row.length; column++) {
            row[column] = base[column] + gap * (neighbor[column] - base[column]);
        }
        return row;
    }
}
