package dev.ballast.benchmarks;

import java.util.Arrays;

/// What one writes without a library: every row against every other, the nearest k kept in a sorted list.
final class NaiveNeighbors {

    private NaiveNeighbors() {
    }

    /// Returns the k nearest others of each row, nearest first, ties in order of row number.
    static int[][] selfJoin(double[][] rows, int k) {
        int[][] nearest = new int[rows.length][k];
        double[] distances = new double[k];
        for (int query = 0; query < rows.length; query++) {
            Arrays.fill(distances, Double.POSITIVE_INFINITY);
            for (int row = 0; row < rows.length; row++) {
                if (row != query) {
                    offer(row, squaredDistance(rows[query], rows[row]), nearest[query], distances);
                }
            }
        }
        return nearest;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int column = 0; column < a.length; column++) {
            double difference = a[column] - b[column];
            sum += difference * difference;
        }
        return sum;
    }

    private static void offer(int row, double distance, int[] nearest, double[] distances) {
        int place = distances.length - 1;
        if (!(distance < distances[place])) {
            return;
        }
        while (place > 0 && distances[place - 1] > distance) {
            distances[place] = distances[place - 1];
            nearest[place] = nearest[place - 1];
            place--;
        }
        distances[place] = distance;
        nearest[place] = row;
    }
}
