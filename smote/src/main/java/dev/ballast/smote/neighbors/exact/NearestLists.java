package dev.ballast.smote.neighbors.exact;

import java.util.Arrays;

/// For a run of queries, the k nearest rows seen so far, sorted by (squared distance, place). Rows may be offered in any
/// order. Distances are numbers, or [WideDistance]s throughout.
public final class NearestLists {

    private final int k;
    private final int[] places;
    private final double[] squaredDistances;
    /// Of the distances, whose significands are then above; empty if they are numbers.
    private final int[] exponents;
    private final int[] sizes;

    public NearestLists(int queries, int k, boolean wide) {
        this.k = k;
        this.places = new int[Math.multiplyExact(queries, k)];
        this.squaredDistances = new double[places.length];
        this.exponents = new int[wide ? places.length : 0];
        this.sizes = new int[queries];
    }

    public void clear() {
        Arrays.fill(sizes, 0);
    }

    public boolean isFull(int query) {
        return sizes[query] == k;
    }

    /// The squared distance of the farthest of a full list, or its significand.
    public double threshold(int query) {
        return squaredDistances[query * k + k - 1];
    }

    /// The exponent of the squared distance of the farthest of a full list.
    public int thresholdExponent(int query) {
        return exponents[query * k + k - 1];
    }

    public void offer(int query, int place, double squaredDistance) {
        int begin = query * k;
        int at = begin + sizes[query];
        if (isFull(query)) {
            at--;
            if (!isBefore(squaredDistance, place, at)) {
                return;
            }
        } else {
            sizes[query]++;
        }
        while (at > begin && isBefore(squaredDistance, place, at - 1)) {
            squaredDistances[at] = squaredDistances[at - 1];
            places[at] = places[at - 1];
            at--;
        }
        squaredDistances[at] = squaredDistance;
        places[at] = place;
    }

    private boolean isBefore(double squaredDistance, int place, int other) {
        return squaredDistance < squaredDistances[other]
                || (squaredDistance == squaredDistances[other] && place < places[other]);
    }

    public void offer(int query, int place, WideDistance distance) {
        int begin = query * k;
        int at = begin + sizes[query];
        if (isFull(query)) {
            at--;
            if (!isBefore(distance, place, at)) {
                return;
            }
        } else {
            sizes[query]++;
        }
        while (at > begin && isBefore(distance, place, at - 1)) {
            squaredDistances[at] = squaredDistances[at - 1];
            exponents[at] = exponents[at - 1];
            places[at] = places[at - 1];
            at--;
        }
        squaredDistances[at] = distance.significand();
        exponents[at] = distance.exponent();
        places[at] = place;
    }

    private boolean isBefore(WideDistance distance, int place, int other) {
        return distance.exponent() == exponents[other]
                ? isBefore(distance.significand(), place, other)
                : distance.exponent() < exponents[other];
    }

    /// Copies a full list to where the results of its query are.
    ///
    /// @param targetExponents empty if distances are numbers
    void copyTo(int query, int[] targetPlaces, double[] targetDistances, int[] targetExponents, int resultOf) {
        System.arraycopy(places, query * k, targetPlaces, resultOf * k, k);
        System.arraycopy(squaredDistances, query * k, targetDistances, resultOf * k, k);
        if (exponents.length > 0) {
            System.arraycopy(exponents, query * k, targetExponents, resultOf * k, k);
        }
    }
}
