package dev.ballast.smote.clean;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Draws;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.clean.EditedNearestNeighbors.Select;

/// Repeated edited nearest neighbors: [EditedNearestNeighbors] on what it has left, again and again.
///
/// Tomek: "An experiment with the edited nearest-neighbor rule", IEEE Transactions on Systems, Man and Cybernetics 6, 1976,
/// doi:10.1109/TSMC.1976.4309523.
///
/// **Method.** In each round every row that is left, of a class that is cleaned, asks for its k nearest others among the rows that
/// are left, and stays as `select` says. Rounds end
///
/// 1. when a round drops nothing;
/// 2. before a round that would take the last row of a class;
/// 3. before a round that would leave a class that was not the smallest with fewer rows than the smallest class had at the
///    beginning, unless `allow-minority` is true;
/// 4. before a round for which k or fewer rows are left;
/// 5. after as many rounds as `rounds` says.
///
/// A round that offends against rule 2 or 3 is not carried out, not even in part: what is left is what the rounds before it left,
/// all rows if it is the first. imbalanced-learn keeps the rows of the offending round, which can make the largest class
/// the smallest.
///
/// **Classes.** All but the smallest are cleaned, unless the strategy names others; in a chain, all. Several classes may be the
/// smallest. No class ever loses all its rows.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values; columns of other roles may be anything.
///
/// **Cost.** A search over the rows that are left in each round, 12 n k bytes for n rows; a bit a row afterwards.
/// **Randomness.** None: every epoch and seed has the same rows.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record RepeatedEditedNearestNeighbors(MethodSettings settings) implements Resampler {

    private static final Option<Integer> K = new Option.Whole("k", 3, 1, "neighbors of each row");
    private static final Option<Select> SELECT = new Option.Choice<>("select", Select.ALL,
            "keep a row if all its neighbors are of its class, or if no other class has more of them");
    private static final Option<Integer> ROUNDS = new Option.Whole("rounds", 100, 1, "at most so many rounds");
    private static final Option<Boolean> ALLOW_MINORITY = new Option.Flag("allow-minority", false,
            "go on although a class becomes smaller than the smallest was");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("repeated-enn", Family.CLEANING,
                    "drops rows whose nearest neighbors are of other classes, until there are no more")
            .aliases("repeated-edited-nearest-neighbors").promises(Promise.Kind.WHATEVER_IS_LEFT).makes(Makes.NOTHING)
            .draws(Draws.NEVER).accepts(Cleaning.NUMBERS).options(K, SELECT, ROUNDS, ALLOW_MINORITY).asksForNeighbors()
            .paper("Tomek 1976", "10.1109/TSMC.1976.4309523")
            .costs("a search over the rows left in each round, 12 n k bytes")
            .makes(RepeatedEditedNearestNeighbors::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public RepeatedEditedNearestNeighbors {
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

    /// Returns the method with 3 neighbors, all of which must be of a row's class, for all classes but the smallest.
    ///
    /// @return the method
    public static RepeatedEditedNearestNeighbors create() {
        return new RepeatedEditedNearestNeighbors(INFO.settings());
    }

    /// Returns this method with another number of neighbors.
    ///
    /// @param k at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public RepeatedEditedNearestNeighbors neighbors(int k) {
        return new RepeatedEditedNearestNeighbors(settings.with(K, k));
    }

    /// Returns this method with another rule.
    ///
    /// @param rule when a row stays
    /// @return the method
    public RepeatedEditedNearestNeighbors select(Select rule) {
        return new RepeatedEditedNearestNeighbors(settings.with(SELECT, rule));
    }

    /// Returns this method with another number of rounds.
    ///
    /// @param most at most so many, at least 1
    /// @return the method
    /// @throws IllegalArgumentException if the number is not positive
    public RepeatedEditedNearestNeighbors rounds(int most) {
        return new RepeatedEditedNearestNeighbors(settings.with(ROUNDS, most));
    }

    /// Returns this method going on although a class becomes smaller than the smallest was.
    ///
    /// @return the method
    public RepeatedEditedNearestNeighbors allowingMinority() {
        return new RepeatedEditedNearestNeighbors(settings.with(ALLOW_MINORITY, true));
    }

    /// Returns this method for other classes.
    ///
    /// @param classes which classes may lose rows
    /// @return the method
    public RepeatedEditedNearestNeighbors cleaning(SamplingStrategy classes) {
        return new RepeatedEditedNearestNeighbors(settings.with(classes));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        int k = settings.get(K);
        Cleaning.require(INFO.name(), data, k);
        Editing editing = new Editing(data.labels(), promise.cleaned(), settings.get(SELECT));
        return Cleaning.keeping(data, new EditingPasses(editing, settings.get(ALLOW_MINORITY)).left(data, _ -> k,
                settings.get(ROUNDS), true, run));
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
