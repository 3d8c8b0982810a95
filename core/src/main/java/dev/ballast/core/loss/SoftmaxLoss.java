package dev.ballast.core.loss;

import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassPrior;
import dev.ballast.core.weight.ClassWeights;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// A loss of K logits z_1 ... z_K, one for each class: p_k = e^u_k / sum of e^u.
///
/// ```java
/// SoftmaxLoss loss = SoftmaxLoss.focal(3, 2).weighted(1, 1, 20);
/// loss.evaluate(logits, targets, losses, gradients);
/// ```
///
/// | | u_k, t being the row's class | loss |
/// |---|---|---|
/// | [#crossEntropy(int)] | z_k | -ln p_t |
/// | [#focal(int, double)] | z_k | -(1 - p_t)^gamma ln p_t; Lin and others 2017, arXiv:1708.02002 |
/// | [#logitAdjusted] | z_k + tau ln(share of k) | -ln p_t; Menon and others 2021, arXiv:2007.07314 |
/// | [#balanced] | z_k + ln(rows of k) | -ln p_t; Ren and others, "Balanced meta-softmax", 2020, arXiv:2007.10740 |
/// | [#ldam] | s (z_k - margin of t if k = t) | -ln p_t; Cao and others 2019, arXiv:1906.07413 |
/// | [#weighted(double...)] | | any of them times the weight of t, which multiplies last |
///
/// A focal loss of two logits is not the [BinaryLoss] of one: its logit is the difference of the two. Class-balanced focal
/// loss (Cui and others 2019) is the focal loss with [ClassWeights#effectiveNumber].
///
/// Everything is computed from the margin x = u_t - ln(sum of e^u_k over k other than t). Gradients of a row add up to 0, but
/// for rounding. The second derivatives are those of the diagonal; boosting bounds them ([#curvatureAtLeast(double)]). From `float`
/// logits, everything is computed in `double` and rounded once. A call allocates nothing, or a row of `double` for `float` logits.
/// Immutable and thread-safe.
///
/// **Any finite logits will do**, also where their differences are beyond the largest double: gradients and curvatures are
/// at their limits then. A loss is infinite only where it is itself beyond the largest double, and 0 at weight 0. An
/// infinite logit or NaN is an error, not a limit: it comes from a model that has diverged.
public final class SoftmaxLoss {

    private static final double UNBOUNDED = Double.NEGATIVE_INFINITY;

    private final double gamma;
    private final double[] weights;
    private final double[] offsets;
    private final double[] margins;
    private final double scale;
    private final double leastCurvature;

    private SoftmaxLoss(double gamma, double[] weights, double[] offsets, double[] margins, double scale,
            double leastCurvature) {
        this.gamma = gamma;
        this.weights = weights;
        this.offsets = offsets;
        this.margins = margins;
        this.scale = scale;
        this.leastCurvature = leastCurvature;
    }

    private static SoftmaxLoss plain(double gamma, double[] offsets, double[] margins, double scale) {
        if (offsets.length < 2) {
            throw new IllegalArgumentException("there are " + offsets.length + " classes; there must be at least 2");
        }
        double[] ones = new double[offsets.length];
        Arrays.fill(ones, 1);
        return new SoftmaxLoss(gamma, ones, offsets, margins, scale, UNBOUNDED);
    }

    /// Returns the cross-entropy.
    ///
    /// @param classes K, at least 2
    /// @return the loss
    /// @throws IllegalArgumentException if there are fewer classes
    public static SoftmaxLoss crossEntropy(int classes) {
        return focal(classes, 0);
    }

    /// Returns the focal loss. An alpha for each class is [#weighted(double...)]; one alpha for all would only scale it.
    ///
    /// @param classes K, at least 2
    /// @param gamma   how much less easy rows count, 0 (cross-entropy) to 100; by custom 2
    /// @return the loss
    /// @throws IllegalArgumentException if there are fewer classes, or gamma is not in range
    public static SoftmaxLoss focal(int classes, double gamma) {
        int positive = Math.max(0, classes);
        return plain(LossChecks.requireGamma(gamma), new double[positive], new double[positive], 1);
    }

