package dev.ballast.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Kind;
import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.data.Column.Role;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.data.RowIds;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe.Copy;
import dev.ballast.core.recipe.Recipe.Made;
import dev.ballast.core.recipe.Recipe.Original;
import dev.ballast.core.recipe.Recipe.Toward;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.LabelSets;
import dev.ballast.core.target.NumberTarget;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

class PlanTest {

    private static final List<String> LEVELS = List.of("low", "middle", "high");
    private static final List<Column> COLUMNS = List.of(Column.numeric("x"), Column.whole("n"),
            Column.numeric("holes").missing(Missing.PRESENT), Column.ordinal("size", LEVELS),
            Column.categorical("color", LEVELS),
            new Column("sex", Kind.BOOLEAN, Role.FEATURE, Missing.LEVEL, List.of()),
            Column.numeric("weight").as(Role.WEIGHT), Column.numeric("id").as(Role.ID), Column.carried("note"),
            Column.numeric("gaps").missing(Missing.BASE));

    private static Dataset data(FeatureMatrix.Storage storage) {
        RandomStream random = Seed.of(3).stream(Purpose.of("test.data"), 0, 0, 0);
        double[][] rows = new double[12][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[]{random.nextGaussian(), random.nextInt(-5, 6), row % 3 == 0
                    ? Double.NaN
                    : random.nextGaussian(), random.nextInt(3), random.nextInt(3), random.nextInt(2), 1 + row,
                    100 + row, row % 4 == 1 ? Double.NaN : -row, row % 5 == 2 ? Double.NaN : random.nextGaussian()};
        }
        FeatureMatrix doubles = FeatureMatrix.wrap(rows);
        String[] labels = {"b", "a", "b", "c", "a", "b", "b", "c", "a", "b", "c", "b"};
        long[] ids = IntStream.range(0, 12).mapToLong(row -> 1000 - row).toArray();
        return new Dataset(
                storage == FeatureMatrix.Storage.DOUBLE ? doubles : FeatureMatrix.wrap(doubles.toFloatRows()),
                ClassLabels.of(labels), COLUMNS, RowIds.of(ids));
    }

    /// A plan of everything there is: rows kept and dropped, copies of rows and points, made rows with any number of
    /// parents among rows and points, noise, votes, rules of its own.
    private static Plan anything(ClassLabels classes, long seed) {
        RandomStream random = Seed.of(seed).stream(Purpose.of("test.plan"), 0, 0, 0);
        int rows = classes.size();
        int points = random.nextInt(4);
        List<Consumer<RecipeSlot>> recipes = new ArrayList<>();
        for (int i = 0; i < points + 9; i++) {
            recipes.add(anyRecipe(random, rows + Math.min(i, points), i < points ? 1 : 3));
        }
        // Rows of the source vote on points, and points too on rows of the result.
        long[][] lists = new long[3][];
        Arrays.setAll(lists,
                list -> random.longs(1 + random.nextInt(5), 0, list == 0 ? rows : rows + points).toArray());
        BitSet kept = new BitSet();
        boolean all = random.nextInt(4) == 0;
        IntStream.range(0, rows).filter(_ -> all || random.nextInt(3) > 0).forEach(kept::set);
        List<Addition> additions = new ArrayList<>();
        for (int code = 0; code < classes.classes(); code++) {
            int first = points + 3 * code;
            additions.add(new Addition(code, random.nextInt(4),
                    (index, into) -> recipes.get(first + (int) index).accept(into)));
        }
        Mixing mixing = switch (random.nextInt(4)) {
            case 0 -> Mixing.of(COLUMNS).with(Mix.WHOLE, Mix.LINEAR);
            case 1 -> Mixing.of(COLUMNS).with(4, Mix.NEARER).with(0, Mix.WHOLE);
            default -> Mixing.of(COLUMNS);
        };
        return Plan.of(classes, mixing, RowSet.of(rows, kept), additions).with(pointsOf(points, recipes))
                .with(votersOf(lists)).withSpreads(List.of(spread(random), spread(random)));
    }

    private static Consumer<RecipeSlot> anyRecipe(RandomStream random, int below, int lists) {
        int base = random.nextInt(below);
        if (random.nextInt(3) == 0) {
            return slot -> slot.copied(base);
        }
        int[] parents = random.ints(random.nextInt(6), 0, below).toArray();
        double[] weights = random.doubles(parents.length, -0.5, 1.5).toArray();
        int spread = random.nextInt(4) - 2;
        int list = random.nextInt(2 * lists) - lists;
        long ticket = random.nextLong();
        double targetWeight = random.nextBoolean() ? Double.NaN : random.nextDouble();
        return slot -> {
            slot.made(base).targetToward(targetWeight);
            for (int i = 0; i < parents.length; i++) {
                slot.toward(parents[i], weights[i]);
            }
            if (spread >= 0) {
                slot.displaced(spread, 0.5, ticket);
            }
            if (list >= 0) {
                slot.votedBy(list, ticket + 1);
            }
        };
    }

