package dev.ballast.tables.kind;

/// What a cell holds, by its look.
public enum CellKind {
    /// Nothing, a marker for missing, or a NaN.
    MISSING,
    /// A whole number of at most 15 digits, so that a `double` holds it exactly.
    INTEGER,
    /// A whole number of more digits.
    LONG_INTEGER,
    /// Another decimal number.
    DECIMAL,
    /// An infinity, in any usual spelling.
    INFINITE,
    /// Anything else.
    TEXT
}
