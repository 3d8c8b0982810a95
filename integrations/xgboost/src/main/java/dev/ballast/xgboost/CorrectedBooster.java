package dev.ballast.xgboost;

import dev.ballast.core.weight.PriorCorrection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

import java.io.IOException;
import java.util.Arrays;

/// Brings the probabilities of a booster that was trained on resampled or weighted rows back to those of the world.
///
/// ```java
/// PriorCorrection correction = PriorCorrection.from(resampling.effectivePrior()).to(data.counts().prior());
/// Booster corrected = CorrectedBooster.of(booster, correction, "fraud");
/// ```
///
/// A correction of the prior adds to each logit the logarithm of (true share / trained share) of its class. That is a change of the
/// booster's base score and of nothing else: the corrected booster is one like any other, can be saved, and predicts probabilities of
/// the world wherever it is loaded. The order of rows does not change.
///
/// What training saw is `effectivePrior()` of the resampling, of the sampler or of the class weights. It is exact for cross-entropy and
/// rows that are repeated, dropped or weighted; synthetic rows change more than shares, and probabilities of focal and other losses are
/// no probabilities to begin with: calibrate those on validation rows.
public final class CorrectedBooster {

    private CorrectedBooster() {
    }

    /// Returns a corrected copy of a booster of two classes, `binary:logistic` or `binary:logitraw`.
    ///
    /// @param booster    was trained on other shares than those of the world; stays what it is
    /// @param correction from the shares that training saw to those of the world
    /// @param positive   the class that label 1 stands for
    /// @return the corrected copy; call `dispose()` when it is no longer needed
    /// @throws IllegalArgumentException if the booster is of another objective, or the correction is not of two classes, or not of this
    ///                                  one
    public static Booster of(Booster booster, PriorCorrection correction, String positive) {
        double shift = correction.logitShift(positive);
        Model model = Model.of(booster);
        if (model.scores.length != 1 || !(model.isLogistic() || model.objective.equals("binary:logitraw"))) {
            throw new IllegalArgumentException("the booster is of objective " + model.objective
                    + "; a logit can be corrected of binary:logistic and binary:logitraw");
        }
        double logit = model.isLogistic()
                ? Math.log(model.scores[0]) - Math.log1p(-model.scores[0])
                : model.scores[0];
        double corrected = logit + shift;
        return copy(booster, Double.toString(model.isLogistic() ? 1 / (1 + Math.exp(-corrected)) : corrected));
    }

    /// Returns a corrected copy of a booster of K classes, `multi:softprob` or `multi:softmax`.
    ///
    /// @param booster    was trained on other shares than those of the world; stays what it is
    /// @param correction from the shares that training saw to those of the world, its classes in the order of the labels
    /// @return the corrected copy; call `dispose()` when it is no longer needed
    /// @throws IllegalArgumentException if the booster is of another objective or number of classes, or a class has true share 0
    public static Booster of(Booster booster, PriorCorrection correction) {
        Model model = Model.of(booster);
        if (!model.objective.startsWith("multi:soft")) {
            throw new IllegalArgumentException("the booster is of objective " + model.objective
                    + "; logits of classes can be corrected of multi:softprob and multi:softmax");
        }
        int classes = model.classes;
        double[] equal = new double[classes];
        Arrays.fill(equal, 1.0 / classes);
        double[] ratios = correction.apply(equal);
        double[] scores = new double[classes];
        for (int code = 0; code < classes; code++) {
            if (ratios[code] == 0) {
                throw new IllegalArgumentException(
                        "class " + code + " has true share 0; its logit would be infinite");
            }
            scores[code] = model.scores[model.scores.length == 1 ? 0 : code] + Math.log(ratios[code] * classes);
        }
        return copy(booster, SoftmaxObjective.text(scores));
    }

    private static Booster copy(Booster booster, String score) {
        try {
            Booster copy = XGBoost.loadModel(booster.toByteArray());
            copy.setParam("base_score", score);
            // Written and read once more: XGBoost keeps what it predicted for a matrix, and would not add the new score to it.
            Booster corrected = XGBoost.loadModel(copy.toByteArray());
            copy.dispose();
            return corrected;
        } catch (XGBoostError e) {
            throw MatrixRows.failed(e);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a model says of itself.
    ///
    /// @param scores as a user gives them: probabilities of `binary:logistic`, else logits
    private record Model(String objective, int classes, double[] scores) {

        static Model of(Booster booster) {
            try {
                JsonNode learner = new ObjectMapper().readTree(booster.toByteArray("json")).path("learner");
                JsonNode parameters = learner.path("learner_model_param");
                String scores = parameters.path("base_score").asText();
                return new Model(learner.path("objective").path("name").asText(),
                        Integer.parseInt(parameters.path("num_class").asText()),
                        Arrays.stream(scores.replaceAll("[\\[\\]\\s]", "").split(",", -1))
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            } catch (XGBoostError e) {
                throw MatrixRows.failed(e);
            } catch (IOException | NumberFormatException e) {
                throw new IllegalStateException(
                        "the model is not of the form that XGBoost 3.4 writes: " + e.getMessage(), e);
            }
        }

        boolean isLogistic() {
            return objective.equals("binary:logistic");
        }
    }
}