    /// Returns the cross-entropy with logits adjusted in training, so that the unadjusted ones, used for prediction, suit
    /// equal classes. Do not adjust them once more afterwards; see [LogitAdjustment].
    ///
    /// @param prior the class shares that training sees, those of a resampler if there is one; all above 0
    /// @param tau   how far, by custom 1; -1e100 to 1e100
    /// @return the loss
    /// @throws IllegalArgumentException if a share is 0, or tau is not in range
    public static SoftmaxLoss logitAdjusted(ClassPrior prior, double tau) {
        return plain(0, LogitAdjustment.offsets(prior, tau), new double[prior.classes()], 1);
    }

    /// Returns the balanced softmax, for training: logit adjustment with tau 1.
    ///
    /// @param counts the rows that training sees, at least 1 of each class
    /// @return the loss
    /// @throws IllegalArgumentException if a class has no rows
    public static SoftmaxLoss balanced(ClassCounts counts) {
        requireRows(counts);
        double[] offsets = new double[counts.classes()];
        Arrays.setAll(offsets, code -> StrictMath.log((double) counts.count(code)));
        return plain(0, offsets, new double[offsets.length], 1);
    }

    /// Returns the label-distribution-aware margin loss: the margin of a class is in proportion to rows^(-1/4). Meant for
    /// logits of a normalized last layer, which are cosines. Weights are best switched on late; see [DeferredReweighting].
    ///
    /// @param counts        the rows of every class in the training set, at least 1
    /// @param largestMargin that of the smallest class, 0 to 1e100; in the paper 0.5
    /// @param scale         s, 1e-100 to 1e100; in the paper's code 30
    /// @return the loss
    /// @throws IllegalArgumentException if a class has no rows, or a number is not in range
    public static SoftmaxLoss ldam(ClassCounts counts, double largestMargin, double scale) {
        requireRows(counts);
        LossChecks.requireMargin(largestMargin);
        LossChecks.requireSetting("scale", scale);
        double[] margins = new double[counts.classes()];
        double smallest = (double) counts.smallest();
        Arrays.setAll(margins,
                code -> largestMargin * Math.sqrt(Math.sqrt(smallest / (double) counts.count(code))));
        return plain(0, new double[margins.length], margins, scale);
    }

    private static void requireRows(ClassCounts counts) {
        for (int code = 0; code < counts.classes(); code++) {
            if (counts.count(code) == 0) {
                throw new IllegalArgumentException(
                        "class \"" + counts.names().get(code) + "\" has no rows; this loss needs at least 1");
            }
        }
    }

    /// Returns this loss times a weight for each class.
    ///
    /// @param newWeights in code order, finite, at least 0; copied
    /// @return the loss
    /// @throws IllegalArgumentException if there are not K weights, or one is not in range
    public SoftmaxLoss weighted(double... newWeights) {
        LossChecks.requireLength("weights", newWeights.length, "classes", classes());
        for (int code = 0; code < newWeights.length; code++) {
            LossChecks.requireWeight("weight[" + code + "]", newWeights[code]);
        }
        return new SoftmaxLoss(gamma, newWeights.clone(), offsets, margins, scale, leastCurvature);
    }

    /// Returns this loss times a weight for each class.
    ///
    /// @param newWeights of K classes
    /// @return the loss
    /// @throws IllegalArgumentException if there are not K classes
    public SoftmaxLoss weighted(ClassWeights newWeights) {
        return weighted(newWeights.toArray());
    }

