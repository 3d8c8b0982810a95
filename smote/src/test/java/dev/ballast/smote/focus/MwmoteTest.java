package dev.ballast.smote.focus;

import dev.ballast.smote.Tables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.focus.Mwmote.AllNoise;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

class MwmoteTest {

    private static final Seed SEED = Seed.of(9);

    /// The paper's steps as they are written, on a full table of distances.
    private record Twin(double[][] distance, Dataset data, int code) {

        static Twin of(Dataset data, int code) {
            double[][] values = data.features().toDoubleRows();
            int n = values.length;
            double[][] distance = new double[n][n];
            for (int j = 0; j < values[0].length; j++) {
                int column = j;
                double mean = IntStream.range(0, n).mapToDouble(i -> values[i][column]).average().orElseThrow();
                double deviation = Math.sqrt(IntStream.range(0, n)
                        .mapToDouble(i -> (values[i][column] - mean) * (values[i][column] - mean)).average()
                        .orElseThrow());
                for (int a = 0; a < n; a++) {
                    for (int b = 0; b < n; b++) {
                        double difference = (values[a][j] - values[b][j]) / deviation;
                        distance[a][b] += difference * difference;
                    }
                }
            }
            for (double[] row : distance) {
                IntStream.range(0, n).forEach(i -> row[i] = Math.sqrt(row[i]));
            }
            return new Twin(distance, data, code);
        }

        boolean isOwn(int row) {
            return data.labels().code(row) == code;
        }

        List<Integer> own() {
            return IntStream.of(data.labels().rowsOf(code)).boxed().toList();
        }

        List<Integer> nearest(int row, int k, IntPredicate among) {
            return IntStream.range(0, distance.length).filter(other -> other != row && among.test(other)).boxed()
                    .sorted(Comparator.comparingDouble(other -> distance[row][other])).limit(k).toList();
        }

        List<Integer> filtered(int k1) {
            return own().stream().filter(row -> nearest(row, k1, _ -> true).stream().anyMatch(this::isOwn)).toList();
        }

        Map<Integer, Double> weights(int k1, int k2, int k3, double threshold) {
            TreeSet<Integer> border = new TreeSet<>();
            filtered(k1).forEach(row -> border.addAll(nearest(row, k2, other -> !isOwn(other))));
            Map<Integer, Double> weights = new TreeMap<>();
            for (int y : border) {
                List<Integer> near = nearest(y, k3, this::isOwn);
                double all = near.stream().mapToDouble(x -> closeness(y, x, threshold)).sum();
                near.forEach(x -> weights.merge(x,
                        closeness(y, x, threshold) * (closeness(y, x, threshold) / all), Double::sum));
            }
            return weights;
        }

        private double closeness(int y, int x, double threshold) {
            double normed = distance[y][x] / data.columns().size();
            return Math.min(1 / normed, threshold) / threshold * 2;
        }

        /// Joins the two nearest clusters as long as there are two that are near enough.
        List<List<Integer>> clusters(int k1, double cp) {
            List<Integer> filtered = filtered(k1);
            double limit = cp * filtered.stream()
                    .mapToDouble(row -> filtered.stream().filter(other -> !other.equals(row))
                            .mapToDouble(other -> distance[row][other]).min().orElse(0))
                    .average().orElseThrow();
            List<List<Integer>> clusters = new ArrayList<>();
            own().forEach(row -> clusters.add(new ArrayList<>(List.of(row))));
            while (true) {
                int first = -1;
                int second = -1;
                double best = limit;
                for (int a = 0; a < clusters.size(); a++) {
                    for (int b = a + 1; b < clusters.size(); b++) {
                        double mean = mean(clusters.get(a), clusters.get(b));
                        if (mean <= best) {
                            best = mean;
                            first = a;
                            second = b;
                        }
                    }
                }
                if (first < 0) {
                    return clusters;
                }
                clusters.get(first).addAll(clusters.remove(second));
            }
        }

        private double mean(List<Integer> a, List<Integer> b) {
            return a.stream().flatMapToDouble(x -> b.stream().mapToDouble(y -> distance[x][y])).average().orElseThrow();
        }
    }

    private static Dataset data(long seed) {
        double[][] values = Tables.gaussian(seed, 130, 3);
        int[] labels = Tables.labels(80, 30, 20);
        for (int row = 0; row < 130; row++) {
            values[row][0] += labels[row] + (row % 3) * 2;
            values[row][1] *= 1000;
        }
        return Dataset.of(values, labels);
    }

