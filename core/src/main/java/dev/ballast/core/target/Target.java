package dev.ballast.core.target;

/// What is to be predicted, for every row: a class, a number, or a set of labels.
public sealed interface Target permits ClassLabels, NumberTarget, LabelSets {

    /// {@return the number of rows}
    int size();

    /// Returns the target of some rows.
    ///
    /// @param rows their numbers, in any order, repeated or not
    /// @return the target
    /// @throws IndexOutOfBoundsException if there is no such row
    Target select(int... rows);

    /// {@return what kind of target this is}
    Kind kind();

    /// A kind of target.
    enum Kind {
        /// One of several classes.
        CLASSES,
        /// A number.
        NUMBER,
        /// Any of several labels.
        LABELS
    }
}
