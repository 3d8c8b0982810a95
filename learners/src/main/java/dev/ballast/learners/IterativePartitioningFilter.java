package dev.ballast.learners;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.Accepts;
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
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.RowSet;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.Target;
import dev.ballast.smote.clean.Emptied;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// Iterative partitioning filter: drops rows that most of several trees, each grown on another part of the rows, take for another
/// class, and does so again until hardly any are left to drop.
///
/// Khoshgoftaar, Rebours: "Improving software quality prediction by noise filtering techniques", Journal of Computer Science
/// and Technology 22, 2007, doi:10.1007/s11390-007-9054-2.
///
/// **Method.** A round divides the rows that are left into `parts` parts at random, every class evenly. A tree is grown on each
/// part, and classifies all rows that are left. Rows that more than half of the trees (`vote=consensus`: all) take for another class are
/// dropped. The rounds end after `quiet-rounds` of them in a row that drop fewer than `share` times the rows there were at
/// first.
///
/// **Trees.** CART: Gini's index, at least two rows at a leaf, not pruned; where classes have equally many rows at a leaf, the
/// row's own is among those that it is taken for. The paper takes C4.5, which differs in how thresholds are rated and in pruning;
/// the filter is one for any learner.
///
/// **Classes.** All but the smallest are cleaned, unless the strategy names others; in a chain, all. A class with fewer rows than
/// half of the parts is unknown to most of the trees, and loses all rows if it is cleaned; what is done with a class that would
/// lose all its rows says `emptied`.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values in all rows; columns of other roles may be
/// anything and are not shown to the trees.
///
/// **Cost.** A round: rows x columns for each level of a tree, and parts x rows x levels to classify, on all threads. 12 bytes a
/// value; a bit a row afterwards.
///
/// **Randomness.** While it fits, so that every epoch has the same rows. `ipf.round` at (round, 0, 0): the seed of its division
/// ([dev.ballast.core.split.Folds]).
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record IterativePartitioningFilter(MethodSettings settings) implements Resampler {

    private static final double LEAST_SHARE = 1e-9;

    static final Option<Integer> PARTS = new Option.Whole("parts", 9, 2, "parts of the rows, and trees, of each round");
    static final Option<FilterVote> VOTE = new Option.Choice<>("vote", FilterVote.MAJORITY,
            "drop rows that more than half of the trees are against, or all");
    static final Option<Double> SHARE = new Option.Real("share", 0.01, LEAST_SHARE, 1,
            "a round is quiet if it drops fewer than this share of the rows there were at first");
    static final Option<Integer> QUIET_ROUNDS = new Option.Whole("quiet-rounds", 3, 1,
            "quiet rounds in a row that end it");
    static final Option<Emptied> EMPTIED = new Option.Choice<>("emptied", Emptied.REFUSE,
            "what to do with a class that would lose all rows");
    static final Accepts ACCEPTS = new Accepts(Accepts.NUMBERS, Set.of(Target.Kind.CLASSES),
            "numeric, integer, ordinal and time columns without missing values");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("ipf", Family.CLEANING,
                    "drops rows that most trees, grown on parts of the rows, take for another class")
            .aliases("iterative-partitioning-filter").promises(Promise.Kind.WHATEVER_IS_LEFT).makes(Makes.NOTHING)
            .draws(Draws.IN_FIT)
            .accepts(ACCEPTS).options(PARTS, VOTE, SHARE, QUIET_ROUNDS, EMPTIED)
            .paper("Khoshgoftaar, Rebours 2007", "10.1007/s11390-007-9054-2")
            .costs("a round: rows x (columns + parts) x levels of a tree; often 4 to 10 rounds")
            .makes(IterativePartitioningFilter::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public IterativePartitioningFilter {
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

    /// Returns the method with 9 parts, the vote of the majority, and an end after 3 rounds that drop less than 1 % of the rows,
    /// for all classes but the smallest.
    ///
    /// @return the method
    public static IterativePartitioningFilter create() {
        return new IterativePartitioningFilter(INFO.settings());
    }

    /// Returns this method with another number of parts.
    ///
    /// @param count at least 2
    /// @return the method
    /// @throws IllegalArgumentException if there are fewer
    public IterativePartitioningFilter parts(int count) {
        return new IterativePartitioningFilter(settings.with(PARTS, count));
    }

    /// Returns this method with another vote.
    ///
    /// @param rule how many trees have to be against a row
    /// @return the method
    public IterativePartitioningFilter vote(FilterVote rule) {
        return new IterativePartitioningFilter(settings.with(VOTE, rule));
    }

    /// Returns this method with another end.
    ///
    /// @param share  a round is quiet if it drops fewer than this share of the rows there were at first
    /// @param rounds so many quiet rounds in a row end it
    /// @return the method
    /// @throws IllegalArgumentException if the share is below 1e-9 or above 1, or the number not positive
    public IterativePartitioningFilter until(double share, int rounds) {
        return new IterativePartitioningFilter(settings.with(SHARE, share).with(QUIET_ROUNDS, rounds));
    }

    /// Returns this method for other classes.
    ///
    /// @param classes which classes may lose rows
    /// @return the method
    public IterativePartitioningFilter cleaning(SamplingStrategy classes) {
        return new IterativePartitioningFilter(settings.with(classes));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassLabels labels = data.labels();
        BitSet cleaned = promise.cleaned();
        Seed seed = run.requireSeed(INFO.name());
        FeatureMatrix features = FeatureValues.of(INFO.name(), data);
        int parts = settings.get(PARTS);
        BitSet kept = new PartitioningFilter(features, labels, parts, settings.get(VOTE).needed(parts), cleaned)
                .kept(settings.get(SHARE) * data.rows(), settings.get(QUIET_ROUNDS), seed, run);
        settings.get(EMPTIED).apply(kept, labels, cleaned, INFO.name());
        Plan plan = Plan.of(labels, Mixing.of(data.columns()), RowSet.of(data.rows(), kept), List.of());
        return (_, _) -> plan;
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