    @ParameterizedTest
    @CsvSource({"5, 3, 0, 5, 3", "1, 1, 1, 5, 3", "3, 2, 4, 0.5, 1", "5, 3, 0, 100, 0", "2, 200, 100, 2, 10",
            "5, 3, 0, 1, 1.7"})
    void rowsAreDrawnByTheWeightsAndInsideTheClustersOfThePaper(int k1, int k2, int k3, double threshold, double cp) {
        for (int trial = 0; trial < 6; trial++) {
            Dataset data = data(trial);
            Resampling resampling = Mwmote.create().neighbors(k1, k2, k3).closeness(threshold).clusters(cp)
                    .resample(data, SEED);
            for (int code = 1; code < 3; code++) {
                Twin twin = Twin.of(data, code);
                List<Integer> own = twin.own();
                Map<Integer, Double> weights = twin.weights(k1, k2, k3 == 0 ? own.size() / 2 : k3, threshold);
                double all = weights.values().stream().mapToDouble(x -> x).sum();
                List<List<Integer>> clusters = twin.clusters(k1, cp);
                List<Recipe.Made> made = Tables.synthesis(resampling, code);
                for (int position = 0; position < made.size(); position++) {
                    RandomStream random = SEED.stream(Purpose.of("mwmote.draw"), data.labels().streamKey(code), 0,
                            position);
                    double point = random.nextDouble() * all;
                    int base = (int) made.get(position).base();
                    double before = own.stream().filter(row -> row < base)
                            .mapToDouble(row -> weights.getOrDefault(row, 0.0)).sum();
                    assertThat(point).isBetween(before - 1e-9, before + weights.get(base) + 1e-9);
                    List<Integer> others = clusters.stream().filter(cluster -> cluster.contains(base)).findFirst()
                            .orElseThrow().stream().filter(row -> row != base).sorted().toList();
                    int partner = others.isEmpty() ? base : others.get(random.nextInt(others.size()));
                    assertThat(made.get(position)).isEqualTo(Recipe.Made.between(base, partner, random.nextDouble()));
                }
            }
        }
    }

    /// With chains, clumps, equal rows and large clusters.
    @Test
    void averageLinkageAgreesWithJoiningTheNearestClustersOneByOne() {
        for (int trial = 0; trial < 60; trial++) {
            int kind = trial % 3;
            double[][] values = Tables.gaussian(trial, 60, 2);
            for (int row = 0; row < 60; row++) {
                values[row][0] += kind == 0 ? 5 * (row % 4) : kind == 1 ? 0.3 * row : 0;
                values[row][1] *= kind == 1 ? 0.01 : 1;
            }
            double threshold = 0.05 * trial;
            Twin twin = new Twin(distances(values), Dataset.of(values, new int[60]), 0);

            int[] found = AverageLinkage.clusters(values, threshold, _ -> {
            });

            assertThat(found).containsExactly(joined(twin, threshold));
        }
    }

    private static double[][] distances(double[]... values) {
        double[][] distance = new double[values.length][values.length];
        for (int a = 0; a < values.length; a++) {
            for (int b = 0; b < values.length; b++) {
                distance[a][b] = Math.hypot(values[a][0] - values[b][0], values[a][1] - values[b][1]);
            }
        }
        return distance;
    }

    private static int[] joined(Twin twin, double limit) {
        double nearest = twin.own().stream().mapToDouble(row -> twin.distance()[row][twin.nearest(row, 1, _ -> true)
                .getFirst()]).average().orElseThrow();
        int[] clusterOf = new int[twin.data().rows()];
        for (List<Integer> cluster : twin.clusters(1, limit / nearest)) {
            int first = cluster.stream().min(Comparator.naturalOrder()).orElseThrow();
            cluster.forEach(row -> clusterOf[row] = first);
        }
        return clusterOf;
    }

    @Test
    void equalRowsAreJoinedEvenAtAThresholdOfZero() {
        double[][] values = {{1}, {2}, {1}, {3}, {2}, {1}};

        assertThat(AverageLinkage.clusters(values, 0, _ -> {
        })).containsExactly(0, 1, 0, 3, 1, 0);
    }

