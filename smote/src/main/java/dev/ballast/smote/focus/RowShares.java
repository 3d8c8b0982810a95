package dev.ballast.smote.focus;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Shares of whole rows.
final class RowShares {

    private RowShares() {
    }

    /// Divides rows in proportion to weights, by the method of the largest remainder: everyone gets the whole part, and what is
    /// left goes one by one to those with the largest fractions, of equal ones to the first.
    ///
    /// @param rows    how many rows
    /// @param weights finite, not negative, not all 0
    /// @return shares that sum to the rows
    static long[] of(long rows, double... weights) {
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        long[] shares = new long[weights.length];
        double[] fractions = new double[weights.length];
        long left = rows;
        for (int i = 0; i < weights.length; i++) {
            double exact = rows * (weights[i] / all);
            shares[i] = Math.min(left, (long) exact);
            fractions[i] = exact - shares[i];
            left -= shares[i];
        }
        int[] order = IntStream.range(0, weights.length).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -fractions[i])).mapToInt(i -> i).toArray();
        for (int i = 0; left > 0; i = (i + 1) % order.length) {
            if (weights[order[i]] > 0) {
                shares[order[i]]++;
                left--;
            }
        }
        return shares;
    }
}
