package dev.ballast.smote.focus;

import dev.ballast.smote.Tables;
import dev.ballast.smote.NearRows;
import dev.ballast.smote.SmallClassPolicy;
import dev.ballast.smote.Fallback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.neighbors.GoldenTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class AdasynTest {

    private static final Seed SEED = Seed.of(1);

    private static Map<Long, Long> uses(List<Recipe.Made> made) {
        return made.stream().collect(Collectors.groupingBy(Recipe.Made::base, Collectors.counting()));
    }

    /// The neighbors that independent programs find say how many rows start from each row.
    @ParameterizedTest
    @CsvSource({"two-classes,1", "three-classes,2", "wide,2"})
    void everyRowHasItsShareByTheNeighborsThatIndependentProgramsFind(String name, String minority) {
        GoldenTable table = GoldenTable.read(name);
        Dataset data = Dataset.of(table.features(), table.labels());
        int code = data.labels().names().indexOf(minority);
        int[][] near = table.arrays("knn5_all");
        Map<Integer, Long> foreign = new HashMap<>();
        for (int row : data.labels().rowsOf(code)) {
            foreign.put(row, IntStream.of(near[row]).filter(other -> data.labels().code(other) != code).count());
        }
        long sum = foreign.values().stream().mapToLong(Long::longValue).sum();

        List<Recipe.Made> made = Tables.synthesis(Adasyn.create().resample(data, SEED), code);

        Map<Long, Long> uses = uses(made);
        assertThat(made).hasSize((int) (data.counts().count(0) - data.counts().count(code)));
        foreign.forEach((row, others) -> assertThat(uses.getOrDefault((long) row, 0L))
                .isBetween(made.size() * others / sum, (made.size() * others + sum - 1) / sum));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 100, 879})
    void countsAreExactWhereRoundingEachShareWouldNotBe(int more) {
        Dataset data = Tables.table(2, 1000, 60, 40);
        SamplingStrategy strategy = SamplingStrategy.counts(Map.of(1, 60 + more, 2, 40 + more));

        assertThat(Adasyn.create().to(strategy).resample(data, SEED).counts())
                .satisfies(counts -> assertThat(new long[]{counts.count(0), counts.count(1), counts.count(2)})
                        .containsExactly(1000, 60 + more, 40 + more));
    }

    @Test
    void agreesWithAPlainLoopAmongEqualRows() {
        int served = 0;
        for (int trial = 0; trial < 60; trial++) {
            Dataset data = NearRows.ofFewValues(trial);
            int k = 1 + trial % 4;
            int[] rows = data.labels().rowsOf(2);
            int[] foreign = IntStream.of(rows).map(row -> k - NearRows.alike(data, row, k)).toArray();
            int sum = IntStream.of(foreign).sum();
            if (sum == 0) {
                continue;
            }
            served++;
            List<Recipe.Made> made = Tables.synthesis(Adasyn.create().neighbors(k)
                    .to(SamplingStrategy.counts(Map.of(2, rows.length + 30 * sum))).resample(data, SEED));

            Map<Long, Long> uses = uses(made);
            for (int i = 0; i < rows.length; i++) {
                assertThat(uses.getOrDefault((long) rows[i], 0L)).isEqualTo(30L * foreign[i]);
            }
            assertThat(made).allMatch(recipe -> NearRows.of(data, (int) recipe.base(), k,
                    row -> data.labels().code(row) == 2).contains((int) recipe.neighbor()));
            assertThat(made).allMatch(recipe -> recipe.gap() >= 0 && recipe.gap() < 1);
        }
        assertThat(served).isGreaterThan(30);
    }

    @Test
    void separableClassesAreRefusedOrGrowEvenlyAsDeclared() {
        double[][] values = IntStream.range(0, 60).mapToObj(row -> new double[]{row < 40 ? row : 1000 + row})
                .toArray(double[][]::new);
        String[] labels = IntStream.range(0, 60).mapToObj(row -> row < 40 ? "usual" : "rare").toArray(String[]::new);
        Dataset data = Dataset.of(values, labels);

        assertThatIllegalArgumentException().isThrownBy(() -> Adasyn.create().resample(data, SEED)).withMessage(
                "adasyn finds nothing to make rows of class \"rare\" from: none of its 20 rows has a row of another class"
                        + " among its k = 5 nearest; make them from all rows of the class (fallback=all-rows), or use"
                        + " smote");
        assertThat(uses(Tables.synthesis(Adasyn.create().fallback(Fallback.ALL_ROWS)
                .to(SamplingStrategy.parse("rare=60")).resample(data, SEED))).values()).hasSize(20)
                .containsOnly(2L);
    }

    @Test
    void newRowsLieBetweenRowsOfTheClassAndNeverBeyondThem() {
        Dataset data = Tables.table(2, 200, 40);

        assertThat(Tables.synthesis(Adasyn.create().resample(data, SEED)))
                .allMatch(recipe -> data.labels().code((int) recipe.neighbor()) == 1 && recipe.gap() >= 0
                        && recipe.gap() < 1);
    }

    @Test
    void whoGetsTheRestDependsOnSeedAndEpochAndNotOnTheOrderOfRows() {
        Dataset data = Tables.table(2, 200, 40);
        Adasyn method = Adasyn.create().neighbors(1).to(SamplingStrategy.parse("1=51"));

        assertThat(IntStream.range(0, 20).mapToObj(epoch -> uses(Tables.synthesis(method.fit(data)
                .resampling(SEED, epoch))).keySet()).distinct()).hasSizeGreaterThan(1);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatExceptionOfType(ClassTooSmallException.class)
                .isThrownBy(() -> Adasyn.create().resample(Tables.table(2, 30, 5), SEED))
                .withMessage("class \"1\" has 5 rows, too few for k = 5 neighbors each; use k = 4 or less, or allow"
                        + " fewer neighbors for small classes");
        assertThatIllegalArgumentException().isThrownBy(() -> Adasyn.create().resample(Tables.table(2, 30, 1), SEED))
                .withMessage("class \"1\" has only 1 row, and ADASYN needs at least two to interpolate between; use random-over for it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adasyn.create().neighbors(8).smallClasses(SmallClassPolicy.FEWER_NEIGHBORS)
                        .resample(Tables.table(2, 5, 3), SEED))
                .withMessage("k is 8, and with 8 rows each has only 7 others; use a smaller k");
    }
}
