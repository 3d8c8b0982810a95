package dev.ballast.smote.regression;

import static dev.ballast.smote.regression.NumberTables.RELEVANCE;
import static dev.ballast.smote.regression.NumberTables.made;
import static dev.ballast.smote.regression.NumberTables.table;
import static dev.ballast.smote.regression.NumberTables.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.NumberTarget;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.IntStream;

class GaussianNoiseTest {

    private static final Seed SEED = Seed.of(42);
    private static final GaussianNoise NOISE = GaussianNoise.create().relevance(RELEVANCE);

    @Test
    void rowsAreRepeatedWithNoiseInDeviationsOfTheBand() {
        Dataset data = table(1, 150, 3);
        ClassLabels bands = NOISE.classes(data);
        double[][] rows = data.features().toDoubleRows();
        Resampling drawn = NOISE.pert(0.25).resample(data, SEED);
        Dataset result = drawn.toDataset();

        assertThat(made(drawn)).hasSize(64);
        for (int row = drawn.keptSize(); row < result.rows(); row++) {
            Recipe.Made recipe = (Recipe.Made) drawn.recipe(row);
            int base = (int) recipe.base();
            int[] band = bands.rowsOf(bands.code(base));
            long ticket = recipe.displacement().orElseThrow().ticket();
            for (int column = 0; column < 3; column++) {
                int at = column;
                double deviation = NumberTables.deviation(band, band.length - 1, other -> rows[other][at]);
                assertThat(result.features().get(row, column)).isCloseTo(
                        rows[base][column] + 0.25 * deviation * Recipe.Displacement.normal(ticket, column),
                        within(1e-12));
            }
            double deviation = NumberTables.deviation(band, band.length - 1, other -> target(data, other));
            assertThat(target(result, row)).isCloseTo(
                    target(data, base) + 0.25 * deviation * Recipe.Displacement.normal(ticket, 3), within(1e-12));
        }
    }

    /// In UBL a row may leave its band, and the range of all numbers that were seen.
    @Test
    void targetsStayInTheRangeOfTheBand() {
        Dataset data = table(2, 150, 1);
        ClassLabels bands = NOISE.classes(data);
        double[] targets = ((NumberTarget) data.target()).toArray();
        Resampling drawn = NOISE.pert(1).to(SamplingStrategy.parse("low=x20,high=x20")).resample(data, SEED);
        for (int row = drawn.keptSize(); row < drawn.size(); row++) {
            double[] seen = IntStream.of(bands.rowsOf(drawn.code(row))).mapToDouble(other -> targets[other]).sorted()
                    .toArray();
            assertThat(drawn.number(row)).isBetween(seen[0], seen[seen.length - 1]);
        }
    }

    /// Columns are not conditioned on the target's noise: their means and variances are those of a normal distribution. The
    /// bounds are 5 standard errors, 6e-7.
    @Test
    void noiseOfColumnsIsNormal() {
        Dataset data = table(3, 150, 1);
        Resampling drawn = NOISE.to(SamplingStrategy.parse("low=x2000")).resample(data, SEED);
        double[] normals = made(drawn).stream()
                .mapToDouble(row -> Recipe.Displacement.normal(row.displacement().orElseThrow().ticket(), 0)).toArray();
        double n = normals.length;
        double mean = Arrays.stream(normals).sum() / n;
        double variance = Arrays.stream(normals).map(value -> (value - mean) * (value - mean)).sum() / n;

        assertThat(n).isGreaterThan(40_000);
        assertThat(mean).isCloseTo(0, within(5 / Math.sqrt(n)));
        assertThat(variance).isCloseTo(1, within(5 * Math.sqrt(2 / n)));
        assertThat(1.1 * variance).isNotCloseTo(1, within(5 * Math.sqrt(2 / n)));
    }

    @Test
    void allRowsOfABandAreBasesEquallyOften() {
        Dataset data = table(4, 150, 1);
        int[] low = NOISE.classes(data).rowsOf(0);

        Resampling drawn = NOISE.to(SamplingStrategy.parse("low=x3")).resample(data, SEED);

        assertThat(IntStream.of(low)).allSatisfy(
                row -> assertThat(made(drawn)).filteredOn(recipe -> recipe.base() == row).hasSize(2));
    }

    @Test
    void aBandOfOneRowHasNoDeviation() {
        Dataset data = table(5, 60, 1);
        Dataset one = data.select(IntStream.range(0, 60).filter(row -> row == 4 || row % 9 != 4).toArray());

        assertThatIllegalArgumentException().isThrownBy(() -> NOISE.resample(one, SEED))
                .withMessage(
                        "band \"high\" has only 1 row, and gaussian-noise needs at least two to make others from; use"
                                + " relevance-over for it, or a lower threshold");
        assertThatIllegalArgumentException().isThrownBy(() -> NOISE.pert(1.5))
                .withMessage("option pert is \"1.5\"; it must be a number from 0.0 to 1.0");
    }

    @Test
    void hugeNumbersAreRefusedInWords() {
        double[][] rows = new double[20][1];
        double[] targets = IntStream.range(0, 20).mapToDouble(row -> row < 4 ? 10 : row / 20.0).toArray();
        for (int row = 0; row < 4; row++) {
            rows[row][0] = row % 2 == 0 ? -1.7e308 : 1.7e308;
        }

        assertThatIllegalArgumentException().isThrownBy(() -> NOISE.resample(Dataset.of(rows, targets), SEED))
                .withMessage(
                        "column \"x0\" has a standard deviation that a double cannot hold; multiply it by a constant");
    }
}
