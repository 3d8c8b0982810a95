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
import dev.ballast.core.run.NeighborQuestion.Members;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.Target;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.ExactNeighbors;

import java.util.Set;
import java.util.stream.IntStream;

/// Borderline-SMOTE: new rows only from rows of a class that are in danger of being taken for another class.
///
/// Han, Wang, Mao: "Borderline-SMOTE: a new over-sampling method in imbalanced data sets learning", ICIC 2005,
/// doi:10.1007/11538059_91.
///
/// **Method.** For every row of a class that is to grow, f of its m nearest others among all rows are of other classes. The row
/// is in danger if m / 2 <= f < m; below it is safe, and with f = m it is noise. All new rows start from rows in danger,
/// each equally often, up to one:
///
///     value = base + gap * (neighbor - base)
///
/// | kind | neighbors | gap |
/// |---|---|---|
/// | 1 | the base's k nearest others of the class | uniform in [0, 1) |
/// | 2 | the base's k nearest others of all classes | the same for one of the class, uniform in [0, 0.5) for another |
///
/// Kind 2 takes the neighbors of both sides together, as imbalanced-learn does; the paper speaks of k of the class and one of the
/// others. The gap toward another class is the paper's, 0.25 on average.
///
/// **No row in danger.** The class is refused, or grows from all its rows, as `fallback` says. It never stays as it was.
///
/// **Small classes.** Kind 1 needs k + 1 rows of the class, or does with fewer as `small-classes` says; kind 2 works with a
/// single row. Both need more rows in all than m, and kind 2 more than k.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values; columns of other roles may be anything, and
/// come from the base. Distances are in the units of the columns.
///
/// **Cost.** Fitting: a search of the n rows of each class that grows among all N rows, and a second one of the rows in danger;
/// n x N x columns at most, 12 n (m + k) bytes. Drawing: O(columns) a row.
///
/// **Randomness.** `borderline-smote.draw` at (class, epoch, new row): the base if it is drawn, neighbor, gap.
/// `borderline-smote.bases` at (class, epoch, 0): which rows get an extra turn.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record BorderlineSmote(MethodSettings settings) implements Resampler {

    private static final Option<Integer> KIND = new Option.Whole("kind", 1, 1,
            "1: neighbors of the class; 2: of all classes, and half as far toward others");
    private static final Option<Integer> K = new Option.Whole("k", 5, 1, "neighbors that new rows lie toward");
    private static final Option<Integer> M = new Option.Whole("m", 10, 2,
            "neighbors that say whether a row is in danger");
    private static final Option<Bases> BASES = new Option.Choice<>("bases", Bases.EVEN,
            "use every row in danger as base equally often, up to one, or draw bases independently");
    private static final Option<SmallClassPolicy> SMALL_CLASSES = new Option.Choice<>("small-classes",
            SmallClassPolicy.REJECT, "what to do with a class of k rows or less, for kind 1");
    private static final Option<Fallback> FALLBACK = new Option.Choice<>("fallback", Fallback.REFUSE,
            "what to do with a class of which no row is in danger");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("borderline-smote", Family.OVER_SAMPLING,
                    "makes new rows of the rare classes from those of their rows that are near other classes")
            .accepts(new Accepts(Accepts.NUMBERS, Set.of(Target.Kind.CLASSES),
                    "numeric, integer, ordinal and time columns without missing values"))
            .makes(Makes.SEGMENTS).options(KIND, K, M, BASES, SMALL_CLASSES, FALLBACK).asksForNeighbors()
            .paper("Han, Wang, Mao 2005", "10.1007/11538059_91")
            .costs("a search of the n rows of each growing class among all rows, 12 n (m + k) bytes")
            .makes(BorderlineSmote::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method, or kind is neither 1 nor 2
    public BorderlineSmote {
        settings.requireOf(INFO);
        if (settings.get(KIND) > 2) {
            throw new IllegalArgumentException("kind is " + settings.get(KIND) + "; it must be 1 or 2");
        }
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

    /// Returns the method of kind 1 with k = 5 and m = 10, strategy [SamplingStrategy#AUTO].
    ///
    /// @return the method
    public static BorderlineSmote create() {
        return new BorderlineSmote(INFO.settings());
    }

    /// Returns this method of another kind.
    ///
    /// @param kind 1 or 2
    /// @return the method
    /// @throws IllegalArgumentException if it is neither
    public BorderlineSmote kind(int kind) {
        return new BorderlineSmote(settings.with(KIND, kind));
    }

    /// Returns this method with another number of neighbors that new rows lie toward.
    ///
    /// @param k at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public BorderlineSmote neighbors(int k) {
        return new BorderlineSmote(settings.with(K, k));
    }

    /// Returns this method with another number of neighbors that say whether a row is in danger.
    ///
    /// @param m at least 2: of one neighbor half or more cannot be others and one not
    /// @return the method
    /// @throws IllegalArgumentException if m is less than 2
    public BorderlineSmote dangerNeighbors(int m) {
        return new BorderlineSmote(settings.with(M, m));
    }

    /// Returns this method with another policy for classes without a row in danger.
    ///
    /// @param policy the policy
    /// @return the method
    public BorderlineSmote fallback(Fallback policy) {
        return new BorderlineSmote(settings.with(FALLBACK, policy));
    }

    /// Returns this method with another treatment of classes with fewer than k + 1 rows.
    ///
    /// @param policy the treatment
    /// @return the method
    public BorderlineSmote smallClasses(SmallClassPolicy policy) {
        return new BorderlineSmote(settings.with(SMALL_CLASSES, policy));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public BorderlineSmote to(SamplingStrategy newStrategy) {
        return new BorderlineSmote(settings.with(newStrategy));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassTargets targets = promise.targets();
        boolean within = settings.get(KIND) == 1;
        if (within) {
            settings.get(SMALL_CLASSES).require(INFO.name(), targets, settings.get(K));
        }
        WholeTable.require(INFO.name(), data, targets, "m", settings.get(M));
        if (!within) {
            WholeTable.require(INFO.name(), data, targets, "k", settings.get(K));
        }
        double[] divisors = Scale.NONE.divisors(data, run);
        return GrowingClasses.fit(data, data.labels(), targets, Mixing.of(data.columns()), run,
                (code, rows, part) -> fit(data, code, rows, NeighborSpace.euclidean(divisors), part));
    }

    private ClassSource fit(Dataset data, int code, int[] rows, NeighborSpace space, RunSettings run) {
        ClassLabels labels = data.labels();
        int m = settings.get(M);
        int[] foreign = ForeignNeighbors.counts(data, code, m, space, run.part(0, 0.75));
        int[] danger = IntStream.range(0, rows.length).filter(i -> 2 * foreign[i] >= m && foreign[i] < m)
                .map(i -> rows[i]).toArray();
        if (danger.length == 0) {
            settings.get(FALLBACK).require(INFO.name(), labels.names().get(code), rows.length,
                    "is in danger, with at least half but not all of its m = " + m + " neighbors of other classes");
            danger = rows;
        }
        boolean within = settings.get(KIND) == 1;
        Members among = within ? NeighborQuestion.ofClass(code) : NeighborQuestion.ALL;
        int k = within ? SmallClassPolicy.neighbors(rows.length, settings.get(K)) : settings.get(K);
        NeighborLists near = ExactNeighbors.ask(data,
                NeighborQuestion.nearest(NeighborQuestion.listed(danger), among, k, space), run.part(0.75, 1));
        return Segments.of(INFO.name(), near, labels.streamKey(code), settings.get(BASES),
                (query, rank, random) -> (labels.code(near.row(query, rank)) == code ? 1 : 0.5) * random.nextDouble());
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
