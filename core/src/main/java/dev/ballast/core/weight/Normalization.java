package dev.ballast.core.weight;

/// How weights are scaled. Scaling all weights scales the gradient, so it acts like another learning rate.
public enum Normalization {
    /// The mean weight of a row is 1: the learning rate means what it meant without weights.
    MEAN_SAMPLE_ONE,
    /// Weights of the classes that have any add up to the number of these classes.
    SUM_TO_K,
    /// The largest weight is 1: no row counts more than without weights.
    MAX_ONE,
    /// As the formula says.
    NONE
}
