package dev.ballast.smote.focus;

import dev.ballast.smote.Tables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Methods;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.focus.ProWSyn.Weights;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

class ProWSynTest {

    private static final Seed SEED = Seed.of(4);

    /// Levels by the words of the paper, with sets and sorting.
    private static List<List<Integer>> levels(Dataset data, int code, int k, int most) {
        double[][] values = data.features().toDoubleRows();
        List<Integer> left = new ArrayList<>(IntStream.of(data.labels().rowsOf(code)).boxed().toList());
        List<List<Integer>> levels = new ArrayList<>();
        for (int level = 1; level < most && !left.isEmpty(); level++) {
            Set<Integer> found = new TreeSet<>();
            for (int other = 0; other < data.rows(); other++) {
                if (data.labels().code(other) != code) {
                    int at = other;
                    left.stream().sorted(Comparator.comparingDouble((Integer row) -> squared(values[row], values[at]))
                            .thenComparing(row -> row)).limit(k).forEach(found::add);
                }
            }
            levels.add(List.copyOf(found));
            left.removeAll(found);
        }
        if (!left.isEmpty()) {
            levels.add(left);
        }
        return levels;
    }

    private static double squared(double[] a, double... b) {
        return IntStream.range(0, a.length).mapToDouble(j -> (a[j] - b[j]) * (a[j] - b[j])).sum();
    }

