package dev.ballast.smile;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.classwise.BalancedBootstrap;

import smile.classification.DataFrameClassifier;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.util.Index;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Models of any kind, each trained on a balanced bag of rows, with one vote each.
///
/// ```java
/// BalancedEnsemble model = BalancedBagging.of(25, BagTrainer.of(DecisionTree::fit))
///         .fit(Formula.lhs("class"), frame, Seed.of(42));
/// ```
///
/// Bag b has the rows of `BalancedBootstrap.of(labels).bag(seed, b)`, which also tells the rows out of it. Model b is trained
/// with `MathEx` seeded for it, so that it depends on nothing but the data, the seed and b: for a trainer as [BagTrainer] says,
/// the ensemble is the same for any number of threads.
///
/// Hido, Kashima, Takahashi, "Roughly balanced bagging for imbalanced data", 2009, doi:10.1002/sam.10061, draws the number of
/// common rows of each bag at random; here it is exact, as in balanced random forests.
///
/// **Cost.** That of the trainer, and a copy of its rows for each bag that is worked on. **Randomness.** That of
/// [BalancedBootstrap], and the first word of `smile.bagging` at (0, bag, 0) as the seed of the trainer.
///
/// Immutable and thread-safe.
public final class BalancedBagging {

    private static final Purpose TRAINING = Purpose.of("smile.bagging");

    private final int bags;
    private final BagTrainer<?> trainer;
    private final Function<ClassLabels, BalancedBootstrap> bootstrap;
    private final int threads;

    private BalancedBagging(int bags, BagTrainer<?> trainer, Function<ClassLabels, BalancedBootstrap> bootstrap,
            int threads) {
        this.bags = requireBags(bags);
        this.trainer = trainer;
        this.bootstrap = bootstrap;
        this.threads = SeededTasks.requireThreads(threads);
    }

    static int requireBags(int bags) {
        if (bags < 1) {
            throw new IllegalArgumentException("the number of models is " + bags + "; it must be at least 1");
        }
        return bags;
    }

    /// Returns the method, on all processors.
    ///
    /// @param bags    how many models, at least 1
    /// @param trainer trains a model on a bag
    /// @return the method
    /// @throws IllegalArgumentException if the number is not in range
    public static BalancedBagging of(int bags, BagTrainer<?> trainer) {
        return new BalancedBagging(bags, trainer, BalancedBootstrap::of, Runtime.getRuntime().availableProcessors());
    }

    /// Returns this method with bags drawn otherwise, for example `BalancedBootstrap::withoutReplacement`.
    ///
    /// @param change makes another bootstrap of the present one
    /// @return the method
    public BalancedBagging drawing(UnaryOperator<BalancedBootstrap> change) {
        return new BalancedBagging(bags, trainer, labels -> change.apply(bootstrap.apply(labels)), threads);
    }

    /// Returns this method on another number of threads, which changes no result.
    ///
    /// @param count at least 1
    /// @return the method
    /// @throws IllegalArgumentException if the number is not in range
    public BalancedBagging threads(int count) {
        return new BalancedBagging(bags, trainer, bootstrap, count);
    }

    /// Trains the models.
    ///
    /// @param formula its response is the label: whole numbers or levels of a scale
    /// @param frame   the rows
    /// @param seed    fixes all random choices
    /// @return the models in one
    /// @throws IllegalArgumentException if the frame has no rows or no such column, a label is null or text, or there are not
    ///                                  two classes
    public BalancedEnsemble fit(Formula formula, DataFrame frame, Seed seed) {
        return fit(TrainingFrame.of(formula, frame), seed);
    }

    BalancedEnsemble fit(TrainingFrame frame, Seed seed) {
        BalancedBootstrap draws = bootstrap.apply(frame.labels());
        SeededTasks tasks = new SeededTasks(seed, TRAINING, threads);
        return new BalancedEnsemble(tasks.<DataFrameClassifier>run(bags, bag -> {
            DataFrame rows = SamplerIndex.rows(frame.data(), Index.of(draws.bag(seed, bag).rows()));
            return trainer.train(TrainingFrame.copy(frame.formula(), rows), rows, tasks.numberOf(bag));
        }), frame.codec().classes.values);
    }
}
