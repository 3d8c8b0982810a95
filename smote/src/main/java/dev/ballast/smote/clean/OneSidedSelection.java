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
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.ExactNeighbors;

import java.util.BitSet;

/// One-sided selection: drops rows of common classes that are redundant, and then those on the border.
///
/// Kubat, Matwin: "Addressing the curse of imbalanced training sets: one-sided selection", ICML 1997.
///
/// **Method.**
///
/// 1. Kept at first are all rows of classes that are not cleaned, and `seeds` rows of each other class, drawn at random without
///    replacement.
/// 2. Every other row whose nearest of those rows is of another class is kept too: all at once, unlike in
///    [CondensedNearestNeighbor], so the result need not be consistent.
/// 3. Of the rows kept, those of classes that are cleaned go if they are in a link, as by [TomekLinks].
///
/// Classes that are cleaned are judged together, by one set of rows; imbalanced-learn judges each by the smallest class and the
/// class's own first rows. With two classes that is the same.
///
/// **Classes.** All but the smallest are cleaned, unless the strategy names others; in a chain, all. A class with fewer rows than
/// `seeds` is refused. A class that would lose all its rows is refused, kept or let go, as `emptied` says.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values; columns of other roles may be anything.
///
/// **Cost.** A search of all rows among those kept at first, and one over the rows kept then, for one neighbor; 20 bytes a row; a bit a
/// row afterwards. **Randomness.** `oss.seeds` at (class, 0, 0), in row order, while it fits: every epoch has the same rows.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record OneSidedSelection(MethodSettings settings) implements Resampler {

    private static final Purpose FIRST = Purpose.of("oss.seeds");

    private static final Option<Integer> SEEDS = new Option.Whole("seeds", 1, 1,
            "rows drawn of each class that is cleaned, to start from");
    private static final Option<Emptied> EMPTIED = new Option.Choice<>("emptied", Emptied.REFUSE,
            "what to do with a class that would lose all rows");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("oss", Family.CLEANING,
                    "drops rows of the common classes that are redundant, then those on the border")
            .aliases("one-sided-selection").promises(Promise.Kind.WHATEVER_IS_LEFT).makes(Makes.NOTHING)
            .draws(Draws.IN_FIT).accepts(Cleaning.NUMBERS).options(SEEDS, EMPTIED).takesDistances()
            .paper("Kubat, Matwin 1997", "")
            .costs("two searches for one neighbor, 20 n bytes").makes(OneSidedSelection::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public OneSidedSelection {
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

    /// Returns the method, which starts from one row of each class but the smallest.
    ///
    /// @return the method
    public static OneSidedSelection create() {
        return new OneSidedSelection(INFO.settings());
    }

    /// Returns this method starting from more rows.
    ///
    /// @param rows of each class that is cleaned, at least 1
    /// @return the method
    /// @throws IllegalArgumentException if the number is not positive
    public OneSidedSelection seeds(int rows) {
        return new OneSidedSelection(settings.with(SEEDS, rows));
    }

    /// Returns this method for other classes.
    ///
    /// @param classes which classes may lose rows
    /// @return the method
    public OneSidedSelection cleaning(SamplingStrategy classes) {
        return new OneSidedSelection(settings.with(classes));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        Cleaning.requireFinite(INFO.name(), data);
        ClassLabels labels = data.labels();
        BitSet cleaned = promise.cleaned();
        BitSet kept = withMisclassified(data,
                FirstRows.draw(INFO.name(), data, cleaned, settings.get(SEEDS), FIRST, run), run.part(0, 0.5));
        int[] rows = kept.stream().toArray();
        int[] partners = TomekLinks.partners(data, rows, run.part(0.5, 1));
        for (int row : rows) {
            if (partners[row] >= 0 && cleaned.get(labels.code(row))) {
                kept.clear(row);
            }
        }
        settings.get(EMPTIED).apply(kept, labels, cleaned, INFO.name());
        return Cleaning.keeping(data, kept);
    }

    /// The first rows, and those whose nearest of them is of another class.
    private static BitSet withMisclassified(Dataset data, BitSet first, RunSettings run) {
        int[] others = FirstRows.others(data.rows(), first);
        BitSet kept = (BitSet) first.clone();
        if (others.length > 0) {
            NeighborLists lists = ExactNeighbors.ask(data, NeighborQuestion.nearest(NeighborQuestion.listed(others),
                    NeighborQuestion.listed(first.stream().toArray()), 1,
                    NeighborSpace.euclidean(Scale.NONE.divisors(data, run))), run);
            for (int i = 0; i < others.length; i++) {
                kept.set(others[i], data.labels().code(lists.row(i, 0)) != data.labels().code(others[i]));
            }
        }
        return kept;
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
