package dev.ballast.xgboost;

import dev.ballast.core.loss.BinaryLoss;

import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.IObjective;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A loss of one logit as what XGBoost minimizes. Labels are 1, the positive class, and 0.
///
/// ```java
/// BinaryObjective objective = BinaryObjective.of(BinaryLoss.focal(2));
/// Map<String, Object> parameters = objective.parameters(train);
/// parameters.put("max_depth", 6);
/// Booster booster = XGBoost.train(train, parameters, 100, Map.of(), objective, null);
/// ```
///
/// **Weights of rows** (`DMatrix.setWeight`) multiply gradients and curvatures here: XGBoost does so for its own objectives only.
/// Weights of classes are those of the loss, or those of rows: one or the other.
///
/// **The base score** of [#parameters] is where the loss of the training rows is least if all have one logit. Without one, XGBoost 3.4
/// lets an objective of one's own start from a logit of 0.5, which a small learning rate and few rounds do not make good.
///
/// **The curvature** of a focal loss is negative for very wrong rows, and XGBoost makes a leaf of negative curvature 0: it is at least
/// 1e-16 times the weight here, as in XGBoost's own objectives, or what [#curvatureAtLeast] says. Note that `min_child_weight`, by
/// default 1, is a sum of curvatures, and those of focal losses are smaller than those of the cross-entropy.
///
/// **Predictions** are probabilities, as of `binary:logistic`, which the model says it is, so that it can be used everywhere. They are
/// of the world that training saw: see [CorrectedBooster]. Of a focal loss they are pulled toward 1/2.
///
/// Immutable and thread-safe. It is not written with Java's serialization.
public final class BinaryObjective implements IObjective {

    private static final long serialVersionUID = 1;

    static final double LEAST_CURVATURE = 1e-16;

    @SuppressWarnings("serial") // it stays on this machine
    private final BinaryLoss loss;

    private BinaryObjective(BinaryLoss loss) {
        this.loss = loss;
    }

    /// Returns the objective.
    ///
    /// @param loss what is minimized; its curvature is bounded below by 1e-16
    /// @return the objective
    public static BinaryObjective of(BinaryLoss loss) {
        return new BinaryObjective(loss.curvatureAtLeast(LEAST_CURVATURE));
    }

    /// Returns this objective with another bound of the curvature.
    ///
    /// @param least above 0, at least 1.1754944E-38, and at most 1. The larger it is, the shorter are the steps for rows that the
    ///              model is sure of, rightly or wrongly
    /// @return the objective
    /// @throws IllegalArgumentException if it is not in range
    public BinaryObjective curvatureAtLeast(double least) {
        if (least == 0) {
            throw new IllegalArgumentException("the least curvature is 0; XGBoost divides by it, so it must be above");
        }
        return new BinaryObjective(loss.curvatureAtLeast(least));
    }

    /// Returns the parameters that go with this objective: `objective` and `base_score`.
    ///
    /// @param train the training rows, whose labels and weights fix the base score
    /// @return parameters, to which others may be added
    /// @throws IllegalArgumentException if there are no labels, one is neither 0 nor 1, a weight is not in range, or there is no
    ///                                  weight of one class
    public Map<String, Object> parameters(DMatrix train) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "binary:logistic");
        double logit = BaseScore.of(loss, MatrixRows.of(train));
        parameters.put("base_score", (float) (1 / (1 + Math.exp(-logit))));
        return parameters;
    }

    /// Computes gradients and curvatures.
    ///
    /// @param predicts one logit for each row
    /// @param dtrain   has the labels, and weights if there are any
    /// @return the gradient and the curvature of each row, weighted
    /// @throws IllegalArgumentException if there are no labels, a label is neither 0 nor 1, a logit is not finite, or there are
    ///                                  several logits for each row
    @Override
    public List<float[]> getGradient(float[][] predicts, DMatrix dtrain) {
        MatrixRows rows = MatrixRows.of(dtrain, predicts.length);
        float[] logits = new float[predicts.length];
        for (int row = 0; row < logits.length; row++) {
            if (predicts[row].length != 1) {
                throw new IllegalArgumentException("there are " + predicts[row].length
                        + " logits for each row and this loss is of one; leave num_class out, or use SoftmaxObjective");
            }
            logits[row] = predicts[row][0];
        }
        float[] gradients = new float[logits.length];
        float[] curvatures = new float[logits.length];
        loss.evaluate(logits, rows.positives(), new float[logits.length], gradients, curvatures);
        rows.weigh(gradients, "the gradient");
        rows.weigh(curvatures, "the curvature");
        return List.of(gradients, curvatures);
    }

    @Override
    public String toString() {
        return "BinaryObjective[" + loss + ']';
    }
}
