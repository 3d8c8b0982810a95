package dev.ballast.smote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.smote.neighbors.NaiveNeighbors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;

class SmoteScalingTest {

    private static final Seed SEED = Seed.of(7);
    private static final int[] LABELS = Tables.labels(200, 40);
    private static final double[][] MIXED_UNITS = mixedUnits();
    private static final Dataset DATA = Dataset.of(MIXED_UNITS, LABELS);

    @Test
    void standardizedNeighborsAreThoseOfAScaledCopy() {
        int[][] standardized = Tables.neighbors(Smote.withNeighbors(5).standardized(), DATA, 1);

        assertThat(standardized).isDeepEqualTo(scaledNeighbors(deviations(MIXED_UNITS)));
        assertThat(Arrays.deepEquals(standardized, scaledNeighbors(1, 1, 1))).isFalse();
    }

    @Test
    void standardDeviationsAreOfAllRowsNotOfTheClass() {
        int[][] standardized = Tables.neighbors(Smote.withNeighbors(5).standardized(), DATA, 1);
        double[] ofClass = deviations(Tables.rowsOf(DATA, 1));

        assertThat(Arrays.deepEquals(standardized, scaledNeighbors(ofClass))).isFalse();
    }

    @Test
    void givenDeviationsAreUsedAsTheyAre() {
        RunSettings run = RunSettings.standard().deviations(1000, 1, 1e-3);

        assertThat(Tables.neighbors(Smote.withNeighbors(5).standardized(), DATA, 1, run))
                .isDeepEqualTo(scaledNeighbors(1000, 1, 1e-3));
        assertThat(Tables.neighbors(Smote.withNeighbors(5), DATA, 1, run)).isDeepEqualTo(scaledNeighbors(1, 1, 1));
    }

    @Test
    void aDeviationOfZeroTakesTheColumnOutOfDistancesButNotOutOfInterpolation() {
        Smote smote = Smote.withNeighbors(5).standardized();
        RunSettings run = RunSettings.standard().deviations(0, 2, 1);

        assertThat(Tables.neighbors(smote, DATA, 1, run))
                .isDeepEqualTo(scaledNeighbors(Double.POSITIVE_INFINITY, 2, 1));
        assertInterpolatedInOwnUnits(DATA, smote.fit(DATA, run).resampling(SEED, 0));
    }

