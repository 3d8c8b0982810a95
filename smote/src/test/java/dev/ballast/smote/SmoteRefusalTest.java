package dev.ballast.smote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.neighbors.NaiveNeighbors;
import dev.ballast.smote.neighbors.SearchInterruptedException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class SmoteRefusalTest {

    private static final int K = 5;
    private static final Seed SEED = Seed.of(1);

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aNumberOfNeighborsBelowOneIsRefused(int k) {
        assertRefused(() -> Smote.withNeighbors(k), "k is " + k + "; it must be at least 1");
    }

    @ParameterizedTest
    @EnumSource
    void aClassOfOneRowIsRefusedUnderEveryPolicy(SmallClassPolicy policy) {
        assertRefused(() -> Smote.withNeighbors(K).smallClasses(policy).fit(small(1)), "class \"rare\" has only 1 row",
                "at least two", "random-over");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, K})
    void aClassOfAtMostKRowsIsRefusedNamingClassSizeAndK(int rows) {
        assertRefused(() -> Smote.withNeighbors(K).fit(small(rows)), "class \"rare\" has " + rows + " rows",
                "k = " + K, "use k = " + (rows - 1));
    }

    @Test
    void theAdviceNamesNoKThatCannotBe() {
        assertRefused(() -> Smote.withNeighbors(K).fit(small(2)), "use k = 1, or allow fewer neighbors");
        assertRefused(() -> Smote.withNeighbors(K).fit(small(3)), "use k = 2 or less, or allow fewer neighbors");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, K})
    void aClassOfAtMostKRowsUsesAllOthersIfAllowed(int rows) {
        Dataset data = small(rows);
        Smote smote = Smote.withNeighbors(K).smallClasses(SmallClassPolicy.FEWER_NEIGHBORS);

        List<Recipe.Made> recipes = Tables.synthesis(smote.resample(data, SEED));

        assertThat(recipes).hasSize(300 - rows).noneMatch(recipe -> recipe.base() == recipe.neighbor());
        assertThat(recipes.stream().map(recipe -> List.of(recipe.base(), recipe.neighbor())).distinct())
                .hasSize(rows * (rows - 1));
        assertThat(Tables.neighbors(smote, data, data.labels().names().indexOf("rare"))).isDeepEqualTo(NaiveNeighbors
                .selfJoin(Tables.rowsOf(data, data.labels().names().indexOf("rare")), rows - 1).rows());
    }

    @ParameterizedTest
    @EnumSource
    void aClassOfKPlusOneRowsIsEnoughUnderEveryPolicy(SmallClassPolicy policy) {
        Dataset data = small(K + 1);

        List<Recipe.Made> recipes = Tables
                .synthesis(Smote.withNeighbors(K).smallClasses(policy).resample(data, SEED));

        assertThat(recipes.stream().map(recipe -> List.of(recipe.base(), recipe.neighbor())).distinct())
                .hasSize((K + 1) * K);
    }

    @Test
    void aLargeClassKeepsItsKWhenFewerNeighborsAreAllowedToSmallOnes() {
        Smote smote = Smote.withNeighbors(K).smallClasses(SmallClassPolicy.FEWER_NEIGHBORS);
        Dataset data = Tables.table(2, 50, 20, 3);

        assertThat(List.of(Tables.neighbors(smote, data, 1))).allMatch(row -> row.length == K);
        assertThat(List.of(Tables.neighbors(smote, data, 2))).allMatch(row -> row.length == 2);
    }

    @Test
    void aClassThatDoesNotGrowMayBeOfAnySizeAndHoldAnything() {
        double[][] values = Tables.gaussian(3, 41, 2);
        int[] labels = Tables.labels(30, 10, 1);
        Dataset shape = Dataset.of(values, labels);
        values[shape.labels().rowsOf(2)[0]][0] = Double.NaN;
        values[shape.labels().rowsOf(0)[5]][1] = Double.POSITIVE_INFINITY;
        Smote smote = Smote.withNeighbors(K).to(SamplingStrategy.counts(Map.of(1, 30)));

        assertThat(smote.resample(Dataset.of(values, labels), SEED).counts().count(1)).isEqualTo(30);
    }

    @Test
    void categoricalColumnsAreRefusedByName() {
        Dataset data = Tables.table(3, 30, 10).withColumns(List.of(Column.categorical("city", List.of("a", "b")),
                Column.numeric("x"), Column.categorical("sex", List.of("f", "m"))));

        assertRefused(() -> Smote.withNeighbors(K).fit(data), "city (CATEGORY), sex (CATEGORY)",
                "use smote-nc", "or declare them carried");
    }

    @Test
    void aFractionInAnIntegerColumnIsNamedByRowAndColumn() {
        Dataset data = Dataset.of(new double[][]{{0}, {0}, {0}, {1}, {2.5}}, new int[]{0, 0, 0, 1, 1})
                .withColumns(List.of(Column.whole("n")));

        assertRefused(() -> Smote.withNeighbors(1).fit(data), "row 4, column \"n\" is 2.5");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aValueThatIsNotFiniteIsNamedByRowAndColumn(double value) {
        double[][] values = Tables.gaussian(3, 40, 3);
        int[] labels = Tables.labels(30, 10);
        int row = Dataset.of(values, labels).labels().rowsOf(1)[6];
        values[row][1] = value;
        List<Column> columns = List.of(Column.numeric("age"), Column.numeric("income"), Column.numeric("n"));
        Dataset doubles = Dataset.of(values, labels).withColumns(columns);
        for (Dataset data : List.of(doubles, Tables.withFloats(doubles))) {
            assertRefused(() -> Smote.withNeighbors(K).fit(data), "row " + row + ", column \"income\" is " + value);
            assertRefused(
                    () -> Smote.withNeighbors(K).standardized().fit(data, RunSettings.standard().deviations(1, 0, 1)),
                    "row " + row + ", column \"income\" is " + value);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.49, 0.8, 1})
    void aColumnThatSpansAllOfADoubleIsInterpolatedWithoutOverflow(double share) {
        double[][] values = Tables.mapped(Tables.gaussian(3, 40, 2),
                value -> Math.signum(value) * share * Double.MAX_VALUE);
        Dataset data = Dataset.of(values, Tables.labels(30, 10));
        for (Smote smote : List.of(Smote.withNeighbors(K), Smote.withNeighbors(K).standardized())) {
            Resampling resampling = smote.resample(data, SEED);
            double[][] made = Tables.rowsOf(resampling.toDataset(), 1);

            assertThat(List.of(made)).hasSize(30).allMatch(row -> Double.isFinite(row[0]) && Double.isFinite(row[1]));
            assertThat(Tables.synthesis(resampling)).anyMatch(
                    recipe -> values[(int) recipe.base()][0] != values[(int) recipe.neighbor()][0]);
        }
    }

    @Test
    void floatsAsLargeAsTheyGetAreInterpolatedWithoutOverflow() {
        float[][] values = Tables
                .floats(Tables.mapped(Tables.gaussian(3, 40, 2), value -> Math.signum(value) * Float.MAX_VALUE));
        Dataset data = Dataset.of(values, Tables.labels(30, 10));

        double[][] made = Tables.rowsOf(Smote.withNeighbors(K).resample(data, SEED).toDataset(), 1);

        assertThat(List.of(made)).hasSize(30).allMatch(row -> Double.isFinite(row[0]) && Double.isFinite(row[1]));
    }

    @Test
    void strategiesThatShrinkAClassAreRefused() {
        Dataset data = Tables.table(2, 30, 10);

        assertRefused(() -> Smote.withNeighbors(K).to(SamplingStrategy.MAJORITY).fit(data), "majority");
        assertRefused(() -> Smote.withNeighbors(K).to(SamplingStrategy.counts(Map.of(0, 20))).fit(data), "\"0\"", "20");
    }

    @Test
    void anInterruptStopsFittingAndIsKept() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Smote.withNeighbors(K).fit(Tables.table(2, 30, 10)))
                .isInstanceOf(SearchInterruptedException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    private static Dataset small(int rows) {
        Dataset data = Tables.table(3, 300, rows);
        return Tables.withLabels(data, Tables.named(data.labels().toCodes(), "usual", "rare"));
    }

    private static void assertRefused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(parts);
    }
}
