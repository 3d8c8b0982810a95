package dev.ballast.core.metric;

/// A number that follows from the four counts of a decision, larger being better. Any function of them will do:
///
/// ```java
/// BinaryMetric caughtPerAlarm = counts -> counts.truePositives() / counts.predictedPositives();
/// BinaryMetric precision = BinaryMetric.PRECISION.orElse(0);
/// ```
@FunctionalInterface
public interface BinaryMetric {

    /// See [BinaryCounts#precision()].
    BinaryMetric PRECISION = BinaryCounts::precision;
    /// See [BinaryCounts#recall()].
    BinaryMetric RECALL = BinaryCounts::recall;
    /// See [BinaryCounts#specificity()].
    BinaryMetric SPECIFICITY = BinaryCounts::specificity;
    /// See [BinaryCounts#f1()].
    BinaryMetric F1 = BinaryCounts::f1;
    /// See [BinaryCounts#balancedAccuracy()].
    BinaryMetric BALANCED_ACCURACY = BinaryCounts::balancedAccuracy;
    /// See [BinaryCounts#gMean()].
    BinaryMetric G_MEAN = BinaryCounts::gMean;
    /// See [BinaryCounts#matthews()].
    BinaryMetric MATTHEWS = BinaryCounts::matthews;
    /// See [BinaryCounts#kappa()].
    BinaryMetric KAPPA = BinaryCounts::kappa;

    /// Computes the number.
    ///
    /// @param counts the four counts
    /// @return the number; NaN if it is not defined
    double of(BinaryCounts counts);

    /// Returns the F-measure; see [BinaryCounts#fBeta(double)].
    ///
    /// @param beta how many times as much recall counts as precision; finite, above 0
    /// @return the metric
    static BinaryMetric fBeta(double beta) {
        return counts -> counts.fBeta(beta);
    }

    /// Returns this metric with a value where it is not defined.
    ///
    /// @param value what to return instead of NaN
    /// @return the metric
    default BinaryMetric orElse(double value) {
        return counts -> {
            double defined = of(counts);
            return Double.isNaN(defined) ? value : defined;
        };
    }
}
