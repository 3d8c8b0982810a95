package dev.ballast.smote.focus;

import dev.ballast.smote.bases.Segments;
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

/// Safe-level-SMOTE: new rows lie nearer to that of two rows which has more of its class around it.
///
/// Bunkhumpornpat, Sinapiromsaran, Lursinsap: "Safe-Level-SMOTE: safe-level-synthetic minority over-sampling technique for
/// handling the class imbalanced problem", PAKDD 2009, doi:10.1007/978-3-642-01307-2_43.
///
/// **Method.** The safe level of a row is how many of its k nearest others among all rows are of its class. A new row starts from
/// a base with safe level a, each base equally often, up to one, and goes toward one of its k nearest others of the class,
/// with safe level b, each with the same probability:
///
///     value = base + gap * (neighbor - base)
///
/// | safe levels | gap, with u uniform in [0, 1) |
/// |---|---|
/// | a = b, both above 0 | u |
/// | a > b, b above 0 | u * (b / a): in [0, b / a) |
/// | a < b | 1 - a / b * (1 - u): in [1 - a / b, 1); 1 if a = 0 |
/// | b = 0, a above 0 | 0 |
/// | both 0 | no row is made of this pair |
///
/// One gap for the whole row, where the paper draws one for each attribute: rows stay on segments. A pair of two rows of safe
/// level 0 is never drawn; a row all of whose pairs are such is no base. A gap of 0 or 1 repeats a row, as the paper has it.
///
/// **No safe row.** If all rows of a class have safe level 0, it is refused, or grows as by SMOTE, as `fallback` says.
///
/// **Small classes.** A class of k rows or less is refused, or has fewer neighbors, as `small-classes` says. The table must have more
/// than k rows.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values; columns of other roles may be anything, and
/// come from the base. Distances are in the units of the columns.
///
/// **Cost.** Fitting: a search of the n rows of each class that grows among all N rows, and one in the class; n x N x columns
/// at most, 24 n k bytes. Drawing: O(k + columns) a row.
///
/// **Randomness.** `safe-level-smote.draw` at (class, epoch, new row): the base if it is drawn, neighbor, gap.
/// `safe-level-smote.bases` at (class, epoch, 0): which rows get an extra turn.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record SafeLevelSmote(MethodSettings settings) implements Resampler {

    private static final Option<Integer> K = new Option.Whole("k", 5, 1,
            "neighbors of each row, among all rows and in the class");
    private static final Option<Bases> BASES = new Option.Choice<>("bases", Bases.EVEN,
            "use every row as base equally often, up to one, or draw bases independently");
    private static final Option<SmallClassPolicy> SMALL_CLASSES = new Option.Choice<>("small-classes",
            SmallClassPolicy.REJECT, "what to do with a class of k rows or less");
    private static final Option<Fallback> FALLBACK = new Option.Choice<>("fallback", Fallback.REFUSE,
            "what to do with a class of which no row has a neighbor of its class");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("safe-level-smote", Family.OVER_SAMPLING,
                    "makes new rows of the rare classes nearer to rows that have more of their class around them")
            .accepts(new Accepts(Accepts.NUMBERS, Set.of(Target.Kind.CLASSES),
                    "numeric, integer, ordinal and time columns without missing values"))
            .makes(Makes.SEGMENTS).options(K, BASES, SMALL_CLASSES, FALLBACK).asksForNeighbors()
            .paper("Bunkhumpornpat, Sinapiromsaran, Lursinsap 2009", "10.1007/978-3-642-01307-2_43")
            .costs("a search of the n rows of each growing class among all rows, 24 n k bytes")
            .makes(SafeLevelSmote::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public SafeLevelSmote {
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
    public static SafeLevelSmote create() {
        return new SafeLevelSmote(INFO.settings());
    }

    /// Returns this method with another number of neighbors.
    ///
    /// @param k at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public SafeLevelSmote neighbors(int k) {
        return new SafeLevelSmote(settings.with(K, k));
    }

    /// Returns this method with another policy for classes all of whose rows have safe level 0.
    ///
    /// @param policy the policy
    /// @return the method
    public SafeLevelSmote fallback(Fallback policy) {
        return new SafeLevelSmote(settings.with(FALLBACK, policy));
    }

    /// Returns this method with another treatment of classes with fewer than k + 1 rows.
    ///
    /// @param policy the treatment
    /// @return the method
    public SafeLevelSmote smallClasses(SmallClassPolicy policy) {
        return new SafeLevelSmote(settings.with(SMALL_CLASSES, policy));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public SafeLevelSmote to(SamplingStrategy newStrategy) {
        return new SafeLevelSmote(settings.with(newStrategy));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassTargets targets = promise.targets();
        settings.get(SMALL_CLASSES).require("Safe-level-SMOTE", targets, settings.get(K));
        WholeTable.require(INFO.name(), data, targets, "k", settings.get(K));
        double[] divisors = Scale.NONE.divisors(data, run);
        return GrowingClasses.fit(data, data.labels(), targets, Mixing.of(data.columns()), run,
                (code, rows, part) -> fit(data, code, rows, NeighborSpace.euclidean(divisors), part));
    }

    private ClassSource fit(Dataset data, int code, int[] rows, NeighborSpace space, RunSettings run) {
        int k = settings.get(K);
        int[] foreign = ForeignNeighbors.counts(data, code, k, space, run.part(0, 0.75));
        NeighborLists near = ExactNeighbors.ask(data, NeighborQuestion.nearest(NeighborQuestion.ofClass(code),
                NeighborQuestion.ofClass(code), SmallClassPolicy.neighbors(rows.length, k), space), run.part(0.75, 1));
        long streamKey = data.labels().streamKey(code);
        int[] safe = IntStream.of(foreign).map(others -> k - others).toArray();
        if (IntStream.of(safe).allMatch(level -> level == 0)) {
            settings.get(FALLBACK).require(INFO.name(), data.labels().names().get(code), rows.length,
                    "has a row of the class among its k = " + k + " nearest");
            return Segments.of(INFO.name(), near, streamKey, settings.get(BASES), Segments.Gap.UNIFORM);
        }
        return SafeSegments.of(near, rows, safe, streamKey, settings.get(BASES));
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
