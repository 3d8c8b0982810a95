package dev.ballast.smote.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.SmallClassPolicy;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class SmoteNTest {

    private static final Seed SEED = Seed.of(5);

    @Test
    void agreesWithAPlainComputation() {
        Dataset data = ValueDifferencesTest.golden();
        double[][] rows = data.features().toDoubleRows();

        Resampling drawn = SmoteN.create().to(SamplingStrategy.ALL).resample(data, SEED);

        List<Recipe.Made> recipes = MixedTables.made(drawn);
        double[][] made = MixedTables.newRows(drawn);
        assertThat(recipes).isNotEmpty();
        for (int i = 0; i < recipes.size(); i++) {
            int base = (int) recipes.get(i).base();
            int[] voters = IntStream.concat(IntStream.of(base), plainNeighbors(data, rows, base, 5)).toArray();
            assertThat(MixedTables.voters(recipes.get(i))).containsExactly(voters);
            assertThat(recipes.get(i).toward()).isEmpty();
            for (int column = 0; column < rows[0].length; column++) {
                int at = column;
                Map<Double, Long> votes = IntStream.of(voters).mapToObj(voter -> rows[voter][at])
                        .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
                assertThat(votes.get(made[i][column])).isEqualTo(votes.values().stream().max(Long::compare)
                        .orElseThrow());
            }
        }
    }

    private static IntStream plainNeighbors(Dataset data, double[][] rows, int base, int k) {
        double[] squared = new double[rows.length];
        for (int other = 0; other < rows.length; other++) {
            for (int column = 0; column < rows[0].length; column++) {
                double sum = 0;
                for (int code = 0; code < data.labels().classes(); code++) {
                    sum += Math.abs(share(data, rows, column, rows[base][column], code)
                            - share(data, rows, column, rows[other][column], code));
                }
                squared[other] += sum * sum;
            }
        }
        return IntStream.of(data.labels().rowsOf(data.labels().code(base))).filter(other -> other != base).boxed()
                .sorted(Comparator.comparingDouble((Integer other) -> squared[other])
                        .thenComparing(Comparator.naturalOrder()))
                .limit(k).mapToInt(Integer::intValue);
    }

    private static double share(Dataset data, double[][] rows, int column, double value, int code) {
        long all = 0;
        long ofClass = 0;
        for (int row = 0; row < rows.length; row++) {
            if (rows[row][column] == value) {
                all++;
                ofClass += data.labels().code(row) == code ? 1 : 0;
            }
        }
        return (double) ofClass / all;
    }

    /// 10 rare rows of two columns; a and b are as frequent near every row.
    private static Dataset halves() {
        double[][] rows = new double[210][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[]{row % 2, row / 2 % 2};
        }
        return MixedTables.data(rows, MixedTables.labels(10, 210), Column.categorical("a", MixedTables.levels(2)),
                Column.categorical("b", MixedTables.levels(2)));
    }

    @Test
    void tiesAreDecidedAtRandomSoThatOneBaseHasDifferentRows() {
        Dataset data = halves();
        Resampling drawn = SmoteN.create().neighbors(9).resample(data, SEED);

        double[][] made = MixedTables.newRows(drawn);
        List<Recipe.Made> recipes = MixedTables.made(drawn);
        // All ten rows vote: five of either level of column a.
        long ones = IntStream.range(0, made.length).filter(i -> made[i][0] == 1).count();
        assertThat(ones).isBetween(60L, 130L);
        assertThat(IntStream.range(0, made.length).filter(i -> recipes.get(i).base() == 0)
                .mapToObj(i -> made[i][0]).distinct()).hasSize(2);
    }

    @Test
    void theBaseVotesUnlessTold() {
        Dataset data = halves();

        assertThat(MixedTables.made(SmoteN.create().resample(data, SEED)))
                .allMatch(recipe -> MixedTables.voters(recipe).length == 6
                        && MixedTables.voters(recipe)[0] == recipe.base());
        assertThat(MixedTables.made(SmoteN.create().withoutVoteOfBase().resample(data, SEED)))
                .allMatch(recipe -> MixedTables.voters(recipe).length == 5
                        && Arrays.stream(MixedTables.voters(recipe)).noneMatch(row -> row == recipe.base()));
    }

    @Test
    void basesTakeTurnsUnlessTold() {
        Map<Long, Long> even = MixedTables.made(SmoteN.create().resample(halves(), SEED)).stream()
                .collect(Collectors.groupingBy(Recipe.Made::base, Collectors.counting()));
        Map<Long, Long> drawn = MixedTables.made(SmoteN.create().withRandomBases().resample(halves(), SEED)).stream()
                .collect(Collectors.groupingBy(Recipe.Made::base, Collectors.counting()));

        assertThat(even.values()).containsOnly(19L);
        assertThat(drawn.values()).anyMatch(times -> times != 19);
    }

    @Test
    void ordinalAndMissingCodesAreCategories() {
        double[][] rows = new double[40][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[]{4 * (row % 2), row < 8 ? Double.NaN : row % 3};
        }
        Dataset data = MixedTables.data(rows, MixedTables.labels(10, 40),
                Column.ordinal("size", MixedTables.levels(5)), Column.categorical("city", MixedTables.levels(3)));

        double[][] made = MixedTables.newRows(SmoteN.create().resample(data, SEED));

        assertThat(Arrays.stream(made)).allMatch(row -> row[0] == 0 || row[0] == 4)
                .anyMatch(row -> Double.isNaN(row[1]));
    }

    @Test
    void smallClassesAndMissingCodesAreRefused() {
        double[][] rows = {{0}, {1}, {0}, {1}, {1}, {1}, {0}};
        Dataset data = MixedTables.data(rows, MixedTables.labels(3, 7), Column.categorical("a", MixedTables.levels(2)));
        double[][] broken = {{0}, {1}, {0}, {1}, {1}, {Double.NaN}, {0}};

        assertThatThrownBy(() -> SmoteN.create().resample(data, SEED)).isInstanceOf(ClassTooSmallException.class)
                .hasMessage("class \"rare\" has 3 rows, too few for k = 5 neighbors each; use k = 2 or less, or allow"
                        + " fewer neighbors for small classes");
        assertThat(SmoteN.create().smallClasses(SmallClassPolicy.FEWER_NEIGHBORS).resample(data, SEED).size())
                .isEqualTo(8);
        assertThatIllegalArgumentException().isThrownBy(() -> SmoteN.create().neighbors(2)
                .resample(MixedTables.data(broken, MixedTables.labels(3, 7),
                        Column.categorical("a", MixedTables.levels(2)).missing(Missing.REFUSE)), SEED))
                .withMessage("row 5, column \"a\" has no value; SMOTE-N needs one: say what a missing value means (a"
                        + " level of its own, unknown), or fill or drop it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmoteN.create().resample(
                        MixedTables.data(rows, MixedTables.labels(1, 7), Column.categorical("a",
                                MixedTables.levels(2))),
                        SEED))
                .withMessage(
                        "class \"rare\" has only 1 row, and SMOTE-N needs at least two to vote; use random-over for it");
    }
}
