package dev.ballast.benchmarks;

import smile.math.distance.EuclideanDistance;
import smile.neighbor.KDTree;
import smile.neighbor.KNNSearch;
import smile.neighbor.LinearSearch;
import smile.neighbor.Neighbor;

/// Smile's exact searches, chosen by the number of columns.
final class SmileNeighbors {

    /// Up to here Smile's own SMOTE takes a k-d tree.
    private static final int MOST_COLUMNS_OF_TREE = 20;

    private SmileNeighbors() {
    }

    /// Returns the k nearest others of each row, nearest first.
    static int[][] selfJoin(double[][] rows, int k) {
        KNNSearch<double[], double[]> search = rows[0].length <= MOST_COLUMNS_OF_TREE
                ? KDTree.of(rows)
                : LinearSearch.of(rows, new EuclideanDistance());
        int[][] nearest = new int[rows.length][k];
        for (int query = 0; query < rows.length; query++) {
            Neighbor<double[], double[]>[] farthestFirst = search.search(rows[query], k);
            for (int rank = 0; rank < k; rank++) {
                nearest[query][rank] = farthestFirst[k - 1 - rank].index();
            }
        }
        return nearest;
    }
}
