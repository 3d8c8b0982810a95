package dev.ballast.core.metric;

/// Checks of what a caller gives for every row.
final class RowWeights {

    private RowWeights() {
    }

    static void require(double[] weights, int rows) {
        requireSameLength(weights.length, "weights", rows, "labels");
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "weight[" + row + "] is " + weights[row] + "; weights must be finite and at least 0");
            }
            sum += weights[row];
        }
        if (sum == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("weights add up to more than a double holds, "
                    + Double.MAX_VALUE + "; scale them down");
        }
    }

    /// Tells whether sums and differences of the weights are exact: whole numbers that add up to 2^53 at most.
    static boolean areCounts(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            if (weight != Math.rint(weight)) {
                return false;
            }
            sum += weight;
        }
        return sum <= ConfusionCells.LARGEST_TOTAL;
    }

    static void requireSameLength(int found, String what, int rows, String ofWhat) {
        if (found != rows) {
            throw new IllegalArgumentException(
                    "there are " + found + " " + what + " and " + rows + " " + ofWhat + "; every row needs both");
        }
    }
}
