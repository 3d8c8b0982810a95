package dev.ballast.core.weight;

/// What weight a class without rows gets.
public enum AbsentClass {
    /// None: it is an error.
    REFUSE,
    /// Weight 0; it does not count as a class.
    ZERO,
    /// The weight that it would have with one row.
    AS_ONE_ROW
}
