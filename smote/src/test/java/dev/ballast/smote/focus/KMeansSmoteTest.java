package dev.ballast.smote.focus;

import dev.ballast.smote.Smote;
import dev.ballast.smote.Tables;
import dev.ballast.smote.NearRows;
import dev.ballast.smote.Fallback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.neighbors.GoldenTable;
import dev.ballast.smote.space.KMeans;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class KMeansSmoteTest {

    private static final Seed SEED = Seed.of(1);

    private static int[] clusters(Dataset data, int count) {
        return KMeans.clusters(data.features().toDoubleRows(), count, 100,
                SEED.stream(Purpose.of("kmeans-smote.seeds"), 0, 0, 0), 1, _ -> {
                });
    }

    /// The rows of a class in clusters where it is not rarer than on the whole and has at least three.
    private static Map<Integer, List<Integer>> rich(Dataset data, int code, int... clusterOf) {
        Map<Integer, List<Integer>> members = new TreeMap<>(IntStream.of(data.labels().rowsOf(code)).boxed()
                .collect(Collectors.groupingBy(row -> clusterOf[row])));
        members.entrySet().removeIf(entry -> entry.getValue().size() < 3
                || (long) entry.getValue().size() * data.rows() < data.counts().count(code)
                        * IntStream.of(clusterOf).filter(cluster -> cluster == entry.getKey()).count());
        return members;
    }

    private static double meanDistance(Dataset data, List<Integer> rows) {
        return rows.stream().flatMapToDouble(a -> rows.stream().filter(b -> !a.equals(b))
                .mapToDouble(b -> Math.sqrt(NearRows.squaredDistance(data, a, b)))).average().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"two-classes,1,1", "three-classes,2,1", "wide,2,0.1", "two-classes,1,0"})
    void everyClusterHasItsShareByTheFormulaOnOrdinaryTablesWhereTheHalfOfRowsWouldFindNone(String name,
            String minority, double exponent) {
        GoldenTable table = GoldenTable.read(name);
        Dataset data = Dataset.of(table.features(), table.labels());
        int code = data.labels().names().indexOf(minority);
        int[] clusterOf = clusters(data, 8);
        Map<Integer, List<Integer>> rich = rich(data, code, clusterOf);
        Map<Integer, Double> sparsity = new TreeMap<>();
        rich.forEach((cluster, rows) -> sparsity.put(cluster,
                Math.pow(meanDistance(data, rows), exponent * data.features().columns()) / rows.size()));
        double sum = sparsity.values().stream().mapToDouble(Double::doubleValue).sum();

        List<Recipe.Made> made = Tables.synthesis(KMeansSmote.create().densityExponent(exponent).resample(data, SEED),
                code);

        assertThat(rich).hasSizeGreaterThan(name.equals("three-classes") ? 0 : 1);
        Map<Integer, Long> counts = made.stream()
                .collect(Collectors.groupingBy(recipe -> clusterOf[(int) recipe.base()], Collectors.counting()));
        assertThat(made).hasSize((int) (data.counts().count(0) - data.counts().count(code)));
        assertThat(rich.keySet()).containsAll(counts.keySet());
        sparsity.forEach((cluster, weight) -> assertThat((double) counts.getOrDefault(cluster, 0L))
                .isCloseTo(made.size() * weight / sum, within(1.0)));
        assertThat(made).allMatch(recipe -> NearRows.of(data, (int) recipe.base(), 2,
                rich.get(clusterOf[(int) recipe.base()])::contains).contains((int) recipe.neighbor()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 97, 898})
    void countsAreExactWhereRoundingUpInEveryClusterWouldNotBe(int more) {
        Dataset data = Tables.table(2, 1000, 100, 60);
        SamplingStrategy strategy = SamplingStrategy.counts(Map.of(1, 100 + more, 2, 60 + more));

        assertThat(Tables.synthesis(KMeansSmote.create().to(strategy).resample(data, SEED), 1)).hasSize(more);
        assertThat(Tables.synthesis(KMeansSmote.create().to(strategy).resample(data, SEED), 2)).hasSize(more);
    }

    @Test
    void oneClusterIsSmote() {
        Dataset data = Tables.table(3, 70, 21);

        assertThat(pairs(KMeansSmote.create().clusters(1).to(SamplingStrategy.parse("1=600")), data))
                .isEqualTo(pairs(Smote.withNeighbors(2).to(SamplingStrategy.parse("1=600")), data)).hasSize(42);
    }

    private static Set<List<Long>> pairs(Resampler method, Dataset data) {
        Set<List<Long>> pairs = new HashSet<>();
        Tables.synthesis(method.resample(data, SEED))
                .forEach(recipe -> pairs.add(List.of(recipe.base(), recipe.neighbor())));
        return pairs;
    }

    @Test
    void rowsThatCoincideInEveryClusterGetTheSameEach() {
        double[][] values = IntStream.range(0, 40).mapToObj(row -> new double[]{row < 20 ? 0 : 50})
                .toArray(double[][]::new);
        int[] labels = IntStream.range(0, 40).map(row -> row < 4 || row >= 32 ? 1 : 0).toArray();

        List<Recipe.Made> made = Tables.synthesis(KMeansSmote.create().clusters(2).threshold(0.5)
                .resample(Dataset.of(values, labels), SEED));

        assertThat(made).hasSize(16);
        assertThat(made.stream().filter(recipe -> recipe.base() < 20)).hasSize(8);
    }

    @Test
    void aClassThatIsRichInNoClusterGrowsFromAllItsRowsOrIsRefused() {
        Dataset data = Tables.table(2, 40, 5);
        KMeansSmote method = KMeansSmote.create().threshold(1000);

        assertThat(Tables.synthesis(method.resample(data, SEED)).stream().map(Recipe.Made::base).distinct())
                .hasSize(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.fallback(Fallback.REFUSE).resample(data, SEED)).withMessage(
                        "kmeans-smote finds nothing to make rows of class \"1\" from: none of its 5 rows is in a cluster"
                                + " with 3 of them and 1000.0 times their share of all rows; make them from all rows of"
                                + " the class (fallback=all-rows), or use smote");
    }

    @Test
    void valuesWhoseSquaresLeaveTheRangeOfADoubleChangeNoDecision() {
        Dataset data = Tables.table(3, 70, 21);

        for (int exponent : new int[]{-900, 900}) {
            Dataset scaled = new Dataset(FeatureMatrix.wrap(Tables.mapped(
                    data.features().toDoubleRows(), value -> Math.scalb(value, exponent))), data.labels(),
                    data.columns());
            assertThat(Tables.synthesis(KMeansSmote.create().resample(scaled, SEED)))
                    .isEqualTo(Tables.synthesis(KMeansSmote.create().resample(data, SEED)));
        }
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KMeansSmote.create().clusters(50).resample(Tables.table(2, 30, 5), SEED))
                .withMessage("clusters is 50, and there are only 35 rows; use fewer clusters");
        assertThatExceptionOfType(ClassTooSmallException.class)
                .isThrownBy(() -> KMeansSmote.create().resample(Tables.table(2, 30, 2), SEED))
                .withMessageStartingWith("class \"1\" has 2 rows, too few for k = 2 neighbors each; use k = 1");
        assertThatIllegalArgumentException().isThrownBy(() -> KMeansSmote.create().fit(Tables.table(2, 30, 5)))
                .withMessageStartingWith("kmeans-smote draws while it fits and needs a seed for that");
    }

    @Test
    void aStrategyThatChangesNothingNeedsNoClusters() {
        assertThat(KMeansSmote.create().resample(Tables.table(2, 3, 3), SEED).size()).isEqualTo(6);
    }
}
