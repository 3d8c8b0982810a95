package dev.ballast.smote.space;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.random.RandomStream;
import dev.ballast.smote.neighbors.NeighborSearch;
import dev.ballast.smote.neighbors.Neighbors;
import dev.ballast.smote.neighbors.exact.SearchThreads;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/// Divides rows into clusters around means: Lloyd's algorithm from seeds drawn by the rule of k-means++.
///
/// Lloyd: "Least squares quantization in PCM", 1982, doi:10.1109/TIT.1982.1056489. Arthur, Vassilvitskii: "k-means++: the
/// advantages of careful seeding", SODA 2007.
///
/// Every row goes to the nearest mean, the lower number among equally near ones; the search is exact, so threads, kernels and
/// machines do not matter. A cluster that loses all rows takes the row farthest from its mean among those of clusters
/// with more than one. Ends when no row changes its cluster, or after so many rounds.
///
/// Most rows are not searched for in most rounds (Hamerly: "Making k-means even faster", SDM 2010,
/// doi:10.1137/1.9781611972801.12): how far means have moved bounds how near any can have come, and a row that is nearer to its own
/// stays. Bounds give way to rounding, so the clusters are those that a search would find.
public final class KMeans {

    /// More than what a distance, or a bound after a round, can be off by rounding, as a share of it.
    private static final double SLACK = 0x1p-32;
    /// More than what a distance can lack where squares are too small for `double`.
    private static final double TINY = 0x1p-500;
    /// With so many means or fewer, comparing a row with all costs less than a search.
    private static final int FEW = 64;
    private static final int BLOCK = 1024;

    private final double[][] rows;
    private final int clusters;
    private final int threads;
    private final int[] clusterOf;
    private double[][] centers;
    /// For each row, what its distance to its own mean is at most.
    private final double[] atMost;
    /// For each row, what its distance to any other mean is at least.
    private final double[] othersAtLeast;

