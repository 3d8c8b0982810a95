package dev.ballast.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.loss.BinaryLoss;
import dev.ballast.core.loss.SoftmaxLoss;
import dev.ballast.core.metric.RankedScores;
import dev.ballast.core.weight.ClassWeights;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.IObjective;
import ml.dmlc.xgboost4j.java.XGBoostError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

class ObjectiveTest {

    private static final Dataset BINARY = Rows.binary(2000, 1);
    private static final Dataset THREE = Rows.three(2000, 1);

    private static void requireNear(float[][] actual, float[][] expected, double distance) {
        assertThat(actual.length).isEqualTo(expected.length);
        for (int row = 0; row < actual.length; row++) {
            for (int i = 0; i < expected[row].length; i++) {
                assertThat(actual[row][i]).isCloseTo(expected[row][i], within((float) distance));
            }
        }
    }

    /// Cross-entropy is XGBoost's own objective, where it starts included: from its own estimate, and with weights of rows.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void crossEntropyIsTheLogisticObjective(boolean isWeighted) throws XGBoostError {
        DMatrix train = DatasetMatrix.of(BINARY, "fraud");
        if (isWeighted) {
            DatasetMatrix.weigh(train, BINARY, ClassWeights.balanced(BINARY.counts()));
        }
        BinaryObjective objective = BinaryObjective.of(BinaryLoss.crossEntropy());
        Booster own = Rows.train(train, Map.of("objective", "binary:logistic"), 20, null);
        Booster ours = Rows.train(train, objective.parameters(train), 20, objective);

