package dev.ballast.smote.clean;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.recipe.RecipeSource;
import dev.ballast.smote.neighbors.NeighborSearch;
import dev.ballast.smote.neighbors.Neighbors;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.KMeans;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/// Rows of a class in clusters around means, in the order of their first rows.
///
/// @param rows    the rows of the class, ascending
/// @param values  of each of them, the values that enter distances
/// @param members for each cluster, the places of its rows among these; none is empty
record Clusters(int[] rows, double[][] values, int[][] members) {

    /// Rows looked at around a mean before the rows that are taken are left out of the search.
    private static final int NEAR = 8;

    /// Divides the rows of a class.
    ///
    /// @param rows   at least one, with finite values
    /// @param count  how many clusters, at least one
    /// @param rounds at most so many rounds of moving means and rows
    static Clusters of(Dataset data, int[] rows, int count, int rounds, RandomStream random, RunSettings run) {
        double[] divisors = Scale.NONE.divisors(data, run);
        int[] columns = IntStream.range(0, divisors.length).filter(column -> divisors[column] > 0).toArray();
        double[][] values = new double[rows.length][columns.length];
        double[] row = new double[data.features().columns()];
        for (int i = 0; i < rows.length; i++) {
            data.features().copyRow(rows[i], row, 0);
            for (int j = 0; j < columns.length; j++) {
                values[i][j] = row[columns[j]];
            }
        }
        int[] clusterOf = KMeans.clusters(values, count, rounds, random, run.threads(), run::at);
        return new Clusters(rows, values, grouped(clusterOf, count));
    }

    private static int[][] grouped(int[] clusterOf, int count) {
        int[] sizes = new int[count];
        for (int cluster : clusterOf) {
            sizes[cluster]++;
        }
        int[][] members = new int[count][];
        int[][] ordered = new int[count][];
        int[] filled = new int[count];
        int found = 0;
        for (int i = 0; i < clusterOf.length; i++) {
            int cluster = clusterOf[i];
            if (members[cluster] == null) {
                members[cluster] = new int[sizes[cluster]];
                ordered[found++] = members[cluster];
            }
            members[cluster][filled[cluster]++] = i;
        }
        return ordered;
    }

    /// How many there are.
    int count() {
        return members.length;
    }

    /// A row for each cluster that is its mean.
    RecipeSource means() {
        int[][] of = IntStream.range(0, members.length)
                .mapToObj(cluster -> IntStream.of(members[cluster]).map(place -> rows[place]).toArray())
                .toArray(int[][]::new);
        return (index, into) -> {
            int[] cluster = of[(int) index];
            into.made(cluster[0]);
            for (int i = 1; i < cluster.length; i++) {
                into.toward(cluster[i], 1.0 / cluster.length);
            }
        };
    }

    /// The rows that the means take, one after the other: each the nearest that is left.
    IntStream nearestRows(int threads) {
        double[][] means = Arrays.stream(members).map(this::mean).toArray(double[][]::new);
        int near = Math.min(NEAR, rows.length);
        Neighbors nearest = NeighborSearch.among(FeatureMatrix.wrap(values)).threads(threads)
                .nearest(FeatureMatrix.wrap(means), near);
        BitSet taken = new BitSet(rows.length);
        for (int cluster = 0; cluster < means.length; cluster++) {
            int rank = 0;
            while (rank < near && taken.get(nearest.row(cluster, rank))) {
                rank++;
            }
            taken.set(rank < near ? nearest.row(cluster, rank) : nearestLeft(means[cluster], taken, threads));
        }
        return taken.stream().map(place -> rows[place]);
    }

    private int nearestLeft(double[] mean, BitSet taken, int threads) {
        int[] left = FirstRows.others(rows.length, taken);
        return left[NeighborSearch.among(FeatureMatrix.wrap(values)).rows(left).threads(threads)
                .nearest(FeatureMatrix.wrap(new double[][]{mean}), 1).row(0, 0)];
    }

    private double[] mean(int[] cluster) {
        double[] mean = new double[values[0].length];
        for (int i = 0; i < cluster.length; i++) {
            for (int column = 0; column < mean.length; column++) {
                mean[column] += (values[cluster[i]][column] - mean[column]) / (i + 1);
            }
        }
        return mean;
    }
}
