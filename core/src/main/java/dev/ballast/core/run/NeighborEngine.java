package dev.ballast.core.run;

import dev.ballast.core.data.Dataset;

/// Answers questions about neighbors: by exact search in memory, or wherever the rows are. All engines give the same
/// answers; methods ask and do not search.
@FunctionalInterface
public interface NeighborEngine {

    /// Answers a question.
    ///
    /// @param data     the rows
    /// @param question what is asked
    /// @param run      threads, progress and cancellation
    /// @return the answer
    /// @throws IllegalArgumentException if a value that enters distances is not finite, or there are fewer rows than k asks
    ///                                  for
    NeighborLists answer(Dataset data, NeighborQuestion question, RunSettings run);
}
