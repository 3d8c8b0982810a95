package dev.ballast.smote.space;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.RunSettings;
import dev.ballast.smote.neighbors.exact.SearchThreads;

/// Which neighbors are far for their row: not nearer than half of the median of its distances to all other rows that asked.
///
/// The median of an even number of distances is the mean of the two in the middle.
///
/// **Cost.** Rows that asked x rows that asked x columns, on all threads; a copy of their values, and a distance for each of them
/// and thread.
public final class FarNeighbors {

    private static final int BLOCK = 64;

    private final int k;
    private final double[] reaches;
    private final boolean[] far;

    private FarNeighbors(int queries, int k) {
        this.k = k;
        this.reaches = new double[queries];
        this.far = new boolean[Math.multiplyExact(queries, k)];
    }

    /// Works out the reach of every row.
    ///
    /// @param data     the data set
    /// @param near     neighbors of at least two rows among one another
    /// @param divisors units of the Euclidean space in which they were asked for
    /// @param run      threads, progress and cancellation
    /// @return which neighbors are far
    public static FarNeighbors of(Dataset data, NeighborLists near, double[] divisors, RunSettings run) {
        int n = near.queries();
        int[] rows = new int[n];
        for (int query = 0; query < n; query++) {
            rows[query] = near.asking(query);
        }
        RowDistances distances = ExactNeighbors.distances(data, NeighborSpace.euclidean(divisors), rows, rows, run);
        int[] places = new int[data.rows()];
        for (int query = 0; query < n; query++) {
            places[rows[query]] = query;
        }
        FarNeighbors found = new FarNeighbors(n, near.k());
        new SearchThreads(run.threads(), run::at).run((n + BLOCK - 1) / BLOCK, () -> {
            double[] others = new double[n - 1];
            return block -> {
                for (int query = block * BLOCK; query < Math.min(n, (block + 1) * BLOCK); query++) {
                    for (int other = 0; other < n - 1; other++) {
                        others[other] = distance(distances, query, other < query ? other : other + 1);
                    }
                    double reach = median(others) / 2;
                    found.reaches[query] = reach / distances.unit();
                    for (int rank = 0; rank < near.k(); rank++) {
                        double distance = distance(distances, query, places[near.row(query, rank)]);
                        found.far[query * near.k() + rank] = !(distance < reach);
                    }
                }
            };
        });
        return found;
    }

    private static double distance(RowDistances distances, int query, int other) {
        double found = distances.between(query, other);
        return distances.areSquares() ? Math.sqrt(found) : found;
    }

    /// Brings the values into another order.
    private static double median(double[] values) {
        int upper = values.length / 2;
        double above = smallest(values, upper);
        if (values.length % 2 == 1) {
            return above;
        }
        // What is before the place of rank is not larger; the largest of it has the rank before.
        double below = values[0];
        for (int i = 1; i < upper; i++) {
            below = Math.max(below, values[i]);
        }
        return below / 2 + above / 2;
    }

    /// The value of a rank, by Hoare's selection; smaller values come before it.
    private static double smallest(double[] values, int rank) {
        int from = 0;
        int to = values.length - 1;
        while (from < to) {
            double pivot = values[(from + to) >>> 1];
            int i = from;
            int j = to;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double held = values[i];
                    values[i++] = values[j];
                    values[j--] = held;
                }
            }
            if (rank <= j) {
                to = j;
            } else if (rank >= i) {
                from = i;
            } else {
                break;
            }
        }
        return values[rank];
    }

    /// Says whether a neighbor is far.
    ///
    /// @param query from 0
    /// @param rank  from 0, the nearest
    /// @return whether its distance is at least the reach
    public boolean isFar(int query, int rank) {
        return far[query * k + rank];
    }

    /// Returns the reach of a row.
    ///
    /// @param query from 0
    /// @return half of the median of its distances to the others, in the units of the space
    public double reach(int query) {
        return reaches[query];
    }
}
