package dev.ballast.smote.focus;

import dev.ballast.smote.Tables;
import dev.ballast.smote.NearRows;
import dev.ballast.smote.Fallback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.method.Methods;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.neighbors.GoldenTable;

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

class BorderlineSmoteTest {

    private static final Seed SEED = Seed.of(1);

    @ParameterizedTest
    @CsvSource({"two-classes,1,1", "three-classes,2,1", "wide,2,1", "two-classes,1,2", "three-classes,2,2", "wide,2,2"})
    void basesAreTheRowsInDangerThatIndependentProgramsFind(String name, String minority, int kind) {
        GoldenTable table = GoldenTable.read(name);
        Dataset data = Dataset.of(table.features(), table.labels());

        List<Recipe.Made> made = Tables.synthesis(BorderlineSmote.create().kind(kind).resample(data, SEED),
                data.labels().names().indexOf(minority));

        assertThat(made.stream().mapToInt(recipe -> (int) recipe.base()).distinct().sorted().toArray())
                .containsExactly(table.array("borderline_m10", "danger"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void agreesWithAPlainLoopAmongEqualRows(int kind) {
        int served = 0;
        for (int trial = 0; trial < 60; trial++) {
            Dataset data = NearRows.ofFewValues(trial);
            int m = 2 + trial % 6;
            Map<Integer, List<Integer>> expected = plainly(data, 2, kind, 2, m);
            if (expected.isEmpty()) {
                continue;
            }
            served++;
            List<Recipe.Made> made = Tables.synthesis(BorderlineSmote.create().kind(kind).neighbors(2)
                    .dangerNeighbors(m).to(SamplingStrategy.counts(Map.of(2, 400))).resample(data, SEED));

            Set<List<Long>> pairs = new HashSet<>();
            made.forEach(recipe -> pairs.add(List.of(recipe.base(), recipe.neighbor())));
            Set<List<Long>> wanted = new HashSet<>();
            expected.forEach((base, near) -> near.forEach(other -> wanted.add(List.of((long) base, (long) other))));
            assertThat(pairs).isEqualTo(wanted);
            assertThat(made).hasSize(400 - (int) data.counts().count(2)).allMatch(recipe -> recipe.gap() >= 0
                    && recipe.gap() < (data.labels().code((int) recipe.neighbor()) == 2 ? 1 : 0.5));
        }
        assertThat(served).isGreaterThan(30);
    }

    /// The neighbors of every row of a class that is in danger.
    private static Map<Integer, List<Integer>> plainly(Dataset data, int code, int kind, int k, int m) {
        Map<Integer, List<Integer>> near = new TreeMap<>();
        for (int row : data.labels().rowsOf(code)) {
            int foreign = m - NearRows.alike(data, row, m);
            if (foreign >= m / 2.0 && foreign < m) {
                near.put(row, NearRows.of(data, row, k, other -> kind == 2 || data.labels().code(other) == code));
            }
        }
        return near;
    }

    @Test
    void gapsTowardAnotherClassAreThoseOfThePaperAndNotHalved() {
        GoldenTable table = GoldenTable.read("two-classes");
        Dataset data = Dataset.of(table.features(), table.labels());

        List<Recipe.Made> made = Tables.synthesis(BorderlineSmote.create().kind(2)
                .to(SamplingStrategy.parse("1=20000")).resample(data, SEED));

        double[] toward = made.stream().filter(recipe -> data.labels().code((int) recipe.neighbor()) == 0)
                .mapToDouble(Recipe.Made::gap).toArray();
        assertThat(toward).hasSizeGreaterThan(5000);
        // The standard deviation of the mean is 0.5 / sqrt(12 * 5000), about 0.002; the product of two has mean 0.125.
        assertThat(IntStream.range(0, toward.length).mapToDouble(i -> toward[i]).average().orElseThrow())
                .isCloseTo(0.25, within(0.01));
    }

    @Test
    void aClassWithoutRowsInDangerIsRefusedOrGrowsFromAllButNeverStaysSilently() {
        double[][] values = IntStream.range(0, 60).mapToObj(row -> new double[]{row < 40 ? row : 1000 + row})
                .toArray(double[][]::new);
        String[] labels = IntStream.range(0, 60).mapToObj(row -> row < 40 ? "usual" : "rare").toArray(String[]::new);
        Dataset data = Dataset.of(values, labels);

        assertThatIllegalArgumentException().isThrownBy(() -> BorderlineSmote.create().resample(data, SEED))
                .withMessage(
                        "borderline-smote finds nothing to make rows of class \"rare\" from: none of its 20 rows is in danger, with"
                                + " at least half but not all of its m = 10 neighbors of other classes; make them from all rows"
                                + " of the class (fallback=all-rows), or use smote");
        assertThat(Tables.synthesis(BorderlineSmote.create().fallback(Fallback.ALL_ROWS).resample(data, SEED)))
                .hasSize(20).extracting(Recipe.Made::base).doesNotHaveDuplicates();
    }

    @Test
    void aRowIsNotItsOwnNeighborAmongRowsEqualToIt() {
        // Six equal rows, three of each class: every row sees two of its own and three others, and so is in danger.
        double[][] values = new double[26][1];
        IntStream.range(6, 26).forEach(row -> values[row][0] = 100 + row);
        int[] labels = IntStream.range(0, 26).map(row -> row < 3 ? 1 : 0).toArray();

        List<Recipe.Made> made = Tables.synthesis(BorderlineSmote.create().neighbors(2).dangerNeighbors(5)
                .resample(Dataset.of(values, labels), SEED));

        assertThat(made).noneMatch(recipe -> recipe.base() == recipe.neighbor());
        assertThat(made.stream().map(Recipe.Made::base).distinct()).containsExactlyInAnyOrder(0L, 1L, 2L);
    }

    @Test
    void classesDoNotShareRandomNumbers() {
        Dataset data = Tables.table(2, 200, 40, 40);

        BorderlineSmote method = BorderlineSmote.create();

        assertThat(Tables.synthesis(method.resample(data, SEED), 1).stream().map(Recipe.Made::gap))
                .doesNotContainAnyElementsOf(
                        Tables.synthesis(method.resample(data, SEED), 2).stream().map(Recipe.Made::gap).toList());
    }

    @Test
    void countsAreExactAndBasesEven() {
        Dataset data = Tables.table(3, 157, 61, 23);

        List<Recipe.Made> made = Tables.synthesis(BorderlineSmote.create().resample(data, SEED), 2);

        Map<Long, Long> uses = made.stream().collect(Collectors.groupingBy(Recipe.Made::base,
                Collectors.counting()));
        assertThat(made).hasSize(157 - 23);
        assertThat(uses.values()).allMatch(times -> times == made.size() / uses.size()
                || times == made.size() / uses.size() + 1);
    }

    @Test
    void refusesWhatCannotBe() {
        Dataset data = Tables.table(2, 30, 5);

        assertThatExceptionOfType(ClassTooSmallException.class)
                .isThrownBy(() -> BorderlineSmote.create().resample(data, SEED))
                .withMessage("class \"1\" has 5 rows, too few for k = 5 neighbors each; use k = 4 or less, or allow"
                        + " fewer neighbors for small classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BorderlineSmote.create().neighbors(2).dangerNeighbors(35).resample(data, SEED))
                .withMessage("m is 35, and with 35 rows each has only 34 others; use a smaller m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BorderlineSmote.create().kind(2).neighbors(35).resample(data, SEED))
                .withMessage("k is 35, and with 35 rows each has only 34 others; use a smaller k");
        assertThatIllegalArgumentException().isThrownBy(() -> Methods.named("borderline-smote").with("kind", 3))
                .withMessage("kind is 3; it must be 1 or 2");
    }

    @Test
    void kindTwoServesAClassOfOneRow() {
        double[][] values = IntStream.range(0, 30).mapToObj(row -> new double[]{row}).toArray(double[][]::new);
        int[] labels = new int[30];
        labels[3] = 1;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BorderlineSmote.create().resample(Dataset.of(values, labels), SEED))
                .withMessage(
                        "class \"1\" has only 1 row, and borderline-smote needs at least two to interpolate between;"
                                + " use random-over for it");
        assertThat(BorderlineSmote.create().kind(2).fallback(Fallback.ALL_ROWS)
                .resample(Dataset.of(values, labels), SEED).counts().count(1)).isEqualTo(29);
    }
}
