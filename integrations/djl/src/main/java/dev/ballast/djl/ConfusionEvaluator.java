package dev.ballast.djl;

import dev.ballast.core.metric.BinaryMetric;
import dev.ballast.core.metric.ConfusionMatrix;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.evaluator.Evaluator;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// Any metric of decisions as an evaluator of DJL.
///
/// ```java
/// Evaluator recall = ConfusionEvaluator.of("recall of fraud", classes, "fraud", BinaryMetric.RECALL);
/// Evaluator gMean = ConfusionEvaluator.of("G-mean", classes, ConfusionMatrix::gMean);
/// ```
///
/// Rows of all batches are counted, and the metric is that of the counts: not a mean over batches, in which a batch without rare rows
/// would count as much as one with them. A row is predicted to be of the class with the largest logit, the first of equal ones; of
/// one logit, of class 1 if it is at least 0.
///
/// A metric that is not defined is NaN, such as the recall of a class without rows. Counts are kept in K x K values for each
/// accumulator.
public final class ConfusionEvaluator extends Evaluator {

    private final List<String> classes;
    private final ToDoubleFunction<ConfusionMatrix> metric;
    private final Accumulators<ConfusionMatrix> counts;

    private ConfusionEvaluator(String name, List<String> classes, ToDoubleFunction<ConfusionMatrix> metric) {
        super(name);
        this.classes = List.copyOf(classes);
        this.metric = metric;
        this.counts = new Accumulators<>(ConfusionMatrix.of(new long[classes.size()][classes.size()], this.classes));
    }

    /// Returns a metric of all classes.
    ///
    /// @param name    as reports of a training run show it
    /// @param classes the name of class 0, 1, ..., K-1
    /// @param metric  of the counts
    /// @return the evaluator
    /// @throws IllegalArgumentException if there are fewer than 2 classes, or two of one name
    public static ConfusionEvaluator of(String name, List<String> classes, ToDoubleFunction<ConfusionMatrix> metric) {
        if (classes.size() < 2) {
            throw new IllegalArgumentException("classes are " + classes + "; there must be at least 2");
        }
        return new ConfusionEvaluator(name, classes, metric);
    }

    /// Returns a metric of one class against all others.
    ///
    /// @param name     as reports of a training run show it
    /// @param classes  the name of class 0, 1, ..., K-1
    /// @param positive the class
    /// @param metric   of its four counts
    /// @return the evaluator
    /// @throws IllegalArgumentException if there is no such class, there are fewer than 2, or two of one name
    public static ConfusionEvaluator of(String name, List<String> classes, String positive, BinaryMetric metric) {
        int code = BatchLogits.requireClass(classes, positive);
        return of(name, classes, confusion -> metric.of(confusion.oneVersusRest(code)));
    }

    private ConfusionMatrix count(NDList labels, NDList predictions) {
        NDArray array = predictions.singletonOrThrow();
        long rows = BatchLogits.requireRows(array, classes.size());
        int[] actual = BatchCodes.of(labels, rows, classes.size());
        double[] logits = BatchLogits.numbers(array);
        int[] predicted = new int[actual.length];
        int width = logits.length / actual.length;
        for (int row = 0; row < predicted.length; row++) {
            predicted[row] = width == 1 ? logits[row] >= 0 ? 1 : 0 : largest(logits, row * width, width);
        }
        return ConfusionMatrix.of(actual, predicted, classes);
    }

    private static int largest(double[] logits, int begin, int width) {
        int best = 0;
        for (int code = 1; code < width; code++) {
            best = logits[begin + code] > logits[begin + best] ? code : best;
        }
        return best;
    }

    /// Returns the metric of one batch.
    ///
    /// @param labels      one array, the class of every row
    /// @param predictions one array, the logits
    /// @return a number
    /// @throws IllegalArgumentException if shapes, labels or logits are not as they must be
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        return predictions.singletonOrThrow().getManager()
                .create((float) metric.applyAsDouble(count(labels, predictions)));
    }

    @Override
    public void addAccumulator(String key) {
        counts.add(key);
    }

    @Override
    public void updateAccumulator(String key, NDList labels, NDList predictions) {
        updateAccumulators(new String[]{key}, labels, predictions);
    }

    @Override
    public void updateAccumulators(String[] keys, NDList labels, NDList predictions) {
        ConfusionMatrix batch = count(labels, predictions);
        counts.update(keys, before -> before.plus(batch));
    }

    @Override
    public void resetAccumulator(String key) {
        counts.reset(key);
    }

    @Override
    public float getAccumulator(String key) {
        return (float) metric.applyAsDouble(counts(key));
    }

    /// Returns what an accumulator has counted.
    ///
    /// @param key its name, such as `EvaluatorTrainingListener.VALIDATE_EPOCH`
    /// @return the counts
    /// @throws IllegalArgumentException if there is no such accumulator
    public ConfusionMatrix counts(String key) {
        return counts.get(key);
    }
}
