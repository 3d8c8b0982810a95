package dev.ballast.smote.shape;

import dev.ballast.smote.Tables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Reads;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.shape.SmoothedBootstrap.Sides;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class SmoothedBootstrapTest {

    private static final Seed SEED = Seed.of(1);

    /// The formula of the authors' own program: rows of the class, sample deviation.
    private static double width(Dataset data, int code, int column, double factor) {
        double[] values = Arrays.stream(data.labels().rowsOf(code)).mapToDouble(row -> data.features().get(row, column))
                .toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum()
                / (values.length - 1);
        double q = data.features().columns();
        return factor * Math.pow(4 / ((q + 2) * values.length), 1 / (q + 4)) * Math.sqrt(variance);
    }

    private static double[] moves(Resampling resampling, int code, int column) {
        double[][] rows = resampling.toDataset().features().toDoubleRows();
        return LongStream.range(resampling.keptSize(), resampling.size()).filter(row -> resampling.code(row) == code)
                .mapToDouble(row -> rows[(int) row][column]
                        - resampling.source().features().get((int) resampling.recipe(row).base(), column))
                .toArray();
    }

    private static double deviation(double... values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"2,1", "5,1", "3,0.5"})
    void noiseIsAsWideAsTheRowsOfTheClassSayAndNotThoseOfTheDataSet(int columns, double factor) {
        Dataset data = Tables.table(columns, 950, 50);

        Resampling resampling = SmoothedBootstrap.create().factors(factor, 1).to(SamplingStrategy.parse("1=20050"))
                .resample(data, SEED);

        Recipe.Made made = (Recipe.Made) resampling.recipe(1000);
        int spread = made.displacement().orElseThrow().spread();
        for (int column = 0; column < columns; column++) {
            double width = width(data, 1, column, factor);
            assertThat(resampling.plan().spread(spread, column) / width).isCloseTo(1, within(1e-12));
            // Five standard deviations of a standard deviation of 20000 numbers; the data set's width would be 0.61 of it or so.
            assertThat(deviation(moves(resampling, 1, column)) / width).isCloseTo(1, within(5 / Math.sqrt(40000)));
        }
    }

    @Test
    void noiseIsNormalAndIndependentBetweenColumns() {
        Dataset data = Tables.table(2, 950, 50);

        Resampling resampling = SmoothedBootstrap.create().to(SamplingStrategy.parse("1=10050")).resample(data, SEED);

        double[] x = moves(resampling, 1, 0);
        double[] y = moves(resampling, 1, 1);
        double wide = width(data, 1, 0, 1);
        // Shares of a normal distribution within one and two standard deviations, at five standard deviations of a share.
        assertThat(share(x, wide)).isCloseTo(0.6827, within(0.024));
        assertThat(share(x, 2 * wide)).isCloseTo(0.9545, within(0.011));
        double products = IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).average().orElseThrow();
        assertThat(products / (deviation(x) * deviation(y))).isCloseTo(0, within(5 / Math.sqrt(x.length)));
    }

    private static double share(double[] values, double bound) {
        return Arrays.stream(values).filter(value -> Math.abs(value) < bound).count() / (double) values.length;
    }

    @Test
    void allSidesAreDrawnAnewWithATargetShare() {
        Dataset data = Tables.table(3, 180, 20);
        SmoothedBootstrap method = SmoothedBootstrap.create().sides(Sides.ALL).factors(0.5, 2)
                .to(SamplingStrategy.parse("share:1=0.4"));

        Resampling resampling = method.resample(data, SEED);

        assertThat(method.reads()).isEqualTo(Reads.ALL);
        assertThat(resampling.keptSize()).isZero();
        assertThat(resampling.counts().count(0)).isEqualTo(180);
        assertThat(resampling.counts().count(1)).isEqualTo(120);
        for (long row = 0; row < resampling.size(); row++) {
            int code = resampling.code(row);
            Recipe.Made made = (Recipe.Made) resampling.recipe(row);
            assertThat(resampling.plan().spread(made.displacement().orElseThrow().spread(), 1))
                    .isCloseTo(width(data, code, 1, code == 1 ? 0.5 : 2), within(1e-12));
        }
        assertThat(basesOf(resampling, 0)).hasSize(180);
        assertThat(basesOf(resampling, 1)).hasSize(20);
    }

    private static List<Long> basesOf(Resampling resampling, int code) {
        return LongStream.range(0, resampling.size()).filter(row -> resampling.code(row) == code)
                .mapToObj(row -> resampling.recipe(row).base()).distinct().toList();
    }

    @Test
    void aFactorOfZeroRepeatsRows() {
        Dataset data = Tables.table(3, 60, 20);

        Resampling resampling = SmoothedBootstrap.create().factors(0, 0).resample(data, SEED);

        assertThat(LongStream.range(80, 120).mapToObj(resampling::recipe)).allMatch(Recipe.Copy.class::isInstance);
        assertThat(LongStream.range(80, 120).mapToObj(row -> resampling.recipe(row).base())
                .collect(Collectors.groupingBy(base -> base, Collectors.counting())).values()).hasSize(20)
                .containsOnly(2L);
    }

    @Test
    void categoriesAreThoseOfTheBaseAndConstantColumnsStay() {
        double[][] values = Tables.gaussian(4, 60, 3);
        for (int row = 0; row < 60; row++) {
            values[row][1] = row % 3;
            values[row][2] = 7;
        }
        Dataset data = Dataset.of(values, Tables.labels(45, 15)).withColumns(List.of(Column.numeric("x"),
                Column.categorical("color", List.of("red", "green", "blue")), Column.whole("seven")));

        Resampling resampling = SmoothedBootstrap.create().resample(data, SEED);

        assertThat(moves(resampling, 1, 0)).doesNotContain(0);
        assertThat(moves(resampling, 1, 1)).containsOnly(0);
        assertThat(moves(resampling, 1, 2)).containsOnly(0);
    }

    @Test
    void classesDoNotShareNoise() {
        Dataset data = Tables.table(2, 200, 40, 40);
        Resampling resampling = SmoothedBootstrap.create().resample(data, SEED);

        assertThat(Tables.synthesis(resampling, 1).stream().map(made -> made.displacement().orElseThrow().ticket()))
                .doesNotContainAnyElementsOf(Tables.synthesis(resampling, 2).stream()
                        .map(made -> made.displacement().orElseThrow().ticket()).toList());
    }

    @Test
    void itIsFoundByTheNameOfTheAuthorsProgram() {
        assertThat(Methods.named("rose")).hasToString(SmoothedBootstrap.create().toString());
    }

    @Test
    void aClassOfOneRowIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmoothedBootstrap.create().resample(Tables.table(2, 30, 1), SEED))
                .withMessage(
                        "class \"1\" has only 1 row, and smoothed-bootstrap needs at least two to tell how wide it is;"
                                + " use random-over for it");
    }
}
