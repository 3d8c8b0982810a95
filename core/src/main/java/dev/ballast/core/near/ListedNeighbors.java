package dev.ballast.core.near;

import dev.ballast.core.run.NeighborLists;

/// Lists put together from the answers to several questions.
///
/// @param asking    rows that asked, ascending
/// @param k         neighbors of each
/// @param rows      k neighbors for each
/// @param squares   their squared distances
/// @param distances their distances
record ListedNeighbors(int[] asking, int k, int[] rows, double[] squares, double[] distances) implements NeighborLists {

    static ListedNeighbors of(int[] asking, int k) {
        int size = Math.multiplyExact(asking.length, k);
        return new ListedNeighbors(asking, k, new int[size], new double[size], new double[size]);
    }

    /// Takes a neighbor from an answer.
    void take(int query, int rank, NeighborLists from, int fromQuery, int fromRank) {
        rows[query * k + rank] = from.row(fromQuery, fromRank);
        squares[query * k + rank] = from.squaredDistance(fromQuery, fromRank);
        distances[query * k + rank] = from.distance(fromQuery, fromRank);
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
        return rows[query * k + rank];
    }

    @Override
    public double squaredDistance(int query, int rank) {
        return squares[query * k + rank];
    }

    @Override
    public double distance(int query, int rank) {
        return distances[query * k + rank];
    }
}
