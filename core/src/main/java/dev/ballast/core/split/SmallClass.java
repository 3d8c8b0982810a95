package dev.ballast.core.split;

/// What a split does with a class that has too few rows, or groups, to be in every part.
public enum SmallClass {
    /// It is a [SmallClassException] that names the class.
    REFUSE,
    /// A class of two rows or more has at least one on both sides, whatever its shares: in a [HoldOut], in the training part
    /// and in the test part, and from three rows on in the validation part; in [Folds], in the test parts of as many folds as
    /// it has rows, and so in the training part of every split. A class of one row is in the training part; in folds, one of them tests it.
    ///
    /// Where rows stay in groups it is groups that count, and what is demanded of a class in two or more is the training
    /// and the test part, or two folds; that can be impossible, and then is an error.
    BOTH_SIDES,
    /// Some parts may have no row of the class. No part is empty.
    ALLOW
}
