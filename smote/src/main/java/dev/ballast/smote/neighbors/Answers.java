package dev.ballast.smote.neighbors;

import java.util.Arrays;

/// The answers of a search as they come in, by place of the query, and the queries that the filter could not settle.
final class Answers {

    private final int k;
    private final int[] places;
    private final double[] squaredDistances;
    /// Of wide distances; null if distances are numbers.
    private final int[] exponents;
    private int[] unsettled = new int[0];
    private float[] thresholds = new float[0];
    private int count;

    /// @param wide whether distances are [WideDistance]s
    Answers(int queries, int k, boolean wide) {
        this.k = k;
        int results = Math.multiplyExact(queries, k);
        this.places = new int[results];
        this.squaredDistances = new double[results];
        this.exponents = wide ? new int[results] : null;
    }

    int k() {
        return k;
    }

    /// Whether distances are [WideDistance]s, and lists of them are to be.
    boolean isWide() {
        return exponents != null;
    }

    /// Reads where the answer to a query will be: writing there is quicker when it is in the cache.
    double touch(int query) {
        return places[query * k] + squaredDistances[query * k] + squaredDistances[query * k + k - 1];
    }

    /// Puts the answer to one query.
    void put(int query, NearestLists lists, int list) {
        lists.copyTo(list, places, squaredDistances, exponents, query);
    }

    /// Remembers a query that needs another look.
    ///
    /// @param position  of the query among those of the filter
    /// @param threshold above which no lower bound has to be looked at
    synchronized void leave(int position, float threshold) {
        if (count == unsettled.length) {
            int length = Math.max(64, 2 * count);
            unsettled = Arrays.copyOf(unsettled, length);
            thresholds = Arrays.copyOf(thresholds, length);
        }
        unsettled[count] = position;
        thresholds[count++] = threshold;
    }

    int unsettled() {
        return count;
    }

    int unsettledPosition(int i) {
        return unsettled[i];
    }

    float unsettledThreshold(int i) {
        return thresholds[i];
    }

    Neighbors toNeighbors() {
        return new Neighbors(k, places, squaredDistances, exponents);
    }
}
