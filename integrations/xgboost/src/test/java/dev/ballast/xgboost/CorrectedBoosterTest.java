package dev.ballast.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.loss.BinaryLoss;
import dev.ballast.core.loss.SoftmaxLoss;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.ClassPrior;
import dev.ballast.core.weight.ClassWeights;
import dev.ballast.core.weight.PriorCorrection;
import dev.ballast.samplers.resample.RandomUnderSampler;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class CorrectedBoosterTest {

    private static final Seed SEED = Seed.of(42);
    private static final Dataset BINARY = Rows.binary(6000, 4);

    private static double mean(float[][] predictions, int code) {
        return Arrays.stream(predictions).mapToDouble(row -> row[code]).average().orElseThrow();
    }

    /// Each logit moves by the shift, and each probability is what the correction makes of it; the booster given stays.
    @ParameterizedTest
    @ValueSource(strings = {"binary:logistic", "binary:logitraw"})
    void everyLogitIsShifted(String objective) throws XGBoostError, IOException {
        Resampling half = RandomUnderSampler.create().resample(BINARY, SEED);
        PriorCorrection correction = PriorCorrection.from(half.effectivePrior()).to(BINARY.counts().prior());
        DMatrix all = DatasetMatrix.of(BINARY, "fraud");
        Booster booster = Rows.train(DatasetMatrix.of(half, "fraud"), Map.of("objective", objective), 20, null);
        float[][] before = booster.predict(all, true);
        Booster corrected = CorrectedBooster.of(booster, correction, "fraud");
        Booster loaded = XGBoost.loadModel(corrected.toByteArray("json"));

        assertThat(booster.predict(all, true)).isDeepEqualTo(before);
        assertThat(corrected.predict(all, true)).isDeepEqualTo(loaded.predict(all, true));
        float[][] after = corrected.predict(all, true);
        float[][] probabilities = corrected.predict(all);
        for (int row = 0; row < 6000; row++) {
            assertThat((double) after[row][0]).isCloseTo(before[row][0] + correction.logitShift("fraud"), within(1e-5));
            if (objective.equals("binary:logistic")) {
                double given = 1 / (1 + Math.exp(-before[row][0]));
                assertThat((double) probabilities[row][0]).isCloseTo(correction.apply(given, 1 - given)[0],
                        within(1e-5));
            }
        }
    }

    /// After random under-sampling and after weighting, corrected probabilities are as many as there are positive rows; before, they
    /// are far too large.
    @Test
    void probabilitiesAreThoseOfTheWorldAgain() throws XGBoostError {
        Dataset unknown = Rows.binary(6000, 14);
        DMatrix test = DatasetMatrix.of(unknown, "fraud");
        Resampling half = RandomUnderSampler.create().resample(BINARY, SEED);
        BinaryObjective plain = BinaryObjective.of(BinaryLoss.crossEntropy());
        DMatrix fewer = DatasetMatrix.of(half, "fraud");
        Booster resampled = Rows.train(fewer, plain.parameters(fewer), 20, plain);
        ClassWeights weights = ClassWeights.balanced(BINARY.counts());
        BinaryObjective weighted = BinaryObjective.of(BinaryLoss.crossEntropy().weighted(weights, "fraud"));
        DMatrix all = DatasetMatrix.of(BINARY, "fraud");
        Booster weighed = Rows.train(all, weighted.parameters(all), 20, weighted);

        for (Booster booster : List.of(resampled, weighed)) {
            ClassPrior trained = booster == weighed ? weights.effectivePrior() : half.effectivePrior();
            Booster corrected = CorrectedBooster.of(booster,
                    PriorCorrection.from(trained).to(BINARY.counts().prior()), "fraud");
            assertThat(mean(booster.predict(test), 0)).isGreaterThan(0.2);
            assertThat(mean(corrected.predict(test), 0)).isCloseTo(0.1, within(0.015));
            assertThat(MeasureEvaluation.brier().eval(corrected.predict(test), test))
                    .isLessThan(0.75f * MeasureEvaluation.brier().eval(booster.predict(test), test));
            assertThat(MeasureEvaluation.averagePrecision().eval(corrected.predict(test, true), test))
                    .isCloseTo(MeasureEvaluation.averagePrecision().eval(booster.predict(test, true), test),
                            within(1e-3f));
        }
    }

    @Test
    void classesAreCorrectedByTheirOrder() throws XGBoostError {
        Dataset three = Rows.three(6000, 4);
        Resampling equal = RandomUnderSampler.create().resample(three, SEED);
        PriorCorrection correction = PriorCorrection.from(equal.effectivePrior()).to(three.counts().prior());
        DMatrix all = DatasetMatrix.of(three);
        DMatrix fewer = DatasetMatrix.of(equal);
        SoftmaxObjective objective = SoftmaxObjective.of(SoftmaxLoss.crossEntropy(3));
        for (Booster booster : List.of(Rows.train(fewer, objective.parameters(fewer), 20, objective),
                Rows.train(fewer, Map.of("objective", "multi:softprob", "num_class", 3), 20, null))) {
            float[][] before = booster.predict(all);
            float[][] after = CorrectedBooster.of(booster, correction).predict(all);
            for (int row = 0; row < 6000; row++) {
                double[] probabilities = correction.apply(before[row][0], before[row][1], before[row][2]);
                for (int code = 0; code < 3; code++) {
                    assertThat((double) after[row][code]).isCloseTo(probabilities[code], within(1e-5));
                }
            }
            assertThat(mean(after, 2)).isCloseTo(0.1, within(0.02));
            assertThatIllegalArgumentException().isThrownBy(() -> CorrectedBooster.of(booster,
                    PriorCorrection.from(ClassPrior.of(List.of("a", "b"), 0.5, 0.5))
                            .to(ClassPrior.of(List.of("a", "b"), 0.9, 0.1)),
                    "a")).withMessageContaining("multi:softprob");
            assertThatIllegalArgumentException().isThrownBy(() -> CorrectedBooster.of(booster,
                    PriorCorrection.from(three.counts().prior())
                            .to(ClassPrior.of(three.labels().names(), 0.5, 0.5, 0))))
                    .withMessageContaining("class 2 has true share 0");
        }
    }

    @Test
    void otherObjectivesAreRefused() throws XGBoostError {
        DMatrix all = DatasetMatrix.of(BINARY, "fraud");
        PriorCorrection correction = PriorCorrection.from(BINARY.counts().prior())
                .to(ClassPrior.of(List.of("fraud", "ok"), 0.5, 0.5));
        Booster regression = Rows.train(all, Map.of("objective", "reg:squarederror"), 2, null);

        assertThatIllegalArgumentException().isThrownBy(() -> CorrectedBooster.of(regression, correction, "fraud"))
                .withMessageContaining("objective reg:squarederror");
        assertThatIllegalArgumentException().isThrownBy(() -> CorrectedBooster.of(regression, correction))
                .withMessageContaining("objective reg:squarederror");
        assertThatIllegalArgumentException().isThrownBy(() -> CorrectedBooster.of(regression, correction, "x"))
                .withMessageContaining("\"x\"");
    }
}
