package dev.ballast.smote.regression;

import static dev.ballast.smote.regression.NumberTables.RELEVANCE;
import static dev.ballast.smote.regression.NumberTables.made;
import static dev.ballast.smote.regression.NumberTables.table;
import static dev.ballast.smote.regression.NumberTables.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.Methods;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Relevance;
import dev.ballast.smote.SmallClassPolicy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

class SmoterTest {

    private static final Seed SEED = Seed.of(42);
    private static final Smoter SMOTER = Smoter.withNeighbors(5).relevance(RELEVANCE);

    private static ClassCounts counts(long low, long common, long high) {
        return ClassCounts.of(List.of("low", "common", "high"), low, common, high);
    }

    @Test
    void rowsAreMadeInTheirBandTowardOneOfTheNearestAndDroppedWhereNumbersAreCommon() {
        for (int trial = 0; trial < 20; trial++) {
            Dataset data = table(trial, 90 + trial, 3);
            ClassLabels bands = SMOTER.classes(data);
            double[][] rows = data.features().toDoubleRows();

            Resampling drawn = SMOTER.resample(data, SEED);

            long goal = Math.round(data.rows() / 3.0);
            assertThat(drawn.counts()).isEqualTo(counts(goal, goal, goal));
            assertThat(IntStream.of(drawn.keptRows()).filter(row -> bands.code(row) != 1)).hasSize(
                    bands.rowsOf(0).length + bands.rowsOf(2).length);
            Map<Long, Integer> turns = new TreeMap<>();
            for (Recipe.Made row : made(drawn)) {
                int[] band = bands.rowsOf(bands.code((int) row.base()));
                assertThat(NumberTables.nearest(rows, (int) row.base(), band, 5)).contains((int) row.neighbor());
                assertThat(row.gap()).isBetween(0.0, 1.0);
                turns.merge(row.base(), 1, Integer::sum);
            }
            for (int code : new int[]{0, 2}) {
                int[] band = bands.rowsOf(code);
                long added = goal - band.length;
                assertThat(Arrays.stream(band).map(row -> turns.getOrDefault((long) row, 0)))
                        .allMatch(count -> count == added / band.length
                                || count == (added + band.length - 1) / band.length);
            }
        }
    }

    /// UBL overwrites distances in its loop over columns, so that only the last numeric column counts.
    @Test
    void theTargetIsTheMeanOfTheParentsWeightedByDistancesOverAllColumns() {
        Dataset data = table(1, 150, 4);
        double[][] rows = data.features().toDoubleRows();
        Resampling drawn = SMOTER.resample(data, SEED);
        Dataset result = drawn.toDataset();
        int checked = 0;
        for (int row = drawn.keptSize(); row < result.rows(); row++) {
            Recipe.Made recipe = (Recipe.Made) drawn.recipe(row);
            double[] values = result.features().toDoubleRows()[row];
            double toBase = NumberTables.distance(values, rows[(int) recipe.base()]);
            double toNeighbor = NumberTables.distance(values, rows[(int) recipe.neighbor()]);
            double expected = (toNeighbor * target(data, recipe.base()) + toBase * target(data, recipe.neighbor()))
                    / (toBase + toNeighbor);
            assertThat(target(result, row)).isCloseTo(expected, within(1e-9));
            checked++;
        }
        assertThat(checked).isEqualTo(64);
    }

    @Test
    void parentsAtOnePlaceAreAsNear() {
        double[][] rows = new double[40][];
        double[] targets = new double[40];
        for (int row = 0; row < 40; row++) {
            rows[row] = new double[]{row < 6 ? 7 : row, 1};
            targets[row] = row < 6 ? 100 + row : row / 40.0;
        }
        Dataset data = Dataset.of(rows, targets);

        Resampling drawn = Smoter.withNeighbors(5).relevance(Relevance.parse("50:0,100:1")).resample(data, SEED);

        assertThat(made(drawn)).hasSize(14).allSatisfy(row -> {
            assertThat(row.gap()).isNotEqualTo(0.5);
            assertThat(row.targetWeight()).isEqualTo(0.5);
        });
        assertThat(SMOTER.makes()).as("the gap alone does not tell the target").isEqualTo(Makes.ROWS);
        assertThat(drawn.number(drawn.keptSize())).isEqualTo(IntStream.of((int) made(drawn).getFirst().base(),
                (int) made(drawn).getFirst().neighbor()).mapToDouble(row -> targets[row]).sum() / 2);
    }

