package dev.ballast.smote.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Random;

/// Bounds spare searches, and nothing else: a plain twin, which compares every row with every mean in every round, divides rows
/// in the same way.
class KMeansTest {

    private static final Purpose SEEDS = Purpose.of("k-means-test.seeds");

    @ParameterizedTest
    @CsvSource({"2000, 3, 8, 100, 1, 0", "2000, 3, 1, 100, 1, 0", "1000, 20, 30, 100, 1, 0", "300, 2, 299, 100, 1, 0",
            "1500, 2, 12, 100, 1, 1", "400, 1, 60, 100, 1, 1", "1000, 5, 8, 3, 1e-140, 0", "1000, 5, 8, 100, 1e140, 0",
            "500, 2, 40, 100, 1e-3, 1"})
    void rowsAreDividedAsByLookingAtAllMeansInAllRounds(int size, int columns, int clusters, int rounds, double unit,
            int digits) {
        double[][] rows = rows(size, columns, unit, digits);
        for (int seed = 0; seed < 3; seed++) {
            int[] expected = plain(rows, clusters, rounds, Seed.of(seed).stream(SEEDS, 0, 0, 0));

            int[] found = KMeans.clusters(rows, clusters, rounds, Seed.of(seed).stream(SEEDS, 0, 0, 0), 1, _ -> {
            });

            assertThat(found).isEqualTo(expected);
        }
    }

    /// Clumps, or, with digits, few distinct values: many rows in one place and as far from two means.
    private static double[][] rows(int size, int columns, double unit, int digits) {
        Random random = new Random(7);
        double[][] rows = new double[size][columns];
        for (double[] row : rows) {
            double center = random.nextInt(4);
            Arrays.setAll(row, _ -> unit * (digits == 0
                    ? center + random.nextGaussian()
                    : Math.rint(3 * random.nextGaussian())));
        }
        return rows;
    }

    private static int[] plain(double[][] rows, int clusters, int rounds, RandomStream random) {
        double[][] means = seeds(rows, clusters, random);
        int[] before = null;
        int[] now = new int[rows.length];
        for (int round = 0; round < rounds; round++) {
            double[] nearest = new double[rows.length];
            for (int row = 0; row < rows.length; row++) {
                now[row] = nearest(rows[row], means);
                nearest[row] = FeatureRows.squaredDistance(rows[row], means[now[row]]);
            }
            for (int cluster = 0; cluster < clusters; cluster++) {
                if (size(now, cluster) == 0) {
                    int farthest = -1;
                    for (int row = 0; row < rows.length; row++) {
                        if (size(now, now[row]) > 1 && (farthest < 0 || nearest[row] > nearest[farthest])) {
                            farthest = row;
                        }
                    }
                    now[farthest] = cluster;
                    nearest[farthest] = 0;
                }
            }
            if (Arrays.equals(before, now)) {
                break;
            }
            before = now.clone();
            means = means(rows, now, clusters);
        }
        return now;
    }

    private static int nearest(double[] row, double[][] means) {
        int nearest = 0;
        for (int mean = 1; mean < means.length; mean++) {
            if (FeatureRows.squaredDistance(row, means[mean]) < FeatureRows.squaredDistance(row, means[nearest])) {
                nearest = mean;
            }
        }
        return nearest;
    }

    private static long size(int[] clusterOf, int cluster) {
        return Arrays.stream(clusterOf).filter(other -> other == cluster).count();
    }

    private static double[][] means(double[][] rows, int[] clusterOf, int clusters) {
        double[][] means = new double[clusters][rows[0].length];
        int[] sizes = new int[clusters];
        for (int row = 0; row < rows.length; row++) {
            double[] mean = means[clusterOf[row]];
            sizes[clusterOf[row]]++;
            double[] values = rows[row];
            Arrays.setAll(mean, column -> mean[column] + values[column]);
        }
        for (int cluster = 0; cluster < clusters; cluster++) {
            double[] mean = means[cluster];
            int size = sizes[cluster];
            Arrays.setAll(mean, column -> mean[column] / size);
        }
        return means;
    }

    private static double[][] seeds(double[][] rows, int clusters, RandomStream random) {
        double[][] seeds = new double[clusters][];
        boolean[] taken = new boolean[rows.length];
        int next = random.nextInt(rows.length);
        for (int seed = 0; seed < clusters; seed++) {
            seeds[seed] = rows[next];
            taken[next] = true;
            double[][] soFar = Arrays.copyOf(seeds, seed + 1);
            double[] weights = Arrays.stream(rows)
                    .mapToDouble(row -> FeatureRows.squaredDistance(row, soFar[nearest(row, soFar)])).toArray();
            if (seed + 1 < clusters) {
                next = drawn(weights, taken, random.nextDouble());
            }
        }
        return seeds;
    }

    private static int drawn(double[] weights, boolean[] taken, double share) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double sum = 0;
        int last = -1;
        for (int row = 0; row < weights.length; row++) {
            sum += weights[row];
            if (weights[row] > 0) {
                last = row;
                if (sum > share * total) {
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
}
