package dev.ballast.smote.neighbors.exact;

import java.util.Arrays;

/// The answers of a search as they come in, by place of the query, and the queries that the filter could not settle.
public final class Answers {

    private final int k;
    private final int[] places;
    private final double[] squaredDistances;
    /// Of wide distances; empty if distances are numbers.
    private final int[] exponents;
    private final boolean wide;
    private int[] unsettled = new int[0];
    private float[] thresholds = new float[0];
    private int count;

    /// Room for the answers to all queries.
    ///
    /// @param wide whether distances are [WideDistance]s
    public Answers(int queries, int k, boolean wide) {
        this.k = k;
        int results = Math.multiplyExact(queries, k);
        this.places = new int[results];
        this.squaredDistances = new double[results];
        this.exponents = new int[wide ? results : 0];
        this.wide = wide;
    }

    public int k() {
        return k;
    }

    /// Whether distances are [WideDistance]s, and lists of them are to be.
    public boolean isWide() {
        return wide;
    }

    /// Reads where the answer to a query will be: writing there is quicker when it is in the cache.
    public double touch(int query) {
        return places[query * k] + squaredDistances[query * k] + squaredDistances[query * k + k - 1];
    }

    /// Puts the answer to one query.
    public void put(int query, NearestLists lists, int list) {
        lists.copyTo(list, places, squaredDistances, exponents, query);
    }

    /// Remembers a query that needs another look.
    ///
    /// @param position  of the query among those of the filter
    /// @param threshold above which no lower bound has to be looked at
    public synchronized void leave(int position, float threshold) {
        if (count == unsettled.length) {
            int length = Math.max(64, 2 * count);
            unsettled = Arrays.copyOf(unsettled, length);
            thresholds = Arrays.copyOf(thresholds, length);
        }
        unsettled[count] = position;
        thresholds[count++] = threshold;
    }

    public int unsettled() {
        return count;
    }

    public int unsettledPosition(int i) {
        return unsettled[i];
    }

    public float unsettledThreshold(int i) {
        return thresholds[i];
    }

    /// For every query, the places of its neighbors; not copied, as are the distances.
    public int[] places() {
        return places;
    }

    /// Squared distances, or the significands of wide ones.
    public double[] squaredDistances() {
        return squaredDistances;
    }

    /// Exponents of wide distances; empty if distances are numbers.
    public int[] exponents() {
        return exponents;
    }
}
