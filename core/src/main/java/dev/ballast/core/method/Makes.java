package dev.ballast.core.method;

/// What a result holds beside rows that are kept.
public enum Makes {
    /// Nothing.
    NOTHING,
    /// Copies of rows.
    COPIES,
    /// Rows made from others.
    ROWS
}
