package dev.ballast.smote.regression;

import static dev.ballast.smote.regression.NumberTables.RELEVANCE;
import static dev.ballast.smote.regression.NumberTables.made;
import static dev.ballast.smote.regression.NumberTables.table;
import static dev.ballast.smote.regression.NumberTables.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Relevance;
import dev.ballast.smote.SmallClassPolicy;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class SmognTest {

    private static final Seed SEED = Seed.of(42);
    private static final Smogn SMOGN = Smogn.withNeighbors(5).relevance(RELEVANCE);

    /// Half of the median distance to the others of the band, on columns divided by their deviations.
    private static double reach(double[][] rows, int row, int[] band, double... deviations) {
        double[] distances = IntStream.of(band).filter(other -> other != row)
                .mapToDouble(other -> NumberTables.distance(rows[row], rows[other], deviations)).sorted().toArray();
        int n = distances.length;
        return (distances[(n - 1) / 2] + distances[n / 2]) / 2 / 2;
    }

    @Test
    void rowsAreMadeTowardNearNeighborsAndWithNoiseWhereTheyAreFar() {
        int near = 0;
        int far = 0;
        for (int trial = 0; trial < 20; trial++) {
            Dataset data = table(trial, 100 + trial, 3);
            ClassLabels bands = SMOGN.classes(data);
            double[][] rows = data.features().toDoubleRows();
            int[] all = IntStream.range(0, data.rows()).toArray();
            double[] deviations = new double[3];
            Arrays.setAll(deviations, column -> NumberTables.deviation(all, all.length, row -> rows[row][column]));
            for (Recipe.Made row : made(SMOGN.resample(data, SEED))) {
                int base = (int) row.base();
                int[] band = bands.rowsOf(bands.code(base));
                double reach = reach(rows, base, band, deviations);
                List<Integer> neighbors = NumberTables.nearest(rows, base, band, 5, deviations);
                if (row.displacement().isPresent()) {
                    assertThat(row.toward()).isEmpty();
                    assertThat(row.displacement().get().scale()).isEqualTo(0.02);
                    // Some neighbor is far, or noise would not have been asked for.
                    assertThat(neighbors).anyMatch(
                            other -> NumberTables.distance(rows[base], rows[other], deviations) >= reach - 1e-9);
                    far++;
                } else {
                    assertThat(neighbors).contains((int) row.neighbor());
                    assertThat(NumberTables.distance(rows[base], rows[(int) row.neighbor()], deviations))
                            .isLessThan(reach + 1e-9);
                    assertThat(row.targetWeight()).isEqualTo(row.gap());
                    near++;
                }
            }
        }
        assertThat(near).isGreaterThan(100);
        assertThat(far).isGreaterThan(100);
    }

    @Test
    void noiseIsInDeviationsOfTheBand() {
        Dataset data = table(1, 150, 2);
        ClassLabels bands = SMOGN.classes(data);
        double[][] rows = data.features().toDoubleRows();
        Resampling drawn = SMOGN.pert(0.1).resample(data, SEED);
        Dataset result = drawn.toDataset();
        int checked = 0;
        for (int row = drawn.keptSize(); row < result.rows(); row++) {
            Recipe.Made recipe = (Recipe.Made) drawn.recipe(row);
            if (recipe.displacement().isEmpty()) {
                continue;
            }
            checked++;
            int base = (int) recipe.base();
            int[] band = bands.rowsOf(bands.code(base));
            Recipe.Displacement noise = recipe.displacement().get();
            for (int column = 0; column < 2; column++) {
                int at = column;
                double deviation = NumberTables.deviation(band, band.length - 1, other -> rows[other][at]);
                assertThat(result.features().get(row, column)).isCloseTo(rows[base][column]
                        + 0.1 * deviation * Recipe.Displacement.normal(noise.ticket(), column), within(1e-12));
            }
            double deviation = NumberTables.deviation(band, band.length - 1, other -> target(data, other));
            assertThat(target(result, row)).isCloseTo(target(data, base)
                    + 0.1 * deviation * Recipe.Displacement.normal(noise.ticket(), 2), within(1e-12));
        }
        assertThat(checked).isGreaterThan(20);
    }

    /// Reported of the Python package smogn: ratings from 0 to 100 became more than 100.
    @Test
    void noTargetIsOutsideTheRangeOfThoseThatWereSeenAndRowsStayInTheirBand() {
        Dataset data = table(2, 200, 2);
        ClassLabels bands = SMOGN.classes(data);
        double[] targets = ((NumberTarget) data.target()).toArray();
        Resampling drawn = SMOGN.pert(1).resample(data, SEED);

        for (int row = drawn.keptSize(); row < drawn.size(); row++) {
            int[] band = bands.rowsOf(drawn.code(row));
            double[] seen = IntStream.of(band).mapToDouble(other -> targets[other]).sorted().toArray();
            assertThat(drawn.number(row)).isBetween(seen[0], seen[seen.length - 1]);
        }
        assertThat(SMOGN.pert(1).classes(drawn.toDataset()).toCodes())
                .isEqualTo(IntStream.range(0, (int) drawn.size()).map(drawn::code).toArray());
    }

    /// In UBL the smaller of pert and a distance in the units of the data is taken; in themis the smaller of a deviation and a
    /// distance.
    @Test
    void unitsOfColumnsChangeNothing() {
        Dataset data = table(3, 120, 3);
        double[][] rows = data.features().toDoubleRows();
        for (double[] row : rows) {
            row[0] *= 1024;
            row[1] /= 65536;
        }
        Dataset other = Dataset.of(rows, ((NumberTarget) data.target()).toArray());

        assertThat(made(SMOGN.resample(other, SEED))).isEqualTo(made(SMOGN.resample(data, SEED)));
    }

    @Test
    void aReachBelowPertLimitsTheNoise() {
        double[][] rows = new double[60][];
        double[] targets = new double[60];
        for (int row = 0; row < 60; row++) {
            // Ten rare rows within 0.001, beside columns that vary by 1.
            rows[row] = new double[]{row < 10 ? row * 1e-4 : row % 2 * 2.0};
            targets[row] = row < 10 ? 100 + row : row / 60.0;
        }
        List<Recipe.Made> made = made(Smogn.withNeighbors(5).relevance(Relevance.parse("50:0,100:1"))
                .resample(Dataset.of(rows, targets), SEED));

        assertThat(made).filteredOn(row -> row.displacement().isPresent()).isNotEmpty()
                .allSatisfy(row -> assertThat(row.displacement().get().scale()).isBetween(1e-5, 1e-3));
    }

    @Test
    void rowsAtOnePlaceGetNoiseOfNoSizeAndTheirOwnTarget() {
        double[][] rows = new double[30][1];
        double[] targets = IntStream.range(0, 30).mapToDouble(row -> row < 6 ? 100 + row : row / 30.0).toArray();
        Dataset data = Dataset.of(rows, targets);

        Resampling drawn = Smogn.withNeighbors(5).relevance(Relevance.parse("50:0,100:1")).resample(data, SEED);

        assertThat(made(drawn)).hasSize(9)
                .allSatisfy(row -> assertThat(row.displacement().orElseThrow().scale()).isZero());
        assertThat(drawn.number(drawn.keptSize())).isEqualTo(targets[(int) made(drawn).getFirst().base()]);
    }

    @Test
    void carriedColumnsAndConstantOnesGetNoNoise() {
        Dataset data = table(5, 120, 4);
        double[][] rows = data.features().toDoubleRows();
        for (int row = 0; row < rows.length; row++) {
            rows[row][1] = 7;
            rows[row][2] = row % 2 == 0 ? Double.NaN : row;
        }
        Dataset other = Dataset.of(rows, ((NumberTarget) data.target()).toArray()).withColumns(
                List.of(Column.numeric("a"), Column.numeric("b"), Column.carried("c"), Column.whole("d")));
        for (double[] row : rows) {
            row[3] = Math.rint(10 * row[3]);
        }
        Resampling drawn = SMOGN.pert(1).resample(other, SEED);
        Dataset result = drawn.toDataset();

        for (int row = drawn.keptSize(); row < result.rows(); row++) {
            int base = (int) drawn.recipe(row).base();
            assertThat(result.features().get(row, 1)).isEqualTo(7);
            assertThat(Double.valueOf(result.features().get(row, 2))).isEqualTo(Double.valueOf(rows[base][2]));
            assertThat(result.features().get(row, 3)).isEqualTo(Math.rint(result.features().get(row, 3)));
        }
        assertThat(made(drawn)).anyMatch(row -> row.displacement().isPresent());
    }

    @Test
    void bandsTooSmallAreRefused() {
        Dataset data = table(8, 40, 2);

        assertThatExceptionOfType(ClassTooSmallException.class).isThrownBy(() -> SMOGN.resample(data, SEED))
                .withMessage("band \"high\" has 3 rows, too few for k = 5 neighbors each; use k = 2 or less, a lower"
                        + " threshold, or small-classes=fewer-neighbors");
        Smogn fewer = SMOGN.smallClasses(SmallClassPolicy.FEWER_NEIGHBORS);
        assertThat(fewer.to(SamplingStrategy.parse("high=x2")).resample(data, SEED).counts().count(2)).isEqualTo(6);
    }
}
