package dev.ballast.core.metric;

/// How much it counts in Cohen's kappa that one class was taken for another.
public enum Disagreement {
    /// Every error counts 1.
    EQUAL,
    /// The distance of the codes: for classes whose order has a meaning.
    LINEAR,
    /// The squared distance of the codes.
    QUADRATIC;

    double of(int actual, int predicted) {
        double distance = Math.abs(actual - predicted);
        return switch (this) {
            case EQUAL -> distance > 0 ? 1 : 0;
            case LINEAR -> distance;
            case QUADRATIC -> distance * distance;
        };
    }
}
