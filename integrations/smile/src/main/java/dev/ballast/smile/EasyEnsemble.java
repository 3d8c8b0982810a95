package dev.ballast.smile;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.classwise.BalancedBootstrap;

import smile.classification.AdaBoost;
import smile.data.DataFrame;
import smile.data.formula.Formula;

/// Boosts of Smile, each on all rows of the smallest class and as many others, drawn without replacement.
///
/// ```java
/// BalancedEnsemble model = EasyEnsemble.of(10).fit(Formula.lhs("class"), frame, Seed.of(42));
/// ```
///
/// Liu, Wu, Zhou, "Exploratory undersampling for class-imbalance learning", 2009, doi:10.1109/TSMCB.2008.2007853. The paper adds
/// up the weighted votes of all trees of all boosts; here each boost has one vote, the shares of its trees' weighted votes, so
/// that one whose trees are weighted higher does not count more.
///
/// **Randomness.** As of [BalancedBagging], with [BalancedBootstrap#withoutReplacement()].
///
/// Immutable and thread-safe.
public final class EasyEnsemble {

    private final BalancedBagging bagging;

    private EasyEnsemble(BalancedBagging bagging) {
        this.bagging = bagging;
    }

    /// Returns the method with boosts of 10 trees of 6 leaves, on all processors.
    ///
    /// @param boosts how many, at least 1; in the paper 4
    /// @return the method
    /// @throws IllegalArgumentException if the number is not in range
    public static EasyEnsemble of(int boosts) {
        return of(boosts, new AdaBoost.Options(10));
    }

    /// Returns the method, on all processors.
    ///
    /// @param boosts  how many, at least 1; in the paper 4
    /// @param options those of each boost
    /// @return the method
    /// @throws IllegalArgumentException if the number is not in range
    public static EasyEnsemble of(int boosts, AdaBoost.Options options) {
        return new EasyEnsemble(BalancedBagging
                .of(boosts, (formula, bag, seed) -> requireTrees(AdaBoost.fit(formula, bag, options)))
                .drawing(BalancedBootstrap::withoutReplacement));
    }

    private static AdaBoost requireTrees(AdaBoost boost) {
        if (boost.size() == 0) {
            throw new IllegalArgumentException(
                    "on a bag no tree was better than guessing; give the trees more leaves or better predictors");
        }
        return boost;
    }

    /// Returns this method on another number of threads, which changes no result.
    ///
    /// @param count at least 1
    /// @return the method
    /// @throws IllegalArgumentException if the number is not in range
    public EasyEnsemble threads(int count) {
        return new EasyEnsemble(bagging.threads(count));
    }

    /// Trains the boosts.
    ///
    /// @param formula its response is the label: whole numbers or levels of a scale
    /// @param frame   the rows
    /// @param seed    fixes all random choices
    /// @return the boosts in one
    /// @throws IllegalArgumentException if the frame has no rows or no such column, a label is null or text, there are not two
    ///                                  classes, a predictor is missing in a row or has more than 10,000 levels, or no tree is
    ///                                  better than guessing
    public BalancedEnsemble fit(Formula formula, DataFrame frame, Seed seed) {
        return bagging.fit(TrainingFrame.of(formula, frame).requireForTrees(), seed);
    }
}
