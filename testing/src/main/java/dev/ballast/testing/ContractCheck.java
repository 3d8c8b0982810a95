package dev.ballast.testing;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.data.RowIds;
import dev.ballast.core.method.Draws;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.NeighborOptions;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.Options;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Mix;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.Provenance;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.RecipeText;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.ClassLabels;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// One thing that every method is held to.
///
/// @param says   what it is
/// @param tables what it is tried on
/// @param test   fails if the method does not keep to it
record ContractCheck(String says, List<TestTable> tables, Test test) {

    private static final Seed SEED = Seed.of(42);
    private static final Seed FIT = Seed.of(7);
    private static final List<TestTable> CLASSES = List.of(TestTable.numbers(), TestTable.wholeNumbers(),
            TestTable.floats(), TestTable.carried(), TestTable.roles(), TestTable.mixed(), TestTable.categories(),
            TestTable.shifted(), TestTable.scaled(300), TestTable.scaled(-300));
    private static final List<TestTable> ORDINARY = both(CLASSES, TargetTables.ordinary());
    private static final List<TestTable> NUMBERS = List.of(TestTable.numbers());
    private static final List<TestTable> TARGETS = both(NUMBERS,
            List.of(TargetTables.numbers(), TargetTables.labels()));

    /// All checks.
    static final List<ContractCheck> ALL = List.of(
            new ContractCheck("the promise about counts is kept", ORDINARY, ContractCheck::keepsPromise),
            new ContractCheck("rows follow from recipes, bit for bit", ORDINARY, ContractCheck::rowsFollow),
            new ContractCheck("parents are in the data, bases of the row's class", ORDINARY, ContractCheck::parentsFit),
            new ContractCheck("kept rows ascend and keep their values and ids", ORDINARY, ContractCheck::keptRowsStay),
            new ContractCheck("a row alone is the row of the whole", ORDINARY, ContractCheck::rowsAlone),
            new ContractCheck("the same seed gives the same rows, another epoch others", ORDINARY,
                    ContractCheck::epochs),
            new ContractCheck("names of classes change nothing", CLASSES, ContractCheck::renamed),
            new ContractCheck("a power of two changes no decision", NUMBERS, ContractCheck::scaled),
            new ContractCheck("the order of rows changes only what it must", TARGETS, ContractCheck::permuted),
            new ContractCheck("threads change nothing", ORDINARY, ContractCheck::threads),
            new ContractCheck("whole numbers stay whole", List.of(TestTable.wholeNumbers()), ContractCheck::whole),
            new ContractCheck("recipes can be written and read back", ORDINARY, ContractCheck::written),
            new ContractCheck("cancelling ends the work, and progress goes up to 1", TARGETS, ContractCheck::cancelled),
            new ContractCheck("missing feature values are refused by row and column, or served", TARGETS,
                    ContractCheck::missing),
            new ContractCheck("the description is complete", TARGETS, ContractCheck::described),
            new ContractCheck("a right result, or one clear refusal", both(TestTable.odd(), TargetTables.odd()),
                    ContractCheck::odd));

