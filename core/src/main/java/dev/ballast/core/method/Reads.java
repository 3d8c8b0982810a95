package dev.ballast.core.method;

/// Which rows a method has to see to be fitted.
public enum Reads {
    /// None, only which class each row has.
    CLASSES,
    /// The rows of the classes that grow.
    GROWING,
    /// The rows of the classes that grow, and the standard deviations of all rows.
    GROWING_AND_DEVIATIONS,
    /// All rows.
    ALL
}
