package dev.ballast.core.loss;

import dev.ballast.core.target.ClassPrior;

/// Adjusts the logits of a model that was trained without adjustment: z_y - tau ln(share of y), so that the largest suits
/// equal classes. Of a model that was trained with [SoftmaxLoss#logitAdjusted], which adds what this takes away, use the
/// logits as they are: one or the other, not both.
///
/// Menon and others, "Long-tail learning via logit adjustment", 2021, arXiv:2007.07314. Immutable and thread-safe.
public final class LogitAdjustment {

    private final double[] offsets;

    private LogitAdjustment(double[] offsets) {
        this.offsets = offsets;
    }

    /// Returns the adjustment.
    ///
    /// @param prior the class shares that training saw, all above 0
    /// @param tau   how far, by custom 1; -1e100 to 1e100
    /// @return the adjustment
    /// @throws IllegalArgumentException if a share is 0, or tau is not in range
    public static LogitAdjustment postHoc(ClassPrior prior, double tau) {
        return new LogitAdjustment(offsets(prior, tau));
    }

    /// tau ln(share), by class.
    static double[] offsets(ClassPrior prior, double tau) {
        LossChecks.requireTau(tau);
        double[] offsets = new double[prior.classes()];
        for (int code = 0; code < offsets.length; code++) {
            if (prior.share(code) == 0) {
                throw new IllegalArgumentException("class \"" + prior.names().get(code)
                        + "\" has share 0, whose logarithm is infinite; give it a small share");
            }
            offsets[code] = tau * StrictMath.log(prior.share(code));
        }
        return offsets;
    }

    /// Adjusts the logits of rows, one after another, in place. An infinite logit stays what it is, and so does NaN.
    ///
    /// @param logits K for each row, in code order
    /// @throws IllegalArgumentException if their number is no multiple of K
    public void apply(double[] logits) {
        requireRows(logits.length);
        for (int i = 0; i < logits.length; i++) {
            logits[i] -= offsets[i % offsets.length];
        }
    }

    /// Adjusts the logits of rows, one after another, in place, each rounded to the nearest `float`. An infinite logit stays what it
    /// is, and so does NaN.
    ///
    /// @param logits K for each row, in code order
    /// @throws IllegalArgumentException if their number is no multiple of K
    public void apply(float[] logits) {
        requireRows(logits.length);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (logits[i] - offsets[i % offsets.length]);
        }
    }

    private void requireRows(int logits) {
        if (logits % offsets.length != 0) {
            throw new IllegalArgumentException("there are " + logits
                    + " logits; their number must be a multiple of that of the classes, " + offsets.length);
        }
    }
}
