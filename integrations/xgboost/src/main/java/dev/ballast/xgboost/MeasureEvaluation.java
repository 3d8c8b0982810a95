package dev.ballast.xgboost;

import dev.ballast.core.metric.BinaryMetric;
import dev.ballast.core.metric.BinaryProbabilities;
import dev.ballast.core.metric.ConfusionMatrix;
import dev.ballast.core.metric.RankedScores;

import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.IEvaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// A measure that rare classes count in, by which XGBoost judges while it trains, and stops early.
///
/// ```java
/// MeasureEvaluation evaluation = MeasureEvaluation.averagePrecision();
/// parameters.putAll(evaluation.parameters());                    // larger is better: XGBoost would not know
/// Booster booster = XGBoost.train(train, parameters, 500, Map.of("validation", validation), null, objective,
///         evaluation, 20);
/// ```
///
/// Weights of rows, if the matrix has any, count. Judge on rows as they occur, not on resampled ones. A measure that is not defined
/// on some rows is an error and no number.
///
/// Predictions are `float`: probabilities within 6e-8 of 1 are equal to one another, so that measures of their order are those of such
/// ties. With the parameter `objective` set to `binary:logitraw` predictions are logits, with no such ties.
///
/// Immutable and thread-safe. It is not written with Java's serialization.
public final class MeasureEvaluation implements IEvaluation {

    private static final long serialVersionUID = 1;

    private final String name;
    private final boolean isMaximized;
    @SuppressWarnings("serial") // it stays on this machine
    private final Measure measure;

    private MeasureEvaluation(String name, boolean isMaximized, Measure measure) {
        this.name = name;
        this.isMaximized = isMaximized;
        this.measure = measure;
    }

    /// Computes a number from predictions.
    @FunctionalInterface
    private interface Measure {

        double of(float[][] predictions, MatrixRows rows);
    }

    /// Returns the average precision of two classes.
    ///
    /// @return the evaluation; larger is better
    public static MeasureEvaluation averagePrecision() {
        return new MeasureEvaluation("average-precision", true,
                (predictions, rows) -> ranked(predictions, rows).precisionRecall().averagePrecision());
    }

    /// Returns the area under the ROC curve of two classes.
    ///
    /// @return the evaluation; larger is better
    public static MeasureEvaluation rocArea() {
        return new MeasureEvaluation("roc-area", true, (predictions, rows) -> ranked(predictions, rows).roc().area());
    }

    /// Returns a metric of the decisions at a threshold.
    ///
    /// @param name      what the metric is called in what XGBoost prints
    /// @param metric    larger is better; where it can be undefined, say [BinaryMetric#orElse(double)]
    /// @param threshold the least prediction that is called positive
    /// @return the evaluation
    /// @throws IllegalArgumentException if the threshold is NaN
    public static MeasureEvaluation at(String name, BinaryMetric metric, double threshold) {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("threshold is NaN; it must be a number");
        }
        return new MeasureEvaluation(name, true,
                (predictions, rows) -> metric.of(ranked(predictions, rows).countsAt(threshold)));
    }

    /// Returns a metric of the decisions at the threshold at which it is largest, on the rows it is judged by: a bound of what can be
    /// reached.
    ///
    /// @param name   what the metric is called in what XGBoost prints
    /// @param metric larger is better
    /// @return the evaluation
    public static MeasureEvaluation best(String name, BinaryMetric metric) {
        return new MeasureEvaluation(name, true, (predictions, rows) -> ranked(predictions, rows).best(metric).value());
    }

    /// Returns the Brier score of two classes, of predictions that are probabilities.
    ///
    /// @return the evaluation; smaller is better
    public static MeasureEvaluation brier() {
        return new MeasureEvaluation("brier", false, (predictions, rows) -> {
            double[] probabilities = scores(predictions);
            return BinaryProbabilities.of(rows.positives(), probabilities, rows.weightsAsDoubles()).brier();
        });
    }

    /// Returns a number that follows from how many rows of each class are predicted to be of each class, for K classes: the one with
    /// the largest prediction, the first among equals.
    ///
    /// @param name    what it is called in what XGBoost prints
    /// @param classes K
    /// @param metric  larger is better, for example `ConfusionMatrix::balancedAccuracy` or `ConfusionMatrix::gMean`
    /// @return the evaluation
    /// @throws IllegalArgumentException if there are fewer than two classes
    public static MeasureEvaluation ofClasses(String name, int classes, ToDoubleFunction<ConfusionMatrix> metric) {
        if (classes < 2) {
            throw new IllegalArgumentException("there are " + classes + " classes; there must be at least 2");
        }
        List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        return new MeasureEvaluation(name, true, (predictions, rows) -> {
            int[] predicted = largest(predictions, classes);
            return metric.applyAsDouble(
                    ConfusionMatrix.of(rows.codes(classes), predicted, rows.weightsAsDoubles(), names));
        });
    }

    private static RankedScores ranked(float[][] predictions, MatrixRows rows) {
        double[] scores = scores(predictions);
        return rows.weights().length == 0
                ? RankedScores.of(rows.positives(), scores)
                : RankedScores.of(rows.positives(), scores, rows.weightsAsDoubles());
    }

    private static double[] scores(float[][] predictions) {
        double[] scores = new double[predictions.length];
        for (int row = 0; row < scores.length; row++) {
            if (predictions[row].length != 1) {
                throw new IllegalArgumentException("there are " + predictions[row].length
                        + " predictions for each row and this measure is of two classes; use MeasureEvaluation.ofClasses");
            }
            scores[row] = predictions[row][0];
        }
        return scores;
    }

    private static int[] largest(float[][] predictions, int classes) {
        int[] codes = new int[predictions.length];
        for (int row = 0; row < codes.length; row++) {
            if (predictions[row].length != classes) {
                throw new IllegalArgumentException("there are " + predictions[row].length
                        + " predictions for each row and the measure is of " + classes
                        + " classes; the objective must be multi:softprob");
            }
            for (int code = 1; code < classes; code++) {
                codes[row] = predictions[row][code] > predictions[row][codes[row]] ? code : codes[row];
            }
        }
        return codes;
    }

    /// {@return the parameter that tells XGBoost whether larger is better; by itself it knows so of its own names only, and would stop
    /// where the measure is worst}
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("maximize_evaluation_metrics", isMaximized);
        return parameters;
    }

    @Override
    public String getMetric() {
        return name;
    }

    /// Judges predictions.
    ///
    /// @param predicts what a booster predicts for each row
    /// @param dmat     has the labels, and weights if there are any
    /// @return the measure
    /// @throws IllegalArgumentException if labels or predictions are not of the kind that the measure is for, or it is not defined
    @Override
    public float eval(float[][] predicts, DMatrix dmat) {
        MatrixRows rows = MatrixRows.of(dmat, predicts.length);
        double value = measure.of(predicts, rows);
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException(name + " is not defined on these " + predicts.length
                    + " rows and predictions: judge on rows of all classes, or say what it shall be, for example by"
                    + " BinaryMetric.orElse(0)");
        }
        return (float) value;
    }

    @Override
    public String toString() {
        return "MeasureEvaluation[" + name + (isMaximized ? ", larger" : ", smaller") + " is better]";
    }
}