    private KMeans(double[][] rows, int clusters, int threads) {
        this.rows = rows;
        this.clusters = clusters;
        this.threads = threads;
        this.clusterOf = new int[rows.length];
        this.atMost = new double[rows.length];
        this.othersAtLeast = new double[rows.length];
        this.centers = new double[0][];
        Arrays.fill(atMost, Double.POSITIVE_INFINITY);
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
        means.centers = means.seeds(random);
        int @Nullable [] before = null;
        for (int round = 0; round < rounds; round++) {
            means.assign();
            means.fillEmpty();
            if (Arrays.equals(before, means.clusterOf)) {
                break;
            }
            means.moveTo(means.means(before));
            before = means.clusterOf.clone();
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

    private void assign() {
        int[] asking = IntStream.range(0, rows.length).filter(row -> !isSettled(row)).toArray();
        if (asking.length == 0) {
            return;
        }
        if (clusters <= FEW) {
            assignByLooking(asking);
            return;
        }
        double[][] asked = IntStream.of(asking).mapToObj(row -> rows[row]).toArray(double[][]::new);
        int k = Math.min(2, clusters);
        Neighbors nearest = NeighborSearch.among(FeatureMatrix.wrap(centers)).threads(threads)
                .nearest(FeatureMatrix.wrap(asked), k);
        for (int i = 0; i < asking.length; i++) {
            found(asking[i], nearest.row(i, 0), nearest.squaredDistance(i, 0),
                    k == 1 ? Double.POSITIVE_INFINITY : nearest.squaredDistance(i, 1));
        }
    }

    /// Compares rows with all means: the same distances as a search has, in loops over means, which the compiler makes vector code of.
    private void assignByLooking(int[] asking) {
        double[][] columns = new double[rows[0].length][clusters];
        for (int cluster = 0; cluster < clusters; cluster++) {
            for (int column = 0; column < columns.length; column++) {
                columns[column][cluster] = centers[cluster][column];
            }
        }
        new SearchThreads(threads, null).run((asking.length + BLOCK - 1) / BLOCK, () -> {
            double[] squares = new double[clusters];
            return block -> {
                for (int i = block * BLOCK; i < Math.min(asking.length, (block + 1) * BLOCK); i++) {
                    Arrays.fill(squares, 0);
                    double[] row = rows[asking[i]];
                    for (int column = 0; column < columns.length; column++) {
                        addSquares(row[column], columns[column], squares);
                    }
                    look(asking[i], squares);
                }
            };
        });
    }

    private static void addSquares(double value, double[] means, double[] squares) {
        for (int cluster = 0; cluster < squares.length; cluster++) {
            double difference = value - means[cluster];
            squares[cluster] += difference * difference;
        }
    }

    private void look(int row, double[] squares) {
        int nearest = 0;
        double least = squares[0];
        double next = Double.POSITIVE_INFINITY;
        for (int cluster = 1; cluster < squares.length; cluster++) {
            if (squares[cluster] < least) {
                next = least;
                least = squares[cluster];
                nearest = cluster;
            } else {
                next = Math.min(next, squares[cluster]);
            }
        }
        found(row, nearest, least, next);
    }

    private void found(int row, int cluster, double square, double next) {
        clusterOf[row] = cluster;
        atMost[row] = Math.sqrt(square) * (1 + SLACK) + TINY;
        othersAtLeast[row] = Math.sqrt(next) * (1 - SLACK) - TINY;
    }

    /// Whether a row stays where it is; a look at its own mean tells most that bounds alone do not.
    private boolean isSettled(int row) {
        if (atMost[row] < othersAtLeast[row]) {
            return true;
        }
        if (atMost[row] < Double.POSITIVE_INFINITY) {
            atMost[row] = Math.sqrt(FeatureRows.squaredDistance(rows[row], centers[clusterOf[row]])) * (1 + SLACK)
                    + TINY;
        }
        return atMost[row] < othersAtLeast[row];
    }

    private void fillEmpty() {
        int[] sizes = new int[clusters];
        for (int cluster : clusterOf) {
            sizes[cluster]++;
        }
        double[] squaredDistance = null;
        for (int cluster = 0; cluster < clusters; cluster++) {
            if (sizes[cluster] == 0) {
                squaredDistance = squaredDistance == null ? squaredDistances() : squaredDistance;
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
                atMost[farthest] = Double.POSITIVE_INFINITY;
            }
        }
    }

    private double[] squaredDistances() {
        return IntStream.range(0, rows.length)
                .mapToDouble(row -> FeatureRows.squaredDistance(rows[row], centers[clusterOf[row]])).toArray();
    }

    /// The means of all clusters; those that have the rows that they had are not worked out again.
    private double[][] means(int @Nullable [] before) {
        boolean[] changed = new boolean[clusters];
        Arrays.fill(changed, before == null);
        for (int row = 0; before != null && row < rows.length; row++) {
            if (before[row] != clusterOf[row]) {
                changed[before[row]] = true;
                changed[clusterOf[row]] = true;
            }
        }
        double[][] means = new double[clusters][];
        Arrays.setAll(means, cluster -> changed[cluster] ? new double[rows[0].length] : centers[cluster]);
        int[] sizes = new int[clusters];
        for (int row = 0; row < rows.length; row++) {
            int cluster = clusterOf[row];
            if (changed[cluster]) {
                sizes[cluster]++;
                add(rows[row], means[cluster]);
            }
        }
        for (int cluster = 0; cluster < clusters; cluster++) {
            if (changed[cluster]) {
                double[] mean = means[cluster];
                int size = sizes[cluster];
                Arrays.setAll(mean, column -> mean[column] / size);
            }
        }
        return means;
    }

    private static void add(double[] row, double[] sum) {
        for (int column = 0; column < sum.length; column++) {
            sum[column] += row[column];
        }
    }

    private void moveTo(double[][] means) {
        double[] moved = new double[clusters];
        Arrays.setAll(moved, cluster -> Math.sqrt(FeatureRows.squaredDistance(centers[cluster], means[cluster]))
                * (1 + SLACK) + TINY);
        double most = Arrays.stream(moved).max().orElse(0);
        for (int row = 0; row < rows.length; row++) {
            atMost[row] = (atMost[row] + moved[clusterOf[row]]) * (1 + SLACK);
            othersAtLeast[row] -= most + Math.abs(othersAtLeast[row]) * SLACK;
        }
        centers = means;
    }
}