        assertThat((float) objective.parameters(train).get("base_score"))
                .isCloseTo(isWeighted ? 0.5f : 0.1f, within(1e-6f));
        requireNear(ours.predict(train), own.predict(train), 1e-4);
        requireNear(ours.predict(train, true), own.predict(train, true), 1e-3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void crossEntropyOfClassesIsTheSoftmaxObjective(boolean isWeighted) throws XGBoostError {
        DMatrix train = DatasetMatrix.of(THREE);
        if (isWeighted) {
            DatasetMatrix.weigh(train, THREE, ClassWeights.balanced(THREE.counts()));
        }
        SoftmaxObjective objective = SoftmaxObjective.of(SoftmaxLoss.crossEntropy(3));
        Map<String, Object> parameters = objective.parameters(train);
        Booster ours = Rows.train(train, parameters, 20, objective);
        Booster own = Rows.train(train, parameters, 20, null);

        requireNear(ours.predict(train), own.predict(train), 1e-4);
        requireNear(ours.predict(train, true), own.predict(train, true), 1e-3);
    }

    /// A weight of 3 is three rows, for gradients, curvatures and the base score.
    @Test
    void weightsOfRowsAreRepeatedRows() throws XGBoostError {
        int[] repeated = IntStream.range(0, 2000).flatMap(row -> IntStream.generate(() -> row).limit(1 + row % 3))
                .toArray();
        float[] weights = new float[2000];
        IntStream.range(0, 2000).forEach(row -> weights[row] = 1 + row % 3);
        BinaryObjective objective = BinaryObjective.of(BinaryLoss.focal(2).weighted(5, 1));
        DMatrix weighted = DatasetMatrix.of(BINARY, "fraud");
        weighted.setWeight(weights);
        DMatrix longer = DatasetMatrix.of(BINARY.select(repeated), "fraud");
        Booster ofWeights = Rows.train(weighted, objective.parameters(weighted), 10, objective);
        Booster ofRows = Rows.train(longer, objective.parameters(longer), 10, objective);

        assertThat(objective.parameters(weighted)).isEqualTo(objective.parameters(longer));
        requireNear(ofWeights.predict(weighted), ofRows.predict(weighted), 1e-3);
    }

    static List<BinaryLoss> binaryLosses() {
        return List.of(BinaryLoss.crossEntropy(), BinaryLoss.crossEntropy().weighted(9, 1), BinaryLoss.focal(2),
                BinaryLoss.focal(5).weighted(0.25, 0.75),
                BinaryLoss.logitAdjusted(BINARY.counts().prior(), "fraud", 1));
    }

    /// What XGBoost starts from is where the slope of the whole loss is 0, and what it is given are the loss's own numbers.
    @ParameterizedTest
    @MethodSource("binaryLosses")
    void binaryObjectivesHandOverTheLoss(BinaryLoss loss) throws XGBoostError {
        DMatrix train = DatasetMatrix.of(BINARY, "fraud");
        BinaryObjective objective = BinaryObjective.of(loss);
        double logit = BaseScore.of(loss, MatrixRows.of(train));
        double score = (float) objective.parameters(train).get("base_score");
        float[][] first = firstLogits(train, objective.parameters(train), objective);
        float[][] logits = logits(2000, 1);
        List<float[]> given = objective.getGradient(logits, train);

        assertThat(200 * loss.gradient(logit, true) + 1800 * loss.gradient(logit, false)).isCloseTo(0, within(1e-9));
        assertThat(score).isCloseTo(1 / (1 + Math.exp(-logit)), within(1e-7));
        assertThat(first[7][0]).isCloseTo((float) logit, within(1e-5f));
        for (int row = 0; row < 2000; row++) {
            boolean positive = row % 10 == 3;
            assertThat(given.get(0)[row]).isEqualTo((float) loss.gradient(logits[row][0], positive));
            assertThat(given.get(1)[row]).isEqualTo(
                    (float) loss.curvatureAtLeast(1e-16).curvature(logits[row][0], positive)).isPositive();
        }
    }

    private static float[][] firstLogits(DMatrix train, Map<String, Object> parameters, IObjective objective)
            throws XGBoostError {
        float[][][] seen = new float[1][][];
        Rows.train(train, parameters, 1, (predicts, matrix) -> {
            seen[0] = predicts;
            return objective.getGradient(predicts, matrix);
        });
        return seen[0];
    }

    private static float[][] logits(int rows, int classes) {
        Random random = new Random(3);
        float[][] logits = new float[rows][classes];
        for (float[] row : logits) {
            for (int i = 0; i < classes; i++) {
                row[i] = (float) (12 * random.nextGaussian());
            }
        }
        return logits;
    }

    static List<SoftmaxLoss> softmaxLosses() {
        return List.of(SoftmaxLoss.crossEntropy(3), SoftmaxLoss.crossEntropy(3).weighted(1, 2, 30),
                SoftmaxLoss.focal(3, 2),
                SoftmaxLoss.logitAdjusted(THREE.counts().prior(), 1), SoftmaxLoss.balanced(THREE.counts()),
                SoftmaxLoss.ldam(THREE.counts(), 0.5, 3));
    }

    @ParameterizedTest
    @MethodSource("softmaxLosses")
    void softmaxObjectivesHandOverTheLoss(SoftmaxLoss loss) throws XGBoostError {
        DMatrix train = DatasetMatrix.of(THREE);
        SoftmaxObjective objective = SoftmaxObjective.of(loss);
        double[] scores = BaseScore.of(loss, MatrixRows.of(train));
        float[][] first = firstLogits(train, objective.parameters(train), objective);
        float[][] logits = logits(2000, 3);
        List<float[]> given = objective.getGradient(logits, train);
        double[] slopes = new double[3];
        for (int target = 0; target < 3; target++) {
            double[] slope = new double[3];
            loss.evaluate(scores, new int[]{target}, new double[1], slope);
            for (int code = 0; code < 3; code++) {
                slopes[code] += THREE.counts().count(target) * slope[code];
            }
        }

        assertThat(slopes).containsExactly(new double[3], within(1e-6));
        assertThat(Arrays.stream(scores).sum()).isCloseTo(0, within(1e-9));
        for (int code = 0; code < 3; code++) {
            assertThat(first[5][code]).isCloseTo((float) scores[code], within(1e-5f));
        }
        for (int row = 0; row < 2000; row++) {
            double[] ofRow = {logits[row][0], logits[row][1], logits[row][2]};
            double[] gradients = new double[3];
            double[] curvatures = new double[3];
            loss.curvatureAtLeast(1e-16).evaluate(ofRow, new int[]{THREE.labels().code(row)}, new double[1], gradients,
                    curvatures);
            for (int code = 0; code < 3; code++) {
                assertThat(given.get(0)[3 * row + code]).isEqualTo((float) gradients[code]);
                assertThat(given.get(1)[3 * row + code]).isEqualTo(2 * (float) curvatures[code]).isPositive();
            }
        }
    }

    /// Without a bound the curvature of a focal loss is negative for very wrong rows; XGBoost would make their leaf 0.
    @Test
    void curvaturesAreBoundedWhereTheLossBendsTheOtherWay() throws XGBoostError {
        DMatrix wrong = new DMatrix(new float[]{0, 1, 2, 3}, 4, 1, Float.NaN);
        wrong.setLabel(new float[]{1, 1, 0, 0});
        float[][] logits = {{-4}, {-3}, {4}, {3}};
        BinaryLoss focal = BinaryLoss.focal(2);

        assertThat(focal.curvature(-4, true)).isNegative();
        assertThat(BinaryObjective.of(focal).getGradient(logits, wrong).get(1))
                .containsExactly(1e-16f, 1e-16f, 1e-16f, 1e-16f);
        assertThat(BinaryObjective.of(focal).curvatureAtLeast(0.01).getGradient(logits, wrong).get(1))
                .containsExactly(0.01f, 0.01f, 0.01f, 0.01f);
        assertThatIllegalArgumentException().isThrownBy(() -> BinaryObjective.of(focal).curvatureAtLeast(0));
        assertThatIllegalArgumentException().isThrownBy(() -> BinaryObjective.of(focal).curvatureAtLeast(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SoftmaxObjective.of(SoftmaxLoss.focal(3, 2)).curvatureAtLeast(0));
    }

    @Test
    void aFocalLossLearns() throws XGBoostError {
        Dataset unknown = Rows.binary(2000, 9);
        DMatrix train = DatasetMatrix.of(BINARY, "fraud");
        DMatrix test = DatasetMatrix.of(unknown, "fraud");
        BinaryObjective objective = BinaryObjective.of(BinaryLoss.focal(2));
        double ours = averagePrecision(unknown,
                Rows.train(train, objective.parameters(train), 40, objective).predict(test));
        double own = averagePrecision(unknown,
                Rows.train(train, Map.of("objective", "binary:logistic"), 40, null).predict(test));

        assertThat(ours).isGreaterThan(0.5).isCloseTo(own, within(0.05));
    }

    private static double averagePrecision(Dataset data, float[][] predictions) {
        return RankedScores.of(data.labels(), "fraud", Arrays.stream(predictions).mapToDouble(row -> row[0]).toArray())
                .precisionRecall().averagePrecision();
    }

    @Test
    void matricesThatCannotBeTrainedOnAreRefused() throws XGBoostError {
        DMatrix rows = new DMatrix(new float[]{1, 2, 3, 4}, 4, 1, Float.NaN);
        BinaryObjective binary = BinaryObjective.of(BinaryLoss.crossEntropy());
        SoftmaxObjective softmax = SoftmaxObjective.of(SoftmaxLoss.crossEntropy(3));
        float[][] one = {{0}, {0}, {0}, {0}};
        float[][] three = {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}, {0, 0, 0}};

        assertThatIllegalArgumentException().isThrownBy(() -> binary.parameters(rows))
                .withMessage("the matrix has 4 rows and no labels; call setLabel");
        assertThatIllegalArgumentException().isThrownBy(() -> binary.getGradient(one, rows))
                .withMessageContaining("no labels");
        rows.setLabel(new float[]{0, 1, 2, 0.5f});
        assertThatIllegalArgumentException().isThrownBy(() -> binary.getGradient(one, rows))
                .withMessage("label[2] is 2.0; labels of two classes must be 0 and 1, the positive class");
        assertThatIllegalArgumentException().isThrownBy(() -> softmax.getGradient(three, rows))
                .withMessage("label[3] is 0.5; labels of 3 classes must be whole numbers from 0 to 2");
        rows.setLabel(new float[]{0, 1, 0, 0});
        assertThatIllegalArgumentException().isThrownBy(() -> binary.getGradient(three, rows))
                .withMessageContaining("leave num_class out");
        assertThatIllegalArgumentException().isThrownBy(() -> softmax.getGradient(one, rows))
                .withMessageContaining("set num_class to 3");
        assertThatIllegalArgumentException().isThrownBy(() -> binary.getGradient(new float[][]{{0}, {0}}, rows))
                .withMessageContaining("2 predictions and 4 labels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> binary.getGradient(new float[][]{{0}, {Float.NaN}, {0}, {0}}, rows))
                .withMessageContaining("logit[1] is NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> softmax.parameters(rows))
                .withMessageContaining("rows of class 2 weigh 0");
        rows.setWeight(new float[]{1, 0, 1, 1});
        assertThatIllegalArgumentException().isThrownBy(() -> binary.parameters(rows))
                .withMessageContaining("the positive rows weigh 0.0");
        rows.setWeight(new float[]{1, 1e38f, 1, 1});
        assertThatIllegalArgumentException().isThrownBy(
                () -> BinaryObjective.of(BinaryLoss.crossEntropy().weighted(1000, 1)).getGradient(one, rows))
                .withMessageContaining("the gradient of row 1 is -Infinity");
    }
}
