package dev.ballast.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.loss.BinaryLoss;
import dev.ballast.core.metric.BinaryMetric;
import dev.ballast.core.metric.BinaryProbabilities;
import dev.ballast.core.metric.ConfusionMatrix;
import dev.ballast.core.metric.RankedScores;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class MeasureEvaluationTest {

    private static final Dataset BINARY = Rows.binary(1000, 2);

    private static double[] doubles(float[][] predictions) {
        return Arrays.stream(predictions).mapToDouble(row -> row[0]).toArray();
    }

    @Test
    void measuresAreTheLibrarysOwn() throws XGBoostError {
        DMatrix matrix = DatasetMatrix.of(BINARY, "fraud");
        float[][] predictions = Rows.train(matrix, Map.of("objective", "binary:logistic"), 5, null).predict(matrix);
        RankedScores ranked = RankedScores.of(BINARY.labels(), "fraud", doubles(predictions));
        BinaryProbabilities probabilities = BinaryProbabilities.of(BINARY.labels(), "fraud", doubles(predictions));

        assertThat(MeasureEvaluation.averagePrecision().eval(predictions, matrix))
                .isEqualTo((float) ranked.precisionRecall().averagePrecision());
        assertThat(MeasureEvaluation.rocArea().eval(predictions, matrix)).isEqualTo((float) ranked.roc().area());
        assertThat(MeasureEvaluation.at("f1", BinaryMetric.F1, 0.3).eval(predictions, matrix))
                .isEqualTo((float) ranked.countsAt(0.3).f1());
        assertThat(MeasureEvaluation.best("mcc", BinaryMetric.MATTHEWS).eval(predictions, matrix))
                .isEqualTo((float) ranked.best(BinaryMetric.MATTHEWS).value());
        assertThat(MeasureEvaluation.brier().eval(predictions, matrix)).isEqualTo((float) probabilities.brier());
    }

    @Test
    void aWeightIsAsManyRows() throws XGBoostError {
        float[] weights = new float[1000];
        IntStream.range(0, 1000).forEach(row -> weights[row] = row % 4);
        DMatrix weighted = DatasetMatrix.of(BINARY, "fraud");
        weighted.setWeight(weights);
        int[] rows = IntStream.range(0, 1000).flatMap(row -> IntStream.generate(() -> row).limit(row % 4)).toArray();
        DMatrix repeated = DatasetMatrix.of(BINARY.select(rows), "fraud");
        float[][] predictions = Rows.train(weighted, Map.of("objective", "binary:logistic"), 5, null).predict(weighted);
        float[][] ofRepeated = IntStream.of(rows).mapToObj(row -> predictions[row]).toArray(float[][]::new);

        for (MeasureEvaluation evaluation : List.of(MeasureEvaluation.averagePrecision(), MeasureEvaluation.rocArea(),
                MeasureEvaluation.at("f1", BinaryMetric.F1, 0.3), MeasureEvaluation.brier())) {
            assertThat(evaluation.eval(predictions, weighted)).isEqualTo(evaluation.eval(ofRepeated, repeated));
        }
    }

    @Test
    void classesAreJudgedByTheLargestPrediction() throws XGBoostError {
        Dataset three = Rows.three(1000, 2);
        DMatrix matrix = DatasetMatrix.of(three);
        float[][] predictions = Rows.train(matrix, Map.of("objective", "multi:softprob", "num_class", 3), 5, null)
                .predict(matrix);
        int[] codes = Arrays.stream(predictions)
                .mapToInt(row -> row[0] >= row[1] && row[0] >= row[2] ? 0 : row[1] >= row[2] ? 1 : 2).toArray();

        assertThat(MeasureEvaluation.ofClasses("g-mean", 3, ConfusionMatrix::gMean).eval(predictions, matrix))
                .isEqualTo((float) ConfusionMatrix.of(three.labels(), codes).gMean());
        assertThatIllegalArgumentException().isThrownBy(
                () -> MeasureEvaluation.ofClasses("g-mean", 4, ConfusionMatrix::gMean).eval(predictions, matrix))
                .withMessageContaining("3 predictions for each row and the measure is of 4 classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeasureEvaluation.averagePrecision().eval(predictions, matrix))
                .withMessageContaining("use MeasureEvaluation.ofClasses");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeasureEvaluation.ofClasses("x", 1, ConfusionMatrix::gMean));
    }

    /// By its names XGBoost knows which of its own measures are better if larger; of others it takes the smallest. The measure of
    /// every round is compared with the round that XGBoost called the best.
    @Test
    void theBestRoundIsTheOneWithTheLargestMeasure() throws XGBoostError {
        DMatrix train = DatasetMatrix.of(Rows.binary(400, 5), "fraud");
        DMatrix validation = DatasetMatrix.of(BINARY, "fraud");
        BinaryObjective objective = BinaryObjective.of(BinaryLoss.crossEntropy());
        for (MeasureEvaluation evaluation : List.of(MeasureEvaluation.averagePrecision(), MeasureEvaluation.brier())) {
            Map<String, Object> parameters = Rows.quiet(objective.parameters(train));
            parameters.putAll(evaluation.parameters());
            float[][] measures = new float[1][60];
            Booster booster = XGBoost.train(train, parameters, 60, Map.of("validation", validation), measures,
                    objective,
                    evaluation, 0);
            int best = 0;
            for (int round = 1; round < 60; round++) {
                boolean isBetter = evaluation.getMetric().equals("brier")
                        ? measures[0][round] < measures[0][best]
                        : measures[0][round] > measures[0][best];
                best = isBetter ? round : best;
            }

            assertThat(booster.getAttr("best_iteration")).isEqualTo(Integer.toString(best));
            assertThat(best).isBetween(1, 58);
            assertThat(measures[0][59]).isEqualTo(evaluation.eval(booster.predict(validation), validation));
        }
    }

    @Test
    void whatIsNotDefinedIsAnError() throws XGBoostError {
        DMatrix negative = new DMatrix(new float[]{1, 2}, 2, 1, Float.NaN);
        negative.setLabel(new float[]{0, 0});
        float[][] predictions = {{0.2f}, {0.3f}};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeasureEvaluation.averagePrecision().eval(predictions, negative))
                .withMessageContaining("average-precision is not defined on these 2 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeasureEvaluation.at("precision", BinaryMetric.PRECISION, 0.5).eval(predictions,
                        negative))
                .withMessageContaining("orElse(0)");
        assertThat(MeasureEvaluation.at("precision", BinaryMetric.PRECISION.orElse(0), 0.5).eval(predictions, negative))
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeasureEvaluation.at("f1", BinaryMetric.F1, Double.NaN));
    }
}
