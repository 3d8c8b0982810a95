package dev.ballast.core.metric;

/// Checks of what a caller gives for every row.
final class RowWeights {

    private RowWeights() {
    }

    static void require(double[] weights, int rows) {
        requireSameLength(weights.length, "weights", rows, "labels");
        for (int row = 0; row < rows; row++) {
            if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "weight[" + row + "] is " + weights[row] + "; weights must be finite and at least 0");
            }
        }
    }

    static void requireSameLength(int found, String what, int rows, String ofWhat) {
        if (found != rows) {
            throw new IllegalArgumentException(
                    "there are " + found + " " + what + " and " + rows + " " + ofWhat + "; every row needs both");
        }
    }
}