    private static List<TestTable> both(List<TestTable> some, List<TestTable> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /// Tries a method on a table.
    @FunctionalInterface
    interface Test {

        void run(Resampler method, TestTable table);
    }

    /// The tables of this check that the method takes.
    List<TestTable> tables(Resampler method) {
        return tables.stream().filter(table -> table.data().columns().stream()
                .allMatch(column -> !column.isFeature() || method.info().accepts().features().contains(column.kind()))
                && method.info().accepts().targets().contains(table.data().target().kind())).toList();
    }

    /// Runs this check.
    void run(Resampler method, TestTable table) {
        test.run(method, table);
    }

    /// The annotation that is asked for is not in the JDK.
    @SuppressWarnings("AnnotateFormatMethod")
    private static void require(boolean holds, String message, @Nullable Object... values) {
        if (!holds) {
            throw new AssertionError(String.format(message, values));
        }
    }

    private static RunSettings settings() {
        return RunSettings.standard().threads(1).seed(FIT);
    }

    private static FittedResampler fit(Resampler method, Dataset data) {
        return method.fit(data, settings());
    }

    private static Resampling drawn(Resampler method, Dataset data) {
        return fit(method, data).resampling(SEED, 0);
    }

    private static List<Recipe> recipes(Resampling resampling) {
        return LongStream.range(0, resampling.size()).mapToObj(resampling::recipe).toList();
    }

    private static boolean same(double a, double b) {
        return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
    }

    private static void keepsPromise(Resampler method, TestTable table) {
        FittedResampler fitted = fit(method, table.data());
        Resampling drawn = fitted.resampling(SEED, 0);
        long[] counts = new long[method.classes(table.data()).classes()];
        for (long row = 0; row < drawn.size(); row++) {
            counts[drawn.code(row)]++;
        }
        for (int code = 0; code < counts.length; code++) {
            require(counts[code] == drawn.counts().count(code), "class %d has %d rows, and counts say %d", code,
                    counts[code], drawn.counts().count(code));
        }
        fitted.promise().check(drawn.counts());
        Promise.Kind kind = switch (fitted.promise()) {
            case Promise.Exact _ -> Promise.Kind.EXACT;
            case Promise.AtMost _ -> Promise.Kind.AT_MOST;
            case Promise.Cleans _,Promise.Open _ -> Promise.Kind.WHATEVER_IS_LEFT;
        };
        require(kind == method.info().promise(), "the promise is %s, and the description says %s", kind,
                method.info().promise());
    }

    private static void rowsFollow(Resampler method, TestTable table) {
        Resampling drawn = drawn(method, table.data());
        NaiveCook naive = new NaiveCook(table.data(), drawn.plan());
        Dataset made = drawn.toDataset();
        for (int row = 0; row < made.rows(); row++) {
            Recipe recipe = drawn.recipe(row);
            for (int column = 0; column < table.data().columns().size(); column++) {
                double value = made.features().get(row, column);
                double expected = naive.value(recipe, column);
                require(same(value, expected), "row %d, column %d is %s, and its recipe %s gives %s", row, column,
                        value,
                        recipe, expected);
            }
            require(!(made.target() instanceof ClassLabels labels) || labels.code(row) == drawn.code(row),
                    "row %d is of class %d, and of another in the data set", row, drawn.code(row));
        }
        require(made.features().storage() == table.data().features().storage(), "the storage is another one");
    }

    private static void parentsFit(Resampler method, TestTable table) {
        Resampling drawn = drawn(method, table.data());
        ClassLabels classes = method.classes(table.data());
        for (long row = 0; row < drawn.size(); row++) {
            Recipe recipe = drawn.recipe(row);
            requireInside(recipe, table.data().rows());
            int code = classes.code((int) recipe.base());
            require(code == drawn.code(row), "row %d is of class %d, its base of class %d: %s", row, drawn.code(row),
                    code, recipe);
            require(!(recipe instanceof Recipe.Made) || method.info().makes().isSynthesis(),
                    "row %d is made, and the method says that it makes %s", row, method.info().makes());
        }
    }

    private static void requireInside(Recipe recipe, int rows) {
        require(recipe.base() >= 0 && recipe.base() < rows, "base %d is not in the data", recipe.base());
        if (recipe instanceof Recipe.Made made) {
            made.toward().forEach(toward -> requireInside(toward.parent(), rows));
            made.vote().ifPresent(vote -> vote.rows().forEach(voter -> requireInside(voter, rows)));
            require(made.toward().stream().allMatch(toward -> Double.isFinite(toward.weight())),
                    "a weight of %s is not finite",
                    made);
        }
    }

    private static void keptRowsStay(Resampler method, TestTable table) {
        long[] ids = IntStream.range(0, table.data().rows()).mapToLong(row -> 1000 + 3L * row).toArray();
        Dataset data = table.data().withIds(RowIds.of(ids));
        Resampling drawn = drawn(method, data);
        Dataset made = drawn.toDataset();
        long previous = -1;
        for (int row = 0; row < made.rows(); row++) {
            Recipe recipe = drawn.recipe(row);
            boolean kept = recipe instanceof Recipe.Original;
            require(kept == row < drawn.keptSize(), "row %d is %s among %d kept rows", row, recipe, drawn.keptSize());
            long id = recipe instanceof Recipe.Made ? RowIds.NONE : ids[(int) recipe.base()];
            require(made.ids().id(row) == id, "row %d has id %d, and should have %d", row, made.ids().id(row), id);
            if (kept) {
                require(recipe.base() > previous, "row %d is kept after row %d", recipe.base(), previous);
                previous = recipe.base();
            }
        }
    }

    private static void rowsAlone(Resampler method, TestTable table) {
        Resampling drawn = drawn(method, table.data());
        int columns = table.data().columns().size();
        double[] whole = new double[(int) drawn.size() * columns];
        drawn.read(0, whole, new int[(int) drawn.size()]);
        double[] alone = new double[columns];
        float[] rounded = new float[columns];
        for (long row = drawn.size() - 1; row >= 0; row--) {
            drawn.copyRow(row, alone, 0);
            boolean fits = DoubleStream.of(alone).allMatch(value -> Math.abs(value) <= Float.MAX_VALUE
                    || !Double.isFinite(value));
            if (fits) {
                drawn.copyRow(row, rounded, 0);
            }
            for (int column = 0; column < columns; column++) {
                double value = whole[(int) row * columns + column];
                require(same(alone[column], value), "row %d, column %d is %s alone and %s among all", row, column,
                        alone[column], value);
                require(!fits || Float.compare(rounded[column], (float) value) == 0,
                        "row %d, column %d is %s as a float", row,
                        column, rounded[column]);
            }
        }
        double[] runs = new double[3 * columns];
        for (long from = 0; from < drawn.size(); from += 3) {
            int read = drawn.read(from, runs, new int[3]);
            for (int i = 0; i < read * columns; i++) {
                require(same(runs[i], whole[(int) from * columns + i]), "rows in runs differ at row %d", from);
            }
        }
    }

    private static void epochs(Resampler method, TestTable table) {
        FittedResampler fitted = fit(method, table.data());
        List<Recipe> first = recipes(fitted.resampling(SEED, 0));
        List<Recipe> second = recipes(fitted.resampling(SEED, 1));
        require(first.equals(recipes(fitted.resampling(SEED, 0))), "the same epoch gave other rows");
        require(first.equals(recipes(fit(method, table.data()).resampling(SEED, 0))), "another fit gave other rows");
        boolean fresh = method.info().draws() == Draws.EACH_EPOCH;
        require(first.equals(second) != fresh, "the method draws %s, and two epochs %s", method.info().draws(),
                fresh ? "are the same" : "differ");
        require(!fresh || !first.equals(recipes(fitted.resampling(Seed.of(43), 0))), "two seeds give the same rows");
    }

    private static void renamed(Resampler method, TestTable table) {
        List<Recipe> before = recipes(drawn(method, table.data()));
        List<Recipe> after = recipes(drawn(method, table.renamed().data()));
        require(before.size() == after.size(), "there are %d rows, and %d with other names", before.size(),
                after.size());
        // Groups of new rows follow the order of the names.
        require(List.copyOf(before).stream().sorted(ContractCheck::byText).toList()
                .equals(after.stream().sorted(ContractCheck::byText).toList()), "other names gave other rows");
    }

    private static int byText(Recipe a, Recipe b) {
        return RecipeText.of(a).compareTo(RecipeText.of(b));
    }

    private static void scaled(Resampler method, TestTable table) {
        List<Recipe> expected = recipes(drawn(method, table.data()));
        for (int exponent : new int[]{-300, -40, 40, 300}) {
            require(expected.equals(recipes(drawn(method, TestTable.scaled(exponent).data()))),
                    "values times 2^%d gave other recipes", exponent);
        }
    }

    /// A method that never draws decides on the same rows in whatever order they come.
    private static void permuted(Resampler method, TestTable table) {
        int rows = table.data().rows();
        int[] order = IntStream.range(0, rows).map(row -> (row * 37 + 11) % rows).toArray();
        Resampling before = drawn(method, table.data());
        Resampling after = drawn(method, table.data().select(order));
        require(before.counts().equals(after.counts()) || method.info().promise() != Promise.Kind.EXACT,
                "another order of rows gave other counts");
        if (method.info().draws() == Draws.NEVER) {
            List<Integer> kept = IntStream.of(before.keptRows()).boxed().toList();
            List<Integer> found = IntStream.of(after.keptRows()).map(row -> order[row]).sorted().boxed().toList();
            require(kept.equals(found), "rows %s are kept, and in another order %s", kept, found);
        }
    }

    private static void threads(Resampler method, TestTable table) {
        List<Recipe> one = recipes(drawn(method, table.data()));
        for (int threads : new int[]{2, 5}) {
            require(one.equals(recipes(method.fit(table.data(), settings().threads(threads)).resampling(SEED, 0))),
                    "%d threads gave other rows", threads);
        }
    }

    private static void whole(Resampler method, TestTable table) {
        Resampling drawn = drawn(method, table.data());
        Dataset made = drawn.toDataset();
        for (int column = 0; column < made.columns().size(); column++) {
            for (int row = 0; row < made.rows() && drawn.plan().mixing().mixes().get(column) == Mix.WHOLE; row++) {
                double value = made.features().get(row, column);
                require(value == Math.rint(value), "row %d, column %d is %s", row, column, value);
            }
        }
    }

    private static void written(Resampler method, TestTable table) {
        Plan plan = fit(method, table.data()).plan(SEED, 0);
        boolean segments = Provenance.isOfSegments(plan);
        require(segments || method.makes() == Makes.ROWS,
                "not all rows are on segments, and the method says that it makes %s",
                method.makes());
        RecipeSlot slot = new RecipeSlot();
        for (long row = 0; row < plan.size(); row++) {
            Recipe recipe = plan.recipe(row);
            require(recipe.equals(RecipeText.parse(RecipeText.of(recipe))), "text \"%s\" is not read back",
                    RecipeText.of(recipe));
            require(recipe.equals(WrittenRecipe.throughBytes(recipe)), "bytes of %s are not read back", recipe);
            plan.recipe(row, slot);
            StringBuilder line = new StringBuilder();
            Provenance.append(row, plan, slot, segments, base -> base, line);
            require(recipe.equals(WrittenRecipe.fromLine(line.toString(), segments)), "line \"%s\" is not that of %s",
                    line, recipe);
        }
    }

    private static void cancelled(Resampler method, TestTable table) {
        List<Double> shares = new ArrayList<>();
        method.fit(table.data(), settings().onProgress(shares::add)).resampling(SEED, 0);
        for (int i = 0; i < shares.size(); i++) {
            require(shares.get(i) >= (i == 0 ? 0 : shares.get(i - 1)) && shares.get(i) <= 1,
                    "progress went from %s", shares);
        }
        try {
            method.fit(table.data(), settings().cancelledWhen(() -> true)).resampling(SEED, 0);
            require(shares.isEmpty(), "the work was not cancelled although it tells how far it is");
        } catch (CancellationException e) {
            require(!shares.isEmpty(), "the work was cancelled although it does not tell how far it is");
        }
    }

    private static void missing(Resampler method, TestTable table) {
        double[][] values = table.data().features().toDoubleRows();
        for (double[] row : values) {
            row[1] = Double.NaN;
        }
        Dataset data = new Dataset(FeatureMatrix.wrap(values), table.data().target(), table.data().columns());
        try {
            drawn(method, data);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            require(message.contains("row ") && message.contains("x1"), "the refusal names no row and column: %s",
                    message);
        }
    }

    private static void described(Resampler method, TestTable table) {
        require(!method.info().says().isBlank() && !method.info().accepts().says().isBlank(), "something is not said");
        Options options = method.options();
        for (Option<?> option : method.info().options()) {
            require(!option.says().isBlank() && !option.range().isBlank(), "option %s is not described", option.name());
            String text = options.toMap().get(option.name());
            if (text == null) {
                throw new AssertionError("option " + option.name() + " has no value among the options");
            }
            require(options.equals(options.with(option.name(), text)), "option %s=%s is not read back", option.name(),
                    text);
            if (option.equals(NeighborOptions.COLUMNS)) {
                // Any text may be the name of a column.
                continue;
            }
            try {
                options.with(option.name(), "no such value");
                throw new AssertionError("option " + option.name() + " takes \"no such value\"");
            } catch (IllegalArgumentException e) {
                String message = String.valueOf(e.getMessage());
                require(message.contains(option.name()) && message.contains("no such value"),
                        "the refusal names not the option and the value: %s", message);
            }
        }
        Resampler again = method.with(options, method.strategy());
        require(again.options().equals(options) && again.toString().equals(method.toString()),
                "made again from its options, it is %s", again);
        require(recipes(drawn(again, table.data())).equals(recipes(drawn(method, table.data()))),
                "made again from its options, it gives other rows");
    }

    private static void odd(Resampler method, TestTable table) {
        try {
            rowsFollow(method, table);
            parentsFit(method, table);
            keepsPromise(method, table);
            TargetChecks.targetsFollow(method, table);
        } catch (IllegalArgumentException e) {
            require(e.getMessage() != null && e.getMessage().length() > 20 && e.getMessage().indexOf('\n') < 0,
                    "the refusal is not one clear line: %s", e.getMessage());
        }
    }
}
