package dev.ballast.djl;

import dev.ballast.core.metric.RankedScores;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.evaluator.Evaluator;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Any metric of ranked scores as an evaluator of DJL: average precision, areas under curves, recall at a precision.
///
/// ```java
/// Evaluator ranking = RankingEvaluator.of("average precision", classes, "fraud",
///         scores -> scores.precisionRecall().averagePrecision());
/// ```
///
/// The score of a row is the log-odds of the positive class: its logit less the logarithm of the summed exponentials of the others;
/// of one logit, that logit, for class 1. It orders rows as the probability of softmax does, and tells rows apart whose probabilities
/// round to 1. Scores of all batches are kept, 9 bytes a row for each accumulator, and ranked when asked for.
public final class RankingEvaluator extends Evaluator {

    private final List<String> classes;
    private final int positive;
    private final ToDoubleFunction<RankedScores> metric;
    private final Accumulators<Scores> kept = new Accumulators<>(Scores.NONE);

    private RankingEvaluator(String name, List<String> classes, int positive, ToDoubleFunction<RankedScores> metric) {
        super(name);
        this.classes = List.copyOf(classes);
        this.positive = positive;
        this.metric = metric;
    }

    /// Returns a metric of one class against all others.
    ///
    /// @param name     as reports of a training run show it
    /// @param classes  the name of class 0, 1, ..., K-1
    /// @param positive the class
    /// @param metric   of the ranked scores
    /// @return the evaluator
    /// @throws IllegalArgumentException if there is no such class, or there are fewer than 2
    public static RankingEvaluator of(String name, List<String> classes, String positive,
            ToDoubleFunction<RankedScores> metric) {
        return new RankingEvaluator(name, classes, BatchLogits.requireClass(classes, positive), metric);
    }

    /// Rows so far.
    private record Scores(double[] scores, boolean[] positive, int rows) {

        static final Scores NONE = new Scores(new double[0], new boolean[0], 0);

        Scores plus(Scores more) {
            int all = Math.addExact(rows, more.rows);
            double[] longer = scores;
            boolean[] longerPositive = positive;
            if (all > scores.length) {
                int room = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(all, 2L * rows));
                longer = Arrays.copyOf(scores, room);
                longerPositive = Arrays.copyOf(positive, room);
            }
            System.arraycopy(more.scores, 0, longer, rows, more.rows);
            System.arraycopy(more.positive, 0, longerPositive, rows, more.rows);
            return new Scores(longer, longerPositive, all);
        }

        RankedScores ranked() {
            return RankedScores.of(Arrays.copyOf(positive, rows), Arrays.copyOf(scores, rows));
        }
    }

    private Scores scores(NDList labels, NDList predictions) {
        NDArray array = predictions.singletonOrThrow();
        long rows = BatchLogits.requireRows(array, classes.size());
        int[] actual = BatchCodes.of(labels, rows, classes.size());
        double[] logits = BatchLogits.numbers(array);
        int width = logits.length / actual.length;
        double[] scores = new double[actual.length];
        boolean[] isPositive = new boolean[actual.length];
        for (int row = 0; row < scores.length; row++) {
            isPositive[row] = actual[row] == positive;
            scores[row] = width == 1
                    ? positive == 1 ? logits[row] : -logits[row]
                    : logOdds(logits, row * width, width);
        }
        return new Scores(scores, isPositive, scores.length);
    }

    private double logOdds(double[] logits, int begin, int width) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int code = 0; code < width; code++) {
            largest = code == positive ? largest : Math.max(largest, logits[begin + code]);
        }
        double sum = 0;
        for (int code = 0; code < width; code++) {
            sum += code == positive ? 0 : Math.exp(logits[begin + code] - largest);
        }
        return logits[begin + positive] - largest - Math.log(sum);
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
                .create((float) metric.applyAsDouble(scores(labels, predictions).ranked()));
    }

    @Override
    public void addAccumulator(String key) {
        kept.add(key);
    }

    @Override
    public void updateAccumulator(String key, NDList labels, NDList predictions) {
        updateAccumulators(new String[]{key}, labels, predictions);
    }

    @Override
    public void updateAccumulators(String[] keys, NDList labels, NDList predictions) {
        Scores batch = scores(labels, predictions);
        kept.update(keys, before -> before.plus(batch));
    }

    @Override
    public void resetAccumulator(String key) {
        kept.reset(key);
    }

    @Override
    public float getAccumulator(String key) {
        Scores scores = kept.get(key);
        return scores.rows() == 0 ? Float.NaN : (float) metric.applyAsDouble(scores.ranked());
    }

    /// Returns the ranked scores of an accumulator.
    ///
    /// @param key its name, such as `EvaluatorTrainingListener.VALIDATE_EPOCH`
    /// @return the ranking
    /// @throws IllegalArgumentException if there is no such accumulator
    public RankedScores ranked(String key) {
        return kept.get(key).ranked();
    }
}
