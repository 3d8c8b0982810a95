package dev.ballast.core.loss;

/// Checks of settings and arrays.
final class LossChecks {

    private static final double LEAST_SETTING = 1e-100;
    private static final double LARGEST_SETTING = 1e100;

    private LossChecks() {
    }

    static double requireGamma(double gamma) {
        if (!(gamma >= 0 && gamma <= 100)) {
            throw new IllegalArgumentException("gamma is " + gamma + "; it must be between 0 and 100");
        }
        return gamma;
    }

    /// Settings that logits are added to, multiplied with or divided by must leave room for any logit.
    static double requireSetting(String name, double value) {
        if (!(value >= LEAST_SETTING && value <= LARGEST_SETTING)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be between " + LEAST_SETTING + " and "
                    + LARGEST_SETTING);
        }
        return value;
    }

    static double requireMargin(double margin) {
        if (!(margin >= 0 && margin <= LARGEST_SETTING)) {
            throw new IllegalArgumentException("largestMargin is " + margin + "; it must be between 0 and "
                    + LARGEST_SETTING);
        }
        return margin;
    }

    static double requireTau(double tau) {
        if (!(Math.abs(tau) <= LARGEST_SETTING)) {
            throw new IllegalArgumentException("tau is " + tau + "; it must be between -" + LARGEST_SETTING + " and "
                    + LARGEST_SETTING);
        }
        return tau;
    }

    /// A least curvature is 0, or such that a `float` holds it with all its digits.
    static double requireCurvature(double least) {
        if (!(least == 0 || (least >= Float.MIN_NORMAL && least <= 1))) {
            throw new IllegalArgumentException("the least curvature is " + least + "; it must be 0, or between "
                    + Float.MIN_NORMAL + " and 1");
        }
        return least;
    }

    static double requireWeight(String name, double weight) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    name + " is " + weight + "; weights must be finite and at least 0");
        }
        return weight;
    }

    static void requireLength(String what, int length, String ofWhat, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException("there are " + length + " " + what + " and " + expected + " " + ofWhat
                    + "; there must be as many");
        }
    }

    static void requireFinite(float[] logits, int index) {
        if (!Float.isFinite(logits[index])) {
            throw new IllegalArgumentException(
                    "logit[" + index + "] is " + logits[index] + "; logits must be finite");
        }
    }

    static void requireFinite(double[] logits, int index) {
        if (!Double.isFinite(logits[index])) {
            throw new IllegalArgumentException(
                    "logit[" + index + "] is " + logits[index] + "; logits must be finite");
        }
    }
}
