package dev.ballast.xgboost;

import dev.ballast.core.loss.SoftmaxLoss;

import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.IObjective;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A loss of K logits as what XGBoost minimizes. Labels are 0 to K-1.
///
/// ```java
/// SoftmaxObjective objective = SoftmaxObjective.of(SoftmaxLoss.focal(3, 2));
/// Booster booster = XGBoost.train(train, objective.parameters(train), 100, Map.of(), objective, null);
/// ```
///
/// Weights of rows, the base score and the bound of curvatures are as of [BinaryObjective]. Curvatures are doubled, as XGBoost doubles
/// those of its own `multi:softprob`, since the diagonal leaves out how logits go together; a half of the learning rate does the same.
///
/// **Predictions** are K probabilities for each row, as of `multi:softprob`, which the model says it is. Of an LDAM loss they are of
/// logits without its scale.
///
/// Immutable and thread-safe. It is not written with Java's serialization.
public final class SoftmaxObjective implements IObjective {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // it stays on this machine
    private final SoftmaxLoss loss;

    private SoftmaxObjective(SoftmaxLoss loss) {
        this.loss = loss;
    }

    /// Returns the objective.
    ///
    /// @param loss what is minimized; its curvature is bounded below by 1e-16
    /// @return the objective
    public static SoftmaxObjective of(SoftmaxLoss loss) {
        return new SoftmaxObjective(loss.curvatureAtLeast(BinaryObjective.LEAST_CURVATURE));
    }

    /// Returns this objective with another bound of the curvature.
    ///
    /// @param least above 0, at least 1.1754944E-38, and at most 1
    /// @return the objective
    /// @throws IllegalArgumentException if it is not in range
    public SoftmaxObjective curvatureAtLeast(double least) {
        if (least == 0) {
            throw new IllegalArgumentException("the least curvature is 0; XGBoost divides by it, so it must be above");
        }
        return new SoftmaxObjective(loss.curvatureAtLeast(least));
    }

    /// Returns the parameters that go with this objective: `objective`, `num_class` and `base_score`, one logit for each class.
    ///
    /// @param train the training rows, whose labels and weights fix the base score
    /// @return parameters, to which others may be added
    /// @throws IllegalArgumentException if there are no labels, one is not 0 to K-1, a weight is not in range, or there is no weight
    ///                                  of one class
    public Map<String, Object> parameters(DMatrix train) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "multi:softprob");
        parameters.put("num_class", loss.classes());
        parameters.put("base_score", text(BaseScore.of(loss, MatrixRows.of(train))));
        return parameters;
    }

    /// Several base scores as XGBoost reads them.
    static String text(double... logits) {
        return Arrays.stream(logits).mapToObj(logit -> Float.toString((float) logit))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /// Computes gradients and curvatures.
    ///
    /// @param predicts K logits for each row
    /// @param dtrain   has the labels, and weights if there are any
    /// @return the gradients and the curvatures of each row, one row after another, weighted
    /// @throws IllegalArgumentException if there are no labels, a label is not 0 to K-1, a logit is not finite, or there are not K for
    ///                                  each row
    @Override
    public List<float[]> getGradient(float[][] predicts, DMatrix dtrain) {
        MatrixRows rows = MatrixRows.of(dtrain, predicts.length);
        int classes = loss.classes();
        float[] logits = new float[Math.multiplyExact(predicts.length, classes)];
        for (int row = 0; row < predicts.length; row++) {
            if (predicts[row].length != classes) {
                throw new IllegalArgumentException("there are " + predicts[row].length
                        + " logits for each row and the loss is of " + classes + "; set num_class to " + classes);
            }
            System.arraycopy(predicts[row], 0, logits, row * classes, classes);
        }
        float[] gradients = new float[logits.length];
        float[] curvatures = new float[logits.length];
        loss.evaluate(logits, rows.codes(classes), new float[predicts.length], gradients, curvatures);
        for (int i = 0; i < curvatures.length; i++) {
            curvatures[i] *= 2;
        }
        rows.weigh(gradients, "a gradient");
        rows.weigh(curvatures, "a curvature");
        return List.of(gradients, curvatures);
    }

    @Override
    public String toString() {
        return "SoftmaxObjective[" + loss + ']';
    }
}
