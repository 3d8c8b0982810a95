package dev.ballast.core.method;

/// What a result holds beside rows that are kept.
public enum Makes {
    /// Nothing.
    NOTHING,
    /// Copies of rows.
    COPIES,
    /// Rows between two others of the source, each fixed by the two and one gap: [dev.ballast.core.recipe.Provenance] writes
    /// nothing else.
    SEGMENTS,
    /// Rows made from others in any way.
    ROWS;

    /// {@return whether rows are made that were not there before}
    public boolean isSynthesis() {
        return this == SEGMENTS || this == ROWS;
    }
}
