package dev.ballast.smote.focus;

import dev.ballast.smote.bases.Segments;
import dev.ballast.smote.bases.BaseRule;
import dev.ballast.smote.bases.Proportions;
import dev.ballast.smote.SmallClassPolicy;
import dev.ballast.smote.bases.Bases;
import dev.ballast.smote.Fallback;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.GrowingClasses;
import dev.ballast.core.method.GrowingClasses.ClassSource;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.Target;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.ExactNeighbors;

import java.util.Set;
import java.util.stream.IntStream;

/// ADASYN: the more of a row's neighbors are of other classes, the more new rows start from it.
///
/// He, Bai, Garcia, Li: "ADASYN: adaptive synthetic sampling approach for imbalanced learning", IJCNN 2008,
/// doi:10.1109/IJCNN.2008.4633969.
///
/// **Method.** Of the k nearest others of row i of a class among all rows, f_i are of other classes. Of G new rows of the class,
///
///     g_i = G * f_i / (f_1 + f_2 + ...)
///
/// start from row i, in whole numbers that add up to G: by the largest remainder, ties at random. Each new row has one of the k
/// nearest others of its base in the class, each with the same probability, and a gap, uniform in [0, 1):
///
///     value = base + gap * (neighbor - base)
///
/// **No row near another class.** Where all f_i are 0, as between classes that are far apart, the formula says nothing: the class
/// is refused, or grows from all its rows equally, as `fallback` says.
///
/// **Small classes.** A class of k rows or less is refused, or has fewer neighbors, as `small-classes` says. The table must have more
/// than k rows.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values; columns of other roles may be anything, and
/// come from the base. Distances are in the units of the columns.
///
/// **Cost.** Fitting: a search of the n rows of each class that grows among all N rows, and one in the class; n x N x columns
/// at most, 24 n k bytes. Drawing: O(n log n) an epoch, O(log n + columns) a row.
///
/// **Randomness.** `adasyn.draw` at (class, epoch, new row): neighbor and gap. `adasyn.bases` at (class, epoch, 0): which
/// rows of one remainder get an extra turn.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record Adasyn(MethodSettings settings) implements Resampler {

    private static final Option<Integer> K = new Option.Whole("k", 5, 1,
            "neighbors of each row, among all rows and in the class");
    private static final Option<SmallClassPolicy> SMALL_CLASSES = new Option.Choice<>("small-classes",
            SmallClassPolicy.REJECT, "what to do with a class of k rows or less");
    private static final Option<Fallback> FALLBACK = new Option.Choice<>("fallback", Fallback.REFUSE,
            "what to do with a class of which no row has a neighbor of another class");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("adasyn", Family.OVER_SAMPLING,
                    "makes most new rows of the rare classes where most neighbors are of other classes")
            .accepts(new Accepts(Accepts.NUMBERS, Set.of(Target.Kind.CLASSES),
                    "numeric, integer, ordinal and time columns without missing values"))
            .makes(Makes.SEGMENTS).options(K, SMALL_CLASSES, FALLBACK).asksForNeighbors()
            .paper("He, Bai, Garcia, Li 2008", "10.1109/IJCNN.2008.4633969")
            .costs("a search of the n rows of each growing class among all rows, 24 n k bytes").makes(Adasyn::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public Adasyn {
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

    /// Returns the method with 5 neighbors, strategy [SamplingStrategy#AUTO].
    ///
    /// @return the method
    public static Adasyn create() {
        return new Adasyn(INFO.settings());
    }

    /// Returns this method with another number of neighbors.
    ///
    /// @param k at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public Adasyn neighbors(int k) {
        return new Adasyn(settings.with(K, k));
    }

    /// Returns this method with another policy for classes no row of which has a neighbor of another class.
    ///
    /// @param policy the policy
    /// @return the method
    public Adasyn fallback(Fallback policy) {
        return new Adasyn(settings.with(FALLBACK, policy));
    }

    /// Returns this method with another treatment of classes with fewer than k + 1 rows.
    ///
    /// @param policy the treatment
    /// @return the method
    public Adasyn smallClasses(SmallClassPolicy policy) {
        return new Adasyn(settings.with(SMALL_CLASSES, policy));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public Adasyn to(SamplingStrategy newStrategy) {
        return new Adasyn(settings.with(newStrategy));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassTargets targets = promise.targets();
        settings.get(SMALL_CLASSES).require("ADASYN", targets, settings.get(K));
        WholeTable.require(INFO.name(), data, targets, "k", settings.get(K));
        double[] divisors = Scale.NONE.divisors(data, run);
        return GrowingClasses.fit(data, data.labels(), targets, Mixing.of(data.columns()), run,
                (code, rows, part) -> fit(data, code, rows, NeighborSpace.euclidean(divisors), part));
    }

    private ClassSource fit(Dataset data, int code, int[] rows, NeighborSpace space, RunSettings run) {
        int k = settings.get(K);
        int[] foreign = ForeignNeighbors.counts(data, code, k, space, run.part(0, 0.75));
        int[] bordering = IntStream.range(0, rows.length).filter(i -> foreign[i] > 0).toArray();
        long[] weights = IntStream.of(bordering).mapToLong(i -> foreign[i]).toArray();
        BaseRule bases = (_, count, turns) -> {
            Proportions turn = Proportions.of(weights, count, turns.apply(0));
            return (index, _) -> turn.item(index);
        };
        int[] asking = IntStream.of(bordering).map(i -> rows[i]).toArray();
        if (asking.length == 0) {
            settings.get(FALLBACK).require(INFO.name(), data.labels().names().get(code), rows.length,
                    "has a row of another class among its k = " + k + " nearest");
            bases = Bases.EVEN;
            asking = rows;
        }
        NeighborLists near = ExactNeighbors.ask(data, NeighborQuestion.nearest(NeighborQuestion.listed(asking),
                NeighborQuestion.ofClass(code), SmallClassPolicy.neighbors(rows.length, k), space), run.part(0.75, 1));
        return Segments.of(INFO.name(), near, data.labels().streamKey(code), bases, Segments.Gap.UNIFORM);
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
