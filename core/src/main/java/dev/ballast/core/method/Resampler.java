package dev.ballast.core.method;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;

/// A resampling method with its settings: immutable, thread-safe, without randomness of its own.
///
/// ```java
/// Dataset balanced = method.resample(data, Seed.of(42)).toDataset();
/// ```
///
/// Fitting does the dear work once (neighbor graph, class rows) and draws nothing; drawing is cheap and repeatable:
///
/// ```java
/// FittedResampler fitted = method.fit(data);
/// for (long epoch = 0; epoch < 10; epoch++) {
///     Resampling rows = fitted.resampling(Seed.of(42), epoch);   // other rows each epoch, the same each run
/// }
/// ```
///
/// Implement it for a method of your own: [#targets] resolves the strategy, [#fit(Dataset, ClassTargets)] does the work.
public interface Resampler {

    /// Works out the rows of every class under this method's strategy.
    ///
    /// @param counts the rows of every class now
    /// @return the targets
    /// @throws IllegalArgumentException if the strategy cannot be met; see [SamplingStrategy#resolve]
    ClassTargets targets(ClassCounts counts);

    /// Prepares this method for a data set and given targets. Draws nothing.
    ///
    /// @param data    the data set
    /// @param targets what to reach; its counts before must be those of the data set
    /// @return the method, ready to draw
    /// @throws IllegalArgumentException if the data or the targets are not acceptable to this method
    FittedResampler fit(Dataset data, ClassTargets targets);

    /// Prepares this method for a data set under its own strategy. Draws nothing.
    ///
    /// @param data the data set
    /// @return the method, ready to draw
    /// @throws IllegalArgumentException if the data or the strategy are not acceptable to this method
    default FittedResampler fit(Dataset data) {
        return fit(data, targets(data.counts()));
    }

    /// Resamples a data set once: epoch 0 of a fresh fit.
    ///
    /// @param data the data set
    /// @param seed fixes all random choices
    /// @return the resampling
    /// @throws IllegalArgumentException if the data or the strategy are not acceptable to this method
    default Resampling resample(Dataset data, Seed seed) {
        return fit(data).resampling(seed, 0);
    }
}
