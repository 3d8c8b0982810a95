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
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.smote.clean.EditedNearestNeighbors.Select;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.ExactNeighbors;

import java.util.BitSet;

/// The neighborhood cleaning rule: drops rows of common classes that their neighbors outvote, and those that help to outvote
/// rows of the smallest class.
///
/// Laurikkala: "Improving identification of difficult small classes by balancing class distribution", AIME 2001,
/// doi:10.1007/3-540-48229-6_9.
///
/// **Method.** With T times the rows of the smallest class as the least size (`threshold`, 0.5), rows go
///
/// 1. of classes that are cleaned, if another class has more of their k nearest others than their own ([EditedNearestNeighbors] with
///    `select=mode`);
/// 2. of classes that are cleaned and large enough, if they are of another class than a row of the smallest class that is
///    misclassified, and among its k nearest others.
///
/// | `rule` | a row of the smallest class is misclassified if | large enough is |
/// |---|---|---|
/// | `imbalanced-learn` (the default) | itself and its k - 1 nearest others have more of another class | more rows than T |
/// | `paper` | its k nearest others have more of another class | T rows or more |
///
/// A row's own class wins ties, in both steps and by either rule; imbalanced-learn lets the class win whose label comes first. All
/// neighbors are those in the data as they were. With `imbalanced-learn` and k = 1 no row is misclassified.
///
/// **Classes.** All but the smallest are cleaned, unless the strategy names others; in a chain, all. Several classes may be the
/// smallest; step 2 then looks at the rows of each. A class that would lose all its rows is refused, kept or let go, as `emptied`
/// says.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values; columns of other roles may be anything.
///
/// **Cost.** One search over all rows, 12 n k bytes for n rows; a bit a row afterwards. **Randomness.** None: every epoch and
/// seed has the same rows.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record NeighborhoodCleaning(MethodSettings settings) implements Resampler {

    private static final Option<Integer> K = new Option.Whole("k", 3, 1, "neighbors of each row");
    private static final Option<Rule> RULE = new Option.Choice<>("rule", Rule.IMBALANCED_LEARN,
            "when a row of the smallest class is misclassified, and whether a class at the threshold is cleaned around it");
    private static final Option<Double> THRESHOLD = new Option.Real("threshold", 0.5, 0, Double.POSITIVE_INFINITY,
            "how large a class must be to be cleaned around rows of the smallest, as a multiple of its rows");
    private static final Option<Emptied> EMPTIED = new Option.Choice<>("emptied", Emptied.REFUSE,
            "what to do with a class that would lose all rows");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("ncr", Family.CLEANING,
                    "drops rows that their neighbors outvote, and those that outvote rows of the smallest class")
            .aliases("neighborhood-cleaning-rule").promises(Promise.Kind.WHATEVER_IS_LEFT).makes(Makes.NOTHING)
            .draws(Draws.NEVER).accepts(Cleaning.NUMBERS).options(K, RULE, THRESHOLD, EMPTIED).asksForNeighbors()
            .paper("Laurikkala 2001", "10.1007/3-540-48229-6_9").costs("one search over all n rows, 12 n k bytes")
            .makes(NeighborhoodCleaning::new);

    /// Whose reading of the method.
    public enum Rule {
        /// As imbalanced-learn has it: a row votes for itself, and a class must have more rows than the threshold.
        IMBALANCED_LEARN,
        /// As the paper has it: only others vote, and a class may have just as many rows as the threshold.
        PAPER
    }

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public NeighborhoodCleaning {
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

    /// Returns the method with 3 neighbors and threshold 0.5, as imbalanced-learn has it, for all classes but the smallest.
    ///
    /// @return the method
    public static NeighborhoodCleaning create() {
        return new NeighborhoodCleaning(INFO.settings());
    }

    /// Returns this method with another number of neighbors.
    ///
    /// @param k at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public NeighborhoodCleaning neighbors(int k) {
        return new NeighborhoodCleaning(settings.with(K, k));
    }

    /// Returns this method by another reading.
    ///
    /// @param rule whose
    /// @return the method
    public NeighborhoodCleaning rule(Rule rule) {
        return new NeighborhoodCleaning(settings.with(RULE, rule));
    }

    /// Returns this method with another threshold.
    ///
    /// @param multiple of the rows of the smallest class, at least 0
    /// @return the method
    /// @throws IllegalArgumentException if it is negative or not finite
    public NeighborhoodCleaning threshold(double multiple) {
        return new NeighborhoodCleaning(settings.with(THRESHOLD, multiple));
    }

    /// Returns this method for other classes.
    ///
    /// @param classes which classes may lose rows
    /// @return the method
    public NeighborhoodCleaning cleaning(SamplingStrategy classes) {
        return new NeighborhoodCleaning(settings.with(classes));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        int k = settings.get(K);
        Cleaning.require(INFO.name(), data, k);
        BitSet cleaned = promise.cleaned();
        ClassLabels labels = data.labels();
        NeighborLists lists = ExactNeighbors.ask(data, NeighborQuestion.amongAll(k,
                Scale.NONE.divisors(data, run)), run);
        BitSet kept = new Editing(labels, cleaned, Select.MODE).left(lists);
        ClassCounts counts = ClassCounts.of(labels);
        BitSet around = largeEnough(counts, cleaned);
        boolean votesItself = settings.get(RULE) == Rule.IMBALANCED_LEARN;
        int[] votes = new int[labels.classes()];
        for (int row = 0; row < data.rows(); row++) {
            int own = labels.code(row);
            if (counts.count(own) == counts.smallest() && Editing.isOutvoted(own, votesItself ? 1 : 0, row,
                    votesItself ? k - 1 : k, lists, votes, labels)) {
                for (int rank = 0; rank < k; rank++) {
                    int near = lists.row(row, rank);
                    if (labels.code(near) != own && around.get(labels.code(near))) {
                        kept.clear(near);
                    }
                }
            }
        }
        settings.get(EMPTIED).apply(kept, labels, cleaned, INFO.name());
        return Cleaning.keeping(data, kept);
    }

    private BitSet largeEnough(ClassCounts counts, BitSet cleaned) {
        double least = settings.get(THRESHOLD) * counts.smallest();
        BitSet large = new BitSet();
        for (int code = cleaned.nextSetBit(0); code >= 0; code = cleaned.nextSetBit(code + 1)) {
            large.set(code, counts.count(code) > least
                    || (settings.get(RULE) == Rule.PAPER && counts.count(code) == least));
        }
        return large;
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
