package dev.ballast.core.loss;

import dev.ballast.core.target.ClassPrior;
import dev.ballast.core.weight.ClassWeights;

/// A loss of one logit z, which speaks for the positive class: p = 1 / (1 + e^-z).
///
/// ```java
/// BinaryLoss loss = BinaryLoss.focal(2).weighted(0.25, 0.75);
/// loss.evaluate(logits, positive, losses, gradients);
/// ```
///
/// | | loss of a row, p_t being the probability of its class |
/// |---|---|
/// | [#crossEntropy()] | -ln p_t |
/// | [#focal(double)] | -(1 - p_t)^gamma ln p_t; Lin, Goyal, Girshick, He, Dollar, "Focal loss for dense object detection", 2017, arXiv:1708.02002 |
/// | [#logitAdjusted] | cross-entropy of z + tau ln(share of positives / share of negatives); Menon and others, "Long-tail learning via logit adjustment", 2021, arXiv:2007.07314 |
/// | [#weighted(double, double)] | any of them times the weight of the row's class |
///
/// The curvature of a focal loss is negative for very wrong rows, down to -0.0472 at gamma 2, and that of any is next to 0 for very
/// right ones: boosting, which divides by it, must bound it ([#curvatureAtLeast(double)]).
///
/// **Numbers.** Everything is computed in `double`; from `float` logits, as boosting libraries have them, results are rounded once.
///
/// **Any finite logit will do.** Far on the right side of the answer, loss, gradient and curvature are 0; far on the wrong
/// side the loss is the distance, the gradient 1 or -1 and the curvature 0, each times the weight. Only a weight above 1 can
/// make a result infinite, where it is beyond the largest double. An infinite logit or NaN is an error, not a limit: it comes
/// from a model that has diverged.
///
/// A call for many rows allocates 20 kB, whatever their number. Immutable and thread-safe.
public final class BinaryLoss {

    private static final double UNBOUNDED = Double.NEGATIVE_INFINITY;

    private final double gamma;
    private final double positiveWeight;
    private final double negativeWeight;
    private final double shift;
    private final double leastCurvature;

    private BinaryLoss(double gamma, double positiveWeight, double negativeWeight, double shift,
            double leastCurvature) {
        this.gamma = gamma;
        this.positiveWeight = positiveWeight;
        this.negativeWeight = negativeWeight;
        this.shift = shift;
        this.leastCurvature = leastCurvature;
    }

    /// Returns the cross-entropy, the loss of logistic regression.
    ///
    /// @return the loss
    public static BinaryLoss crossEntropy() {
        return new BinaryLoss(0, 1, 1, 0, UNBOUNDED);
    }

    /// Returns the focal loss. The alpha of the paper is [#weighted(double, double)] with alpha and 1 - alpha; it is not
    /// applied unless asked for.
    ///
    /// @param gamma how much less easy rows count, 0 (cross-entropy) to 100; by custom 2. Gammas 0, 1 and 2 need one
    ///              exponential, others two
    /// @return the loss
    /// @throws IllegalArgumentException if gamma is not in range
    public static BinaryLoss focal(double gamma) {
        return new BinaryLoss(LossChecks.requireGamma(gamma), 1, 1, 0, UNBOUNDED);
    }

    /// Returns the cross-entropy with logits adjusted in training, so that the unadjusted logits, used for prediction, suit
    /// equal classes. Do not adjust them once more afterwards.
    ///
    /// @param prior    the class shares that training sees, those of a resampler if there is one; two classes
    /// @param positive the positive class
    /// @param tau      how far, by custom 1; -1e100 to 1e100
    /// @return the loss
    /// @throws IllegalArgumentException if there are not two classes, none of this name, one has share 0, or tau is not
    ///                                  in range
    public static BinaryLoss logitAdjusted(ClassPrior prior, String positive, double tau) {
        int code = prior.names().indexOf(positive);
        if (prior.classes() != 2 || code < 0) {
            throw new IllegalArgumentException(
                    "a logit is of one of two classes, not of \"" + positive + "\" in " + prior.names());
        }
        double[] offsets = LogitAdjustment.offsets(prior, tau);
        return new BinaryLoss(0, 1, 1, offsets[code] - offsets[1 - code], UNBOUNDED);
    }

    /// Returns this loss times a weight.
    ///
    /// @param newPositiveWeight of positive rows, finite, at least 0
    /// @param newNegativeWeight of negative rows, finite, at least 0
    /// @return the loss
    /// @throws IllegalArgumentException if a weight is not in range
    public BinaryLoss weighted(double newPositiveWeight, double newNegativeWeight) {
        return new BinaryLoss(gamma, LossChecks.requireWeight("positiveWeight", newPositiveWeight),
                LossChecks.requireWeight("negativeWeight", newNegativeWeight), shift,
                leastCurvature);
    }