    @Test
    void interpolationStaysInTheColumnsUnits() {
        Dataset floats = Tables.withFloats(DATA);
        Smote smote = Smote.withNeighbors(5).standardized();
        for (RunSettings run : List.of(RunSettings.standard(), RunSettings.standard().deviations(9, 9, 9))) {
            assertInterpolatedInOwnUnits(DATA, smote.fit(DATA, run).resampling(SEED, 0));
            assertInterpolatedInOwnUnits(floats, smote.fit(floats, run).resampling(SEED, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, -1e300, 1e-300})
    void aConstantColumnIsHarmless(double constant) {
        double[][] values = Arrays.stream(MIXED_UNITS).map(row -> new double[]{row[0], constant, row[1], row[2]})
                .toArray(double[][]::new);
        Dataset data = Dataset.of(values, LABELS);
        Smote smote = Smote.withNeighbors(5).standardized();

        assertThat(Tables.synthesis(smote.resample(data, SEED)))
                .isEqualTo(Tables.synthesis(smote.resample(DATA, SEED)));
        assertThat(List.of(Tables.rowsOf(smote.resample(data, SEED).toDataset(), 1)))
                .allMatch(row -> row[1] == constant);
    }

    @Test
    void dataOfConstantColumnsOnlyIsHarmless() {
        double[][] values = new double[60][];
        Arrays.setAll(values, _ -> new double[]{0.1, 7});

        Dataset made = Smote.withNeighbors(5).standardized().resample(Dataset.of(values, Tables.labels(50, 10)), SEED)
                .toDataset();

        assertThat(List.of(Tables.rowsOf(made, 1))).hasSize(50).allMatch(row -> row[0] == 0.1 && row[1] == 7);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0x1p-1010, 0x1p-700, 0x1p-100, 0x1p-30, 0x1p10, 0x1p200, 0x1p700, 0x1p1000})
    void theUnitOfAColumnDoesNotMatterWhenStandardized(double unit) {
        double[][] values = Arrays.stream(MIXED_UNITS).map(row -> new double[]{row[0], row[1] * unit, row[2]})
                .toArray(double[][]::new);

        assertThat(Tables.neighbors(Smote.withNeighbors(5).standardized(), Dataset.of(values, LABELS), 1))
                .isDeepEqualTo(Tables.neighbors(Smote.withNeighbors(5).standardized(), DATA, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1000, -560, 560, 1000})
    void theUnitOfAllColumnsDoesNotMatter(int power) {
        double[][] values = Tables.mapped(MIXED_UNITS, value -> Math.rint(value * 0x1p30) * 0x1p-30);
        double[][] scaled = Tables.mapped(values, value -> Math.scalb(value, power));
        for (Smote smote : List.of(Smote.withNeighbors(5), Smote.withNeighbors(5).standardized())) {
            Resampling expected = smote.resample(Dataset.of(values, LABELS), SEED);
            Resampling found = smote.resample(Dataset.of(scaled, LABELS), SEED);

            assertThat(Tables.synthesis(found)).isEqualTo(Tables.synthesis(expected));
            // Interpolation rounds alike where no product is subnormal.
            if (power > 0) {
                assertThat(Tables.rowsOf(found.toDataset(), 1)).isDeepEqualTo(
                        Tables.mapped(Tables.rowsOf(expected.toDataset(), 1), value -> Math.scalb(value, power)));
            }
        }
    }

    @Test
    void aColumnWhoseDeviationADoubleCannotHoldIsRefusedByName() {
        double[][] values = Arrays.stream(MIXED_UNITS).map(row -> new double[]{row[0], row[1] * 1e-312, row[2]})
                .toArray(double[][]::new);
        Dataset data = Dataset.of(values, LABELS)
                .withColumns(List.of(Column.numeric("a"), Column.numeric("tiny"), Column.numeric("c")));

        assertThatThrownBy(() -> Smote.withNeighbors(5).standardized().fit(data))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("\"tiny\"")
                .hasMessageEndingWith("multiply the column by a constant");
    }

    @Test
    void standardizingNeedsFiniteValuesInAllRowsAndNamesTheFirstThatIsNot() {
        double[][] values = Tables.mapped(MIXED_UNITS, value -> value);
        int row = DATA.labels().rowsOf(0)[3];
        values[row][2] = Double.NaN;

        assertThatThrownBy(() -> Smote.withNeighbors(5).standardized().fit(Dataset.of(values, LABELS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("row " + row + ", column \"x2\" is NaN");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void deviationsThatCannotDivideAreRefused(double deviation) {
        assertThatThrownBy(() -> fit(DATA, 1, deviation, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("standard deviation 1 is " + deviation + "; it must be finite and not negative");
    }

    @Test
    void aWrongNumberOfDeviationsIsRefused() {
        assertThatThrownBy(() -> fit(DATA, 1, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 2 standard deviations and 3 columns");
    }

    @Test
    void aQuotientThatOverflowsIsRefusedNamingTheRow() {
        double[][] values = Tables.mapped(MIXED_UNITS, value -> value);
        int row = DATA.labels().rowsOf(1)[2];
        values[row][0] = 1e10;

        assertThatThrownBy(() -> fit(Dataset.of(values, LABELS), 1e-300, 1, 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("row " + row);
    }

    @Test
    void givenDeviationsAreLeftAsTheyAre() {
        double[] deviations = {1000, 1, 1e-3};
        List<Column> columns = List.of(Column.numeric("a"), Column.carried("b"), Column.numeric("c"));

        fit(DATA.withColumns(columns), deviations);

        assertThat(deviations).containsExactly(1000, 1, 1e-3);
    }

    private static FittedResampler fit(Dataset data, double... deviations) {
        return Smote.withNeighbors(5).standardized().fit(data, RunSettings.standard().deviations(deviations));
    }

    private static double[][] mixedUnits() {
        double[][] values = Tables.gaussian(11, LABELS.length, 3);
        for (int row = 0; row < values.length; row++) {
            values[row][0] = 1000 * values[row][0] + 5e4;
            values[row][1] = LABELS[row] == 0 ? 40 * values[row][1] : values[row][1];
            values[row][2] = 1e-3 * values[row][2];
        }
        return values;
    }

    private static double[] deviations(double[][] rows) {
        double[] deviations = new double[rows[0].length];
        Arrays.setAll(deviations, column -> {
            double mean = Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElseThrow();
            return Math.sqrt(Arrays.stream(rows).mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
                    .average().orElseThrow());
        });
        return deviations;
    }

    private static int[][] scaledNeighbors(double... divisors) {
        double[][] scaled = Tables.rowsOf(DATA, 1);
        for (double[] row : scaled) {
            Arrays.setAll(row, column -> row[column] / divisors[column]);
        }
        return NaiveNeighbors.selfJoin(scaled, 5).rows();
    }

    private static void assertInterpolatedInOwnUnits(Dataset data, Resampling resampling) {
        boolean isFloat = data.features().storage() == FeatureMatrix.Storage.FLOAT;
        double[] row = new double[data.features().columns()];
        for (long place = resampling.keptSize(); place < resampling.size(); place++) {
            Recipe.Made recipe = (Recipe.Made) resampling.recipe(place);
            resampling.copyRow(place, row, 0);
            for (int column = 0; column < row.length; column++) {
                double base = data.features().get((int) recipe.base(), column);
                double value = base + recipe.gap() * (data.features().get((int) recipe.neighbor(), column) - base);
                assertThat(row[column]).isEqualTo(isFloat ? (float) value : value);
            }
        }
    }
}
