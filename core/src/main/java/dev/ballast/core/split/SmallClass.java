package dev.ballast.core.split;

/// What a split does with a class that has too few rows, or groups, to be in every part.
public enum SmallClass {
    /// It is an error that names the class.
    REFUSE,
    /// Some parts have no row of the class.
    ALLOW
}
