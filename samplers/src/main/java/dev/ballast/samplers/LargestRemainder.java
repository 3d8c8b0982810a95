package dev.ballast.samplers;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Divides a number of draws by shares, in whole numbers: the method of largest remainders (Hamilton's).
final class LargestRemainder {

    private LargestRemainder() {
    }

    /// Counts draws: for each share, of a sum of 1, the floor or the ceiling of its part, in all exactly `draws`.
    static long[] counts(long draws, double[] shares) {
        long[] counts = new long[shares.length];
        double[] remainders = new double[shares.length];
        long missing = draws;
        for (int i = 0; i < counts.length; i++) {
            double exact = draws * shares[i];
            counts[i] = Math.min((long) exact, missing);
            remainders[i] = exact - counts[i];
            missing -= counts[i];
        }
        int[] largestFirst = IntStream.range(0, shares.length).filter(i -> shares[i] > 0).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -remainders[i])).mapToInt(Integer::intValue)
                .toArray();
        // Rounding of the products can leave more than one draw for each of the sources.
        for (int i = 0; missing > 0; i = (i + 1) % largestFirst.length, missing--) {
            counts[largestFirst[i]]++;
        }
        return counts;
    }
}
