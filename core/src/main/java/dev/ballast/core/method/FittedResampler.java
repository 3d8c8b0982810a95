package dev.ballast.core.method;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.ClassTargets;

/// A resampling method prepared for one data set: immutable and thread-safe.
public interface FittedResampler {

    /// {@return the data set it was fitted to}
    Dataset data();

    /// {@return the rows of every class before and after}
    ClassTargets targets();

    /// Draws. The result is a pure function of this object, the seed and the epoch.
    ///
    /// @param seed  fixes all random choices
    /// @param epoch which of the independent draws of this seed, by custom counted from 0
    /// @return the resampling
    Resampling resampling(Seed seed, long epoch);
}
