package dev.ballast.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.data.RowIds;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe.Copy;
import dev.ballast.core.recipe.Recipe.Made;
import dev.ballast.core.recipe.Recipe.Original;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.LabelSets;
import dev.ballast.core.target.NumberTarget;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

class ResamplingTest {

    private static final int NUMERIC = 0;
    private static final int WHOLE = 1;
    private static final int CATEGORY = 2;
    private static final int CARRIED = 3;
    private static final List<Column> COLUMNS = List.of(Column.numeric("height"), Column.whole("age"),
            Column.categorical("color", List.of("red", "green", "blue")), Column.carried("id"));
    private static final String[] LABELS = {"b", "a", "b", "c", "a", "b", "b", "c"};

    @Test
    void keptRowsComeFirstInTheirOrderAndNewRowsFollowByClass() {
        Resampling resampling = mixed(source(FeatureMatrix.Storage.DOUBLE));

        assertThat(recipes(resampling)).startsWith(new Original(0), new Original(1), new Original(3),
                new Original(4), new Original(6), Made.between(1, 4, 0.25), Made.between(4, 1, 0.75),
                Made.between(1, 4, 0.5), new Copy(7));
        assertThat(resampling.size()).isEqualTo(10);
        assertThat(resampling.keptSize()).isEqualTo(5);
        assertThat(resampling.keptRows()).containsExactly(0, 1, 3, 4, 6);
        assertThat(resampling.counts()).isEqualTo(ClassCounts.of(List.of("a", "b", "c"), 5, 2, 3));
        assertThat(resampling)
                .hasToString("Resampling[8 rows -> 10, 5 kept, 5 new, ClassCounts[a=5, b=2, c=3]]");
    }

    @Test
    void everyRowHasTheClassOfItsBase() {
        Dataset source = source(FeatureMatrix.Storage.DOUBLE);
        Resampling resampling = mixed(source);
        Dataset result = resampling.toDataset();

        for (int row = 0; row < resampling.size(); row++) {
            int code = source.labels().code((int) resampling.recipe(row).base());
            assertThat(resampling.code(row)).isEqualTo(code);
            assertThat(result.labels().code(row)).isEqualTo(code);
        }
    }

    @Test
    void randomAccessGivesWhatSequentialAccessGives() {
        Resampling resampling = mixed(source(FeatureMatrix.Storage.DOUBLE));
        List<Recipe> sequential = recipes(resampling);
        RandomStream random = Seed.of(3).stream(Purpose.of("test.order"), 0, 0, 0);

        for (int i = 0; i < 200; i++) {
            int row = random.nextInt(10);
            assertThat(resampling.recipe(row)).isEqualTo(sequential.get(row));
        }
    }

    @ParameterizedTest
    @EnumSource
    void runsOfAnyLengthGiveWhatTheDataSetHolds(FeatureMatrix.Storage storage) {
        Resampling resampling = mixed(source(storage));
        Dataset whole = resampling.toDataset();
        int size = Math.toIntExact(resampling.size());

        for (int chunk = 1; chunk <= size + 2; chunk++) {
            double[][] doubles = new double[size][];
            float[][] floats = new float[size][];
            int[] codes = new int[size];
            int from = 0;
            while (from < size) {
                double[] features = new double[chunk * 4];
                float[] narrow = new float[chunk * 4];
                int[] classes = new int[chunk];
                int[] classesAgain = new int[chunk];
                int read = resampling.read(from, features, classes);
                assertThat(resampling.read(from, narrow, classesAgain)).isEqualTo(read);
                assertThat(read).isEqualTo(Math.min(chunk, size - from));
                assertThat(classesAgain).isEqualTo(classes);
                for (int i = 0; i < read; i++) {
                    doubles[from + i] = Arrays.copyOfRange(features, i * 4, i * 4 + 4);
                    floats[from + i] = Arrays.copyOfRange(narrow, i * 4, i * 4 + 4);
                    codes[from + i] = classes[i];
                }
                from += read;
            }
            assertThat(Arrays.deepEquals(doubles, whole.features().toDoubleRows())).isTrue();
            assertThat(Arrays.deepEquals(floats, whole.features().toFloatRows())).isTrue();
            assertThat(codes).isEqualTo(whole.labels().toCodes());
        }
    }