    /// Returns this loss with curvatures that are at least so much, for boosting, whose steps are gradients over curvatures: each second
    /// derivative d becomes weight * max(d, least), the weight being that of the row's class. Losses and gradients stay what they
    /// are.
    ///
    /// @param least 0, so that no curvature is negative, or 1.1754944E-38 to 1; by custom 1e-16. The larger it is, the shorter
    ///              are the steps for rows that the model is sure of, rightly or wrongly
    /// @return the loss
    /// @throws IllegalArgumentException if it is not in range
    public SoftmaxLoss curvatureAtLeast(double least) {
        return new SoftmaxLoss(gamma, weights, offsets, margins, scale, LossChecks.requireCurvature(least));
    }

    /// {@return the number of classes, K}
    public int classes() {
        return offsets.length;
    }

    /// {@return gamma of a focal loss, else 0}
    public double gamma() {
        return gamma;
    }

    /// {@return a copy of the weight of every class, in code order}
    public double[] weights() {
        return weights.clone();
    }

    /// {@return a copy of what is added to the logit of every class, in code order}
    public double[] offsets() {
        return offsets.clone();
    }

    /// {@return a copy of what is taken from the logit of a row's own class, by that class}
    public double[] margins() {
        return margins.clone();
    }

    /// {@return what logits are multiplied with, after offsets and margins}
    public double scale() {
        return scale;
    }

    /// Computes losses and gradients of many rows.
    ///
    /// @param logits    K for each row, in code order, finite
    /// @param targets   the class of each row, 0 to K-1
    /// @param losses    takes the loss of each row
    /// @param gradients takes the derivatives of each row's loss by its logits
    /// @throws IllegalArgumentException if the lengths do not fit, a logit is not finite or a target is no class; the arrays
    ///                                  then hold anything
    public void evaluate(double[] logits, int[] targets, double[] losses, double[] gradients) {
        require(logits, targets, losses, gradients);
        for (int row = 0; row < targets.length; row++) {
            losses[row] = row(logits, row * classes(), row, targets[row], gradients, null);
        }
    }

    /// Computes losses, gradients and curvatures of many rows.
    ///
    /// @param logits     K for each row, in code order, finite
    /// @param targets    the class of each row, 0 to K-1
    /// @param losses     takes the loss of each row
    /// @param gradients  takes the derivatives of each row's loss by its logits
    /// @param curvatures takes the second derivatives of each row's loss by each of its logits
    /// @throws IllegalArgumentException if the lengths do not fit, a logit is not finite or a target is no class; the arrays
    ///                                  then hold anything
    public void evaluate(double[] logits, int[] targets, double[] losses, double[] gradients, double[] curvatures) {
        require(logits, targets, losses, gradients);
        LossChecks.requireLength("curvatures", curvatures.length, "logits", logits.length);
        for (int row = 0; row < targets.length; row++) {
            losses[row] = row(logits, row * classes(), row, targets[row], gradients, curvatures);
        }
    }

    /// Computes losses and gradients of many rows, each rounded to the nearest `float`, infinite where it is beyond the largest.
    ///
    /// @param logits    K for each row, in code order, finite
    /// @param targets   the class of each row, 0 to K-1
    /// @param losses    takes the loss of each row
    /// @param gradients takes the derivatives of each row's loss by its logits
    /// @throws IllegalArgumentException if the lengths do not fit, a logit is not finite or a target is no class; the arrays
    ///                                  then hold anything
    public void evaluate(float[] logits, int[] targets, float[] losses, float[] gradients) {
        requireLengths(logits.length, targets.length, losses.length, gradients.length);
        evaluateFloats(logits, targets, losses, gradients, null);
    }

    /// Computes losses, gradients and curvatures of many rows, each rounded to the nearest `float`, infinite where it is beyond the
    /// largest.
    ///
    /// @param logits     K for each row, in code order, finite
    /// @param targets    the class of each row, 0 to K-1
    /// @param losses     takes the loss of each row
    /// @param gradients  takes the derivatives of each row's loss by its logits
    /// @param curvatures takes the second derivatives of each row's loss by each of its logits; see [#curvatureAtLeast(double)]
    /// @throws IllegalArgumentException if the lengths do not fit, a logit is not finite or a target is no class; the arrays
    ///                                  then hold anything
    public void evaluate(float[] logits, int[] targets, float[] losses, float[] gradients, float[] curvatures) {
        requireLengths(logits.length, targets.length, losses.length, gradients.length);
        LossChecks.requireLength("curvatures", curvatures.length, "logits", logits.length);
        evaluateFloats(logits, targets, losses, gradients, curvatures);
    }

