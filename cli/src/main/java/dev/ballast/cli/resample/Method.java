package dev.ballast.cli.resample;

import dev.ballast.core.method.Resampler;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.samplers.RandomOverSampler;
import dev.ballast.samplers.RandomUnderSampler;
import dev.ballast.smote.Smote;

/// A method as a streaming run sees it: what it has to keep in memory, and who does the work.
public sealed interface Method {

    /// {@return the library's method}
    Resampler resampler();

    /// Works out the rows of every class.
    ///
    /// @param counts the rows of every class now
    /// @return the targets
    default ClassTargets targets(ClassCounts counts) {
        return resampler().targets(counts);
    }

    /// Decides on rows one by one as they stream past. Keeps nothing.
    ///
    /// @param resampler decides
    record Thin(RandomUnderSampler resampler) implements Method {}

    /// Repeats rows. Keeps the text of the rows of growing classes.
    ///
    /// @param resampler chooses
    record Repeat(RandomOverSampler resampler) implements Method {}

    /// Makes rows from the features of the rows of growing classes. Keeps those.
    ///
    /// @param resampler     makes recipes
    /// @param standardized  whether distances are taken on columns divided by their standard deviation
    /// @param roundIntegers whether columns of whole numbers stay that way
    record Synthesize(Smote resampler, boolean standardized, boolean roundIntegers) implements Method {}
}