    /// Returns this loss times a weight.
    ///
    /// @param weights  of two classes
    /// @param positive the positive class
    /// @return the loss
    /// @throws IllegalArgumentException if there are not two classes, or none of this name
    public BinaryLoss weighted(ClassWeights weights, String positive) {
        int code = weights.names().indexOf(positive);
        if (weights.names().size() != 2 || code < 0) {
            throw new IllegalArgumentException(
                    "a logit is of one of two classes, not of \"" + positive + "\" in " + weights.names());
        }
        return weighted(weights.weight(code), weights.weight(1 - code));
    }

    /// Returns this loss with a curvature that is at least so much, for boosting, whose steps are gradients over curvatures: the second
    /// derivative d becomes weight * max(d, least), the weight being that of the row's class. Losses and gradients stay what they
    /// are.
    ///
    /// @param least 0, so that no curvature is negative, or 1.1754944E-38 to 1; by custom 1e-16. The larger it is, the shorter
    ///              are the steps for rows that the model is sure of, rightly or wrongly
    /// @return the loss
    /// @throws IllegalArgumentException if it is not in range
    public BinaryLoss curvatureAtLeast(double least) {
        return new BinaryLoss(gamma, positiveWeight, negativeWeight, shift, LossChecks.requireCurvature(least));
    }

    /// {@return gamma of a focal loss, else 0}
    public double gamma() {
        return gamma;
    }

    /// {@return the weight of a positive row}
    public double positiveWeight() {
        return positiveWeight;
    }

    /// {@return the weight of a negative row}
    public double negativeWeight() {
        return negativeWeight;
    }

    /// {@return what is added to every logit}
    public double shift() {
        return shift;
    }

    /// Returns the loss of one row.
    ///
    /// @param logit    finite
    /// @param positive whether the row is positive
    /// @return at least 0
    /// @throws IllegalArgumentException if the logit is not finite
    public double loss(double logit, boolean positive) {
        return weight(positive) * Margin.loss(gamma, margin(logit, positive));
    }

    /// Returns the derivative of a row's loss by its logit.
    ///
    /// @param logit    finite
    /// @param positive whether the row is positive
    /// @return at most 0 for a positive row, at least 0 for a negative one
    /// @throws IllegalArgumentException if the logit is not finite
    public double gradient(double logit, boolean positive) {
        return (positive ? positiveWeight : -negativeWeight) * Margin.slope(gamma, margin(logit, positive));
    }

    /// Returns the second derivative of a row's loss by its logit.
    ///
    /// @param logit    finite
    /// @param positive whether the row is positive
    /// @return the curvature, at least what [#curvatureAtLeast(double)] says times the weight
    /// @throws IllegalArgumentException if the logit is not finite
    public double curvature(double logit, boolean positive) {
        return weight(positive) * Math.max(Margin.curvature(gamma, margin(logit, positive)), leastCurvature);
    }

    private double weight(boolean positive) {
        return positive ? positiveWeight : negativeWeight;
    }

    private double margin(double logit, boolean positive) {
        if (!Double.isFinite(logit)) {
            throw new IllegalArgumentException("logit is " + logit + "; logits must be finite");
        }
        return positive ? logit + shift : -(logit + shift);
    }

    /// Computes losses and gradients of many rows, the same to the bit as [#loss] and [#gradient].
    ///
    /// @param logits    finite
    /// @param positive  whether each row is positive
    /// @param losses    takes the loss of each row
    /// @param gradients takes the derivative of each row's loss by its logit
    /// @throws IllegalArgumentException if the lengths differ or a logit is not finite; the arrays then hold anything
    public void evaluate(double[] logits, boolean[] positive, double[] losses, double[] gradients) {
        LossChecks.requireLength("labels", positive.length, "logits", logits.length);
        LossChecks.requireLength("losses", losses.length, "logits", logits.length);
        LossChecks.requireLength("gradients", gradients.length, "logits", logits.length);
        blocks(logits.length, (begin, rows, signs, margins) -> margins(logits, positive, begin, rows, signs, margins),
                (begin, rows, weights, values) -> weigh(values, positive, begin, rows, weights, losses),
                (begin, rows, slopes, values) -> weigh(values, positive, begin, rows, slopes, gradients));
    }

    /// Works on the rows of a block in arrays of one type.
    @FunctionalInterface
    private interface BlockStep {

        /// Works on some rows.
        ///
        /// @param begin   the first of them
        /// @param rows    how many
        /// @param factors for negative rows, for positive ones
        /// @param values  of the block
        void run(int begin, int rows, double[] factors, double[] values);
    }