    private void evaluateFloats(float[] logits, int[] targets, float[] losses, float[] gradients,
            float @Nullable [] curvatures) {
        int classes = classes();
        double[] ofRow = new double[classes];
        double[] slopes = new double[classes];
        double[] bends = curvatures == null ? null : new double[classes];
        for (int row = 0; row < targets.length; row++) {
            int begin = row * classes;
            for (int code = 0; code < classes; code++) {
                LossChecks.requireFinite(logits, begin + code);
                ofRow[code] = logits[begin + code];
            }
            losses[row] = (float) row(ofRow, 0, row, targets[row], slopes, bends);
            for (int code = 0; code < classes; code++) {
                gradients[begin + code] = (float) slopes[code];
                if (curvatures != null && bends != null) {
                    curvatures[begin + code] = (float) bends[code];
                }
            }
        }
    }

    private void require(double[] logits, int[] targets, double[] losses, double[] gradients) {
        requireLengths(logits.length, targets.length, losses.length, gradients.length);
    }

    private void requireLengths(int logits, int targets, int losses, int gradients) {
        if ((long) targets * classes() != logits) {
            throw new IllegalArgumentException("there are " + logits + " logits and " + targets
                    + " targets; " + classes() + " classes need " + classes() + " logits a row");
        }
        LossChecks.requireLength("losses", losses, "targets", targets);
        LossChecks.requireLength("gradients", gradients, "logits", logits);
    }

    /// @param begin where the row's logits, gradients and curvatures begin
    private double row(double[] logits, int begin, int row, int target, double[] gradients,
            double @Nullable [] curvatures) {
        int classes = classes();
        if (target < 0 || target >= classes) {
            throw new IllegalArgumentException(
                    "target[" + row + "] is " + target + "; classes are 0 to " + (classes - 1));
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (int code = 0; code < classes; code++) {
            LossChecks.requireFinite(logits, begin + code);
            double adjusted = logits[begin + code] + offsets[code] - (code == target ? margins[code] : 0);
            gradients[begin + code] = adjusted;
            largest = code == target ? largest : Math.max(largest, adjusted);
        }
        double sum = 0;
        for (int code = 0; code < classes; code++) {
            if (code != target) {
                double share = Logistic.exp(scale * (gradients[begin + code] - largest));
                gradients[begin + code] = share;
                sum += share;
            }
        }
        // Differences come before the scale, so that only a margin beyond the largest double is infinite.
        double x = scale * (gradients[begin + target] - largest) - StrictMath.log(sum);
        double weight = weights[target];
        double slope = scale * Margin.slope(gamma, x);
        double curvature = curvatures == null ? 0 : scale * scale * Margin.curvature(gamma, x);
        for (int code = 0; code < classes; code++) {
            // How much the margin falls with this logit: the share of its class among those that are not the target.
            double share = code == target ? -1 : gradients[begin + code] / sum;
            gradients[begin + code] = weight * (-slope * share);
            if (curvatures != null) {
                double bend = code == target ? 0 : scale * share * (1 - share);
                curvatures[begin + code] = weight
                        * Math.max(curvature * share * share - slope * bend, leastCurvature);
            }
        }
        return weight == 0 ? 0 : weight * Margin.loss(gamma, x);
    }

    @Override
    public String toString() {
        return "SoftmaxLoss[gamma=" + gamma + ", weights=" + Arrays.toString(weights) + ", offsets="
                + Arrays.toString(offsets) + ", margins=" + Arrays.toString(margins) + ", scale=" + scale
                + (leastCurvature == UNBOUNDED ? "" : ", curvature at least " + leastCurvature) + ']';
    }
}
