package dev.ballast.core.loss;

/// A loss of a whole batch: 1 - (TP + s) / (TP + a FP + b FN + s), where positives are counted by probability:
/// TP is the sum of p over positive rows, FP that over negative rows, FN the sum of 1 - p over positive rows.
///
/// Salehi, Erdogmus, Gholipour, "Tversky loss function for image segmentation", 2017, arXiv:1706.05721. With a = b = 1/2 it is
/// the soft Dice loss. It is no sum over rows, so there is no loss of a row; its gradient is. There is no second derivative
/// for boosting: rows depend on one another.
///
/// Nothing is allocated for `double` logits. Immutable and thread-safe.
public final class TverskyLoss {

    private final double falsePositive;
    private final double falseNegative;
    private final double smoothing;

    private TverskyLoss(double falsePositive, double falseNegative, double smoothing) {
        this.falsePositive = falsePositive;
        this.falseNegative = falseNegative;
        this.smoothing = smoothing;
    }

    /// Returns the loss with smoothing 1.
    ///
    /// @param falsePositive a, how much false positives count, 1e-100 to 1e100
    /// @param falseNegative b, how much false negatives count, 1e-100 to 1e100
    /// @return the loss
    /// @throws IllegalArgumentException if a number is not in range
    public static TverskyLoss of(double falsePositive, double falseNegative) {
        return new TverskyLoss(LossChecks.requireSetting("falsePositive", falsePositive),
                LossChecks.requireSetting("falseNegative", falseNegative), 1);
    }

    /// Returns the soft Dice loss, with smoothing 1 (2 in the form that doubles both parts of the quotient).
    ///
    /// @return the loss
    public static TverskyLoss dice() {
        return of(0.5, 0.5);
    }

    /// Returns this loss with another smoothing, which keeps a batch without positive rows defined.
    ///
    /// @param newSmoothing s, 1e-100 to 1e100
    /// @return the loss
    /// @throws IllegalArgumentException if it is not in range
    public TverskyLoss smoothing(double newSmoothing) {
        return new TverskyLoss(falsePositive, falseNegative, LossChecks.requireSetting("smoothing", newSmoothing));
    }

    /// Computes the loss of a batch, and its gradient, which is 0 for a logit far on either side.
    ///
    /// @param logits    of the positive class, finite
    /// @param positive  whether each row is positive
    /// @param gradients takes the derivative of the loss by each logit
    /// @return the loss, 0 to 1
    /// @throws IllegalArgumentException if the lengths differ or a logit is not finite; the array then holds anything
    public double evaluate(double[] logits, boolean[] positive, double[] gradients) {
        LossChecks.requireLength("labels", positive.length, "logits", logits.length);
        LossChecks.requireLength("gradients", gradients.length, "logits", logits.length);
        double truePositives = 0;
        double falsePositives = 0;
        double falseNegatives = 0;
        for (int i = 0; i < logits.length; i++) {
            LossChecks.requireFinite(logits, i);
            double e = Logistic.exp(-Math.abs(logits[i]));
            double p = Margin.p(logits[i], e);
            truePositives += positive[i] ? p : 0;
            falsePositives += positive[i] ? 0 : p;
            falseNegatives += positive[i] ? Margin.q(logits[i], e) : 0;
            gradients[i] = e / ((1 + e) * (1 + e));
        }
        double wrong = falsePositive * falsePositives + falseNegative * falseNegatives;
        double right = truePositives + smoothing;
        double all = right + wrong;
        // The derivative of right / all by p is (1 / all) - (1 - b) right / all^2 of a positive row, written without
        // cancellation, and -a right / all^2 of a negative one.
        double ofPositive = (wrong + falseNegative * right) / all / all;
        double ofNegative = -falsePositive * right / all / all;
        for (int i = 0; i < logits.length; i++) {
            gradients[i] *= positive[i] ? -ofPositive : -ofNegative;
        }
        return wrong / all;
    }

    /// Computes the loss of a batch, and its gradient, rounded to the nearest `float`. All is computed in `double`, at 16 bytes a row.
    ///
    /// @param logits    of the positive class, finite
    /// @param positive  whether each row is positive
    /// @param gradients takes the derivative of the loss by each logit
    /// @return the loss, 0 to 1
    /// @throws IllegalArgumentException if the lengths differ or a logit is not finite; the array then holds anything
    public double evaluate(float[] logits, boolean[] positive, float[] gradients) {
        LossChecks.requireLength("gradients", gradients.length, "logits", logits.length);
        double[] exact = new double[logits.length];
        double[] slopes = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            exact[i] = logits[i];
        }
        double loss = evaluate(exact, positive, slopes);
        for (int i = 0; i < logits.length; i++) {
            gradients[i] = (float) slopes[i];
        }
        return loss;
    }

    @Override
    public String toString() {
        return "TverskyLoss[falsePositive=" + falsePositive + ", falseNegative=" + falseNegative + ", smoothing="
                + smoothing + ']';
    }
}
