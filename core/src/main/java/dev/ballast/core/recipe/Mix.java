package dev.ballast.core.recipe;

/// What the values of a column become in a made row.
public enum Mix {
    /// The formula of [Recipe.Made].
    LINEAR,
    /// The formula, rounded to a whole number, ties to even.
    WHOLE,
    /// The formula, rounded to a code of the column's levels, the nearest one where it would leave them.
    LEVELS,
    /// The most frequent value among the rows that vote, ties by the recipe's ticket; without voters the base's.
    VOTE,
    /// The value of the parent with the largest weight, if that is above 1/2, else the base's.
    NEARER,
    /// The mean of base and parents, each counting the same.
    MEAN,
    /// The base's.
    BASE,
    /// None: NaN.
    EMPTY;

    /// {@return whether the column's values follow from the formula}
    boolean isLinear() {
        return this == LINEAR || this == WHOLE || this == LEVELS;
    }
}
