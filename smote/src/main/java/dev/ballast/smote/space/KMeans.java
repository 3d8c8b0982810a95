package dev.ballast.smote.space;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.random.RandomStream;
import dev.ballast.smote.neighbors.NeighborSearch;
import dev.ballast.smote.neighbors.Neighbors;

import java.util.Arrays;
import java.util.function.DoubleConsumer;

/// Divides rows into clusters around means: Lloyd's algorithm from seeds drawn by the rule of k-means++.
///
/// Lloyd: "Least squares quantization in PCM", 1982, doi:10.1109/TIT.1982.1056489. Arthur, Vassilvitskii: "k-means++: the
/// advantages of careful seeding", SODA 2007.
///
/// Every row goes to the nearest mean, the lower number among equally near ones; the search is exact, so threads, kernels and
/// machines do not matter. A cluster that loses all rows takes the row farthest from its mean among those of clusters
/// with more than one. Ends when no row changes its cluster, or after so many rounds.
public final class KMeans {

    private final double[][] rows;
    private final int clusters;
    private final int threads;
    private final int[] clusterOf;
    private final double[] squaredDistance;

    private KMeans(double[][] rows, int clusters, int threads) {
        this.rows = rows;
        this.clusters = clusters;
        this.threads = threads;
        this.clusterOf = new int[rows.length];
        this.squaredDistance = new double[rows.length];
    }

    /// Divides rows.
    ///
    /// @param rows     the rows, finite, with squares in the range of `double`; at least as many as clusters
    /// @param clusters how many
    /// @param rounds   at most so many
    /// @param random   draws the seeds
    /// @param threads  at most so many
    /// @param progress told the share of rounds that are done
    /// @return for each row its cluster; none is empty
    public static int[] clusters(double[][] rows, int clusters, int rounds, RandomStream random, int threads,
            DoubleConsumer progress) {
        KMeans means = new KMeans(rows, clusters, threads);
        double[][] centers = means.seeds(random);
        int[] before = null;
        for (int round = 0; round < rounds; round++) {
            means.assign(centers);
            means.fillEmpty();
            if (Arrays.equals(before, means.clusterOf)) {
                break;
            }
            before = means.clusterOf.clone();
            centers = means.means();
            progress.accept((round + 1.0) / rounds);
        }
        return means.clusterOf;
    }

    /// The first seed is any row; each further one is a row drawn with a chance in proportion to its squared distance from
    /// the nearest seed so far. Once all rows are seeds or equal to one, the first rows that are not seeds follow.
    private double[][] seeds(RandomStream random) {
        double[][] seeds = new double[clusters][];
        boolean[] taken = new boolean[rows.length];
        double[] nearest = new double[rows.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        int next = random.nextInt(rows.length);
        for (int seed = 0; seed < clusters; seed++) {
            taken[next] = true;
            seeds[seed] = rows[next];
            double total = 0;
            for (int row = 0; row < rows.length; row++) {
                nearest[row] = Math.min(nearest[row], FeatureRows.squaredDistance(rows[row], seeds[seed]));
                total += nearest[row];
            }
            next = seed + 1 == clusters ? -1 : drawn(nearest, taken, random.nextDouble() * total);
        }
        return seeds;
    }

    private static int drawn(double[] weights, boolean[] taken, double point) {
        double sum = 0;
        int last = -1;
        for (int row = 0; row < weights.length; row++) {
            sum += weights[row];
            if (weights[row] > 0) {
                last = row;
                if (sum > point) {
                    return row;
                }
            }
        }
        if (last >= 0) {
            return last;
        }
        int free = 0;
        while (taken[free]) {
            free++;
        }
        return free;
    }

    private void assign(double[][] centers) {
        Neighbors nearest = NeighborSearch.among(FeatureMatrix.wrap(centers)).threads(threads)
                .nearest(FeatureMatrix.wrap(rows), 1);
        for (int row = 0; row < rows.length; row++) {
            clusterOf[row] = nearest.row(row, 0);
            squaredDistance[row] = nearest.squaredDistance(row, 0);
        }
    }

    private void fillEmpty() {
        int[] sizes = new int[clusters];
        for (int cluster : clusterOf) {
            sizes[cluster]++;
        }
        for (int cluster = 0; cluster < clusters; cluster++) {
            if (sizes[cluster] == 0) {
                int farthest = -1;
                for (int row = 0; row < rows.length; row++) {
                    if (sizes[clusterOf[row]] > 1
                            && (farthest < 0 || squaredDistance[row] > squaredDistance[farthest])) {
                        farthest = row;
                    }
                }
                sizes[clusterOf[farthest]]--;
                sizes[cluster]++;
                clusterOf[farthest] = cluster;
                squaredDistance[farthest] = 0;
            }
        }
    }

    private double[][] means() {
        double[][] means = new double[clusters][rows[0].length];
        int[] sizes = new int[clusters];
        for (int row = 0; row < rows.length; row++) {
            double[] mean = means[clusterOf[row]];
            int size = ++sizes[clusterOf[row]];
            for (int column = 0; column < mean.length; column++) {
                mean[column] += (rows[row][column] - mean[column]) / size;
            }
        }
        return means;
    }
}
