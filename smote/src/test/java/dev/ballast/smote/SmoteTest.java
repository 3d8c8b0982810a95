package dev.ballast.smote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.strategy.SamplingStrategy.Direction;
import dev.ballast.smote.neighbors.NaiveNeighbors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class SmoteTest {

    private static final Seed SEED = Seed.of(42);
    private static final Dataset DOUBLES = Tables.table(4, 60, 25, 9);
    private static final Dataset FLOATS = Tables.withFloats(DOUBLES);

    static final List<SamplingStrategy> STRATEGIES = List.of(SamplingStrategy.AUTO, SamplingStrategy.MINORITY,
            SamplingStrategy.NOT_MINORITY, SamplingStrategy.NOT_MAJORITY, SamplingStrategy.ALL,
            SamplingStrategy.ratio(0.77), SamplingStrategy.ratio(0.29), SamplingStrategy.counts(Map.of(0, 61, 2, 100)),
            SamplingStrategy.factors(Map.of(1, 1.5, 2, 3)), SamplingStrategy.shares(Map.of(2, 0.4)),
            SamplingStrategy.shares(Map.of(0, 0.4, 1, 0.3, 2, 0.3)));

    @Test
    void progressIsOfAllClassesTogetherAndChangesNothing() {
        List<Double> shares = new ArrayList<>();
        Smote smote = Smote.withNeighbors(5);

        Resampling watched = smote.fit(DOUBLES, RunSettings.standard().threads(1).onProgress(shares::add))
                .resampling(SEED, 0);

        assertThat(shares).isSorted().hasSizeGreaterThan(1).first().matches(share -> share > 0 && share < 1);
        assertThat(shares.getLast()).isEqualTo(1, within(1e-12)).isLessThanOrEqualTo(1);
        Resampling plain = smote.resample(DOUBLES, SEED);
        assertThat(LongStream.range(0, plain.size()).mapToObj(watched::recipe))
                .isEqualTo(LongStream.range(0, plain.size()).mapToObj(plain::recipe).toList());
    }

    @ParameterizedTest
    @FieldSource("STRATEGIES")
    void everyStrategyIsMetExactly(SamplingStrategy strategy) {
        for (Dataset data : List.of(DOUBLES, FLOATS)) {
            ClassTargets targets = strategy.resolve(data.counts(), Direction.OVER);

            Resampling resampling = Smote.withNeighbors(5).to(strategy).resample(data, SEED);

            assertThat(resampling.counts()).isEqualTo(targets.after());
            assertThat(resampling.toDataset().counts()).isEqualTo(targets.after());
            assertThat(resampling.size()).isGreaterThan(data.rows());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10})
    void anyNumberOfClassesIsBalanced(int classes) {
        int[] sizes = IntStream.range(0, classes).map(label -> 60 - 5 * label).toArray();

        Dataset balanced = Smote.withNeighbors(5).resample(Tables.table(3, sizes), SEED).toDataset();

        assertThat(IntStream.range(0, classes).mapToLong(balanced.counts()::count)).containsOnly(60L);
    }

    @ParameterizedTest
    @EnumSource
    void originalRowsComeFirstAndUnchanged(FeatureMatrix.Storage storage) {
        Dataset data = storage == FeatureMatrix.Storage.DOUBLE ? DOUBLES : FLOATS;

        Resampling resampling = Smote.withNeighbors(5).resample(data, SEED);
        Dataset result = resampling.toDataset();

        assertThat(resampling.keptSize()).isEqualTo(data.rows());
        assertThat(result.features().storage()).isEqualTo(storage);
        assertThat(result.columns()).isEqualTo(data.columns());
        assertThat(result.labels().names()).isEqualTo(data.labels().names());
        for (int row = 0; row < data.rows(); row++) {
            assertThat(resampling.recipe(row)).isEqualTo(new Recipe.Original(row));
            assertThat(result.labels().code(row)).isEqualTo(data.labels().code(row));
        }
        assertThat(Arrays.copyOf(result.features().toDoubleRows(), data.rows()))
                .isDeepEqualTo(data.features().toDoubleRows());
    }

    @Test
    void everyNewDoubleIsTheOneItsRecipeSaysToTheLastBit() {
        Resampling resampling = Smote.withNeighbors(5).resample(DOUBLES, SEED);
        FeatureMatrix made = resampling.toDataset().features();
        for (int row = DOUBLES.rows(); row < made.rows(); row++) {
            for (int column = 0; column < made.columns(); column++) {
                double expected = exact(DOUBLES, (Recipe.Made) resampling.recipe(row), column);
                assertThat(Double.doubleToRawLongBits(made.get(row, column)))
                        .isEqualTo(Double.doubleToRawLongBits(expected));
            }
        }
    }

    @Test
    void everyNewFloatIsTheOneItsRecipeSaysRoundedOnce() {
        Resampling resampling = Smote.withNeighbors(5).resample(FLOATS, SEED);
        float[][] made = resampling.toDataset().features().toFloatRows();
        for (int row = FLOATS.rows(); row < made.length; row++) {
            for (int column = 0; column < made[row].length; column++) {
                float expected = (float) exact(FLOATS, (Recipe.Made) resampling.recipe(row), column);
                assertThat(Float.floatToRawIntBits(made[row][column])).isEqualTo(Float.floatToRawIntBits(expected));
            }
        }
    }

    @Test
    void aNewRowIsTheSameReadAloneOrInRunsOrAllAtOnce() {
        for (Dataset data : List.of(DOUBLES, FLOATS)) {
            Resampling resampling = Smote.withNeighbors(5).resample(data, SEED);
            double[][] made = resampling.toDataset().features().toDoubleRows();
            double[] run = new double[7 * data.features().columns()];
            double[] alone = new double[data.features().columns()];
            int[] codes = new int[7];
            for (int from = 0; from < made.length; from += 7) {
                int read = resampling.read(from, run, codes);
                for (int i = 0; i < read; i++) {
                    resampling.copyRow(from + i, alone, 0);
                    assertThat(alone).isEqualTo(made[from + i]);
                    assertThat(Arrays.copyOfRange(run, i * alone.length, (i + 1) * alone.length)).isEqualTo(alone);
                    assertThat(codes[i]).isEqualTo(resampling.code(from + i));
                }
            }
        }
    }

    @Test
    void theNeighborIsOneOfTheNearestOfTheBaseWithinItsClass() {
        for (Dataset data : List.of(DOUBLES, FLOATS)) {
            Resampling resampling = Smote.withNeighbors(4).resample(data, SEED);
            for (int code = 0; code < data.labels().classes(); code++) {
                int[] members = data.labels().rowsOf(code);
                NaiveNeighbors nearest = NaiveNeighbors.selfJoin(Tables.rowsOf(data, code), 4);
                for (Recipe.Made recipe : Tables.synthesis(resampling, code)) {
                    int base = Arrays.binarySearch(members, (int) recipe.base());
                    assertThat(Arrays.stream(nearest.rows()[base]).map(place -> members[place]))
                            .contains((int) recipe.neighbor());
                }
            }
        }
    }

    @Test
    void everyNeighborOfEveryBaseHasItsTurn() {
        Dataset data = Tables.table(3, 2000, 12);

        List<Recipe.Made> recipes = Tables.synthesis(Smote.withNeighbors(5).resample(data, SEED));

        assertThat(recipes.stream().map(recipe -> List.of(recipe.base(), recipe.neighbor())).distinct())
                .hasSize(12 * 5);
    }

    @Test
    void baseNeighborAndRowAreOfOneClassAndClassesComeInOrder() {
        Resampling resampling = Smote.withNeighbors(5).resample(DOUBLES, SEED);
        Dataset result = resampling.toDataset();
        int before = 0;
        for (int row = DOUBLES.rows(); row < result.rows(); row++) {
            Recipe.Made recipe = (Recipe.Made) resampling.recipe(row);
            int code = result.labels().code(row);
            assertThat(DOUBLES.labels().code((int) recipe.base())).isEqualTo(code);
            assertThat(DOUBLES.labels().code((int) recipe.neighbor())).isEqualTo(code);
            assertThat(resampling.code(row)).isEqualTo(code);
            assertThat(code).isGreaterThanOrEqualTo(before);
            before = code;
        }
    }

    @Test
    void gapsAreAtLeastZeroAndBelowOneAndDiffer() {
        List<Recipe.Made> recipes = Tables
                .synthesis(Smote.withNeighbors(5).resample(Tables.table(2, 3000, 10, 10), SEED));

        assertThat(recipes).hasSize(2 * 2990).allMatch(recipe -> recipe.gap() >= 0 && recipe.gap() < 1);
        assertThat(recipes.stream().map(Recipe.Made::gap).distinct()).hasSameSizeAs(recipes);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 19, 20, 21, 57})
    void everyRowIsBaseEquallyOftenUpToOne(int rows) {
        Dataset data = Tables.table(2, 80, 10);
        Smote smote = Smote.withNeighbors(3).to(SamplingStrategy.counts(Map.of(1, 10 + rows)));

        Map<Long, Long> turns = turns(smote.resample(data, SEED));

        assertThat(turns).hasSize(10);
        assertThat(turns.values()).allMatch(turn -> turn == rows / 10 || turn == (rows + 9) / 10);
        assertThat(turns.values().stream().mapToLong(turn -> turn).sum()).isEqualTo(rows);
    }

    @Test
    void fewerNewRowsThanBasesUseDifferentBases() {
        Dataset data = Tables.table(2, 80, 10);
        Smote smote = Smote.withNeighbors(3).to(SamplingStrategy.counts(Map.of(1, 17)));

        assertThat(turns(smote.resample(data, SEED))).hasSize(7);
    }

    @Test
    void randomBasesAreNotEven() {
        Dataset data = Tables.table(2, 1010, 10);

        Map<Long, Long> turns = turns(Smote.withNeighbors(3).withRandomBases().resample(data, SEED));

        assertThat(turns).hasSize(10);
        assertThat(Set.copyOf(turns.values())).hasSizeGreaterThan(2);
        assertThat(turns.values().stream().mapToLong(turn -> turn).sum()).isEqualTo(1000);
    }

    @Test
    void theSameSeedGivesTheSameRowsForEveryNumberOfThreads() {
        Dataset data = Tables.table(40, 900, 800);

        Resampling one = Smote.withNeighbors(5).fit(data, RunSettings.standard().threads(1)).resampling(SEED, 0);
        Resampling two = Smote.withNeighbors(5).fit(data, RunSettings.standard().threads(2)).resampling(SEED, 0);
        Resampling again = Smote.withNeighbors(5).resample(data, SEED);

        assertThat(Tables.synthesis(two)).isEqualTo(Tables.synthesis(one));
        assertThat(Tables.synthesis(again)).isEqualTo(Tables.synthesis(one));
        assertThat(two.toDataset().features().toDoubleRows()).isDeepEqualTo(one.toDataset().features().toDoubleRows());
    }

    @Test
    void anotherSeedGivesOtherRows() {
        Smote smote = Smote.withNeighbors(5);

        assertThat(Tables.synthesis(smote.resample(DOUBLES, Seed.of(43))))
                .doesNotContainAnyElementsOf(Tables.synthesis(smote.resample(DOUBLES, SEED)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anotherEpochGivesOtherRowsAndTheSameEpochTheSame(boolean randomBases) {
        Smote smote = randomBases ? Smote.withNeighbors(5).withRandomBases() : Smote.withNeighbors(5);
        FittedResampler fitted = smote.fit(DOUBLES);

        List<Recipe.Made> first = Tables.synthesis(fitted.resampling(SEED, 0));
        List<Recipe.Made> second = Tables.synthesis(fitted.resampling(SEED, 1));

        assertThat(second).hasSameSizeAs(first).doesNotContainAnyElementsOf(first);
        assertThat(Tables.synthesis(fitted.resampling(SEED, 0))).isEqualTo(first);
        assertThat(Tables.synthesis(smote.resample(DOUBLES, SEED))).isEqualTo(first);
    }

    @Test
    void theEpochAfterASeedIsNotTheSeedAfterAnEpoch() {
        FittedResampler fitted = Smote.withNeighbors(5).fit(DOUBLES);

        assertThat(Tables.synthesis(fitted.resampling(Seed.of(42), 1)))
                .doesNotContainAnyElementsOf(Tables.synthesis(fitted.resampling(Seed.of(43), 0)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void recipesDoNotDependOnTheOrderInWhichTheyAreRead(boolean randomBases) {
        Smote smote = randomBases ? Smote.withNeighbors(5).withRandomBases() : Smote.withNeighbors(5);
        Resampling resampling = smote.resample(DOUBLES, SEED);
        List<Recipe> inOrder = LongStream.range(0, resampling.size()).mapToObj(resampling::recipe).toList();
        List<Integer> order = new ArrayList<>(IntStream.range(0, inOrder.size()).boxed().toList());
        Collections.shuffle(order, new Random(5));

        assertThat(order).allMatch(row -> resampling.recipe(row).equals(inOrder.get(row)));
        assertThat(order.parallelStream()).allMatch(row -> resampling.recipe(row).equals(inOrder.get(row)));
    }

    @Test
    void moreRowsOfAClassBeginWithTheFewerIfTheirRoundsAreFull() {
        Dataset data = Tables.table(2, 100, 10);
        Smote smote = Smote.withNeighbors(3);

        List<Recipe.Made> fewer = Tables
                .synthesis(smote.to(SamplingStrategy.counts(Map.of(1, 40))).resample(data, SEED));
        List<Recipe.Made> more = Tables.synthesis(smote.resample(data, SEED));

        assertThat(more).hasSize(90).startsWith(fewer.toArray(Recipe.Made[]::new));
    }

    @Test
    void renamingLabelsDoesNotChangeWhatIsChosen() {
        int[] labels = DOUBLES.labels().toCodes();
        Dataset straight = Tables.withLabels(DOUBLES, Tables.named(labels, "a", "b", "c"));
        Dataset reversed = Tables.withLabels(DOUBLES, Tables.named(labels, "z", "y", "x"));
        for (Smote smote : List.of(Smote.withNeighbors(5), Smote.withNeighbors(5).withRandomBases())) {
            Resampling one = smote.resample(straight, SEED);
            Resampling other = smote.resample(reversed, SEED);

            for (int code = 0; code < 3; code++) {
                assertThat(Tables.synthesis(other, 2 - code)).isEqualTo(Tables.synthesis(one, code));
            }
            assertThat(one.counts().count(1)).isEqualTo(60);
        }
    }

    @Test
    void aClassIsDrawnTheSameWhateverOtherClassesGrow() {
        Resampling all = Smote.withNeighbors(5).resample(DOUBLES, SEED);
        Resampling one = Smote.withNeighbors(5).to(SamplingStrategy.counts(Map.of(2, 60))).resample(DOUBLES, SEED);

        assertThat(Tables.synthesis(one)).isEqualTo(Tables.synthesis(all, 2));
    }

    @Test
    void classesDoNotShareTheirGaps() {
        Resampling resampling = Smote.withNeighbors(5).resample(Tables.table(2, 100, 20, 20), SEED);

        assertThat(Tables.synthesis(resampling, 1)).extracting(Recipe.Made::gap).hasSize(80)
                .doesNotContainAnyElementsOf(
                        Tables.synthesis(resampling, 2).stream().map(Recipe.Made::gap).toList());
    }

    @Test
    void columnsOfWholeNumbersAreRoundedToWholeNumbersTiesToEven() {
        SplittableRandom random = new SplittableRandom(8);
        double[][] values = new double[120][];
        Arrays.setAll(values, _ -> new double[]{random.nextInt(-50, 50), random.nextInt(0, 2), random.nextDouble()});
        List<Column> columns = List.of(Column.whole("age"), Column.whole("flag"), Column.numeric("score"));
        Dataset doubles = Dataset.of(values, Tables.labels(100, 20)).withColumns(columns);
        for (Dataset data : List.of(doubles, Tables.withFloats(doubles))) {
            Resampling resampling = Smote.withNeighbors(5).resample(data, SEED);
            FeatureMatrix made = resampling.toDataset().features();
            for (int row = data.rows(); row < made.rows(); row++) {
                Recipe.Made recipe = (Recipe.Made) resampling.recipe(row);
                for (int column = 0; column < 2; column++) {
                    BigDecimal between = new BigDecimal(exact(data, recipe, column));
                    assertThat(new BigDecimal(made.get(row, column)))
                            .isEqualByComparingTo(between.setScale(0, RoundingMode.HALF_EVEN));
                }
            }
            assertThat(IntStream.range(data.rows(), made.rows()).mapToObj(row -> made.get(row, 2)))
                    .noneMatch(score -> score == Math.rint(score));
        }
    }

    @Test
    void carriedColumnsAreTakenFromTheBaseAndMayHoldAnything() {
        double[][] plain = Tables.gaussian(7, 90, 3);
        double[][] values = new double[90][];
        double[] carried = {Double.NaN, Double.POSITIVE_INFINITY, 1e300, -0.0, 17};
        Arrays.setAll(values,
                row -> new double[]{plain[row][0], carried[row % 5], plain[row][1], row * 1e9, plain[row][2]});
        List<Column> columns = List.of(Column.numeric("a"), Column.carried("note"), Column.numeric("b"),
                Column.carried("id"), Column.numeric("c"));
        Dataset data = Dataset.of(values, Tables.labels(70, 20)).withColumns(columns);
        Dataset without = Dataset.of(plain, Tables.labels(70, 20));
        for (Smote smote : List.of(Smote.withNeighbors(5), Smote.withNeighbors(5).standardized())) {
            Resampling resampling = smote.resample(data, SEED);
            FeatureMatrix made = resampling.toDataset().features();

            assertThat(Tables.synthesis(resampling)).isEqualTo(Tables.synthesis(smote.resample(without, SEED)));
            for (int row = data.rows(); row < made.rows(); row++) {
                int base = (int) resampling.recipe(row).base();
                assertThat(Double.doubleToRawLongBits(made.get(row, 1)))
                        .isEqualTo(Double.doubleToRawLongBits(values[base][1]));
                assertThat(made.get(row, 3)).isEqualTo(values[base][3]);
            }
        }
    }

    @Test
    void addingAConstantToAColumnKeepsTheNeighbors() {
        double[][] values = Tables.mapped(Tables.gaussian(4, 150, 3), value -> Math.rint(value * 0x1p20) * 0x1p-20);
        double[][] moved = Arrays.stream(values).map(row -> new double[]{row[0], row[1] + 1e8, row[2]})
                .toArray(double[][]::new);
        int[] labels = Tables.labels(100, 50);

        assertThat(Tables.neighbors(Smote.withNeighbors(5), Dataset.of(moved, labels), 1))
                .isDeepEqualTo(Tables.neighbors(Smote.withNeighbors(5), Dataset.of(values, labels), 1));
        assertThat(Tables.synthesis(Smote.withNeighbors(5).resample(Dataset.of(moved, labels), SEED)))
                .isEqualTo(Tables.synthesis(Smote.withNeighbors(5).resample(Dataset.of(values, labels), SEED)));
    }

    @Test
    void noRowIsItsOwnNeighborAmongDuplicates() {
        double[][] values = Tables.gaussian(5, 100, 2);
        int[] labels = Tables.labels(70, 30);
        double[][] few = Tables.gaussian(6, 3, 2);
        for (int row = 0; row < values.length; row++) {
            values[row] = few[row % 3];
        }

        List<Recipe.Made> recipes = Tables
                .synthesis(Smote.withNeighbors(5).resample(Dataset.of(values, labels), SEED));

        assertThat(recipes).hasSize(40).noneMatch(recipe -> recipe.base() == recipe.neighbor());
    }

    @Test
    void aClassOfIdenticalRowsGivesExactCopies() {
        int[] labels = Tables.labels(40, 9);
        double[][] values = Tables.gaussian(9, 49, 3);
        for (int row = 0; row < values.length; row++) {
            if (labels[row] == 1) {
                values[row] = new double[]{0.1, -7.3, 1e17};
            }
        }
        for (Dataset data : List.of(Dataset.of(values, labels), Dataset.of(Tables.floats(values), labels))) {
            double[] original = Tables.rowsOf(data, 1)[0];
            Dataset made = Smote.withNeighbors(5).resample(data, SEED).toDataset();
            assertThat(List.of(Tables.rowsOf(made, 1))).hasSize(40).allMatch(row -> Arrays.equals(row, original));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20, 21, 100})
    void noNewRowEqualsItsBase(int columns) {
        Dataset data = Tables.table(columns, 150, 20);
        Resampling resampling = Smote.withNeighbors(5).resample(data, SEED);
        double[][] rows = resampling.toDataset().features().toDoubleRows();
        for (int row = data.rows(); row < rows.length; row++) {
            assertThat(rows[row]).isNotEqualTo(rows[(int) resampling.recipe(row).base()]);
        }
    }

    @Test
    void nothingToDoIsAnIdentity() {
        Dataset data = Tables.table(3, 12, 12);

        Resampling resampling = Smote.withNeighbors(5).resample(data, SEED);

        assertThat(resampling.size()).isEqualTo(24);
        assertThat(resampling.keptSize()).isEqualTo(24);
        assertThat(Tables.synthesis(resampling)).isEmpty();
        assertThat(resampling.toDataset().features().toDoubleRows()).isDeepEqualTo(data.features().toDoubleRows());
        assertThat(resampling.toDataset().labels()).isEqualTo(data.labels());
    }

    @Test
    void fittingAndDrawingDoNotChangeTheData() {
        double[][] values = Tables.gaussian(1, 60, 3);
        double[][] copy = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        Dataset data = Dataset.of(values, Tables.labels(50, 10));

        Smote.withNeighbors(5).standardized().resample(data, SEED).toDataset();

        assertThat(values).isDeepEqualTo(copy);
    }

    @Test
    void settingsDoNotChangeTheMethodTheyStartFrom() {
        Smote smote = Smote.withNeighbors(5);
        String before = smote.toString();

        smote.to(SamplingStrategy.ratio(0.5)).smallClasses(SmallClassPolicy.FEWER_NEIGHBORS).withRandomBases()
                .standardized();

        assertThat(smote).hasToString(before);
        assertThat(smote.promise(DOUBLES.counts()))
                .isEqualTo(new Promise.Exact(ClassTargets.of(DOUBLES.counts(), 60, 60, 60)));
    }

    @Test
    void settingsKeepOneAnother() {
        Smote smote = Smote.withNeighbors(30).to(SamplingStrategy.counts(Map.of(2, 2000)))
                .smallClasses(SmallClassPolicy.FEWER_NEIGHBORS).withRandomBases().standardized();
        RunSettings run = RunSettings.standard().threads(1).deviations(1, 0, 0, 0);

        List<Recipe.Made> recipes = Tables.synthesis(smote.fit(DOUBLES, run).resampling(SEED, 0));

        assertThat(recipes).hasSize(1991);
        assertThat(Set.copyOf(recipes.stream()
                .collect(Collectors.groupingBy(Recipe.Made::base, Collectors.counting())).values()))
                .hasSizeGreaterThan(2);
        assertThat(recipes.stream().collect(Collectors.groupingBy(Recipe.Made::base,
                Collectors.mapping(Recipe.Made::neighbor, Collectors.toCollection(TreeSet::new)))).values())
                .allMatch(neighbors -> neighbors.size() == 8);
        assertThat(Tables.neighbors(smote, DOUBLES, 2, run)).isDeepEqualTo(NaiveNeighbors
                .selfJoin(Arrays.stream(Tables.rowsOf(DOUBLES, 2)).map(row -> new double[]{row[0]})
                        .toArray(double[][]::new), 8)
                .rows());
    }

    @Test
    void aPromiseReplacesTheStrategy() {
        ClassTargets targets = ClassTargets.of(DOUBLES.counts(), 60, 26, 11);
        ClassTargets shrinking = ClassTargets.of(DOUBLES.counts(), 60, 24, 11);
        Dataset other = Tables.table(4, 60, 25, 8);

        assertThat(prepare(DOUBLES, targets).plan(SEED, 3).counts()).isEqualTo(targets.after());
        assertThatThrownBy(() -> prepare(DOUBLES, shrinking)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("class \"1\" has 25 rows and shall have 24");
        assertThatThrownBy(() -> prepare(other, targets)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the targets are for ");
    }

    private static PlanSource prepare(Dataset data, ClassTargets targets) {
        return Smote.withNeighbors(5).fit(data, new Promise.Exact(targets), RunSettings.standard()).source();
    }

    private static double exact(Dataset data, Recipe.Made recipe, int column) {
        double base = data.features().get((int) recipe.base(), column);
        double neighbor = data.features().get((int) recipe.neighbor(), column);
        return base + recipe.gap() * (neighbor - base);
    }

    private static Map<Long, Long> turns(Resampling resampling) {
        Map<Long, Long> turns = new HashMap<>();
        Tables.synthesis(resampling).forEach(recipe -> turns.merge(recipe.base(), 1L, Long::sum));
        return turns;
    }
}