    private static int levelOf(List<List<Integer>> levels, long row) {
        return IntStream.range(0, levels.size()).filter(level -> levels.get(level).contains((int) row)).findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"1, 5, 1, ROWS", "3, 4, 1, ROWS", "5, 5, 0.3, ROWS", "1, 5, 1, LEVELS", "2, 6, 0, LEVELS",
            "1, 1, 1, ROWS", "1, 2, 0, ROWS", "2, 3, 800, LEVELS"})
    void rowsAreMadeInsideLevelsAsManyAsWeightsSay(int k, int most, double theta, Weights weights) {
        for (int trial = 0; trial < 20; trial++) {
            Dataset data = Dataset.of(Tables.mapped(Tables.gaussian(trial, 190, 2), value -> Math.rint(8 * value)),
                    Tables.labels(110, 50, 30));
            Resampling resampling = ProWSyn.create().neighbors(k).levels(most).theta(theta).weights(weights)
                    .resample(data, SEED);
            for (int code = 1; code < 3; code++) {
                List<Recipe.Made> made = Tables.synthesis(resampling, code);
                List<List<Integer>> levels = levels(data, code, k, most);
                long[] counts = new long[levels.size()];
                Map<Long, Integer> uses = new HashMap<>();
                for (Recipe.Made recipe : made) {
                    int level = levelOf(levels, recipe.base());
                    counts[level]++;
                    uses.merge(recipe.base(), 1, Integer::sum);
                    assertThat(recipe.neighbor()).isNotEqualTo(recipe.base());
                    int expected = levels.get(level).size() > 1 ? level : level == 0 ? 1 : level - 1;
                    assertThat(levelOf(levels, recipe.neighbor())).isEqualTo(expected);
                }
                double all = IntStream.range(0, counts.length)
                        .mapToDouble(level -> weight(levels, level, theta, weights))
                        .sum();
                for (int level = 0; level < counts.length; level++) {
                    double exact = made.size() * weight(levels, level, theta, weights) / all;
                    assertThat(counts[level]).isBetween((long) Math.floor(exact - 1e-9),
                            (long) Math.ceil(exact + 1e-9));
                    int size = levels.get(level).size();
                    for (int row : levels.get(level)) {
                        assertThat(uses.getOrDefault((long) row, 0).longValue()).isBetween(counts[level] / size,
                                (counts[level] + size - 1) / size);
                    }
                }
            }
        }
    }

    private static double weight(List<List<Integer>> levels, int level, double theta, Weights weights) {
        return Math.exp(-theta * level) * (weights == Weights.ROWS ? levels.get(level).size() : 1);
    }

    /// Other rows left of 0; the class at 1, 2, ..., 9: each level is the leftmost row.
    @Test
    void levelsFollowTheDistanceFromTheOtherClass() {
        double[][] values = IntStream.range(-40, 10).filter(x -> x != 0).mapToObj(x -> new double[]{x})
                .toArray(double[][]::new);
        int[] labels = IntStream.range(0, 49).map(row -> row < 40 ? 0 : 1).toArray();

        Resampling resampling = ProWSyn.create().neighbors(1).levels(3).weights(Weights.LEVELS)
                .to(SamplingStrategy.parse("1=40")).resample(Dataset.of(values, labels), SEED);

        // 31 rows by 1 : 0.368 : 0.135 are 20.62, 7.59, 2.79. Rows 40 and 41 are alone in their levels.
        Map<Long, Integer> uses = new HashMap<>();
        Tables.synthesis(resampling).forEach(recipe -> uses.merge(recipe.base(), 1, Integer::sum));
        assertThat(uses.get(40L)).isEqualTo(21);
        assertThat(uses.get(41L)).isEqualTo(7);
        assertThat(Tables.synthesis(resampling)).allSatisfy(recipe -> assertThat(recipe.neighbor()).isEqualTo(
                recipe.base() == 40 ? 41 : recipe.base() == 41 ? 40 : recipe.neighbor()));
    }

    @Test
    void withoutPeelingItIsInterpolationBetweenAnyRows() {
        Dataset data = Tables.table(2, 90, 10);

        Resampling resampling = ProWSyn.create().levels(1).resample(data, SEED);

        assertThat(Tables.synthesis(resampling).stream().map(recipe -> List.of(recipe.base(), recipe.neighbor()))
                .distinct().count()).isGreaterThan(45);
    }

    @ParameterizedTest
    @EnumSource
    void countsAreExact(Weights weights) {
        for (int total = 11; total < 60; total++) {
            assertThat(ProWSyn.create().neighbors(2).weights(weights).to(SamplingStrategy.parse("1=" + total))
                    .resample(Tables.table(2, 60, 10), SEED).counts().count(1)).isEqualTo(total);
        }
    }

    @Test
    void columnsCanBeDividedByTheirDeviations() {
        double[][] values = Tables.gaussian(2, 60, 2);
        double[][] wide = Tables.gaussian(2, 60, 2);
        for (double[] row : wide) {
            row[1] *= 1 << 20;
        }
        int[] labels = Tables.labels(48, 12);

        List<Recipe.Made> expected = Tables.synthesis(ProWSyn.create().standardized()
                .resample(Dataset.of(values, labels), SEED));

        assertThat(Tables.synthesis(ProWSyn.create().standardized().resample(Dataset.of(wide, labels), SEED)))
                .isEqualTo(expected);
        assertThat(Tables.synthesis(ProWSyn.create().neighbors(1).resample(Dataset.of(wide, labels), SEED)))
                .isNotEqualTo(
                        Tables.synthesis(ProWSyn.create().neighbors(1).resample(Dataset.of(values, labels), SEED)));
    }

    @Test
    void aClassOfOneRowAndOneAloneAreRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ProWSyn.create().fit(Tables.table(2, 9, 1))).withMessage("class \"1\" has only 1 row,"
                        + " and prowsyn needs at least two to interpolate between; use random-over for it");
        assertThatIllegalArgumentException().isThrownBy(() -> ProWSyn.create().to(SamplingStrategy.parse("0=20"))
                .fit(Dataset.of(Tables.gaussian(1, 9, 2), new int[9])))
                .withMessage("class \"0\" is the only one with rows,"
                        + " and prowsyn looks at rows of other classes; use smote for it");
    }

    @Test
    void itIsFoundByItsName() {
        assertThat(Methods.named("prowsyn")).hasToString(
                "prowsyn[k=5, levels=5, theta=1.0, weights=rows, strategy=auto]");
    }
}
