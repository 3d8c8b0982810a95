package dev.ballast.smote.shape;

import dev.ballast.smote.bases.BaseRule;
import dev.ballast.smote.bases.Bases;
import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.RunningMoments;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.GrowingClasses;
import dev.ballast.core.method.GrowingClasses.ClassSource;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.RecipeSource;
import dev.ballast.core.recipe.RowSet;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.Target;
import dev.ballast.smote.space.FeatureRows;
import dev.ballast.smote.space.FiniteColumns;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Smoothed bootstrap, ROSE: rows drawn again, with normal noise as wide as fits the number of rows of their class.
///
/// Menardi, Torelli: "Training and assessing classification rules with imbalanced data", Data Mining and Knowledge Discovery 28,
/// 2014, doi:10.1007/s10618-012-0295-5.
///
/// **Method.** A new row of a class starts from one of its n rows, each equally often, up to one, and moves in every one of the q
/// columns that hold numbers by
///
///     factor * (4 / ((q + 2) n))^(1 / (q + 4)) * s_j * normal
///
/// with the sample standard deviation s_j of column j in the class (divisor n - 1) and an independent standard normal number: the
/// bandwidth that is best if the class is normal, from the rows of the class, not of the data set. Categories, flags and text
/// are those of the base; without a column of numbers, rows are repetitions.
///
/// **Sides.** With `sides=growing`, classes that grow have new rows beside the ones they have. With `sides=all`, no row is kept:
/// every class has as many new rows as the strategy gives it, so that all classes are smoothed alike; with a strategy such as
/// `share:fraud=0.5` a class has its target share of them. `factor` is for classes that grow, `factor-others` for those
/// that do not.
///
/// **Small classes.** A class of one row is refused: its width is not known. Columns that are constant in a class stay constant.
///
/// **Accepts** features of every kind; numbers, whole numbers, ordinal codes and times must be finite in the rows that are drawn.
/// Columns of other roles may be anything, and come from the base.
///
/// **Cost.** Fitting: one pass; 8 bytes a column for every class. Drawing: O(columns) a row.
///
/// **Randomness.** `smoothed-bootstrap.draw` at (class, epoch, new row): the base if it is drawn, the ticket of the noise.
/// `smoothed-bootstrap.bases` at (class, epoch, 0): which rows get an extra turn.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record SmoothedBootstrap(MethodSettings settings) implements Resampler {

    private static final Purpose DRAW = Purpose.of("smoothed-bootstrap.draw");
    private static final Purpose BASES_USE = Purpose.of("smoothed-bootstrap.bases");

    private static final Option<Sides> SIDES = new Option.Choice<>("sides", Sides.GROWING,
            "add rows to classes that grow, or draw the rows of all classes anew and keep none");
    private static final Option<Double> FACTOR = new Option.Real("factor", 1.0, 0, Double.POSITIVE_INFINITY,
            "how many times the standard bandwidth, in classes that grow; 0 repeats rows");
    private static final Option<Double> FACTOR_OTHERS = new Option.Real("factor-others", 1.0, 0,
            Double.POSITIVE_INFINITY, "the same in classes that do not grow, with sides=all");
    private static final Option<Bases> BASES = new Option.Choice<>("bases", Bases.EVEN,
            "use every row as base equally often, up to one, or draw bases independently");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("smoothed-bootstrap", Family.OVER_SAMPLING, "repeats rows of the rare classes with noise that fits them")
            .aliases("rose")
            .accepts(new Accepts(EnumSet.allOf(Column.Kind.class), Set.of(Target.Kind.CLASSES),
                    "any columns, numbers without missing values in the rows of the classes that grow"))
            .reads(Reads.GROWING).options(SIDES, FACTOR, FACTOR_OTHERS, BASES)
            .paper("Menardi, Torelli 2014", "10.1007/s10618-012-0295-5")
            .costs("one pass, 8 bytes a column for every class").makes(SmoothedBootstrap::new);

    /// Which classes have new rows.
    public enum Sides {
        /// Those that grow, beside the rows they have.
        GROWING,
        /// All, in place of the rows they have.
        ALL
    }

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public SmoothedBootstrap {
        settings.requireOf(INFO);
    }

    /// Offers the method by its name.
    public static final class Provider implements MethodProvider {

        /// Makes the offer.
        public Provider() {
        }

        @Override
        public MethodInfo info() {
            return INFO;
        }
    }

    /// Returns the method that adds rows to classes that grow, with the standard bandwidth and strategy
    /// [SamplingStrategy#AUTO].
    ///
    /// @return the method
    public static SmoothedBootstrap create() {
        return new SmoothedBootstrap(INFO.settings());
    }

    /// Returns this method for other classes.
    ///
    /// @param which which classes have new rows
    /// @return the method
    public SmoothedBootstrap sides(Sides which) {
        return new SmoothedBootstrap(settings.with(SIDES, which));
    }

    /// Returns this method with other bandwidths.
    ///
    /// @param growing how many times the standard bandwidth in classes that grow, at least 0
    /// @param others  the same in classes that do not
    /// @return the method
    /// @throws IllegalArgumentException if one is negative or not finite
    public SmoothedBootstrap factors(double growing, double others) {
        return new SmoothedBootstrap(settings.with(FACTOR, growing).with(FACTOR_OTHERS, others));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public SmoothedBootstrap to(SamplingStrategy newStrategy) {
        return new SmoothedBootstrap(settings.with(newStrategy));
    }

    @Override
    public Reads reads() {
        return settings.get(SIDES) == Sides.ALL ? Reads.ALL : Reads.GROWING;
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassTargets targets = promise.targets();
        Mixing mixing = Mixing.of(data.columns());
        // By the key of the class and not its code, which depends on what it is called.
        double[][] spreads = new double[targets.classes()][0];
        if (settings.get(SIDES) == Sides.GROWING) {
            PlanSource source = GrowingClasses.fit(data, data.labels(), targets, mixing, run,
                    (code, rows, part) -> fit(data, targets, code, rows, spreads, part));
            return (seed, epoch) -> source.plan(seed, epoch).withSpreads(List.of(spreads));
        }
        ClassSource[] sources = new ClassSource[targets.classes()];
        for (int code = 0; code < sources.length; code++) {
            if (targets.after(code) > 0) {
                sources[code] = fit(data, targets, code, data.labels().rowsOf(code), spreads,
                        run.part((double) code / sources.length, (code + 1.0) / sources.length));
            }
        }
        return (seed, epoch) -> {
            List<Addition> additions = new ArrayList<>();
            for (int code = 0; code < sources.length; code++) {
                long rows = targets.after(code);
                if (rows > 0) {
                    additions.add(new Addition(code, rows, sources[code].recipes(seed, epoch, rows)));
                }
            }
            return Plan.of(data.labels(), mixing, RowSet.of(data.rows(), new int[0]), additions).withSpreads(List.of(spreads));
        };
    }

    private ClassSource fit(Dataset data, ClassTargets targets, int code, int[] rows, double[][] spreads,
            RunSettings run) {
        String name = data.labels().names().get(code);
        if (rows.length < 2) {
            throw new IllegalArgumentException("class \"" + name + "\" has only " + rows.length
                    + " row, and smoothed-bootstrap needs at least two to tell how wide it is; use random-over for it");
        }
        double factor = settings.get(targets.toAdd(code) > 0 ? FACTOR : FACTOR_OTHERS);
        double[] widths = widths(data, name, rows, factor);
        int spread = (int) data.labels().streamKey(code);
        spreads[spread] = widths;
        boolean moves = IntStream.of(FeatureRows.columns(data)).anyMatch(column -> widths[column] > 0);
        run.at(1);
        return (seed, epoch, count) -> recipes(data.labels(), code, rows, moves ? spread : -1, seed, epoch, count);
    }

    private RecipeSource recipes(ClassLabels labels, int code, int[] rows, int spread, Seed seed, long epoch,
            long count) {
        long streamKey = labels.streamKey(code);
        BaseRule.Choice choice = settings.get(BASES).choose(rows.length, count,
                number -> seed.stream(BASES_USE, streamKey, epoch, number));
        return (index, into) -> {
            RandomStream random = seed.stream(DRAW, streamKey, epoch, index);
            int base = rows[choice.base(index, random)];
            if (spread < 0) {
                into.copied(base);
            } else {
                into.made(base).displaced(spread, 1, random.nextLong());
            }
        };
    }

    /// The standard deviation of the noise in every column; 0 where there is none.
    private static double[] widths(Dataset data, String name, int[] rows, double factor) {
        FiniteColumns.require(INFO.name(), data, rows);
        int[] columns = FeatureRows.columns(data);
        RunningMoments moments = new RunningMoments(columns.length);
        double[] row = new double[data.features().columns()];
        double[] numbers = new double[columns.length];
        for (int at : rows) {
            data.features().copyRow(at, row, 0);
            for (int j = 0; j < columns.length; j++) {
                numbers[j] = row[columns[j]];
                if (!Double.isFinite(numbers[j])) {
                    throw new IllegalArgumentException("row " + at + ", column \""
                            + data.columns().get(columns[j]).name() + "\" is " + numbers[j]
                            + "; smoothed-bootstrap needs finite numbers: fill it in, drop the row, or declare the"
                            + " column carried");
                }
            }
            moments.add(numbers);
        }
        int outOfRange = moments.columnOutOfRange();
        if (outOfRange >= 0) {
            throw new IllegalArgumentException("column \"" + data.columns().get(columns[outOfRange]).name()
                    + "\" has a standard deviation in class \"" + name
                    + "\" that a double cannot hold; multiply the column by a constant");
        }
        double q = columns.length;
        double n = rows.length;
        double bandwidth = factor * StrictMath.pow(4 / ((q + 2) * n), 1 / (q + 4)) * Math.sqrt(n / (n - 1));
        double[] widths = new double[data.columns().size()];
        double[] deviations = moments.standardDeviations();
        for (int j = 0; j < columns.length; j++) {
            widths[columns[j]] = bandwidth * deviations[j];
        }
        return widths;
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
