/// How good predictions are, said in numbers that a rare class cannot hide from.
///
/// - Predicted classes: [dev.ballast.core.metric.ConfusionMatrix], and a
///   [dev.ballast.core.metric.ClassificationReport] of it.
/// - Scores of the positive class: [dev.ballast.core.metric.RankedScores], from which come the
///   [dev.ballast.core.metric.PrecisionRecallCurve], the [dev.ballast.core.metric.RocCurve] and thresholds.
/// - Probabilities of the positive class: [dev.ballast.core.metric.BinaryProbabilities].
/// - How sure: [dev.ballast.core.metric.Bootstrap] gives intervals and compares two models on the same rows.
///
/// A value that is not defined, such as the precision of a class that was never predicted, is NaN, never 0 or 1, unless
/// the caller says what it shall be ([dev.ballast.core.metric.BinaryMetric#orElse(double)]).
package dev.ballast.core.metric;
