package dev.ballast.core.metric;

/// What each of the four outcomes of a decision costs, in any one unit. A gain is a negative cost.
///
/// @param truePositive  cost of calling a positive row positive
/// @param falsePositive cost of calling a negative row positive
/// @param falseNegative cost of calling a positive row negative
/// @param trueNegative  cost of calling a negative row negative
public record CostMatrix(double truePositive, double falsePositive, double falseNegative, double trueNegative) {

    /// Checks the costs.
    ///
    /// @throws IllegalArgumentException if one is not finite, or a wrong decision does not cost more than the right one
    public CostMatrix {
        requireFinite("truePositive", truePositive);
        requireFinite("falsePositive", falsePositive);
        requireFinite("falseNegative", falseNegative);
        requireFinite("trueNegative", trueNegative);
        if (!(falsePositive > trueNegative)) {
            throw new IllegalArgumentException("falsePositive costs " + falsePositive + " and trueNegative "
                    + trueNegative + "; a wrong decision must cost more than the right one");
        }
        if (!(falseNegative > truePositive)) {
            throw new IllegalArgumentException("falseNegative costs " + falseNegative + " and truePositive "
                    + truePositive + "; a wrong decision must cost more than the right one");
        }
    }

    private static void requireFinite(String name, double cost) {
        if (!Double.isFinite(cost)) {
            throw new IllegalArgumentException(name + " costs " + cost + "; costs must be finite");
        }
    }

    /// Returns costs of errors; right decisions cost nothing.
    ///
    /// @param falsePositive cost of a false alarm
    /// @param falseNegative cost of a miss
    /// @return the costs
    public static CostMatrix of(double falsePositive, double falseNegative) {
        return new CostMatrix(0, falsePositive, falseNegative, 0);
    }

    /// Returns the cost of all decisions together.
    ///
    /// @param counts the decisions
    /// @return the sum
    public double total(BinaryCounts counts) {
        return total(counts, 1);
    }

    /// The cost over a power of two, so large that it is finite for any counts.
    double scaledTotal(BinaryCounts counts) {
        double largest = Math.max(Math.max(Math.abs(truePositive), Math.abs(trueNegative)),
                Math.max(Math.abs(falsePositive), Math.abs(falseNegative)));
        return total(counts, BinaryCounts.unit(largest) / 8);
    }

    private double total(BinaryCounts counts, double unit) {
        return truePositive * unit * counts.truePositives() + falsePositive * unit * counts.falsePositives()
                + falseNegative * unit * counts.falseNegatives() + trueNegative * unit * counts.trueNegatives();
    }

    /// Returns the probability from which calling a row positive costs less than calling it negative. It needs no data,
    /// but probabilities that are right; see [BinaryProbabilities#calibration(int)].
    ///
    /// (FP - TN) / (FP - TN + FN - TP); Elkan, "The foundations of cost-sensitive learning", 2001.
    ///
    /// @return above 0 and below 1, as far as a double tells it from them
    public double probabilityThreshold() {
        double alarm = falsePositive - trueNegative;
        double miss = falseNegative - truePositive;
        if (alarm + miss < Double.POSITIVE_INFINITY) {
            return alarm / (alarm + miss);
        }
        alarm = falsePositive / 4 - trueNegative / 4;
        return alarm / (alarm + (falseNegative / 4 - truePositive / 4));
    }
}
