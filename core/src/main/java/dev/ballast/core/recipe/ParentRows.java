package dev.ballast.core.recipe;

/// Rows by number, for a [Cook]: a matrix in memory, the rows of a file at hand, the joined rows of a cluster. Safe to call
/// from several threads.
public interface ParentRows {

    /// {@return the number of values of a row}
    int columns();

    /// Copies a row.
    ///
    /// @param row    its number
    /// @param into   takes [#columns()] values; categories as codes
    /// @param offset where they begin
    void copy(long row, double[] into, int offset);
}
