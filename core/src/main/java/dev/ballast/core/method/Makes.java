package dev.ballast.core.method;

/// What a result holds beside rows that are kept.
public enum Makes {
    /// Nothing.
    NOTHING,
    /// Copies of rows.
    COPIES,
    /// Rows between two others.
    SEGMENTS,
    /// Rows made from any number of others.
    ROWS;

    /// {@return whether rows are made that were not there before}
    public boolean isSynthesis() {
        return this == SEGMENTS || this == ROWS;
    }
}
