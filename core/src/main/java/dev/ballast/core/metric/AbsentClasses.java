package dev.ballast.core.metric;

/// What a mean over classes does with classes that have no actual rows.
public enum AbsentClasses {
    /// The mean is over classes with actual rows.
    SKIPPED,
    /// Every class counts, with whatever the metric says of it: NaN makes the mean NaN.
    COUNTED
}
