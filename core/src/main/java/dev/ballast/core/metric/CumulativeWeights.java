package dev.ballast.core.metric;

import org.jspecify.annotations.Nullable;

/// The weight of the rows of one kind at each threshold, highest first, and the sums of it from either end.
///
/// Differences of sums lose small weights behind large ones: 1e16 + 1 is 1e16. So the sums from below are sums of what is
/// there, unless all weights are whole and add up to 2^53 at most: then every difference is exact.
final class CumulativeWeights {

    private final double[] atOrAbove;
    /// Null if differences are exact, as the next.
    private final double @Nullable [] below;
    private final double @Nullable [] at;

    private CumulativeWeights(double[] atOrAbove, double @Nullable [] below, double @Nullable [] at) {
        this.atOrAbove = atOrAbove;
        this.below = below;
        this.at = at;
    }

    /// Keeps sums of whole numbers, up to 2^53.
    static CumulativeWeights ofWholeSums(double... atOrAbove) {
        return new CumulativeWeights(atOrAbove, null, null);
    }

    /// Adds up any weights.
    ///
    /// @param at of each threshold; kept
    static CumulativeWeights of(double... at) {
        double[] atOrAbove = new double[at.length];
        double[] below = new double[at.length];
        CompensatedSum sum = new CompensatedSum();
        double largest = 0;
        for (int rank = 0; rank < at.length; rank++) {
            sum.add(at[rank]);
            // A sum of weights never falls; its last bit, rounded, could.
            largest = Math.max(largest, sum.value());
            atOrAbove[rank] = largest;
        }
        sum = new CompensatedSum();
        largest = 0;
        for (int rank = at.length - 1; rank >= 0; rank--) {
            below[rank] = largest;
            sum.add(at[rank]);
            largest = Math.max(largest, sum.value());
        }
        return new CumulativeWeights(atOrAbove, below, at);
    }

    double total() {
        return atOrAbove.length == 0 ? 0 : atOrAbove[atOrAbove.length - 1];
    }

    /// The weight at or above the threshold of a rank; -1 is above all.
    double atOrAbove(int rank) {
        return rank < 0 ? 0 : atOrAbove[rank];
    }

    /// The weight below the threshold of a rank; -1 is above all.
    double below(int rank) {
        return rank < 0 ? total() : below == null ? total() - atOrAbove[rank] : below[rank];
    }

    /// The weight at the threshold of a rank.
    double at(int rank) {
        return at == null ? atOrAbove[rank] - atOrAbove(rank - 1) : at[rank];
    }
}
