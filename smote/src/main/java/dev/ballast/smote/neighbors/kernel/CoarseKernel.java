package dev.ballast.smote.neighbors.kernel;

/// A first look at two blocks of rows of whole numbers of 16 bits, twice as many at a time as the `float` of [FilterKernel]:
/// tells which pairs may be close.
///
/// All sums are modulo 2^16, so rows may have any whole numbers. Half norms are half squared norms rounded up, less 2^14;
/// thresholds are whole numbers less 2^15. A pair whose half norms less inner product, as whole numbers, are from 0 to a threshold
/// below 2^16 is found; so are some others that are 2^16 or more.
///
/// Candidates are laid out as for [DistanceKernel], queries as for [FilterKernel], their signs changed, each number twice
/// in an `int`. For one thread. Arguments are not checked; callers are in this module.
public interface CoarseKernel {

    /// Rows for [#product] are filled up with zeros to a multiple of so many values: of every vector length.
    int LANES = 16;

    /// Places for what is found: one more than there are pairs, because one is written before it is known to count.
    int PLACES = DistanceKernel.BLOCK * DistanceKernel.BLOCK + 1;

    /// Finds, among [DistanceKernel#BLOCK] queries and candidates, the pairs that are at most the threshold of their query or
    /// that of their lane.
    ///
    /// @param negated    the queries as above
    /// @param columns    number of columns
    /// @param block      candidates
    /// @param halfNorms  half norms of queries and candidates
    /// @param thresholds thresholds of queries and candidates
    /// @param query      where those of the first query are
    /// @param lane       where those of lane 0 are
    /// @param found      takes the places, query times BLOCK plus lane, in any order; [#PLACES] long
    /// @return how many were found
    int atMostEither(int[] negated, int columns, short[] block, short[] halfNorms, short[] thresholds, int query,
            int lane, int[] found);

    /// Computes an inner product in `float`, in any order of additions.
    ///
    /// @param one    holds one row
    /// @param first  where it is
    /// @param other  holds the other
    /// @param second where it is
    /// @param count  how many values, a multiple of [#LANES]
    /// @return the sum of their products
    float product(float[] one, int first, float[] other, int second, int count);
}
