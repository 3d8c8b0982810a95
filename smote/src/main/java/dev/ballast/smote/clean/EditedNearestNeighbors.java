package dev.ballast.smote.clean;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Draws;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.ExactNeighbors;

import java.util.BitSet;

/// Edited nearest neighbors: drops rows that their neighbors would not take for what they are.
///
/// Wilson: "Asymptotic properties of nearest neighbor rules using edited data", IEEE Transactions on Systems, Man and
/// Cybernetics 2, 1972, doi:10.1109/TSMC.1972.4309137.
///
/// **Method.** Every row of a class that is cleaned asks for its k nearest others among all rows. With `select=all` (the
/// default) it stays if all of them are of its class; with `select=mode`, if no other class has more of them than its own.
/// Decisions are made on the data as they were, not on what is left.
///
/// **Classes.** All but the smallest are cleaned, unless the strategy names others; in a chain, all. A class that would lose
/// all its rows is refused, kept or let go, as `emptied` says.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values; columns of other roles may be anything.
///
/// **Cost.** One search over all rows, 12 n k bytes for n rows; a bit a row afterwards. **Randomness.** None: every epoch and
/// seed has the same rows.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record EditedNearestNeighbors(MethodSettings settings) implements Resampler {

    private static final Option<Integer> K = new Option.Whole("k", 3, 1, "neighbors of each row");
    private static final Option<Select> SELECT = new Option.Choice<>("select", Select.ALL,
            "keep a row if all its neighbors are of its class, or if no other class has more of them");
    private static final Option<Emptied> EMPTIED = new Option.Choice<>("emptied", Emptied.REFUSE,
            "what to do with a class that would lose all rows");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("enn", Family.CLEANING, "drops rows whose nearest neighbors are of other classes")
            .aliases("edited-nearest-neighbors").promises(Promise.Kind.WHATEVER_IS_LEFT).makes(Makes.NOTHING).draws(Draws.NEVER)
            .accepts(Cleaning.NUMBERS)
            .options(K, SELECT, EMPTIED).asksForNeighbors().paper("Wilson 1972", "10.1109/TSMC.1972.4309137")
            .costs("one search over all n rows, 12 n k bytes").makes(EditedNearestNeighbors::new);

    /// When a row stays.
    public enum Select {
        /// If all its neighbors are of its class.
        ALL,
        /// If no other class has more of its neighbors than its own.
        MODE
    }

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public EditedNearestNeighbors {
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
    public static EditedNearestNeighbors create() {
        return new EditedNearestNeighbors(INFO.settings());
    }

    /// Returns this method with another number of neighbors.
    ///
    /// @param k at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public EditedNearestNeighbors neighbors(int k) {
        return new EditedNearestNeighbors(settings.with(K, k));
    }

    /// Returns this method with another rule.
    ///
    /// @param rule when a row stays
    /// @return the method
    public EditedNearestNeighbors select(Select rule) {
        return new EditedNearestNeighbors(settings.with(SELECT, rule));
    }

    /// Returns this method for other classes.
    ///
    /// @param classes which classes may lose rows
    /// @return the method
    public EditedNearestNeighbors cleaning(SamplingStrategy classes) {
        return new EditedNearestNeighbors(settings.with(classes));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        int k = settings.get(K);
        Cleaning.require(INFO.name(), data, k);
        NeighborLists lists = ExactNeighbors.ask(data, NeighborQuestion.amongAll(k,
                Scale.NONE.divisors(data, run)), run);
        BitSet kept = new Editing(data.labels(), promise.cleaned(), settings.get(SELECT)).left(lists);
        settings.get(EMPTIED).apply(kept, data.labels(), promise.cleaned(), INFO.name());
        return Cleaning.keeping(data, kept);
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