    private void blocks(int length, BlockStep margins, BlockStep losses, BlockStep gradients) {
        FocalBlock block = new FocalBlock(gamma);
        double[] signs = {-1, 1};
        double[] weights = {negativeWeight, positiveWeight};
        double[] slopes = {-negativeWeight, positiveWeight};
        for (int begin = 0; begin < length; begin += FocalBlock.ROWS) {
            int rows = Math.min(FocalBlock.ROWS, length - begin);
            margins.run(begin, rows, signs, block.margins());
            block.evaluate(rows);
            losses.run(begin, rows, weights, block.losses());
            gradients.run(begin, rows, slopes, block.margins());
        }
    }

    /// Factors are looked up and not chosen: a choice by rows in random order costs more than the rest.
    private void margins(double[] logits, boolean[] positive, int begin, int rows, double[] signs, double[] margins) {
        for (int i = 0; i < rows; i++) {
            LossChecks.requireFinite(logits, begin + i);
            margins[i] = (logits[begin + i] + shift) * signs[positive[begin + i] ? 1 : 0];
        }
    }

    private static void weigh(double[] values, boolean[] positive, int begin, int rows, double[] weights,
            double[] weighted) {
        for (int i = 0; i < rows; i++) {
            weighted[begin + i] = values[i] * weights[positive[begin + i] ? 1 : 0];
        }
    }

    /// Computes losses, gradients and curvatures of many rows.
    ///
    /// @param logits     finite
    /// @param positive   whether each row is positive
    /// @param losses     takes the loss of each row
    /// @param gradients  takes the derivative of each row's loss by its logit
    /// @param curvatures takes the second derivative
    /// @throws IllegalArgumentException if the lengths differ or a logit is not finite; the arrays then hold anything
    public void evaluate(double[] logits, boolean[] positive, double[] losses, double[] gradients,
            double[] curvatures) {
        LossChecks.requireLength("curvatures", curvatures.length, "logits", logits.length);
        evaluate(logits, positive, losses, gradients);
        for (int i = 0; i < logits.length; i++) {
            curvatures[i] = curvature(logits[i], positive[i]);
        }
    }

    /// Computes losses and gradients of many rows, each rounded to the nearest `float`, infinite where it is beyond the largest.
    ///
    /// @param logits    finite
    /// @param positive  whether each row is positive
    /// @param losses    takes the loss of each row
    /// @param gradients takes the derivative of each row's loss by its logit
    /// @throws IllegalArgumentException if the lengths differ or a logit is not finite; the arrays then hold anything
    public void evaluate(float[] logits, boolean[] positive, float[] losses, float[] gradients) {
        LossChecks.requireLength("labels", positive.length, "logits", logits.length);
        LossChecks.requireLength("losses", losses.length, "logits", logits.length);
        LossChecks.requireLength("gradients", gradients.length, "logits", logits.length);
        blocks(logits.length, (begin, rows, signs, margins) -> margins(logits, positive, begin, rows, signs, margins),
                (begin, rows, weights, values) -> weigh(values, positive, begin, rows, weights, losses),
                (begin, rows, slopes, values) -> weigh(values, positive, begin, rows, slopes, gradients));
    }

    private void margins(float[] logits, boolean[] positive, int begin, int rows, double[] signs, double[] margins) {
        for (int i = 0; i < rows; i++) {
            LossChecks.requireFinite(logits, begin + i);
            margins[i] = (logits[begin + i] + shift) * signs[positive[begin + i] ? 1 : 0];
        }
    }

    private static void weigh(double[] values, boolean[] positive, int begin, int rows, double[] weights,
            float[] weighted) {
        for (int i = 0; i < rows; i++) {
            weighted[begin + i] = (float) (values[i] * weights[positive[begin + i] ? 1 : 0]);
        }
    }

    /// Computes losses, gradients and curvatures of many rows, each rounded to the nearest `float`, infinite where it is beyond the
    /// largest.
    ///
    /// @param logits     finite
    /// @param positive   whether each row is positive
    /// @param losses     takes the loss of each row
    /// @param gradients  takes the derivative of each row's loss by its logit
    /// @param curvatures takes the second derivative; see [#curvatureAtLeast(double)]
    /// @throws IllegalArgumentException if the lengths differ or a logit is not finite; the arrays then hold anything
    public void evaluate(float[] logits, boolean[] positive, float[] losses, float[] gradients, float[] curvatures) {
        LossChecks.requireLength("curvatures", curvatures.length, "logits", logits.length);
        evaluate(logits, positive, losses, gradients);
        for (int i = 0; i < logits.length; i++) {
            curvatures[i] = (float) curvature(logits[i], positive[i]);
        }
    }

    @Override
    public String toString() {
        return "BinaryLoss[gamma=" + gamma + ", weights=" + positiveWeight + " and " + negativeWeight + ", shift="
                + shift + (leastCurvature == UNBOUNDED ? "" : ", curvature at least " + leastCurvature) + ']';
    }
}
