package dev.ballast.smote.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Makes;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.clean.ClusterCentroids.Voting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class ClusterCentroidsTest {

    private static final Seed SEED = Seed.of(3);

    private static Dataset data(int common, int rare) {
        RandomStream random = Seed.of(8).stream(Purpose.of("test.centroids"), common, rare, 0);
        double[][] values = new double[common + rare][3];
        int[] labels = new int[common + rare];
        for (int row = 0; row < values.length; row++) {
            labels[row] = row % 5 == 1 && row < 5 * rare ? 1 : 0;
            for (int column = 0; column < 3; column++) {
                values[row][column] = random.nextGaussian() + random.nextInt(4) * 10;
            }
        }
        return Dataset.of(values, labels);
    }

    private static List<Integer> members(Recipe recipe) {
        Recipe.Made made = (Recipe.Made) recipe;
        List<Integer> rows = new ArrayList<>(List.of((int) made.base()));
        made.toward().forEach(toward -> rows.add((int) toward.parent().base()));
        return rows;
    }

    private static List<Recipe> made(Resampling resampling) {
        return LongStream.range(resampling.keptSize(), resampling.size()).mapToObj(resampling::recipe).toList();
    }

    @Test
    void everyRowOfTheClassIsInOneClusterAndEveryNewRowIsTheMeanOfOne() {
        Dataset data = data(200, 30);

        Resampling resampling = ClusterCentroids.create().resample(data, SEED);

        List<Recipe> made = made(resampling);
        assertThat(made).hasSize(30);
        assertThat(made.stream().flatMap(recipe -> members(recipe).stream()).sorted().toList())
                .isEqualTo(IntStream.of(data.labels().rowsOf(0)).boxed().toList());
        Dataset result = resampling.toDataset();
        for (int i = 0; i < made.size(); i++) {
            List<Integer> rows = members(made.get(i));
            for (int column = 0; column < 3; column++) {
                int at = column;
                double mean = rows.stream().mapToDouble(row -> data.features().get(row, at)).average().orElseThrow();
                assertThat(result.features().get(30 + i, column)).isCloseTo(mean, within(1e-12 * 40));
            }
        }
    }

    @Test
    void noRowIsNearerToAnotherMean() {
        Dataset data = data(300, 12);

        Resampling resampling = ClusterCentroids.create().resample(data, SEED);

        Dataset result = resampling.toDataset();
        List<Recipe> made = made(resampling);
        for (int cluster = 0; cluster < made.size(); cluster++) {
            for (int row : members(made.get(cluster))) {
                double own = squaredDistance(data, row, result, 12 + cluster);
                for (int other = 0; other < made.size(); other++) {
                    assertThat(own).isLessThanOrEqualTo(squaredDistance(data, row, result, 12 + other) + 1e-9);
                }
            }
        }
    }

    private static double squaredDistance(Dataset a, int row, Dataset b, int other) {
        double sum = 0;
        for (int column = 0; column < 3; column++) {
            double difference = a.features().get(row, column) - b.features().get(other, column);
            sum += difference * difference;
        }
        return sum;
    }

    @Test
    void countsAreExactAlsoWithFewerDifferentRowsThanClusters() {
        double[][] values = new double[40][2];
        int[] labels = new int[40];
        for (int row = 0; row < 40; row++) {
            values[row][0] = row % 3;
            labels[row] = row < 30 ? 0 : 1;
        }

        Resampling resampling = ClusterCentroids.create().resample(Dataset.of(values, labels), SEED);

        assertThat(resampling.counts().count(0)).isEqualTo(10);
        assertThat(made(resampling)).allSatisfy(recipe -> assertThat(members(recipe)).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({"200, 30", "300, 12", "80, 20", "40, 1"})
    void byHardVotingEachMeanKeepsTheNearestRowThatNoneBeforeItKeeps(int common, int rare) {
        Dataset data = data(common, rare);
        int[] rows = data.labels().rowsOf(0);
        Dataset means = ClusterCentroids.create().resample(data, SEED).toDataset();

        Resampling hard = ClusterCentroids.create().voting(Voting.HARD).resample(data, SEED);

        TreeSet<Integer> expected = new TreeSet<>(IntStream.of(data.labels().rowsOf(1)).boxed().toList());
        for (int mean = rare; mean < 2 * rare; mean++) {
            int at = mean;
            expected.add(IntStream.of(rows).filter(row -> !expected.contains(row)).boxed()
                    .min(Comparator.comparingDouble(row -> squaredDistance(data, row, means, at))).orElseThrow());
        }
        assertThat(hard.keptRows()).containsExactly(expected.stream().mapToInt(Integer::intValue).toArray());
        assertThat(hard.size()).isEqualTo(2L * rare);
    }

    @Test
    void byHardVotingNoRowIsKeptTwiceWhereManyMeansAreInOnePlace() {
        double[][] values = IntStream.range(0, 60).mapToObj(row -> new double[]{row % 3}).toArray(double[][]::new);
        int[] labels = IntStream.range(0, 60).map(row -> row < 35 ? 0 : 1).toArray();

        Resampling hard = ClusterCentroids.create().voting(Voting.HARD).resample(Dataset.of(values, labels), SEED);

        assertThat(hard.counts().count(0)).isEqualTo(25);
        assertThat(hard.keptRows()).hasSize(50).doesNotHaveDuplicates();
        // Each place has rows of its own for as many means as it has.
        for (int place = 0; place < 3; place++) {
            int at = place;
            assertThat(IntStream.of(hard.keptRows()).filter(row -> row < 35 && row % 3 == at).count()).isPositive();
        }
    }

    @Test
    void byHardVotingNothingIsMade() {
        assertThat(ClusterCentroids.create().makes()).isEqualTo(Makes.ROWS);
        assertThat(ClusterCentroids.create().voting(Voting.HARD).makes()).isEqualTo(Makes.NOTHING);
    }

    @Test
    void aClassCanVanishAndOneClusterIsTheMeanOfAll() {
        Dataset data = data(20, 4);

        assertThat(ClusterCentroids.create().to(SamplingStrategy.parse("0=0")).resample(data, SEED).size())
                .isEqualTo(4);
        assertThat(members(made(ClusterCentroids.create().to(SamplingStrategy.parse("0=1")).resample(data, SEED))
                .getFirst())).hasSize(20);
    }

    @Test
    void fittingWithoutASeedIsRefusedWithTheCallToMake() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClusterCentroids.create().fit(data(20, 4))).withMessage(
                "cluster-centroids draws while it fits and needs a seed for that; call resample(data, seed), or fit(data,"
                        + " RunSettings.standard().seed(seed))");
    }
}
