package dev.ballast.cli.inspect;

import java.util.Arrays;

/// Numbers that stand for many.
final class Summary {

    private Summary() {
    }

    /// The middle value, or the mean of the two in the middle; NaN without values.
    static double median(double... values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }

    /// The value that a share of all values are at or below; the values must ascend and be there.
    static double quantile(double share, double... sorted) {
        return sorted[(int) (share * (sorted.length - 1))];
    }
}