    /// For every column, and sometimes for a numeric target.
    private static double[] spread(RandomStream random) {
        return random.doubles(COLUMNS.size() + random.nextInt(2)).map(value -> value < 0.3 ? 0 : value).toArray();
    }

    private static Points pointsOf(int count, List<Consumer<RecipeSlot>> recipes) {
        return new Points() {

            @Override
            public long count() {
                return count;
            }

            @Override
            public boolean isRow(long index) {
                return index % 2 == 0;
            }

            @Override
            public void recipe(long index, RecipeSlot into) {
                recipes.get((int) index).accept(into);
            }
        };
    }

    private static Voters votersOf(long[][] lists) {
        return new Voters() {

            @Override
            public int size(long list) {
                return lists[(int) list].length;
            }

            @Override
            public long row(long list, int i) {
                return lists[(int) list][i];
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void aPlanAfterAnotherMakesTheRowsThatTheyMakeOneAfterAnother(FeatureMatrix.Storage storage) {
        Dataset data = data(storage);
        for (long seed = 0; seed < 300; seed++) {
            Plan first = anything(data.labels(), seed);
            Dataset between = new Resampling(first, data).toDataset();
            Plan next = anything(between.labels(), seed + 1000);

            assertSameData(new Resampling(first.then(next), data).toDataset(),
                    new Resampling(next, between).toDataset());
        }
    }

    @ParameterizedTest
    @EnumSource
    void threePlansMakeTheRowsThatTheyMakeOneAfterAnother(FeatureMatrix.Storage storage) {
        Dataset data = data(storage);
        for (long seed = 0; seed < 150; seed++) {
            Plan first = anything(data.labels(), seed);
            Dataset one = new Resampling(first, data).toDataset();
            Plan second = anything(one.labels(), seed + 1000);
            Dataset two = new Resampling(second, one).toDataset();
            Plan third = anything(two.labels(), seed + 2000);
            Dataset three = new Resampling(third, two).toDataset();

            assertSameData(new Resampling(first.then(second).then(third), data).toDataset(), three);
            assertSameData(new Resampling(first.then(second.then(third)), data).toDataset(), three);
        }
    }

    @Test
    void numbersToBePredictedGoThroughBothPlans() {
        Dataset classes = data(FeatureMatrix.Storage.DOUBLE);
        RandomStream random = Seed.of(4).stream(Purpose.of("test.target"), 0, 0, 0);
        Dataset data = new Dataset(classes.features(), NumberTarget.of(random.doubles(12).toArray()), COLUMNS);
        for (long seed = 0; seed < 150; seed++) {
            Plan first = anything(classes.labels(), seed);
            Dataset between = new Resampling(first, data).toDataset();
            Plan next = anything(new Resampling(first, classes).toDataset().labels(), seed + 1000);

            Dataset chained = new Resampling(first.then(next), data).toDataset();
            Dataset apart = new Resampling(next, between).toDataset();
            assertThat(chained.target()).isEqualTo(apart.target());
            assertThat(((NumberTarget) apart.target()).toArray()).hasSize((int) next.size());
        }
    }

    @Test
    void setsOfLabelsGoThroughBothPlans() {
        Dataset classes = data(FeatureMatrix.Storage.DOUBLE);
        RandomStream random = Seed.of(5).stream(Purpose.of("test.target"), 0, 0, 0);
        boolean[][] sets = new boolean[12][5];
        for (boolean[] set : sets) {
            for (int label = 0; label < 5; label++) {
                set[label] = random.nextBoolean();
            }
        }
        Dataset data = new Dataset(classes.features(), LabelSets.of(List.of("p", "q", "r", "s", "t"), sets), COLUMNS);
        for (long seed = 0; seed < 150; seed++) {
            Plan first = anything(classes.labels(), seed);
            Dataset between = new Resampling(first, data).toDataset();
            Plan next = anything(new Resampling(first, classes).toDataset().labels(), seed + 1000);

            assertThat(new Resampling(first.then(next), data).toDataset().target())
                    .isEqualTo(new Resampling(next, between).toDataset().target());
        }
    }

    private static void assertSameData(Dataset actual, Dataset expected) {
        assertThat(actual.labels()).isEqualTo(expected.labels());
        assertThat(actual.ids()).isEqualTo(expected.ids());
        assertThat(actual.columns()).isEqualTo(expected.columns());
        assertThat(actual.features().storage()).isEqualTo(expected.features().storage());
        assertThat(bits(actual.features())).isDeepEqualTo(bits(expected.features()));
    }

    private static long[][] bits(FeatureMatrix features) {
        return Arrays.stream(features.toDoubleRows())
                .map(row -> Arrays.stream(row).mapToLong(Double::doubleToLongBits).toArray()).toArray(long[][]::new);
    }

    @Test
    void recipesOfAChainPointAtRowsOfTheSource() {
        Dataset data = data(FeatureMatrix.Storage.DOUBLE);
        int deepest = 0;
        for (long seed = 0; seed < 100; seed++) {
            Plan first = anything(data.labels(), seed);
            Plan second = anything(new Resampling(first, data).toDataset().labels(), seed + 1000);
            Plan chained = first.then(second);
            for (long row = 0; row < chained.size(); row++) {
                deepest = Math.max(deepest, depth(chained.recipe(row), 12));
            }
        }
        assertThat(deepest).isGreaterThan(2);
    }

    /// How many made rows stand one in another; all that are no made rows must be rows of the source.
    private static int depth(Recipe recipe, int rows) {
        if (!(recipe instanceof Made made)) {
            assertThat(recipe.base()).isBetween(0L, rows - 1L);
            return 0;
        }
        List<Recipe> below = new ArrayList<>(made.toward().stream().map(Toward::parent).toList());
        below.add(made.start());
        made.vote().ifPresent(vote -> below.addAll(vote.rows()));
        return 1 + below.stream().mapToInt(parent -> depth(parent, rows)).max().orElseThrow();
    }

    /// Keeps rows 0, 2, 3; then a row between 0 and 2, a copy of 3.
    private static Plan small() {
        return plan(ClassLabels.of("a", "b", "a", "b"), RowSet.of(4, 0, 2, 3),
                new Addition(0, 1, (_, into) -> into.made(0).toward(2, 0.5)),
                new Addition(1, 1, (_, into) -> into.copied(3)));
    }

    private static Plan plan(ClassLabels classes, RowSet kept, Addition... additions) {
        return Plan.of(classes, Mixing.of(Column.numeric(1)), kept, List.of(additions));
    }

    private static List<Recipe> recipes(Plan plan) {
        List<Recipe> recipes = new ArrayList<>();
        for (long row = 0; row < plan.size(); row++) {
            recipes.add(plan.recipe(row));
        }
        return recipes;
    }

    private static Made from(Recipe start, Recipe parent, double gap) {
        return new Made(start, List.of(new Toward(parent, gap)), Optional.empty(), Optional.empty(), gap);
    }

    @Test
    void recipesOfAChainAreThoseOfItsSteps() {
        Plan next = plan(ClassLabels.of("a", "a", "b", "a", "b"), RowSet.of(5, 1, 3, 4),
                new Addition(0, 3, (index, into) -> {
                    switch ((int) index) {
                        case 0 -> into.made(3).toward(1, 0.25);
                        case 1 -> into.copied(3);
                        default -> into.copied(1);
                    }
                }), new Addition(1, 2, (index, into) -> {
                    if (index == 0) {
                        into.copied(4);
                    } else {
                        into.made(4).toward(2, 0.5);
                    }
                }));
        Plan chained = small().then(next);
        Made made = Made.between(0, 2, 0.5);

        assertThat(recipes(small())).containsExactly(new Original(0), new Original(2), new Original(3), made,
                new Copy(3));
        assertThat(recipes(chained)).containsExactly(new Original(2), made, new Copy(3),
                from(made, new Original(2), 0.25), made, new Copy(2), new Copy(3), Made.between(3, 3, 0.5));
        assertThat(chained.rows()).isEqualTo(4);
        assertThat(chained.kept().toArray()).containsExactly(2);
        assertThat(codes(chained)).containsExactly(0, 0, 1, 0, 0, 0, 1, 1);
        assertThat(chained.counts()).isEqualTo(ClassCounts.of(List.of("a", "b"), 5, 3));
        assertThat(chained.change()).isEqualTo(ClassTargets.of(ClassCounts.of(List.of("a", "b"), 2, 2), 5, 3));
        assertThat(chained).hasToString("Plan[4 rows -> 8, 1 kept, 7 new, ClassCounts[a=5, b=3]]");
    }

    private static int[] codes(Plan plan) {
        return IntStream.range(0, (int) plan.size()).map(plan::code).toArray();
    }

    @Test
    void aSelectionAfterSynthesisLeavesTheRecipesAsTheyAre() {
        Plan left = small().select(RowSet.of(5, 1, 3, 4));

        assertThat(recipes(left)).containsExactly(new Original(2), Made.between(0, 2, 0.5), new Copy(3));
        assertThat(codes(left)).containsExactly(0, 0, 1);
        assertThat(left.kept().toArray()).containsExactly(2);
        assertThat(recipes(small().then(plan(ClassLabels.of("a", "a", "b", "a", "b"), RowSet.of(5, 1, 3, 4)))))
                .isEqualTo(recipes(left));
        assertThat(recipes(left.select(RowSet.of(3, 2)))).containsExactly(new Copy(3));
        assertThat(left.select(RowSet.of(3)).size()).isZero();
        assertThat(small().select(RowSet.all(5)).counts()).isEqualTo(small().counts());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void aSelectionHasTheRowsThatAreSelected(long seed) {
        Dataset data = data(FeatureMatrix.Storage.DOUBLE);
        Plan plan = anything(data.labels(), seed);
        Dataset all = new Resampling(plan, data).toDataset();
        RandomStream random = Seed.of(seed).stream(Purpose.of("test.select"), 0, 0, 0);
        for (int trial = 0; trial < 10; trial++) {
            int[] rows = IntStream.range(0, all.rows()).filter(_ -> random.nextBoolean()).toArray();
            Plan left = plan.select(RowSet.of(all.rows(), rows));

            assertThat(left.size()).isEqualTo(rows.length);
            assertThat(recipes(left)).isEqualTo(IntStream.of(rows).mapToObj(plan::recipe).toList());
            assertSameData(new Resampling(left, data).toDataset(), all.select(rows));
            assertThat(left.counts()).isEqualTo(all.select(rows).counts());
        }
    }

    @Test
    void aCopyOfAPointIsMadeAsThePointIs() {
        Dataset data = Dataset.of(new double[][]{{0}, {8}, {2}, {5}}, new String[]{"a", "b", "a", "b"});
        Plan plan = plan(data.labels(), RowSet.of(4, 1), new Addition(0, 3, (index, into) -> into.copied(4 + index)))
                .with(pointsOf(3, List.of(slot -> slot.made(0).toward(2, 0.25), slot -> slot.copied(4),
                        slot -> slot.copied(2))));
        Dataset result = new Resampling(plan, data).toDataset();

        assertThat(recipes(plan)).containsExactly(new Original(1), Made.between(0, 2, 0.25),
                Made.between(0, 2, 0.25), new Copy(2));
        assertThat(result.features().toDoubleRows()).isDeepEqualTo(new double[][]{{8}, {0.5}, {0.5}, {2}});
        assertThat(result.ids()).isEqualTo(RowIds.of(1, RowIds.NONE, RowIds.NONE, 2));
    }

    @Test
    void aWrongNumberOfRowsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> small().select(RowSet.all(4)))
                .withMessage("the selection is of 4 rows, and the plan has 5");
        assertThatIllegalArgumentException().isThrownBy(() -> small().then(small()))
                .withMessage("the next plan is for 4 rows, and this one has 5");
        for (long row : new long[]{-1, 5}) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> small().recipe(row));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> small().code(row));
        }
    }

    /// A slot that was used for other recipes gives what a new one gives.
    @Test
    void slotsKeepNothingOfWhatTheyHeldBefore() {
        Dataset data = data(FeatureMatrix.Storage.FLOAT);
        Plan first = anything(data.labels(), 8);
        Dataset between = new Resampling(first, data).toDataset();
        Resampling resampling = new Resampling(first.then(anything(between.labels(), 1008)), data);
        RandomStream random = Seed.of(1).stream(Purpose.of("test.order"), 0, 0, 0);
        RecipeSlot used = new RecipeSlot();
        double[] again = new double[COLUMNS.size()];
        double[] fresh = new double[COLUMNS.size()];

        for (int trial = 0; trial < 500; trial++) {
            long row = random.nextLong(resampling.size());
            resampling.copyRow(row, used, again, 0);
            resampling.copyRow(row, fresh, 0);
            assertThat(again).containsExactly(fresh);
            assertThat(resampling.plan().toRecipe(used)).isEqualTo(resampling.recipe(row));
        }
    }
}