    @Test
    void valuesBeyondTheLargestFloatAreNotMadeInfinite() {
        double[][] rows = {{1, Double.NEGATIVE_INFINITY}, {1e300, 2}};
        Dataset source = new Dataset(FeatureMatrix.wrap(rows), ClassLabels.of(0, 0), Column.numeric(2));
        Resampling resampling = growing(source, (_, into) -> into.made(0).toward(1, 0.5), 1);
        float[] row = new float[2];

        resampling.copyRow(0, row, 0);
        assertThat(row).containsExactly(1, Float.NEGATIVE_INFINITY);
        assertThatIllegalArgumentException().isThrownBy(() -> resampling.copyRow(1, row, 0))
                .withMessage(
                        "row 1 of the result, column \"x0\": 1.0E300 is beyond the largest float, 3.4028235E38; read "
                                + "the row as double");
        assertThatIllegalArgumentException().isThrownBy(() -> resampling.read(2, row, new int[1]))
                .withMessage(
                        "row 2 of the result, column \"x0\": 5.0E299 is beyond the largest float, 3.4028235E38; read "
                                + "the row as double");
    }

    @Test
    void aRunAtTheEndIsEmptyAndBeyondItAnError() {
        Resampling resampling = mixed(source(FeatureMatrix.Storage.DOUBLE));

        assertThat(resampling.read(10, new double[8], new int[2])).isZero();
        assertThat(resampling.read(10, new float[8], new int[2])).isZero();
        assertThat(resampling.read(0, new double[0], new int[0])).isZero();
        for (long from : new long[]{-1, 11, Long.MAX_VALUE}) {
            assertOutOfBounds(() -> resampling.read(from, new double[8], new int[2]));
            assertOutOfBounds(() -> resampling.read(from, new float[8], new int[2]));
        }
        assertOutOfBounds(() -> resampling.read(0, new double[7], new int[2]));
        assertOutOfBounds(() -> resampling.read(0, new float[7], new int[2]));
    }

