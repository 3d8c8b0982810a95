package dev.ballast.core.metric;

/// The four counts of a decision between two classes, or of one class against all others, and what follows from them.
///
/// Counts may be weights. A quotient whose denominator is 0 is NaN.
///
/// @param truePositives  positive rows that were called positive
/// @param falsePositives negative rows that were called positive
/// @param falseNegatives positive rows that were called negative
/// @param trueNegatives  negative rows that were called negative
public record BinaryCounts(double truePositives, double falsePositives, double falseNegatives, double trueNegatives) {

    /// Checks the counts.
    ///
    /// @throws IllegalArgumentException if one is negative, NaN or infinite
    public BinaryCounts {
        requireCount("truePositives", truePositives);
        requireCount("falsePositives", falsePositives);
        requireCount("falseNegatives", falseNegatives);
        requireCount("trueNegatives", trueNegatives);
    }

    private static void requireCount(String name, double count) {
        if (!(count >= 0 && count < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is " + count + "; counts must be finite and at least 0");
        }
    }

    /// Adds the counts of other rows, or of another class.
    ///
    /// @param other what to add
    /// @return the sums
    public BinaryCounts plus(BinaryCounts other) {
        return new BinaryCounts(truePositives + other.truePositives, falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives, trueNegatives + other.trueNegatives);
    }

    /// {@return the rows that are positive}
    public double positives() {
        return truePositives + falseNegatives;
    }

    /// {@return the rows that are negative}
    public double negatives() {
        return trueNegatives + falsePositives;
    }

    /// {@return the rows that were called positive}
    public double predictedPositives() {
        return truePositives + falsePositives;
    }

    /// {@return all rows}
    public double total() {
        return positives() + negatives();
    }

    /// {@return TP / (TP + FP), the share of positives among the rows called positive}
    public double precision() {
        return truePositives / predictedPositives();
    }

    /// {@return TP / (TP + FN), the share of the positive rows that was found; also called sensitivity}
    public double recall() {
        return truePositives / positives();
    }

    /// {@return TN / (TN + FP), the share of the negative rows that was left alone}
    public double specificity() {
        return trueNegatives / negatives();
    }

    /// {@return (TP + TN) / all; near 1 for a blind model if one class is rare}
    public double accuracy() {
        return (truePositives + trueNegatives) / total();
    }

    /// {@return the F-measure of beta 1, the harmonic mean of precision and recall}
    public double f1() {
        return fBeta(1);
    }

    /// Returns (1 + beta^2) TP / ((1 + beta^2) TP + beta^2 FN + FP).
    ///
    /// @param beta how many times as much recall counts as precision; finite, above 0
    /// @return 0 to 1; NaN if there are neither positive rows nor rows called positive
    /// @throws IllegalArgumentException if beta is not in range
    public double fBeta(double beta) {
        if (!(beta > 0 && beta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("beta is " + beta + "; it must be finite and above 0");
        }
        double squared = beta * beta;
        if (squared >= 0x1p53) {
            // 1 + beta^2 is beta^2, by which all is divided, before it overflows.
            return truePositives == 0
                    ? 0 / (falseNegatives + falsePositives)
                    : truePositives / (positives() + falsePositives / squared);
        }
        double found = (1 + squared) * truePositives;
        return found / (found + squared * falseNegatives + falsePositives);
    }

    /// {@return the mean of recall and specificity}
    public double balancedAccuracy() {
        return (recall() + specificity()) / 2;
    }

    /// {@return the square root of recall times specificity}
    public double gMean() {
        return Math.sqrt(recall() * specificity());
    }

    /// Returns (1 + alpha (recall - specificity)) recall x specificity: the squared G-mean, more if the positive class is
    /// served better than the negative one, less if worse.
    ///
    /// Garcia, Mollineda, Sanchez, "Index of balanced accuracy", 2009, doi:10.1007/978-3-642-02172-5_57.
    ///
    /// @param alpha how much the difference counts, 0 to 1; by custom 0.1
    /// @return the index
    /// @throws IllegalArgumentException if alpha is not in range
    public double indexBalancedAccuracy(double alpha) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha is " + alpha + "; it must be between 0 and 1");
        }
        return (1 + alpha * (recall() - specificity())) * recall() * specificity();
    }

    /// Returns the correlation of truth and prediction, Matthews's coefficient:
    /// (TP TN - FP FN) / sqrt((TP + FP)(TP + FN)(TN + FP)(TN + FN)).
    ///
    /// @return -1 to 1; NaN if a class does not occur, or was never or always predicted
    public double matthews() {
        double unit = unit();
        double rightly = truePositives * unit;
        double alarms = falsePositives * unit;
        double missed = falseNegatives * unit;
        double spared = trueNegatives * unit;
        double correlation = determinant(rightly, alarms, missed, spared)
                / Math.sqrt((rightly + alarms) * (rightly + missed))
                / Math.sqrt((spared + alarms) * (spared + missed));
        // Each factor is rounded.
        return Math.max(-1, Math.min(1, correlation));
    }

    /// Returns Cohen's kappa: the agreement beyond that of chance, as a share of what was possible.
    ///
    /// @return at most 1; NaN if truth and prediction are both of one class
    public double kappa() {
        double unit = unit();
        double rightly = truePositives * unit;
        double alarms = falsePositives * unit;
        double missed = falseNegatives * unit;
        double spared = trueNegatives * unit;
        return Math.min(1, 2 * determinant(rightly, alarms, missed, spared)
                / ((rightly + alarms) * (spared + alarms) + (rightly + missed) * (spared + missed)));
    }

    /// Products of counts are in range as they are, nearly always.
    private double unit() {
        double total = total();
        return total > 0x1p-200 && total < 0x1p200 ? 1 : unit(total);
    }

    /// A power of two that brings a total to 1 or up to below 2, so that products of counts neither overflow nor vanish; 1 if
    /// the total is 0.
    static double unit(double total) {
        return total == 0 ? 1 : Math.scalb(1.0, -Math.getExponent(total));
    }

    BinaryCounts times(double factor) {
        return new BinaryCounts(truePositives * factor, falsePositives * factor, falseNegatives * factor,
                trueNegatives * factor);
    }

    double determinant() {
        return determinant(truePositives, falsePositives, falseNegatives, trueNegatives);
    }

    /// TP TN - FP FN, to two units in the last place: the rounding error of the second product is known exactly by a fused
    /// multiply-add and taken back. Jeannerod, Louvet, Muller, 2013, doi:10.1090/S0025-5718-2013-02679-8.
    static double determinant(double truePositives, double falsePositives, double falseNegatives,
            double trueNegatives) {
        double product = falsePositives * falseNegatives;
        double error = Math.fma(-falsePositives, falseNegatives, product);
        return Math.fma(truePositives, trueNegatives, -product) + error;
    }
}
