package dev.ballast.learners;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.NeighborOptions;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.Target;
import dev.ballast.smote.SmallClassPolicy;
import dev.ballast.smote.Smote;

import java.util.EnumSet;
import java.util.Set;

/// SMOTE-IPF: makes rows of the rare classes by SMOTE, then drops rows that do not look like their class, made or not, by an
/// iterative partitioning filter.
///
/// ```java
/// Dataset cleaned = SmoteIpf.create().resample(data, Seed.of(42)).toDataset();
/// ```
///
/// Sáez, Luengo, Stefanowski, Herrera: "SMOTE-IPF: Addressing the noisy and borderline examples problem in imbalanced
/// classification by a re-sampling method with filtering", Information Sciences 291, 2015, doi:10.1016/j.ins.2014.08.051.
///
/// **Method.** [Smote] with k neighbors, then [IterativePartitioningFilter] on all classes; both say what they do. The same as
/// `smote` then `ipf`, row for row. The paper's settings are the standard ones: k = 5, 9 parts, the vote of the majority, an end
/// after 3 rounds that drop less than 1 % of the rows; its trees are C4.5, ours CART without pruning.
///
/// **Counts.** The strategy says how many rows the classes have after SMOTE; how many the filter leaves is known afterwards.
///
/// **Accepts** numeric and integer columns with finite values in all rows; columns of other roles may be anything.
///
/// **Cost.** Fitting: a search among the rows of each class that grows. Each draw: all rows made, and the rounds of the filter.
///
/// **Randomness.** That of both, as of any chain: the filter draws from the seed of `chain.step` at (1, 0, 0).
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record SmoteIpf(MethodSettings settings) implements Resampler {

    private static final Option<Integer> K = new Option.Whole("k", 5, 1, "neighbors of each row in SMOTE");
    private static final Option<SmallClassPolicy> SMALL_CLASSES = new Option.Choice<>("small-classes",
            SmallClassPolicy.REJECT, "what SMOTE does with a class of k rows or less");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("smote-ipf", Family.COMBINATION,
                    "makes new rows of the rare classes by smote, then drops rows that most trees take for another class")
            .promises(Promise.Kind.WHATEVER_IS_LEFT)
            .accepts(new Accepts(EnumSet.of(Column.Kind.NUMBER, Column.Kind.WHOLE), Set.of(Target.Kind.CLASSES),
                    "numeric and integer columns without missing values"))
            .makes(Makes.SEGMENTS)
            .options(K, SMALL_CLASSES, IterativePartitioningFilter.PARTS, IterativePartitioningFilter.VOTE,
                    IterativePartitioningFilter.SHARE, IterativePartitioningFilter.QUIET_ROUNDS,
                    IterativePartitioningFilter.EMPTIED)
            .asksForNeighbors()
            .paper("Sáez, Luengo, Stefanowski, Herrera 2015", "10.1016/j.ins.2014.08.051")
            .costs("smote, then rounds of rows x (columns + parts) x levels of a tree for every draw")
            .makes(SmoteIpf::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public SmoteIpf {
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

    /// Returns the method with the paper's settings and strategy [SamplingStrategy#AUTO].
    ///
    /// @return the method
    public static SmoteIpf create() {
        return new SmoteIpf(INFO.settings());
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have after SMOTE
    /// @return the method
    public SmoteIpf to(SamplingStrategy newStrategy) {
        return new SmoteIpf(settings.with(newStrategy));
    }

    /// Returns this method with another number of neighbors in SMOTE.
    ///
    /// @param k at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public SmoteIpf neighbors(int k) {
        return new SmoteIpf(settings.with(K, k));
    }

    /// Returns this method with another treatment, in SMOTE, of classes with fewer than k + 1 rows.
    ///
    /// @param policy the treatment
    /// @return the method
    public SmoteIpf smallClasses(SmallClassPolicy policy) {
        return new SmoteIpf(settings.with(SMALL_CLASSES, policy));
    }

    /// Returns this method with another number of parts and trees.
    ///
    /// @param count at least 2
    /// @return the method
    /// @throws IllegalArgumentException if there are fewer
    public SmoteIpf parts(int count) {
        return new SmoteIpf(settings.with(IterativePartitioningFilter.PARTS, count));
    }

    /// Returns this method with another vote.
    ///
    /// @param rule how many trees have to be against a row
    /// @return the method
    public SmoteIpf vote(FilterVote rule) {
        return new SmoteIpf(settings.with(IterativePartitioningFilter.VOTE, rule));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        MethodSettings filter = IterativePartitioningFilter.INFO.settings().with(SamplingStrategy.ALL);
        for (Option<?> option : IterativePartitioningFilter.INFO.options()) {
            filter = copied(option, filter);
        }
        FittedResampler fitted = NeighborOptions.handOn(settings, Smote.withNeighbors(settings.get(K))
                .smallClasses(settings.get(SMALL_CLASSES)).to(settings.strategy()))
                .then(new IterativePartitioningFilter(filter)).fit(data, run);
        return fitted::plan;
    }

    private <T> MethodSettings copied(Option<T> option, MethodSettings into) {
        return into.with(option, settings.get(option));
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
