package dev.ballast.smote.focus;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.RandomStream;
import dev.ballast.smote.space.FeatureRows;
import dev.ballast.smote.space.KMeans;
import dev.ballast.smote.space.PairwiseDistance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// All rows of a data set in clusters, and what the rows of a class have to do with them.
final class ClusteredRows {

    /// Shares of clusters become whole numbers of this many for the largest.
    private static final double UNITS = 0x1p40;

    private final FeatureRows features;
    private final int[] clusterOf;
    private final int[] sizes;

    private ClusteredRows(FeatureRows features, int[] clusterOf, int clusters) {
        this.features = features;
        this.clusterOf = clusterOf;
        this.sizes = new int[clusters];
        for (int cluster : clusterOf) {
            sizes[cluster]++;
        }
    }

    /// Divides all rows.
    ///
    /// @param method   for whom, for the message
    /// @param data     the rows
    /// @param clusters how many, at most as many as rows
    /// @param rounds   at most so many
    /// @param random   draws the first means
    /// @param run      threads, progress, cancellation
    /// @return the rows in clusters
    /// @throws IllegalArgumentException if a feature is not finite
    static ClusteredRows of(String method, Dataset data, int clusters, int rounds, RandomStream random,
            RunSettings run) {
        FeatureRows features = FeatureRows.of(method, data, IntStream.range(0, data.rows()).toArray());
        return new ClusteredRows(features,
                KMeans.clusters(features.values(), clusters, rounds, random, run.threads(), run::at), clusters);
    }

    /// Returns the rows of a class by cluster, for those clusters that have enough of them.
    ///
    /// @param rows      the rows of the class
    /// @param least     how many of them a cluster must have
    /// @param threshold how many times the class's share of all rows its share of the cluster must be
    /// @return for each such cluster the rows of the class in it, ascending
    List<int[]> rich(int[] rows, int least, double threshold) {
        List<int[]> found = new ArrayList<>();
        BigDecimal bound = new BigDecimal(threshold);
        for (int cluster = 0; cluster < sizes.length; cluster++) {
            int at = cluster;
            int[] members = IntStream.of(rows).filter(row -> clusterOf[row] == at).toArray();
            // members / size >= threshold x rows / all, without rounding.
            BigDecimal own = BigDecimal.valueOf((long) members.length * clusterOf.length);
            BigDecimal needed = bound.multiply(BigDecimal.valueOf((long) rows.length * sizes[cluster]));
            if (members.length >= least && own.compareTo(needed) >= 0) {
                found.add(members);
            }
        }
        return found;
    }

    /// Weighs clusters by how thinly the rows of a class are spread in them: (mean distance of two)^exponent / rows. If all
    /// mean distances are 0, all weights are the same.
    ///
    /// @param clusters the rows of the class in every cluster, at least two each
    /// @param exponent in multiples of the number of columns
    /// @param run      threads, progress, cancellation
    /// @return whole weights in proportion, the largest 2^40
    long[] sparsity(List<int[]> clusters, double exponent, RunSettings run) {
        double[] distances = new double[clusters.size()];
        double all = clusters.stream().mapToDouble(rows -> (double) rows.length * rows.length).sum();
        double done = 0;
        for (int i = 0; i < distances.length; i++) {
            double[][] values = IntStream.of(clusters.get(i)).mapToObj(row -> features.values()[row])
                    .toArray(double[][]::new);
            double share = (double) values.length * values.length / all;
            distances[i] = PairwiseDistance.mean(values, run.part(done, Math.min(1, done + share)));
            done += share;
        }
        double largest = Arrays.stream(distances).max().orElseThrow();
        double power = exponent * features.columns().length;
        double[] weights = new double[distances.length];
        for (int i = 0; i < weights.length; i++) {
            // Relative to the largest, so that neither units nor high powers leave the range of a double.
            weights[i] = largest == 0
                    ? 1
                    : StrictMath.pow(distances[i] / largest, power) / clusters.get(i).length;
        }
        double heaviest = Arrays.stream(weights).max().orElseThrow();
        return Arrays.stream(weights).mapToLong(weight -> Math.round(weight / heaviest * UNITS)).toArray();
    }
}
