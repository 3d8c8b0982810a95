package dev.ballast.core.near;

/// A distance between rows.
public enum Measure {
    /// The root of the sum of squared differences, and whatever a method for categories has in its place.
    EUCLIDEAN,
    /// The sum of differences.
    MANHATTAN,
    /// The largest difference.
    CHEBYSHEV,
    /// The Euclidean distance after columns have been made uncorrelated and of variance 1. Mahalanobis, "On the generalized distance in
    /// statistics", 1936.
    MAHALANOBIS,
    /// For numbers and categories: the sum of differences as shares of a column's range, where unequal categories differ by 1. Gower, "A
    /// General Coefficient of Similarity and Some of Its Properties", 1971, doi:10.2307/2528823.
    GOWER,
    /// For numbers and categories: the root of the sum of squares of what two rows differ by in each column; numbers by their difference
    /// over 4 standard deviations, categories by the root of the sum, over classes, of squared differences of the share of the class among
    /// rows of the one category and of the other. Wilson, Martinez, "Improved Heterogeneous Distance Functions", JAIR 6, 1997,
    /// doi:10.1613/jair.346.
    HVDM;

    /// {@return whether it is for categories as well as for numbers}
    public boolean isMixed() {
        return this == GOWER || this == HVDM;
    }

    /// {@return whether it has units of its own for columns, so that no others can be asked for}
    public boolean hasUnits() {
        return this == MAHALANOBIS || isMixed();
    }
}
