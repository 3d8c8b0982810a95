package dev.ballast.smote.neighbors;

import java.util.Arrays;

/// For a run of queries, the k nearest rows seen so far, sorted by (squared distance, row).
///
/// Rows must be offered in ascending order. Then a row as far as the farthest of a full list comes after it in the
/// total order, and only rows strictly nearer than [#threshold(int)] have to be offered.
final class NearestLists {

    private final int k;
    private final int[] rows;
    private final double[] squaredDistances;
    private final int[] sizes;

    NearestLists(int queries, int k) {
        this.k = k;
        this.rows = new int[queries * k];
        this.squaredDistances = new double[queries * k];
        this.sizes = new int[queries];
    }

    void clear() {
        Arrays.fill(sizes, 0);
    }

    boolean isFull(int query) {
        return sizes[query] == k;
    }

    /// The squared distance of the farthest of a full list.
    double threshold(int query) {
        return squaredDistances[query * k + k - 1];
    }

    void offer(int query, int row, double squaredDistance) {
        int begin = query * k;
        int place = begin + sizes[query];
        if (isFull(query)) {
            place--;
            if (!(squaredDistance < squaredDistances[place])) {
                return;
            }
        } else {
            sizes[query]++;
        }
        while (place > begin && squaredDistances[place - 1] > squaredDistance) {
            squaredDistances[place] = squaredDistances[place - 1];
            rows[place] = rows[place - 1];
            place--;
        }
        squaredDistances[place] = squaredDistance;
        rows[place] = row;
    }

    void copyTo(int queries, int[] targetRows, double[] targetDistances, int firstQuery) {
        System.arraycopy(rows, 0, targetRows, firstQuery * k, queries * k);
        System.arraycopy(squaredDistances, 0, targetDistances, firstQuery * k, queries * k);
    }
}
