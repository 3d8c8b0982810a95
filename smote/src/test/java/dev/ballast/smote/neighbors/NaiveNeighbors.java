package dev.ballast.smote.neighbors;

import dev.ballast.smote.neighbors.exact.UnboundedNumber;
import dev.ballast.smote.neighbors.exact.WideDistance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The definition of neighbors as the shortest program: the measure of every other one.
///
/// @param rows             for every query its neighbors, nearest first
/// @param squaredDistances for every query how far they are
public record NaiveNeighbors(int[][] rows, double[][] squaredDistances) {

    private static final double LARGE = 1 << 16;

    /// {@return for every point its k nearest others}
    public static NaiveNeighbors selfJoin(double[][] points, int k) {
        return search(points, points, k, true);
    }

    /// {@return for chosen points their k nearest others}
    public static NaiveNeighbors ofChosen(int[] chosen, double[][] points, int k) {
        int[][] rows = new int[chosen.length][];
        double[][] distances = new double[chosen.length][];
        for (int i = 0; i < chosen.length; i++) {
            int self = chosen[i];
            NaiveNeighbors one = nearest(new double[][]{points[self]}, points, k + 1);
            int[] others = IntStream.range(0, k + 1).filter(rank -> one.rows[0][rank] != self).limit(k).toArray();
            rows[i] = IntStream.of(others).map(rank -> one.rows[0][rank]).toArray();
            distances[i] = IntStream.of(others).mapToDouble(rank -> one.squaredDistances[0][rank]).toArray();
        }
        return new NaiveNeighbors(rows, distances);
    }

    /// {@return for every query its k nearest points}
    public static NaiveNeighbors nearest(double[][] queries, double[][] points, int k) {
        return search(queries, points, k, false);
    }

    private static NaiveNeighbors search(double[][] queries, double[][] points, int k, boolean self) {
        int[][] rows = new int[queries.length][];
        double[][] distances = new double[queries.length][];
        boolean large = (double) queries.length * points.length * points[0].length > LARGE;
        for (int query = 0; query < queries.length; query++) {
            int place = query;
            double[] asked = queries[query];
            double[] from = Arrays.stream(points).mapToDouble(point -> squaredDistance(asked, point)).toArray();
            UnboundedNumber[] unbounded = Arrays.stream(from).anyMatch(Double::isNaN)
                    ? Arrays.stream(points).map(point -> unbounded(asked, point, large))
                            .toArray(UnboundedNumber[]::new)
                    : null;
            Comparator<Integer> nearer = unbounded == null
                    ? Comparator.comparingDouble(row -> from[row])
                    : Comparator.comparing(row -> unbounded[row]);
            rows[query] = IntStream.range(0, points.length).filter(row -> !self || row != place).boxed()
                    .sorted(nearer.thenComparing(row -> row)).limit(k).mapToInt(row -> row).toArray();
            distances[query] = IntStream.of(rows[query])
                    .mapToDouble(row -> unbounded == null ? from[row] : unbounded[row].toDouble()).toArray();
        }
        return new NaiveNeighbors(rows, distances);
    }

    /// In whole numbers, which takes long; for large searches what [WideDistanceTest][dev.ballast.smote.neighbors.exact.WideDistanceTest] shows to be the same.
    private static UnboundedNumber unbounded(double[] a, double[] b, boolean large) {
        if (!large) {
            return UnboundedNumber.squaredDistance(a, b);
        }
        WideDistance distance = new WideDistance();
        distance.compute(a, 0, b, 0, 1, a.length);
        return distance.significand() == 0
                ? UnboundedNumber.of(0)
                : UnboundedNumber.of(distance.significand()).timesPowerOfTwo(distance.exponent());
    }

    /// NaN if it, or a square, is out of the range of a `double`.
    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            double difference = a[j] - b[j];
            double square = difference * difference;
            if (a[j] != b[j] && square < Double.MIN_NORMAL * 2) {
                return Double.NaN;
            }
            sum += square;
        }
        return sum < Double.POSITIVE_INFINITY ? sum : Double.NaN;
    }
}
