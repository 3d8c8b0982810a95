package dev.ballast.smote.neighbors.kernel;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// Squared distances of a few queries to a block of candidates, and the search for small ones among them.
///
/// **Layout.** A block holds [#BLOCK] candidate rows column by column: value of candidate `lane` in column `j` at
/// `j * BLOCK + lane`. So lanes are candidates, every candidate's sum runs over columns in order whatever the width of
/// the machine's vectors, nothing is added across lanes, and all implementations agree bit for bit.
///
/// Implementations are stateless. Arguments are not checked; callers are in this module.
public interface DistanceKernel {

    /// Candidate rows of a block: a multiple of every vector length, small enough for a block of many columns to stay
    /// in the first- or second-level cache.
    int BLOCK = 64;

    /// Queries worked on together: each candidate value loaded serves all of them.
    int QUERIES = 4;

    /// {@return `scalar` or `vector`}
    String name();

    /// {@return the width of the vectors in bits; 64 for scalar code}
    int vectorBits();

    /// {@return a filter that is several times faster than this kernel, for one thread; null if there is none}
    default @Nullable FilterKernel filter() {
        return null;
    }

    /// {@return the filter, for plans that are chosen only where there is one}
    default FilterKernel requireFilter() {
        return Objects.requireNonNull(filter(), "a plan with a filter was chosen for a kernel without");
    }

    /// {@return a first look before the filter's, for one thread; null if there is none}
    default @Nullable CoarseKernel coarse() {
        return null;
    }

    /// Computes the squared distances of [#QUERIES] queries to all candidates of a block.
    ///
    /// @param queries   row-major, QUERIES x columns
    /// @param columns   number of columns
    /// @param block     candidates, laid out as above
    /// @param distances takes QUERIES x BLOCK squared distances, row-major
    void squaredDistances(double[] queries, int columns, double[] block, double[] distances);

    /// Lists the lanes whose value is at most a threshold.
    ///
    /// @param distances holds the values
    /// @param offset    where lane 0 is
    /// @param lanes     how many lanes to look at, at most BLOCK
    /// @param threshold values must not be above it
    /// @param found     takes the lanes, ascending
    /// @return how many were found
    int lanesAtMost(double[] distances, int offset, int lanes, double threshold, int[] found);
}
