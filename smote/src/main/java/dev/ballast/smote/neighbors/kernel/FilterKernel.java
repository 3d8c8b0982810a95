package dev.ballast.smote.neighbors.kernel;

/// A fast look at blocks of rows in `float`, to leave out those that are too far. Its values are not exact; who uses it
/// knows a bound on their error, which holds for any order of rounding, fused or not.
///
/// Candidates are laid out as for [DistanceKernel]. Queries come in groups of [DistanceKernel#QUERIES], each group column by
/// column, with their signs changed: value of query `i` of group `g` in column `j` at `(g * columns + j) * QUERIES + i`. So
/// a tile reads both its arrays from front to back.
///
/// Arguments are not checked; callers are in this module.
public interface FilterKernel {

    /// Lanes, or boxes, are taken so many at a time: a multiple of every vector length.
    int LANES = 16;

    /// Computes, for some queries and all candidates of a block, the sum of both their half norms less their inner product:
    /// half the squared distance if the half norms are half the squared norms.
    ///
    /// @param negated    the queries as above
    /// @param queries    how many, a multiple of QUERIES, at most BLOCK
    /// @param queryHalf  half norms of the queries
    /// @param queryFirst where those of the first query are
    /// @param columns    number of columns
    /// @param block      candidates
    /// @param half       half norms of the candidates
    /// @param first      where those of lane 0 are
    /// @param values     takes queries x BLOCK values, row-major
    void halfDistances(float[] negated, int queries, float[] queryHalf, int queryFirst, int columns, float[] block,
            float[] half, int first, float[] values);

    /// Lists the values that are at most the threshold of their query.
    ///
    /// @param values     queries x BLOCK values, row-major
    /// @param queries    how many
    /// @param thresholds thresholds of the queries
    /// @param found      takes the places in `values`, ascending
    /// @return how many were found
    int atMost(float[] values, int queries, float[] thresholds, int[] found);

    /// Finds, for each of [DistanceKernel#BLOCK] queries, the least of every [#LANES]-th value, that of lanes `i`,
    /// `i + LANES`, ... for each `i`. The k-th smallest of them is not below the k-th smallest of all.
    ///
    /// @param values BLOCK x BLOCK values, row-major
    /// @param minima takes BLOCK x LANES values, row-major
    void minima(float[] values, float[] minima);

    /// Lists the values that are at most the threshold of their query or that of their lane.
    ///
    /// @param values     BLOCK x BLOCK values, row-major
    /// @param thresholds thresholds of queries and lanes
    /// @param query      where that of the first query is
    /// @param lane       where that of lane 0 is
    /// @param found      takes the places in `values`, ascending
    /// @return how many were found
    int atMostEither(float[] values, float[] thresholds, int query, int lane, int[] found);

    /// Tells which of [#LANES] boxes are near rows of a block: those whose squared distance to the row is at most the square of
    /// the row's reach and the box's slack.
    ///
    /// @param block   holds the rows
    /// @param lanes   of the rows; places up to the next multiple of [DistanceKernel#QUERIES] hold lanes as well
    /// @param rows    how many rows
    /// @param columns number of columns
    /// @param lower   the lower bounds of boxes, column by column
    /// @param upper   the upper bounds of boxes, column by column
    /// @param slacks  one for each box
    /// @param first   the first box; as many boxes as slacks are in each column
    /// @param reaches of the rows, by lane
    /// @param near    takes, for each row, bits: bit `i` is set if box `first + i` is near; as many places as in `lanes`
    void near(float[] block, int[] lanes, int rows, int columns, float[] lower, float[] upper, float[] slacks,
            int first, float[] reaches, int[] near);

    /// Computes the squared distances between a box and many others.
    ///
    /// @param corners of the box: the lower bounds of all columns, then the upper ones
    /// @param columns number of columns
    /// @param lower   the lower bounds of the others, column by column
    /// @param upper   the upper bounds of the others, column by column
    /// @param stride  how many others there are in each column
    /// @param first   the first of the others
    /// @param boxes   how many of them, a multiple of [#LANES]
    /// @param gaps    takes the squared distances
    void gaps(float[] corners, int columns, float[] lower, float[] upper, int stride, int first, int boxes,
            float[] gaps);
}
