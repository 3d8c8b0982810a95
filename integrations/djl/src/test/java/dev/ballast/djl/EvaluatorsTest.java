package dev.ballast.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.metric.BinaryMetric;
import dev.ballast.core.metric.ConfusionMatrix;
import dev.ballast.core.metric.RankedScores;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.evaluator.Evaluator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

/// Metrics over all batches of an epoch beside those of the rows at once.
class EvaluatorsTest {

    private static final List<String> CLASSES = List.of("ok", "odd", "rare");
    private static final int ROWS = 90;

    private final NDManager manager = NDManager.newBaseManager();
    private final float[] logits = new float[3 * ROWS];
    private final int[] actual = new int[ROWS];

    EvaluatorsTest() {
        RandomStream random = Seed.of(3).stream(Purpose.of("evaluators-test.rows"), 0, 0, 0);
        for (int row = 0; row < ROWS; row++) {
            // No rare rows in the first batch.
            actual[row] = row < 30 ? row % 2 : random.nextInt(3);
            for (int code = 0; code < 3; code++) {
                logits[3 * row + code] = (float) (random.nextGaussian() + (code == actual[row] ? 1 : 0));
            }
        }
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private int[] predicted() {
        int[] predicted = new int[ROWS];
        Arrays.setAll(predicted, row -> {
            int best = 0;
            for (int code = 1; code < 3; code++) {
                best = logits[3 * row + code] > logits[3 * row + best] ? code : best;
            }
            return best;
        });
        return predicted;
    }

    private void update(Evaluator evaluator, String... keys) {
        for (int begin = 0; begin < ROWS; begin += 30) {
            evaluator.updateAccumulators(keys,
                    new NDList(manager.create(Arrays.copyOfRange(actual, begin, begin + 30))),
                    new NDList(manager.create(Arrays.copyOfRange(logits, 3 * begin, 3 * begin + 90),
                            new Shape(30, 3))));
        }
    }

    @Test
    void decisionsOfAllBatchesAreCountedTogether() {
        ConfusionMatrix all = ConfusionMatrix.of(actual, predicted(), CLASSES);
        Evaluator gMean = ConfusionEvaluator.of("G-mean", CLASSES, ConfusionMatrix::gMean);
        ConfusionEvaluator recall = ConfusionEvaluator.of("recall", CLASSES, "rare", BinaryMetric.RECALL);
        for (Evaluator evaluator : List.of(gMean, recall)) {
            evaluator.addAccumulator("a");
            evaluator.addAccumulator("b");
            update(evaluator, "a", "b");
            evaluator.resetAccumulator("b");
        }
        assertThat(gMean.getAccumulator("a")).isEqualTo((float) all.gMean());
        assertThat(recall.getAccumulator("a")).isEqualTo((float) all.oneVersusRest(2).recall());
        assertThat(recall.counts("a")).isEqualTo(all);
        assertThat(recall.counts("b").total()).isZero();
        assertThat(recall.getAccumulator("b")).isNaN();
    }

    /// A mean over batches has no value for the first, which has no rare rows.
    @Test
    void oneBatchIsJudgedByItself() {
        Evaluator recall = ConfusionEvaluator.of("recall", CLASSES, "rare", BinaryMetric.RECALL);
        NDList labels = new NDList(manager.create(Arrays.copyOf(actual, 30)));
        NDList first = new NDList(manager.create(Arrays.copyOf(logits, 90), new Shape(30, 3)));
        assertThat(recall.evaluate(labels, first).getFloat()).isNaN();
        Evaluator accuracy = ConfusionEvaluator.of("accuracy", CLASSES, ConfusionMatrix::accuracy);
        Accuracy djl = new Accuracy();
        djl.addAccumulator("a");
        djl.updateAccumulator("a", labels, first);
        assertThat(accuracy.evaluate(labels, first).getFloat()).isEqualTo(djl.getAccumulator("a"));
    }

    @Test
    void rankingsAreOfAllBatches() {
        boolean[] positive = new boolean[ROWS];
        double[] scores = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            positive[row] = actual[row] == 2;
            scores[row] = logits[3 * row + 2]
                    - Math.log(Math.exp(logits[3 * row]) + Math.exp(logits[3 * row + 1]));
        }
        RankedScores all = RankedScores.of(positive, scores);
        RankingEvaluator evaluator = RankingEvaluator.of("average precision", CLASSES, "rare",
                ranked -> ranked.precisionRecall().averagePrecision());
        evaluator.addAccumulator("a");
        evaluator.addAccumulator("b");
        assertThat(evaluator.getAccumulator("a")).isNaN();
        update(evaluator, "a", "b");
        update(evaluator, "b");
        assertThat(evaluator.getAccumulator("a")).isEqualTo((float) all.precisionRecall().averagePrecision());
        assertThat(evaluator.ranked("a").positives()).isEqualTo(all.positives());
        assertThat(evaluator.ranked("b").positives()).isEqualTo(2 * all.positives());
        evaluator.resetAccumulator("a");
        assertThat(evaluator.getAccumulator("a")).isNaN();
        assertThat(evaluator.ranked("b").positives()).isEqualTo(2 * all.positives());
    }

