package dev.ballast.smote.shape;

import dev.ballast.smote.Tables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Methods;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class RandomWalkTest {

    private static final Seed SEED = Seed.of(3);

    private static double deviation(int column, double[]... rows) {
        double mean = Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElseThrow();
        return Math.sqrt(Arrays.stream(rows).mapToDouble(row -> (row[column] - mean) * (row[column] - mean)).average()
                .orElseThrow());
    }

    @Test
    void everyColumnWalksAStepOfTheStandardErrorOfItsClass() {
        Dataset data = Tables.table(4, 90, 31, 12);

        Resampling resampling = RandomWalk.create().resample(data, SEED);

        Dataset result = resampling.toDataset();
        Set<Long> tickets = new HashSet<>();
        for (int row = resampling.keptSize(); row < result.rows(); row++) {
            Recipe.Made recipe = (Recipe.Made) resampling.recipe(row);
            double[][] own = Tables.rowsOf(data, resampling.code(row));
            long ticket = recipe.displacement().orElseThrow().ticket();
            assertThat(tickets.add(ticket)).isTrue();
            for (int column = 0; column < 4; column++) {
                double normal = Seed.of(ticket).stream(Purpose.of("recipe.noise"), column, 0, 0).nextGaussian();
                assertThat(result.features().get(row, column))
                        .isCloseTo(data.features().get((int) recipe.base(), column)
                                + deviation(column, own) / Math.sqrt(own.length) * normal, within(1e-13));
            }
        }
        assertThat(tickets).hasSize(59 + 78);
    }

    @Test
    void allRowsAreBasesEquallyOften() {
        Resampling resampling = RandomWalk.create().resample(Tables.table(2, 100, 30), SEED);

        Map<Long, Integer> uses = new HashMap<>();
        Tables.synthesis(resampling).forEach(recipe -> uses.merge(recipe.base(), 1, Integer::sum));

        assertThat(uses).hasSize(30);
        assertThat(uses.values().stream().filter(use -> use == 3)).hasSize(10);
        assertThat(uses.values().stream().filter(use -> use == 2)).hasSize(20);
    }

    @Test
    void meanAndDeviationOfALargeClassStayWhatTheyAre() {
        Dataset data = Tables.table(2, 40_000, 2_000);

        double[][] after = Tables.rowsOf(RandomWalk.create().resample(data, SEED).toDataset(), 1);

        double[][] before = Tables.rowsOf(data, 1);
        for (int column = 0; column < 2; column++) {
            assertThat(deviation(column, after)).isCloseTo(deviation(column, before), within(1e-3));
        }
    }

    @Test
    void aConstantColumnAndCarriedOnesStayAndOtherClassesHaveNoSay() {
        double[][] values = Tables.gaussian(6, 60, 3);
        int[] labels = Tables.labels(50, 10);
        for (int row = 0; row < 60; row++) {
            values[row][1] = labels[row] == 1 ? 7 : 1e6 * values[row][1];
            values[row][2] = row % 2 == 0 ? Double.NaN : row;
        }
        Dataset data = Dataset.of(values, labels).withColumns(
                List.of(Column.numeric("x"), Column.numeric("constant"), Column.carried("note")));

        Resampling resampling = RandomWalk.create().resample(data, SEED);

        Dataset result = resampling.toDataset();
        for (int row = 60; row < 100; row++) {
            int base = (int) resampling.recipe(row).base();
            assertThat(result.features().get(row, 0)).isNotEqualTo(values[base][0]);
            assertThat(result.features().get(row, 1)).isEqualTo(7);
            assertThat(result.features().get(row, 2)).isEqualTo((Double) values[base][2]);
        }
    }

    @Test
    void rowsOfAClassWhoseRowsAreAllEqualAreLikeThem() {
        double[][] values = Tables.gaussian(6, 40, 2);
        int[] labels = Tables.labels(30, 10);
        for (int row = 0; row < 40; row++) {
            values[row] = labels[row] == 1 ? new double[]{1e8, -3} : values[row];
        }

        double[][] expected = new double[30][];
        Arrays.fill(expected, new double[]{1e8, -3});
        assertThat(Tables.rowsOf(RandomWalk.create().resample(Dataset.of(values, labels), SEED).toDataset(), 1))
                .hasDimensions(30, 2).isDeepEqualTo(expected);
    }

    @Test
    void aClassOfOneRowIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> RandomWalk.create().fit(Tables.table(2, 9, 1)))
                .withMessage("class \"1\" has only 1 row,"
                        + " and random-walk needs at least two to tell how far to go; use random-over for it");
        assertThat(RandomWalk.create().to(SamplingStrategy.parse("0=12")).resample(Tables.table(2, 9, 1), SEED).size())
                .isEqualTo(13);
    }

    @Test
    void categoriesAreRefusedByName() {
        Dataset data = Dataset.of(new double[][]{{1, 0}, {2, 1}, {3, 0}, {4, 1}, {5, 1}}, new int[]{0, 0, 0, 1, 1})
                .withColumns(List.of(Column.numeric("x"), Column.categorical("color", List.of("red", "blue"))));

        assertThatIllegalArgumentException().isThrownBy(() -> Methods.named("rwo").fit(data))
                .withMessageContaining("color (CATEGORY)");
    }
}
