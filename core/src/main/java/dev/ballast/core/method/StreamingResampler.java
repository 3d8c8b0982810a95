package dev.ballast.core.method;

import dev.ballast.core.random.Seed;

/// A method that decides on the rows of each class as they stream past, and keeps none: for files and clusters.
///
/// Its promise is exact, and its plans keep the rows that these decisions keep, once, and copy them as often as they are
/// kept beyond that, grouped by class.
public interface StreamingResampler extends Resampler {

    /// Starts the decisions for one class. Asked once for every row of the class, in row order, the answers are those of a
    /// plan.
    ///
    /// @param streamKey the class's [dev.ballast.core.target.ClassLabels#streamKey(int)]
    /// @param before    the rows the class has
    /// @param after     the rows it shall have
    /// @param seed      fixes the choice
    /// @param epoch     which of the independent choices of this seed
    /// @return the decisions
    /// @throws IllegalArgumentException if the method cannot bring so many rows to so many
    RowThinning thinning(long streamKey, long before, long after, Seed seed, long epoch);
}
