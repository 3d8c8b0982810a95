package dev.ballast.smote.neighbors;

import dev.ballast.smote.neighbors.exact.Answers;
import dev.ballast.smote.neighbors.exact.WideDistance;

import java.util.Arrays;
import java.util.Objects;

/// The k nearest rows of each of a number of queries, nearest first; ties in order of row number.
///
/// Immutable. Costs 12 bytes a neighbor, 16 where squared distances leave the range of `double`.
public final class Neighbors {

    private final int k;
    private final int[] rows;
    private final double[] squaredDistances;
    /// Of the distances, whose significands are then above; empty if they are numbers.
    private final int[] exponents;

    private Neighbors(int k, int[] rows, double[] squaredDistances, int[] exponents) {
        this.k = k;
        this.rows = rows;
        this.squaredDistances = squaredDistances;
        this.exponents = exponents;
    }

    static Neighbors of(Answers answers) {
        return new Neighbors(answers.k(), answers.places(), answers.squaredDistances(), answers.exponents());
    }

    /// The same distances, of the same queries, with rows of another numbering.
    Neighbors withRows(int... newRows) {
        return new Neighbors(k, newRows, squaredDistances, exponents);
    }

    /// The same distances with rows of another numbering, some as the answers to other queries.
    ///
    /// @param newRows for more queries than these; those that are none of these have neighbors at distance 0
    /// @param queries which of them each of these is
    Neighbors withRows(int[] newRows, int[] queries) {
        double[] newDistances = new double[newRows.length];
        int[] newExponents = new int[exponents.length == 0 ? 0 : newRows.length];
        for (int query = 0; query < queries.length; query++) {
            System.arraycopy(squaredDistances, query * k, newDistances, queries[query] * k, k);
            if (exponents.length > 0) {
                System.arraycopy(exponents, query * k, newExponents, queries[query] * k, k);
            }
        }
        return new Neighbors(k, newRows, newDistances, newExponents);
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

    /// Returns how far a neighbor is. The order of neighbors is right also where the square is not: it is infinite, or 0 for
    /// different rows, or has fewer digits, if it is beyond the range of a `double`. [#distance] is not.
    ///
    /// @param query from 0, in the order the queries were given
    /// @param rank  0 is the nearest, k - 1 the farthest
    /// @return the squared Euclidean distance, rounded to a `double`
    public double squaredDistance(int query, int rank) {
        int at = at(query, rank);
        return exponents.length == 0
                ? squaredDistances[at]
                : WideDistance.rounded(squaredDistances[at], exponents[at]);
    }

    /// Returns how far a neighbor is.
    ///
    /// @param query from 0, in the order the queries were given
    /// @param rank  0 is the nearest, k - 1 the farthest
    /// @return the Euclidean distance, above 0 for different rows; infinite if it is above [Double#MAX_VALUE]
    public double distance(int query, int rank) {
        int at = at(query, rank);
        return exponents.length == 0
                ? Math.sqrt(squaredDistances[at])
                : WideDistance.root(squaredDistances[at], exponents[at]);
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
