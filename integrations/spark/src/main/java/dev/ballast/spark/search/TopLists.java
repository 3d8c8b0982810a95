package dev.ballast.spark.search;

import dev.ballast.core.run.NeighborLists;

import java.io.Serializable;

/// The best k neighbors so far of some rows that ask, best first.
///
/// The order is that of every engine: by distance, rows at one distance by their numbers. Squared distances are compared
/// first, and where those are equal, distances, which tell apart what is beyond the range of a square.
///
/// @param asking    the rows that ask
/// @param k         how many each has
/// @param rows      the neighbors, k for each
/// @param squares   their squared distances
/// @param distances their distances
/// @param farthest  whether the farthest are the best
record TopLists(int[] asking, int k, int[] rows, double[] squares, double[] distances, boolean farthest)
        implements
            Serializable,
            NeighborLists {

    /// Reads an answer.
    ///
    /// @param lists  with places in a block for rows
    /// @param places the numbers of the rows at these places
    static TopLists of(NeighborLists lists, int[] places, boolean farthest) {
        int size = Math.multiplyExact(lists.queries(), lists.k());
        TopLists found = new TopLists(new int[lists.queries()], lists.k(), new int[size], new double[size],
                new double[size], farthest);
        for (int query = 0; query < lists.queries(); query++) {
            found.asking[query] = places[lists.asking(query)];
            for (int rank = 0; rank < found.k; rank++) {
                int at = query * found.k + rank;
                found.rows[at] = places[lists.row(query, rank)];
                found.squares[at] = lists.squaredDistance(query, rank);
                found.distances[at] = lists.distance(query, rank);
            }
        }
        return found;
    }

    /// Whether the neighbor at a place comes before one of another answer.
    private boolean isBefore(int at, TopLists other, int place) {
        int order = Double.compare(squares[at], other.squares[place]);
        if (order == 0) {
            order = Double.compare(distances[at], other.distances[place]);
        }
        if (order != 0) {
            return farthest ? order > 0 : order < 0;
        }
        return rows[at] < other.rows[place];
    }

    /// The best of these and of others of the same rows, which have no neighbor in common.
    TopLists merge(TopLists other) {
        TopLists best = new TopLists(asking, k, new int[rows.length], new double[rows.length], new double[rows.length],
                farthest);
        for (int query = 0; query < asking.length; query++) {
            int mine = query * k;
            int theirs = query * k;
            for (int at = query * k; at < (query + 1) * k; at++) {
                // Both have k, so neither runs out before k are chosen.
                boolean first = isBefore(mine, other, theirs);
                TopLists from = first ? this : other;
                int place = first ? mine++ : theirs++;
                best.rows[at] = from.rows[place];
                best.squares[at] = from.squares[place];
                best.distances[at] = from.distances[place];
            }
        }
        return best;
    }

    @Override
    public int queries() {
        return asking.length;
    }

    @Override
    public int asking(int query) {
        return asking[query];
    }

    @Override
    public int row(int query, int rank) {
        return rows[at(query, rank)];
    }

    @Override
    public double squaredDistance(int query, int rank) {
        return squares[at(query, rank)];
    }

    @Override
    public double distance(int query, int rank) {
        return distances[at(query, rank)];
    }

    private int at(int query, int rank) {
        java.util.Objects.checkIndex(rank, k);
        return query * k + rank;
    }
}