    /// The square of a distance below 2^-537 is 0 as a `double`.
    @Test
    void rowsWhoseSquaredDistanceVanishesAreNotAtOnePlace() {
        Dataset data = table(2, 120, 2);
        double[][] tiny = data.features().toDoubleRows();
        for (double[] row : tiny) {
            Arrays.setAll(row, column -> Math.scalb(row[column], -700));
        }
        Dataset small = Dataset.of(tiny, ((NumberTarget) data.target()).toArray());

        assertThat(made(SMOTER.resample(small, SEED))).isEqualTo(made(SMOTER.resample(data, SEED)));
    }

    @Test
    void noTargetIsOutsideThoseOfItsParents() {
        Dataset data = table(3, 200, 3);
        Resampling drawn = SMOTER.resample(data, SEED);
        for (int row = drawn.keptSize(); row < drawn.size(); row++) {
            Recipe.Made recipe = (Recipe.Made) drawn.recipe(row);
            double a = target(data, recipe.base());
            double b = target(data, recipe.neighbor());
            assertThat(drawn.number(row)).isBetween(Math.min(a, b) - Math.ulp(a), Math.max(a, b) + Math.ulp(b));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"auto | 40 40 40", "balance | 40 40 40", "extreme | 44 8 68",
            "low=x3,common=x0.5,high=x3 | 51 46 33", "common=20 | 17 20 11", "high=x2 | 17 92 22",
            "share:low=0.25,high=0.25 | 46 92 46", "low=x0.5,high=20 | 9 92 20", "minority | 17 92 40"})
    void strategiesWorkOnBandsAsOnClasses(String strategy, String after) {
        Dataset data = table(4, 120, 3);
        assertThat(ClassCounts.of(SMOTER.classes(data))).isEqualTo(counts(17, 92, 11));
        long[] expected = Arrays.stream(after.strip().split(" ")).mapToLong(Long::parseLong).toArray();

        assertThat(SMOTER.to(SamplingStrategy.parse(strategy)).resample(data, SEED).counts())
                .isEqualTo(counts(expected[0], expected[1], expected[2]));
    }

    /// Reported of the Python package smogn three times.
    @Test
    void theSameSeedGivesTheSameRowsAndAnotherOneOthers() {
        Dataset data = table(5, 120, 3);

        assertThat(SMOTER.resample(data, SEED).toDataset().target())
                .isEqualTo(SMOTER.resample(data, SEED).toDataset().target())
                .isNotEqualTo(SMOTER.resample(data, Seed.of(43)).toDataset().target());
    }

    @Test
    void whichCommonRowsStayIsDrawnForEachEpochAndAllCanStay() {
        Dataset data = table(6, 100, 2);
        Set<Integer> stayed = new HashSet<>();
        for (long epoch = 0; epoch < 60; epoch++) {
            IntStream.of(SMOTER.fit(data).resampling(SEED, epoch).keptRows()).forEach(stayed::add);
        }
        assertThat(stayed).hasSize(100);
    }

    @Test
    void distancesCanBeTakenOnStandardizedColumns() {
        Dataset data = table(7, 120, 3);
        ClassLabels bands = SMOTER.classes(data);
        double[][] rows = data.features().toDoubleRows();
        double[] deviations = new double[3];
        int[] all = IntStream.range(0, 120).toArray();
        Arrays.setAll(deviations, column -> NumberTables.deviation(all, 120, row -> rows[row][column]));

        List<Recipe.Made> made = made(
                ((Smoter) SMOTER.with("scale", "deviation")).resample(data, SEED));

        assertThat(made).isNotEmpty().allSatisfy(row -> assertThat(NumberTables.nearest(rows, (int) row.base(),
                bands.rowsOf(bands.code((int) row.base())), 5, deviations)).contains((int) row.neighbor()));
    }

