package dev.ballast.samplers.classwise;

import java.util.Arrays;

/// The probabilities of classes as whole numbers of an exact total: a class has its mass / total.
///
/// @param ends running totals
record ClassMasses(long[] ends) {

    /// Masses of real shares add up to about this: the most for which sums of a million classes stay below 2^63.
    private static final double TOTAL = 0x1p53;

    static ClassMasses of(long[] masses) {
        // Sums stay below 2^63: equal masses are 1, those of shares about 2^53 together.
        long[] ends = masses.clone();
        Arrays.parallelPrefix(ends, Long::sum);
        return new ClassMasses(ends);
    }

    /// Shares rounded to multiples of 2^-53 of their sum, but never to none.
    static ClassMasses ofShares(double[] shares) {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        long[] masses = new long[shares.length];
        for (int rank = 0; rank < masses.length; rank++) {
            masses[rank] = Math.max(1, (long) Math.rint(shares[rank] / sum * TOTAL));
        }
        return of(masses);
    }

    long total() {
        return ends[ends.length - 1];
    }

    double share(int rank) {
        return (double) (ends[rank] - (rank == 0 ? 0 : ends[rank - 1])) / total();
    }

    /// The class in whose part of the total a number lies.
    int rankAt(long number) {
        int found = Arrays.binarySearch(ends, number);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
