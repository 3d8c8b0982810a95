package dev.ballast.smote.focus;

import dev.ballast.smote.SmallClassPolicy;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.GrowingClasses;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.NeighborOptions;
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
import dev.ballast.smote.space.FiniteColumns;

import java.util.Set;
import java.util.stream.IntStream;

/// SMOTE with rejection (Lee): a new row is drawn as by [dev.ballast.smote.Smote] and taken only if the rows around it are of its class.
///
/// Lee, Kim, Lee: "An over-sampling technique with rejection for imbalanced class learning", ACM IMCOM, 2015,
/// doi:10.1145/2701126.2701181.
///
/// **Method.** A try is a point between a row of the class and one of its k nearest in the class, at a gap uniform in [0, 1). The m
/// rows of the data nearest to it (rows as they were, not new ones) judge it: it is rejected if more than `rejection` x m of them
/// are of other classes; with the standard values, if 3 of 5 are. For the first try of every new row all rows of the class
/// are bases equally often, up to one; further tries have a base drawn from all, since a row deep in another class would have all
/// its tries rejected.
///
/// **When all tries are rejected**, `exhausted=best` takes the first of those with the fewest neighbors of other classes, and
/// `exhausted=refuse` ends with an error that says how many rows it was.
///
/// **Differences.** The package smote-variants rejects at `rejection` x m or more, which is the same for the standard values; it
/// raises the share by 0.1 whenever six rounds in a row pass nothing, so that it always ends, without telling. It judges by the k
/// that finds partners; here m is a number of its own.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values; columns of other roles may be anything.
///
/// **Edges.** A class of one row is refused; one of k rows or less as `small-classes` says.
///
/// **Cost.** Fitting: one search in the class, 12 n k bytes. Drawing, for every epoch anew: about c / a searches among all rows for
/// c new rows if a share a of tries passes, at most c x `tries`; the data are copied once a round, and there are about
/// log(c) / a rounds; 12 m bytes a new row while it is judged, 4 bytes afterwards.
///
/// **Randomness.** `lee.draw` at (class, epoch, new row), 16 numbers further for each try: base (from the second try on), neighbor,
/// gap. `lee.bases` at (class, epoch, 0): which rows get an extra first try.
///
/// **Choose something else when** classes overlap so much that hardly a try passes: the class then grows only where it is
/// alone.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record SmoteWithRejection(MethodSettings settings) implements Resampler {

    private static final Option<Integer> K = new Option.Whole("k", 5, 1, "neighbors of each row in its class");
    private static final Option<Integer> M = new Option.Whole("m", 5, 1, "rows of all classes that judge a new row");
    private static final Option<Double> REJECTION = new Option.Real("rejection", 0.5, 0, 1,
            "a new row is rejected if a larger share of its m neighbors is of other classes");
    private static final Option<Integer> TRIES = new Option.Whole("tries", 100, 1, "tries of each new row");
    private static final Option<Exhausted> EXHAUSTED = new Option.Choice<>("exhausted", Exhausted.BEST,
            "when all tries of a row are rejected, take the best, or refuse");
    private static final Option<SmallClassPolicy> SMALL_CLASSES = new Option.Choice<>("small-classes",
            SmallClassPolicy.REJECT, "what to do with a class of k rows or less");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("lee", Family.OVER_SAMPLING, "as smote, but only where most rows around are of the class")
            .aliases("smote-with-rejection")
            .accepts(new Accepts(Accepts.NUMBERS, Set.of(Target.Kind.CLASSES),
                    "numeric, integer, ordinal and time columns without missing values"))
            .makes(Makes.SEGMENTS).options(K, M, REJECTION, TRIES, EXHAUSTED, SMALL_CLASSES).asksForNeighbors()
            .paper("Lee, Kim, Lee 2015", "10.1145/2701126.2701181")
            .costs("each draw: a search among all rows for every try of every new row").makes(SmoteWithRejection::new);

    /// What to do when all tries of a new row are rejected.
    public enum Exhausted {
        /// Take the first of those with the fewest neighbors of other classes.
        BEST,
        /// Refuse, saying how many rows it was.
        REFUSE
    }

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public SmoteWithRejection {
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

    /// Returns the method with 5 neighbors, 5 judges of which at most half may be of other classes, 100 tries, strategy
    /// [SamplingStrategy#AUTO].
    ///
    /// @return the method
    public static SmoteWithRejection create() {
        return new SmoteWithRejection(INFO.settings());
    }

    /// Returns this method with another number of neighbors.
    ///
    /// @param k at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public SmoteWithRejection neighbors(int k) {
        return new SmoteWithRejection(settings.with(K, k));
    }

    /// Returns this method with other judges.
    ///
    /// @param m         how many rows judge a new row, at least 1
    /// @param rejection the share of them that may be of other classes, 0 to 1
    /// @return the method
    /// @throws IllegalArgumentException if a number is out of range
    public SmoteWithRejection judges(int m, double rejection) {
        return new SmoteWithRejection(settings.with(M, m).with(REJECTION, rejection));
    }

    /// Returns this method with another number of tries.
    ///
    /// @param tries     at least 1
    /// @param exhausted what to do when all are rejected
    /// @return the method
    /// @throws IllegalArgumentException if the number is not positive
    public SmoteWithRejection tries(int tries, Exhausted exhausted) {
        return new SmoteWithRejection(settings.with(TRIES, tries).with(EXHAUSTED, exhausted));
    }

    /// Returns this method with another treatment of classes with fewer than k + 1 rows.
    ///
    /// @param policy the treatment
    /// @return the method
    public SmoteWithRejection smallClasses(SmallClassPolicy policy) {
        return new SmoteWithRejection(settings.with(SMALL_CLASSES, policy));
    }

    /// Returns this method with distances on columns divided by their standard deviation over all rows.
    ///
    /// @return the method
    public SmoteWithRejection standardized() {
        return new SmoteWithRejection(settings.with(NeighborOptions.SCALE, Scale.DEVIATION));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public SmoteWithRejection to(SamplingStrategy newStrategy) {
        return new SmoteWithRejection(settings.with(newStrategy));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassTargets targets = promise.targets();
        settings.get(SMALL_CLASSES).require(INFO.name(), targets, settings.get(K));
        int judges = settings.get(M);
        if (judges > data.rows()) {
            throw new IllegalArgumentException("m is " + judges + ", and there are only " + data.rows()
                    + " rows to judge a new one; use a smaller m");
        }
        FiniteColumns.require(INFO.name(), data, IntStream.range(0, data.rows()).toArray());
        NeighborSpace space = NeighborSpace.euclidean(
                Scale.NONE.divisors(data, run));
        // The product of a share and a whole number may be a bit below the whole number that it is.
        int most = (int) Math.floor(settings.get(REJECTION) * judges + 1e-9);
        // Progress is that of fitting, which is over when rows are drawn.
        RunSettings silent = run.onProgress(_ -> {
        });
        return GrowingClasses.fit(data, data.labels(), targets, Mixing.of(data.columns()), run, (code, _, part) -> {
            int k = SmallClassPolicy.neighbors((int) targets.before(code), settings.get(K));
            NeighborLists near = ExactNeighbors.ask(data, NeighborQuestion.nearest(NeighborQuestion.ofClass(code),
                    NeighborQuestion.ofClass(code), k, space), part);
            return new RejectedTries(data, code, near, judges, most, settings.get(TRIES),
                    settings.get(EXHAUSTED) == Exhausted.REFUSE, space, silent);
        });
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