    /// Sums in different orders make equal means differ in their last bits, so that each cluster of a ring is the nearest of
    /// another.
    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void manyEqualDistancesEnd() {
        for (int side = 2; side < 24; side++) {
            int columns = side;
            double[][] grid = IntStream.range(0, side).boxed().flatMap(x -> IntStream.range(0, columns)
                    .mapToObj(y -> new double[]{0.1 * y, 0.1 * x})).toArray(double[][]::new);

            assertThat(AverageLinkage.clusters(grid, 1e9, _ -> {
            })).containsOnly(0);
            assertThat(AverageLinkage.clusters(grid, 0.09, _ -> {
            })).doesNotHaveDuplicates();
        }
    }

    /// The class is on both sides of the other one.
    @Test
    void noNewRowLiesBetweenClusters() {
        double[][] values = new double[60][2];
        int[] labels = new int[60];
        double[][] noise = Tables.gaussian(8, 60, 2);
        for (int row = 0; row < 60; row++) {
            labels[row] = row % 5 == 4 ? 1 : 0;
            int place = labels[row] == 0 ? 0 : row < 30 ? -8 : 8;
            values[row] = new double[]{place + 0.3 * noise[row][0], 0.3 * noise[row][1]};
        }

        List<Recipe.Made> made = Tables.synthesis(Mwmote.create().resample(Dataset.of(values, labels), SEED));

        assertThat(made).hasSize(36).allSatisfy(recipe -> assertThat(values[(int) recipe.base()][0]
                * values[(int) recipe.neighbor()][0]).isPositive());
    }

    @Test
    void rowsNearTheBorderGetMost() {
        double[][] values = Tables.gaussian(5, 200, 1);
        int[] labels = Tables.labels(150, 50);
        for (int row = 0; row < 200; row++) {
            values[row][0] = labels[row] == 0 ? -Math.abs(values[row][0]) : 0.2 + Math.abs(values[row][0]);
        }
        Dataset data = Dataset.of(values, labels);

        List<Recipe.Made> made = Tables.synthesis(Mwmote.create().resample(data, SEED));

        double mean = IntStream.of(data.labels().rowsOf(1)).mapToDouble(row -> values[row][0]).average().orElseThrow();
        assertThat(made.stream().mapToDouble(recipe -> values[(int) recipe.base()][0]).average().orElseThrow())
                .isLessThan(0.7 * mean);
    }

    @Test
    void aClassThatIsAllNoiseIsKeptOrRefused() {
        double[][] values = IntStream.range(0, 60).mapToObj(row -> new double[]{row}).toArray(double[][]::new);
        int[] labels = IntStream.range(0, 60).map(row -> row % 12 == 5 ? 1 : 0).toArray();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mwmote.create().allNoise(AllNoise.REFUSE).resample(Dataset.of(values, labels), SEED))
                .withMessage(
                        "none of the 5 rows of class \"1\" has a row of the class among its 5 nearest: all are noise to"
                                + " mwmote; raise k1, or leave none out (all-noise=keep)");
        assertThat(Mwmote.create().resample(Dataset.of(values, labels), SEED).counts().count(1)).isEqualTo(55);
    }

    @Test
    void aRowAloneInItsClusterIsRepeated() {
        Dataset data = data(1);

        Resampling resampling = Mwmote.create().clusters(0).resample(data, SEED);

        Dataset result = resampling.toDataset();
        for (int row = resampling.keptSize(); row < result.rows(); row++) {
            for (int column = 0; column < 3; column++) {
                assertThat(result.features().get(row, column))
                        .isCloseTo(data.features().get((int) resampling.recipe(row).base(), column), within(0.0));
            }
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Mwmote.create().fit(Tables.table(2, 20, 1)))
                .withMessage("class \"1\" has only 1 row, and"
                        + " mwmote needs at least two to interpolate between; use random-over for it");
        assertThatIllegalArgumentException().isThrownBy(() -> Mwmote.create().to(SamplingStrategy.parse("0=20"))
                .fit(Dataset.of(Tables.gaussian(1, 9, 2), new int[9])))
                .withMessageContaining("class \"0\" is the only one with rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mwmote.create().neighbors(25, 1, 0).fit(Tables.table(2, 20, 5)))
                .withMessage("k1 is 25, and with 25 rows each has only 24 others; use a smaller k1");
    }
}
