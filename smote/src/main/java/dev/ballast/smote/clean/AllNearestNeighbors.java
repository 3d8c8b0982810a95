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

/// All k nearest neighbors: edits by one neighbor, then by two, and so on.
///
/// Tomek: "An experiment with the edited nearest-neighbor rule", IEEE Transactions on Systems, Man and Cybernetics 6, 1976,
/// doi:10.1109/TSMC.1976.4309523.
///
/// **Method.** Pass i, for i = 1, 2, ..., k: every row that is left, of a class that is cleaned, asks for its i nearest others among
/// the rows that are left, and stays as `select` says. So each pass works on what the one before it left, as in
/// imbalanced-learn; the paper marks rows for all i on the data as they were, and drops them at the end. Passes end
///
/// 1. after pass k;
/// 2. before a pass that would take the last row of a class;
/// 3. before a pass that would leave a class that was not the smallest with fewer rows than the smallest class had at the
///    beginning, unless `allow-minority` is true;
/// 4. before a pass for which i or fewer rows are left.
///
/// A pass that offends against rule 2 or 3 is not carried out, not even in part: what is left is what the passes before it left,
/// all rows if it is the first. imbalanced-learn keeps the rows of the offending pass, which can make the largest class
/// the smallest.
///
/// **Classes.** All but the smallest are cleaned, unless the strategy names others; in a chain, all. Several classes may be the
/// smallest. No class ever loses all its rows.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values; columns of other roles may be anything.
///
/// **Cost.** k searches over the rows that are left, 12 n k bytes for n rows; a bit a row afterwards. **Randomness.** None: every
/// epoch and seed has the same rows.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record AllNearestNeighbors(MethodSettings settings) implements Resampler {

    private static final Option<Integer> K = new Option.Whole("k", 3, 1, "neighbors of each row in the last pass");
    private static final Option<Select> SELECT = new Option.Choice<>("select", Select.ALL,
            "keep a row if all its neighbors are of its class, or if no other class has more of them");
    private static final Option<Boolean> ALLOW_MINORITY = new Option.Flag("allow-minority", false,
            "go on although a class becomes smaller than the smallest was");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("all-knn", Family.CLEANING,
                    "drops rows whose nearest neighbors are of other classes, looking at one, two, up to k")
            .aliases("all-k-nearest-neighbors").promises(Promise.Kind.WHATEVER_IS_LEFT).makes(Makes.NOTHING)
            .draws(Draws.NEVER).accepts(Cleaning.NUMBERS).options(K, SELECT, ALLOW_MINORITY).asksForNeighbors()
            .paper("Tomek 1976", "10.1109/TSMC.1976.4309523")
            .costs("k searches over the rows left, 12 n k bytes").makes(AllNearestNeighbors::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public AllNearestNeighbors {
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

    /// Returns the method with up to 3 neighbors, all of which must be of a row's class, for all classes but the smallest.
    ///
    /// @return the method
    public static AllNearestNeighbors create() {
        return new AllNearestNeighbors(INFO.settings());
    }

    /// Returns this method with another number of neighbors in the last pass.
    ///
    /// @param k at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public AllNearestNeighbors neighbors(int k) {
        return new AllNearestNeighbors(settings.with(K, k));
    }

    /// Returns this method with another rule.
    ///
    /// @param rule when a row stays
    /// @return the method
    public AllNearestNeighbors select(Select rule) {
        return new AllNearestNeighbors(settings.with(SELECT, rule));
    }

    /// Returns this method going on although a class becomes smaller than the smallest was.
    ///
    /// @return the method
    public AllNearestNeighbors allowingMinority() {
        return new AllNearestNeighbors(settings.with(ALLOW_MINORITY, true));
    }

    /// Returns this method for other classes.
    ///
    /// @param classes which classes may lose rows
    /// @return the method
    public AllNearestNeighbors cleaning(SamplingStrategy classes) {
        return new AllNearestNeighbors(settings.with(classes));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        int k = settings.get(K);
        Cleaning.require(INFO.name(), data, k);
        Editing editing = new Editing(data.labels(), promise.cleaned(), settings.get(SELECT));
        return Cleaning.keeping(data, new EditingPasses(editing, settings.get(ALLOW_MINORITY)).left(data,
                pass -> pass + 1, k, false, run));
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