    @Test
    void oneLogitSpeaksForClassOne() {
        List<String> two = List.of("ok", "rare");
        float[] logit = {-2, 0, 3, -1, 5};
        int[] codes = {0, 0, 1, 1, 1};
        for (Shape shape : List.of(new Shape(5), new Shape(5, 1))) {
            NDList labels = new NDList(manager.create(codes));
            NDList predictions = new NDList(manager.create(logit, shape));
            Evaluator precision = ConfusionEvaluator.of("precision", two, "rare", BinaryMetric.PRECISION);
            assertThat(precision.evaluate(labels, predictions).getFloat()).isEqualTo(2f / 3);
            RankingEvaluator area = RankingEvaluator.of("area", two, "rare", ranked -> ranked.roc().area());
            assertThat(area.evaluate(labels, predictions).getFloat()).isEqualTo(5f / 6);
            // The same of the other class: all signs turn.
            RankingEvaluator other = RankingEvaluator.of("area", two, "ok", ranked -> ranked.roc().area());
            assertThat(other.evaluate(labels, predictions).getFloat()).isEqualTo(5f / 6);
        }
    }

    /// Probabilities of all these rows round to 1.
    @Test
    void rowsNearCertaintyAreStillRanked() {
        RankingEvaluator area = RankingEvaluator.of("area", List.of("ok", "rare"), "rare",
                ranked -> ranked.roc().area());
        NDList labels = new NDList(manager.create(new int[]{0, 0, 1, 1}));
        NDList logits = new NDList(
                manager.create(new float[]{0, 100, 0, 101, 0, 102, 0, 103}, new Shape(4, 2)));
        assertThat(area.evaluate(labels, logits).getFloat()).isEqualTo(1);
    }

    @Test
    void badInputIsNamed() {
        ConfusionEvaluator recall = ConfusionEvaluator.of("recall", CLASSES, "rare", BinaryMetric.RECALL);
        RankingEvaluator ranking = RankingEvaluator.of("area", CLASSES, "rare", ranked -> ranked.roc().area());
        for (Evaluator evaluator : List.of(recall, ranking)) {
            evaluator.addAccumulator("known");
            assertThatIllegalArgumentException().isThrownBy(() -> evaluator.getAccumulator("a"))
                    .withMessageContaining("no accumulator \"a\"").withMessageContaining("[known]");
            assertThatIllegalArgumentException().isThrownBy(() -> evaluator.resetAccumulator("a"))
                    .withMessageContaining("no accumulator \"a\"");
            NDList labels = new NDList(manager.create(new int[]{0, 1}));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> evaluator.updateAccumulator("known", labels,
                            new NDList(manager.create(new float[]{0, 1, 2, 3, Float.NaN, 0}, new Shape(2, 3)))))
                    .withMessageContaining("row 1").withMessageContaining("logit NaN");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> evaluator.updateAccumulator("known", new NDList(),
                            new NDList(manager.zeros(new Shape(2, 3)))))
                    .withMessageContaining("0 arrays of labels");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> evaluator.updateAccumulator("known", labels,
                            new NDList(manager.zeros(new Shape(2, 2)))))
                    .withMessageContaining("shape (2, 2) for 3 classes");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionEvaluator.of("recall", CLASSES, "fraud", BinaryMetric.RECALL))
                .withMessageContaining("no class \"fraud\"").withMessageContaining("[ok, odd, rare]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionEvaluator.of("G-mean", List.of("ok"), ConfusionMatrix::gMean))
                .withMessageContaining("at least 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionEvaluator.of("G-mean", List.of("ok", "ok"), ConfusionMatrix::gMean))
                .withMessageContaining("twice");
    }
}
