package dev.ballast.core.recipe;

import dev.ballast.core.data.Column;

/// How one row of a result is made from rows of the source. With the source, a recipe fixes its row to the last bit.
public sealed interface Recipe {

    /// {@return the source row that this row is, copies, or starts from; its label is this row's label}
    int base();

    /// A row of the source, kept.
    ///
    /// @param base its number in the source
    record Original(int base) implements Recipe {}

    /// A repetition of a row of the source.
    ///
    /// @param base its number in the source
    record Copy(int base) implements Recipe {}

    /// A point on the segment between two rows of the source.
    ///
    /// Value = base + gap * (neighbor - base), each operation in `double`; if both are finite and their difference overflows,
    /// it is base * (1 - gap) + neighbor * gap. Either is from the base's value to the neighbor's, whatever is rounded. Then, in
    /// columns of [Column.Kind#INTEGER], rounded to a whole number, ties to even; then rounded once to the storage type. Columns
    /// of kind [Column.Kind#CARRIED] and [Column.Kind#CATEGORICAL] take the base's value.
    ///
    /// @param base     where the segment begins
    /// @param neighbor where it ends
    /// @param gap      how far along, in [0, 1)
    record Interpolated(int base, int neighbor, double gap) implements Recipe {}
}
