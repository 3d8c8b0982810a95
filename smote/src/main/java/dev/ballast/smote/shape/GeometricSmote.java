package dev.ballast.smote.shape;

import dev.ballast.smote.SmallClassPolicy;
import dev.ballast.smote.bases.Bases;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.GrowingClasses;
import dev.ballast.core.method.GrowingClasses.ClassSource;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborQuestion.Members;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.Target;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.ExactNeighbors;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Geometric SMOTE: new rows in a ball around a row, not only on a line: as far as a neighbor, cut off and flattened at will.
///
/// Douzas, Bacao: "Geometric SMOTE: a geometrically enhanced drop-in replacement for SMOTE", Information Sciences 501, 2019,
/// doi:10.1016/j.ins.2019.06.007.
///
/// **Method.** Each row of a class that is to grow is a center equally often, up to one. The row s on the surface of the ball
/// around a center c is, as `selection` says,
///
/// | selection | surface |
/// |---|---|
/// | minority | one of the k nearest others of the class, each with the same probability |
/// | majority | the nearest row of another class |
/// | combined | of these two the nearer one; of two as near that of the class |
///
/// A point x is drawn uniformly from the ball of radius 1 in as many dimensions as there are columns, and e = (s - c) / |s - c|:
///
/// - *Truncation*: if |truncation - x e| > 1, the part of x along e changes its sign. At 1 only the half of the ball on the side of
///   the surface row is left, at -1 only the other, at 0 all of it.
/// - *Deformation*: the part of x across e is multiplied by 1 - deformation. At 1 only a line is left.
///
///     value = c + |s - c| * x
///
/// A recipe has it as a weight of s and noise, whose normal numbers are the direction of x. If c and s are equal, the row is c.
///
/// **Columns.** The ball is as wide in one column as in another, so columns must be in comparable units; with `standardize`, that of
/// each is its standard deviation over all rows, and columns that are constant stay so. Without, they do not.
///
/// **Small classes.** For minority and combined, a class of k rows or less is refused, or has fewer neighbors, as `small-classes`
/// says; majority works with a single row.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values below 2^1000; columns of other roles may be
/// anything, and come from the center.
///
/// **Cost.** Fitting: a search of the n rows of each class that grows in the class, and one among all other rows; 12 n (k + 1) bytes
/// at most. What is fitted holds on to the features of the data set. Drawing: O(columns) a row, with two normal numbers a column.
///
/// **Randomness.** `geometric-smote.draw` at (class, epoch, new row): the center if it is drawn, the neighbor, the radius, the ticket of
/// the noise. `geometric-smote.bases` at (class, epoch, 0): which rows get an extra turn.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record GeometricSmote(MethodSettings settings) implements Resampler {

    private static final Option<Integer> K = new Option.Whole("k", 5, 1, "neighbors of each row in the class");
    private static final Option<Selection> SELECTION = new Option.Choice<>("selection", Selection.COMBINED,
            "how far balls reach: to a neighbor of the class, to the nearest row of another, or to the nearer of both");
    private static final Option<Double> TRUNCATION = new Option.Real("truncation", 1.0, -1, 1,
            "how much of the ball is cut off: 1 the half behind, 0 nothing, -1 the half in front");
    private static final Option<Double> DEFORMATION = new Option.Real("deformation", 0.0, 0, 1,
            "how flat the ball is: 0 round, 1 a line");
    private static final Option<Boolean> STANDARDIZE = new Option.Flag("standardize", false,
            "measure balls on columns divided by their standard deviation over all rows");
    private static final Option<Bases> BASES = new Option.Choice<>("bases", Bases.EVEN,
            "use every row as center equally often, up to one, or draw centers independently");
    private static final Option<SmallClassPolicy> SMALL_CLASSES = new Option.Choice<>("small-classes",
            SmallClassPolicy.REJECT, "what to do with a class of k rows or less");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("geometric-smote", Family.OVER_SAMPLING,
                    "makes new rows of the rare classes in balls around their rows")
            .accepts(new Accepts(Accepts.NUMBERS, Set.of(Target.Kind.CLASSES),
                    "numeric, integer, ordinal and time columns without missing values"))
            .options(K, SELECTION, TRUNCATION, DEFORMATION, STANDARDIZE, BASES, SMALL_CLASSES).asksForNeighbors()
            .paper("Douzas, Bacao 2019", "10.1016/j.ins.2019.06.007")
            .costs("a search of the n rows of each growing class in the class and among all others, 12 n (k + 1) bytes")
            .makes(GeometricSmote::new);

    /// What is on the surface of a ball.
    public enum Selection {
        /// The nearer of what the two others say.
        COMBINED,
        /// One of the k nearest others of the class.
        MINORITY,
        /// The nearest row of another class.
        MAJORITY
    }

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public GeometricSmote {
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

    /// Returns the method with 5 neighbors, combined selection, the half of the ball toward the surface row, and strategy
    /// [SamplingStrategy#AUTO].
    ///
    /// @return the method
    public static GeometricSmote create() {
        return new GeometricSmote(INFO.settings());
    }

    /// Returns this method with another number of neighbors.
    ///
    /// @param k at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public GeometricSmote neighbors(int k) {
        return new GeometricSmote(settings.with(K, k));
    }

    /// Returns this method with other balls.
    ///
    /// @param selection what is on their surface
    /// @return the method
    public GeometricSmote select(Selection selection) {
        return new GeometricSmote(settings.with(SELECTION, selection));
    }

    /// Returns this method with another truncation.
    ///
    /// @param factor -1 to 1
    /// @return the method
    /// @throws IllegalArgumentException if it is out of range
    public GeometricSmote truncation(double factor) {
        return new GeometricSmote(settings.with(TRUNCATION, factor));
    }

    /// Returns this method with another deformation.
    ///
    /// @param factor 0 to 1
    /// @return the method
    /// @throws IllegalArgumentException if it is out of range
    public GeometricSmote deformation(double factor) {
        return new GeometricSmote(settings.with(DEFORMATION, factor));
    }

    /// Returns this method with balls measured on columns divided by their standard deviation over all rows. Constant columns stay
    /// constant.
    ///
    /// @return the method
    public GeometricSmote standardized() {
        return new GeometricSmote(settings.with(STANDARDIZE, true));
    }

    /// Returns this method with another treatment of classes with fewer than k + 1 rows.
    ///
    /// @param policy the treatment
    /// @return the method
    public GeometricSmote smallClasses(SmallClassPolicy policy) {
        return new GeometricSmote(settings.with(SMALL_CLASSES, policy));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public GeometricSmote to(SamplingStrategy newStrategy) {
        return new GeometricSmote(settings.with(newStrategy));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassTargets targets = promise.targets();
        if (settings.get(SELECTION) != Selection.MAJORITY) {
            settings.get(SMALL_CLASSES).require("geometric SMOTE", targets, settings.get(K));
        }
        Mixing mixing = Mixing.of(data.columns());
        if (targets.isIdentity()) {
            Plan plan = Plan.keepingAll(data.labels(), mixing, List.of());
            return (_, _) -> plan;
        }
        Scale scaling = settings.get(STANDARDIZE) ? Scale.DEVIATION : Scale.NONE;
        MeasuredSpace space = MeasuredSpace.of(INFO.name(), data, scaling.divisors(data, run));
        PlanSource source = GrowingClasses.fit(data, data.labels(), targets, mixing, run,
                (code, rows, part) -> fit(data, space, code, rows, part));
        List<double[]> spreads = List.of(space.spread());
        return (seed, epoch) -> source.plan(seed, epoch).withSpreads(spreads);
    }

    private ClassSource fit(Dataset data, MeasuredSpace space, int code, int[] rows, RunSettings run) {
        return new Balls(space, rows, surfaces(data, space, code, rows, run), settings.get(TRUNCATION),
                settings.get(DEFORMATION), data.labels().streamKey(code), settings.get(BASES));
    }

    private Balls.Surfaces surfaces(Dataset data, MeasuredSpace space, int code, int[] rows, RunSettings run) {
        NeighborSpace near = NeighborSpace.euclidean(space.divisors());
        Members own = NeighborQuestion.ofClass(code);
        Selection selection = settings.get(SELECTION);
        int[] foreign = selection == Selection.MINORITY
                ? new int[0]
                : nearestOfOthers(data, code, near, run.part(0, selection == Selection.MAJORITY ? 1 : 0.75));
        if (selection == Selection.MAJORITY) {
            return (place, _) -> foreign[place];
        }
        NeighborLists lists = ExactNeighbors.ask(data,
                NeighborQuestion.nearest(own, own, SmallClassPolicy.neighbors(rows.length, settings.get(K)), near),
                run.part(selection == Selection.MINORITY ? 0 : 0.75, 1));
        if (selection == Selection.MINORITY) {
            return (place, random) -> lists.row(place, random.nextInt(lists.k()));
        }
        return (place, random) -> {
            int neighbor = lists.row(place, random.nextInt(lists.k()));
            Direction toOwn = new Direction(space, rows[place], neighbor);
            Direction toOther = new Direction(space, rows[place], foreign[place]);
            return toOther.isShorterThan(toOwn) ? foreign[place] : neighbor;
        };
    }

    private int[] nearestOfOthers(Dataset data, int code, NeighborSpace space, RunSettings run) {
        if (data.counts().count(code) == data.rows()) {
            throw new IllegalArgumentException("class \"" + data.labels().names().get(code)
                    + "\" is the only one, and geometric-smote looks for the nearest row of another; use"
                    + " selection=minority");
        }
        NeighborLists lists = ExactNeighbors.ask(data, NeighborQuestion.nearest(NeighborQuestion.ofClass(code),
                NeighborQuestion.notOfClass(code), 1, space), run);
        int[] nearest = new int[lists.queries()];
        Arrays.setAll(nearest, query -> lists.row(query, 0));
        return nearest;
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
