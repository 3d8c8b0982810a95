package dev.ballast.smote.neighbors;

import java.util.Arrays;
import java.util.Objects;

/// The k nearest rows of each of a number of queries, nearest first; ties in order of row number.
///
/// Immutable. Costs 12 bytes a neighbor.
public final class Neighbors {

    private final int k;
    private final int[] rows;
    private final double[] squaredDistances;

    Neighbors(int k, int[] rows, double[] squaredDistances) {
        this.k = k;
        this.rows = rows;
        this.squaredDistances = squaredDistances;
    }

    /// {@return the number of queries}
    public int queries() {
        return k == 0 ? 0 : rows.length / k;
    }

    /// {@return the number of neighbors of each}
    public int k() {
        return k;
    }

    /// Returns a neighbor.
    ///
    /// @param query from 0, in the order the queries were given
    /// @param rank  0 is the nearest, k - 1 the farthest
    /// @return its place among the rows searched, from 0
    public int row(int query, int rank) {
        return rows[at(query, rank)];
    }

    /// Returns how far a neighbor is.
    ///
    /// @param query from 0, in the order the queries were given
    /// @param rank  0 is the nearest, k - 1 the farthest
    /// @return the squared Euclidean distance
    public double squaredDistance(int query, int rank) {
        return squaredDistances[at(query, rank)];
    }

    /// Returns all neighbors of a query.
    ///
    /// @param query from 0, in the order the queries were given
    /// @return their places among the rows searched, nearest first; a copy
    public int[] rowsOf(int query) {
        int begin = at(query, 0);
        return Arrays.copyOfRange(rows, begin, begin + k);
    }

    private int at(int query, int rank) {
        Objects.checkIndex(rank, k);
        return Objects.checkIndex(query, queries()) * k + rank;
    }
}
