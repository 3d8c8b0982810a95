package dev.ballast.smote.neighbors.kernel;

/// A fast look at a block of candidates in `float`, to leave out those that are too far. Its values are not exact; who
/// uses it knows a bound on their error, which holds for any order of rounding, fused or not.
///
/// Blocks are laid out as for [DistanceKernel], with `float` values.
public interface FilterKernel {

    /// Computes, for [DistanceKernel#QUERIES] queries and all candidates of a block, half the candidate's squared norm
    /// less the inner product of query and candidate: half the squared distance, less half the query's squared norm.
    ///
    /// @param negated   the queries with their signs changed, column by column: QUERIES values of column 0, then of
    ///                  column 1, ...
    /// @param offset    where they begin
    /// @param columns   number of columns
    /// @param block     candidates
    /// @param halfNorms half the squared norm of each candidate of the block
    /// @param values    takes QUERIES x BLOCK values, row-major
    void halfDistances(float[] negated, int offset, int columns, float[] block, float[] halfNorms, float[] values);

    /// Lists the lanes whose value is at most a threshold.
    ///
    /// @param values    holds the values
    /// @param offset    where lane 0 is
    /// @param lanes     how many lanes to look at, at most BLOCK
    /// @param threshold values must not be above it
    /// @param found     takes the lanes, ascending
    /// @return how many were found
    int lanesAtMost(float[] values, int offset, int lanes, float threshold, int[] found);
}