    @Test
    void optionsAreReadFromText() {
        assertThat(Methods.named("smoter").with("relevance", "-6:1,-4:0,4:0,6:1").with("k", 5).toString())
                .isEqualTo(SMOTER.toString())
                .isEqualTo("smoter[k=5, small-classes=reject, relevance=-6.0:1.0,-4.0:0.0,4.0:0.0,"
                        + "6.0:1.0, extremes=both, coef=1.5, threshold=0.8, strategy=auto]");
        assertThatIllegalArgumentException().isThrownBy(() -> Methods.named("smoter").with("relevance", "1:2"))
                .withMessage("option relevance is \"1:2\"; it must be auto, or control points y:relevance with commas"
                        + " between, such as 0:0,100:1: relevance at 1.0 is 2.0; it must be between 0 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Smoter.withNeighbors(0))
                .withMessage("option k is \"0\"; it must be 1, 2, ...");
        assertThat(SMOTER.threshold(0.5).classes(table(1, 30, 1)).classes()).isEqualTo(3);
    }

    @Test
    void bandsTooSmallForTheNeighborsAreRefusedOrHaveFewer() {
        Dataset data = table(8, 40, 2);
        assertThat(ClassCounts.of(SMOTER.classes(data))).isEqualTo(counts(6, 31, 3));

        assertThatExceptionOfType(ClassTooSmallException.class).isThrownBy(() -> SMOTER.resample(data, SEED))
                .withMessage("band \"high\" has 3 rows, too few for k = 5 neighbors each; use k = 2 or less, a lower"
                        + " threshold, or small-classes=fewer-neighbors");
        assertThat(SMOTER.smallClasses(SmallClassPolicy.FEWER_NEIGHBORS).resample(data, SEED).counts())
                .isEqualTo(counts(13, 13, 13));
        Dataset one = data.select(IntStream.range(0, 40).filter(row -> row == 4 || row % 9 != 4).toArray());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMOTER.smallClasses(SmallClassPolicy.FEWER_NEIGHBORS).resample(one, SEED))
                .withMessage("band \"high\" has only 1 row, and smoter needs at least two to make others from; use"
                        + " relevance-over for it, or a lower threshold");
    }

    @Test
    void withoutRareNumbersThereIsNothingToBalance() {
        Dataset data = Dataset.of(new double[9][1], IntStream.range(0, 9).asDoubleStream().toArray());

        assertThatIllegalArgumentException().isThrownBy(() -> Smoter.withNeighbors(5).resample(data, SEED))
                .withMessage(
                        "no number is rare: all 9 have a relevance below the threshold; lower threshold or coef, or"
                                + " give control points, such as relevance=0:0,100:1");
        assertThat(Smoter.withNeighbors(5).to(SamplingStrategy.parse("common=x0.5")).resample(data, SEED).counts())
                .isEqualTo(counts(0, 5, 0));
    }

    @Test
    void missingValuesAreRefusedWhereRowsAreMade() {
        Dataset data = table(9, 100, 2);
        double[][] rows = data.features().toDoubleRows();
        rows[0][1] = Double.NaN;
        Dataset common = Dataset.of(rows, ((NumberTarget) data.target()).toArray());
        assertThat(SMOTER.resample(common, SEED).counts()).isEqualTo(counts(33, 33, 33));

        rows[3][1] = Double.NaN;
        Dataset rare = Dataset.of(rows, ((NumberTarget) data.target()).toArray());
        assertThatIllegalArgumentException().isThrownBy(() -> SMOTER.resample(rare, SEED))
                .withMessage("row 3, column \"x1\" is NaN; smoter needs finite values: fill or drop missing ones, say"
                        + " what a missing value means, or declare the column carried");
    }
}