    @Test
    void rowsOutsideAreRefused() {
        Resampling resampling = mixed(source(FeatureMatrix.Storage.DOUBLE));

        for (long row : new long[]{-1, 10, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertOutOfBounds(() -> resampling.recipe(row));
            assertOutOfBounds(() -> resampling.code(row));
            assertOutOfBounds(() -> resampling.copyRow(row, new double[4], 0));
            assertOutOfBounds(() -> resampling.copyRow(row, new float[4], 0));
        }
        for (long row : new long[]{0, 5}) {
            assertOutOfBounds(() -> resampling.copyRow(row, new double[4], 1));
            assertOutOfBounds(() -> resampling.copyRow(row, new float[3], 0));
            assertOutOfBounds(() -> resampling.copyRow(row, new double[4], -1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theResultHasTheStorageColumnsAndClassesOfTheSource(FeatureMatrix.Storage storage) {
        Dataset source = source(storage);
        Dataset result = mixed(source).toDataset();

        assertThat(result.features().storage()).isEqualTo(storage);
        assertThat(result.columns()).isEqualTo(COLUMNS);
        assertThat(result.labels().names()).isEqualTo(source.labels().names());
        assertThat(result.counts()).isEqualTo(ClassCounts.of(List.of("a", "b", "c"), 5, 2, 3));
    }

    @ParameterizedTest
    @EnumSource
    void keptAndCopiedRowsHaveTheBitsOfTheirBase(FeatureMatrix.Storage storage) {
        Dataset source = source(storage);
        Resampling resampling = mixed(source);
        Dataset result = resampling.toDataset();

        for (int row = 0; row < resampling.size(); row++) {
            if (!(resampling.recipe(row) instanceof Made)) {
                assertSameBits(result.features(), row, source.features(), (int) resampling.recipe(row).base());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void madeRowsAreTheFormulaBitForBit(FeatureMatrix.Storage storage) {
        int columns = 6;
        RandomStream random = Seed.of(9).stream(Purpose.of("test.values"), 0, 0, 0);
        double[][] doubles = new double[40][columns];
        float[][] floats = new float[40][columns];
        for (int row = 0; row < 40; row++) {
            for (int column = 0; column < columns; column++) {
                doubles[row][column] = random.nextGaussian() * StrictMath.pow(10, 3 * column - 6);
                floats[row][column] = (float) doubles[row][column];
            }
        }
        boolean single = storage == FeatureMatrix.Storage.FLOAT;
        FeatureMatrix features = single ? FeatureMatrix.wrap(floats) : FeatureMatrix.wrap(doubles);
        Dataset source = Dataset.of(features, ClassLabels.of(new int[40]));
        Resampling resampling = growing(source,
                (index, into) -> into.made(random(index, 0, 40)).toward(random(index, 1, 40), random(index, 2)), 1000);
        FeatureMatrix result = resampling.toDataset().features();

        double[] row = new double[columns];
        float[] narrow = new float[columns];
        for (int i = 40; i < 1040; i++) {
            Made recipe = (Made) resampling.recipe(i);
            resampling.copyRow(i, row, 0);
            resampling.copyRow(i, narrow, 0);
            for (int column = 0; column < columns; column++) {
                double base = features.get((int) recipe.base(), column);
                double difference = features.get((int) recipe.neighbor(), column) - base;
                double step = recipe.gap() * difference;
                double value = base + step;
                double stored = single ? (float) value : value;
                assertThat(Double.doubleToRawLongBits(result.get(i, column)))
                        .isEqualTo(Double.doubleToRawLongBits(row[column]))
                        .isEqualTo(Double.doubleToRawLongBits(stored));
                assertThat(Float.floatToRawIntBits(narrow[column])).isEqualTo(Float.floatToRawIntBits((float) value));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsLieBetweenTheirBaseAndNeighborAtTheEndsOfTheRange(FeatureMatrix.Storage storage) {
        boolean single = storage == FeatureMatrix.Storage.FLOAT;
        double most = single ? Float.MAX_VALUE : Double.MAX_VALUE;
        double least = single ? Float.MIN_VALUE : Double.MIN_VALUE;
        double[] ends = {most, -most, 0.9 * most, -0.7 * most, most / 2, -most / 2, 1, -1, 3 * least, -least, least, 0};
        double[][] rows = Arrays.stream(ends).mapToObj(value -> new double[]{value, value}).toArray(double[][]::new);
        FeatureMatrix features = single
                ? FeatureMatrix.wrap(FeatureMatrix.wrap(rows).toFloatRows())
                : FeatureMatrix.wrap(rows);
        Dataset source = new Dataset(features, ClassLabels.of(new int[ends.length]),
                List.of(Column.numeric("size"), Column.whole("count")));
        double[] gaps = {0, Math.ulp(0.5), 0.1, 0.5, 0.7, 1 - Math.ulp(0.5)};
        int pairs = ends.length * ends.length;
        int made = pairs * gaps.length;
        Dataset result = growing(source, (index, into) -> {
            int i = (int) index;
            into.made(i % ends.length).toward(i / ends.length % ends.length, gaps[i / pairs]);
        }, made).toDataset();

        for (int i = 0; i < made; i++) {
            double base = features.get(i % ends.length, 0);
            double neighbor = features.get(i / ends.length % ends.length, 0);
            double gap = gaps[i / pairs];
            double value = result.features().get(ends.length + i, 0);
            double difference = neighbor - base;
            double formula = Double.isInfinite(difference)
                    ? base * (1 - gap) + neighbor * gap
                    : base + gap * difference;
            assertThat(value).isEqualTo(single ? (float) formula : formula)
                    .isBetween(Math.min(base, neighbor), Math.max(base, neighbor));
            assertThat(result.features().get(ends.length + i, 1)).isFinite();
        }
    }

    @ParameterizedTest
    @CsvSource({"0,1,0.5,0", "1,2,0.5,2", "2,3,0.5,2", "3,2,0.5,2", "-1,-2,0.5,-2", "-3,-2,0.5,-2", "0,10,0.25,2",
            "0,10,0.26,3", "0,10,0.75,8", "0,10,0,0", "250,5,0.5,128", "255,0,0.999,0"})
    void columnsOfWholeNumbersAreRoundedToTheNearestTiesToEven(double base, double neighbor, double gap,
            double expected) {
        double[][] rows = {{base, base}, {neighbor, neighbor}};
        for (FeatureMatrix features : List.of(FeatureMatrix.wrap(rows),
                FeatureMatrix.wrap(FeatureMatrix.wrap(rows).toFloatRows()))) {
            Dataset source = new Dataset(features, ClassLabels.of(0, 0),
                    List.of(Column.whole("count"), Column.numeric("size")));
            Dataset result = growing(source, (_, into) -> into.made(0).toward(1, gap), 1).toDataset();

            assertThat(result.features().get(2, 0)).isEqualTo(expected);
            assertThat(result.features().get(2, 1)).isCloseTo(base + gap * (neighbor - base),
                    within(1e-4));
        }
    }

    @Test
    void fractionsInColumnsOfWholeNumbersOfKeptAndCopiedRowsAreKept() {
        Dataset source = new Dataset(FeatureMatrix.wrap(new double[][]{{2.5}}), ClassLabels.of(0),
                List.of(Column.whole("count")));

        assertThat(growing(source, (_, into) -> into.copied(0), 1).toDataset().features().toDoubleRows())
                .isDeepEqualTo(new double[][]{{2.5}, {2.5}});
    }

    @ParameterizedTest
    @EnumSource
    void categoriesAndCarriedColumnsAreTheBases(FeatureMatrix.Storage storage) {
        Dataset source = source(storage);
        Resampling resampling = mixed(source);
        FeatureMatrix result = resampling.toDataset().features();

        for (int row = 0; row < resampling.size(); row++) {
            int base = (int) resampling.recipe(row).base();
            for (int column : new int[]{CATEGORY, CARRIED}) {
                assertThat(Double.doubleToRawLongBits(result.get(row, column)))
                        .isEqualTo(Double.doubleToRawLongBits(source.features().get(base, column)));
            }
        }
        assertThat(result.get(5, NUMERIC)).isNotEqualTo(source.features().get(1, NUMERIC));
        assertThat(result.get(5, WHOLE)).isNotEqualTo(source.features().get(1, WHOLE));
        assertThat(result.get(5, CARRIED)).isNaN();
    }

    /// The place of the empty additions among the others must not matter to random access.
    @ParameterizedTest
    @CsvSource({"0 0 3", "0 3 0", "3 0 0", "2 0 1", "1 1 1", "0 0 0", "2 1 0", "0 1 2"})
    void additionsWithoutRowsAreSkipped(String rowsOfAdditions) {
        Dataset source = source(FeatureMatrix.Storage.DOUBLE);
        int[] bases = {1, 0, 3};
        long[] rows = Arrays.stream(rowsOfAdditions.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        List<Addition> additions = new ArrayList<>();
        List<Recipe> expected = new ArrayList<>();
        for (int code = 0; code < 3; code++) {
            int base = bases[code];
            additions.add(new Addition(code, rows[code],
                    (index, into) -> into.made(base).toward(base, index / 8.0)));
            for (int index = 0; index < rows[code]; index++) {
                expected.add(Made.between(base, base, index / 8.0));
            }
        }

        for (Resampling resampling : List.of(keepingAll(source, additions),
                keeping(source, additions))) {
            boolean all = resampling.keptSize() > 0;
            assertThat(resampling.counts()).isEqualTo(ClassCounts.of(List.of("a", "b", "c"), rows[0] + (all ? 2 : 0),
                    rows[1] + (all ? 4 : 0), rows[2] + (all ? 2 : 0)));
            List<Recipe> recipes = recipes(resampling);
            assertThat(recipes.subList(resampling.keptSize(), recipes.size())).isEqualTo(expected);
            for (int row = 0; row < resampling.size(); row++) {
                assertThat(resampling.code(row)).isEqualTo(source.labels().code((int) recipes.get(row).base()));
            }
            assertThat(resampling.toDataset().counts()).isEqualTo(resampling.counts());
        }
    }

    @Test
    void keepingAllKeepsEveryRow() {
        Dataset source = source(FeatureMatrix.Storage.FLOAT);
        Resampling resampling = keepingAll(source, List.of());

        assertThat(resampling.source()).isSameAs(source);
        assertThat(resampling.size()).isEqualTo(8);
        assertThat(resampling.keptRows()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        Dataset result = resampling.toDataset();
        assertThat(result.labels()).isEqualTo(source.labels());
        for (int row = 0; row < 8; row++) {
            assertSameBits(result.features(), row, source.features(), row);
        }
    }

    @Test
    void nothingMayBeKept() {
        Dataset source = source(FeatureMatrix.Storage.DOUBLE);
        Resampling resampling = keeping(source, List.of());
        Dataset result = resampling.toDataset();

        assertThat(resampling.size()).isZero();
        assertThat(result.rows()).isZero();
        assertThat(result.features().columns()).isEqualTo(4);
        assertThat(result.labels().names()).containsExactly("a", "b", "c");
        assertOutOfBounds(() -> resampling.recipe(0));
    }

    @Test
    void returnedRowNumbersAreACopy() {
        Resampling resampling = mixed(source(FeatureMatrix.Storage.DOUBLE));

        resampling.keptRows()[0] = 7;

        assertThat(resampling.recipe(0)).isEqualTo(new Original(0));
    }

    @Test
    void keptRowsMustAscend() {
        assertThatIllegalStateException().isThrownBy(() -> RowSet.of(8, 2, 0))
                .withMessage("kept[1] is 0 after 2; kept rows must ascend and be below 8");
        assertThatIllegalStateException().isThrownBy(() -> RowSet.of(8, 2, 2))
                .withMessage("kept[1] is 2 after 2; kept rows must ascend and be below 8");
    }

    @Test
    void aPlanForOtherRowsOrColumnsIsRefused() {
        Dataset source = source(FeatureMatrix.Storage.DOUBLE);
        Mixing mixing = Mixing.of(COLUMNS);

        assertThatIllegalStateException()
                .isThrownBy(() -> Plan.of(source.labels(), mixing, RowSet.all(7), List.of()))
                .withMessage("the kept rows are of 7 rows, and there are 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Resampling(Plan.keepingAll(source.labels(), mixing, List.of()), source.select(1)))
                .withMessage("the plan is for 8 rows of 4 columns, and the data set has 1 rows of 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Resampling(
                        Plan.keepingAll(source.labels(), Mixing.of(Column.numeric(3)), List.of()), source))
                .withMessage("the plan is for 8 rows of 3 columns, and the data set has 8 rows of 4");
    }

    @Test
    void anAdditionOfLessThanNoRowsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Addition(0, -1, (_, into) -> into.copied(0)))
                .withMessage("rows is -1; it must not be negative");
    }

    @Test
    void resultsBeyondIntAreReadInRuns() {
        Dataset source = Dataset.of(new double[][]{{1}, {3}}, new int[]{0, 0});
        Resampling resampling = growing(source, (index, into) -> into.made(0).toward(1, index / 0x1p33),
                5_000_000_000L);
        double[] features = new double[4];

        assertThat(resampling.size()).isEqualTo(5_000_000_002L);
        assertThat(resampling.read(4_999_999_999L, features, new int[4])).isEqualTo(3);
        assertThat(features).startsWith(1 + 2 * (4_999_999_997L / 0x1p33)).endsWith(0);
        assertThatIllegalArgumentException().isThrownBy(resampling::toDataset).withMessage(
                "the result has 5000000002 rows, more than a data set can hold; read them in runs");
    }

    @Test
    void aResultWithoutColumnsStillHasRows() {
        Dataset source = Dataset.of(new double[2][0], new int[]{0, 0});
        Dataset result = growing(source, (_, into) -> into.made(0).toward(1, 0.5), 3).toDataset();

        assertThat(result.rows()).isEqualTo(5);
        assertThat(result.columns()).isEmpty();
    }

    @Test
    void numbersToBePredictedGoTowardTheFirstParent() {
        Dataset source = Dataset.of(new double[][]{{0}, {1}, {2}}, new double[]{10, 20, 40});
        Resampling resampling = predicted(source);

        assertThat(resampling.toDataset().target()).isEqualTo(NumberTarget.of(10, 20, 40, 12.5, 19, 40, 20));
        assertThat(resampling.number(4)).isEqualTo(19);
        assertThatIllegalStateException()
                .isThrownBy(() -> mixed(source(FeatureMatrix.Storage.DOUBLE)).number(0))
                .withMessage("the target is ClassLabels[8 rows, classes [a, b, c]]; this needs a number");
    }

    @Test
    void noiseMovesANumberToBePredictedIfItHasAFactor() {
        Dataset source = Dataset.of(new double[][]{{0}, {1}, {2}}, new double[]{10, 20, 40});
        Plan plan = Plan.keepingAll(ClassLabels.of(0, 0, 0), Mixing.of(source.columns()),
                List.of(new Addition(0, 3, (index, into) -> {
                    switch ((int) index) {
                        case 0 -> into.made(0).displaced(0, 0.5, 8);
                        case 1 -> into.made(0).toward(1, 0.25).displaced(1, 0.5, 8);
                        default -> into.made(2).displaced(1, 0, 8);
                    }
                }))).withSpreads(List.of(new double[]{3}, new double[]{3, 7}));
        Resampling resampling = new Resampling(plan, source);

        assertThat(resampling.number(3)).isEqualTo(10);
        assertThat(resampling.number(4)).isEqualTo(12.5 + 0.5 * 7 * Recipe.Displacement.normal(8, 1));
        assertThat(resampling.number(5)).isEqualTo(40);
    }

    @Test
    void aMadeRowHasTheLabelsThatHalfOfItsVotersHave() {
        boolean[][] sets = {{true, false, true}, {true, true, false}, {true, false, false}, {false, true, false}};
        Dataset source = Dataset.of(FeatureMatrix.wrap(new double[4][1]), LabelSets.of(List.of("p", "q", "r"), sets));
        long[][] lists = {{0, 1, 2, 3}, {0, 1, 2}, {3}};
        Voters voters = new Voters() {

            @Override
            public int size(long list) {
                return lists[(int) list].length;
            }

            @Override
            public long row(long list, int i) {
                return lists[(int) list][i];
            }
        };
        Plan plan = Plan.keepingAll(ClassLabels.of(0, 0, 0, 0), Mixing.of(source.columns()),
                List.of(new Addition(0, 3, (index, into) -> into.made(0).toward(3, 0.9).votedBy(index, 0))))
                .with(voters);
        Resampling resampling = new Resampling(plan, source);

        assertThat(((LabelSets) resampling.toDataset().target()).select(4, 5, 6))
                .isEqualTo(LabelSets.of(List.of("p", "q", "r"), new boolean[][]{{true, true, false},
                        {true, false, false}, {false, true, false}}));
        assertThat(resampling.labels(4)).isEqualTo(BitSet.valueOf(new long[]{3}));
        assertThat(resampling.labels(3)).isEqualTo(BitSet.valueOf(new long[]{2}));
        assertThatIllegalStateException()
                .isThrownBy(() -> mixed(source(FeatureMatrix.Storage.DOUBLE)).labels(0))
                .withMessage("the target is ClassLabels[8 rows, classes [a, b, c]]; this needs sets of labels");
    }

    @Test
    void setsOfLabelsAreTheBasesWithoutVoters() {
        boolean[][] sets = {{true, false}, {false, true}, {true, true}};
        Dataset source = Dataset.of(FeatureMatrix.wrap(new double[3][1]), LabelSets.of(List.of("p", "q"), sets));

        assertThat(predicted(source).toDataset().target()).isEqualTo(LabelSets.of(List.of("p", "q"),
                new boolean[][]{sets[0], sets[1], sets[2], sets[0], sets[0], sets[2], sets[1]}));
    }

    /// Keeps all three rows; makes two from the first, a copy of the third, and one like the second.
    private static Resampling predicted(Dataset source) {
        return new Resampling(Plan.keepingAll(ClassLabels.of(0, 0, 0), Mixing.of(source.columns()),
                List.of(new Addition(0, 4, (index, into) -> {
                    switch ((int) index) {
                        case 0 -> into.made(0).toward(1, 0.25).toward(2, 0.5);
                        case 1 -> into.made(0).toward(1, 0.25).targetToward(0.9);
                        case 2 -> into.copied(2);
                        default -> into.made(1);
                    }
                }))), source);
    }

    @Test
    void rowsThatAreKeptOrCopiedKeepTheirIdsAndRowsThatAreMadeHaveNone() {
        Dataset source = source(FeatureMatrix.Storage.DOUBLE).withIds(RowIds.of(70, 60, 50, 40, 30, 20, 10, 0));

        assertThat(mixed(source).toDataset().ids()).isEqualTo(RowIds.of(70, 60, 40, 30, 10, RowIds.NONE, RowIds.NONE,
                RowIds.NONE, 0, RowIds.NONE));
        assertThat(keepingAll(source, List.of()).toDataset().ids()).isEqualTo(source.ids());
    }

    /// Keeps five rows, makes three of class a, none of b, two of c.
    private static Resampling mixed(Dataset source) {
        double[] gaps = {0.25, 0.75, 0.5};
        return keeping(source, List.of(
                new Addition(0, 3,
                        (index, into) -> into.made(index == 1 ? 4 : 1).toward(index == 1 ? 1 : 4, gaps[(int) index])),
                new Addition(1, 0, (_, into) -> into.copied(0)),
                new Addition(2, 2, (index, into) -> {
                    if (index == 0) {
                        into.copied(7);
                    } else {
                        into.made(3).toward(7, 1 / 3.0);
                    }
                })), 0, 1, 3, 4, 6);
    }

    private static Resampling growing(Dataset oneClass, RecipeSource recipes, long rows) {
        return keepingAll(oneClass, List.of(new Addition(0, rows, recipes)));
    }

    private static Resampling keepingAll(Dataset source, List<Addition> additions) {
        return new Resampling(Plan.keepingAll(source.labels(), Mixing.of(source.columns()), additions), source);
    }

    private static Resampling keeping(Dataset source, List<Addition> additions, int... kept) {
        return new Resampling(Plan.of(source.labels(), Mixing.of(source.columns()), RowSet.of(source.rows(), kept),
                additions), source);
    }

    private static Dataset source(FeatureMatrix.Storage storage) {
        double[][] rows = new double[LABELS.length][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[]{Math.sqrt(row + 1), 7 * row, row % 4 - 1, row == 1 ? Double.NaN : 100 + row};
        }
        FeatureMatrix doubles = FeatureMatrix.wrap(rows);
        return new Dataset(
                storage == FeatureMatrix.Storage.DOUBLE ? doubles : FeatureMatrix.wrap(doubles.toFloatRows()),
                ClassLabels.of(LABELS), COLUMNS);
    }

    private static List<Recipe> recipes(Resampling resampling) {
        List<Recipe> recipes = new ArrayList<>();
        for (long row = 0; row < resampling.size(); row++) {
            recipes.add(resampling.recipe(row));
        }
        return recipes;
    }

    private static int random(long index, int use, int bound) {
        return Seed.of(5).stream(Purpose.of("test.recipes"), use, 0, index).nextInt(bound);
    }

    private static double random(long index, int use) {
        return Seed.of(5).stream(Purpose.of("test.recipes"), use, 0, index).nextDouble();
    }

    private static void assertSameBits(FeatureMatrix actual, int actualRow, FeatureMatrix expected, int expectedRow) {
        for (int column = 0; column < expected.columns(); column++) {
            assertThat(Double.doubleToRawLongBits(actual.get(actualRow, column)))
                    .isEqualTo(Double.doubleToRawLongBits(expected.get(expectedRow, column)));
        }
    }

    private static void assertOutOfBounds(Runnable access) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(access::run);
    }
}
