package dev.ballast.core.loss;

/// Checks of settings and arrays.
final class LossChecks {

    private LossChecks() {
    }

    static double requireGamma(double gamma) {
        if (!(gamma >= 0 && gamma <= 100)) {
            throw new IllegalArgumentException("gamma is " + gamma + "; it must be between 0 and 100");
        }
        return gamma;
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

    static void requireFinite(double[] logits, int index) {
        if (!Double.isFinite(logits[index])) {
            throw new IllegalArgumentException(
                    "logit[" + index + "] is " + logits[index] + "; logits must be finite");
        }
    }
}
