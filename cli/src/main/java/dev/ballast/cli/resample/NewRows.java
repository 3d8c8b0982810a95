package dev.ballast.cli.resample;

import dev.ballast.tables.text.ByteText;

import org.jspecify.annotations.Nullable;

/// The rows of the result that are not rows of the input. Safe to call from several threads.
interface NewRows {

    /// How many there are.
    long rows();

    /// The length of the longest of them in bytes, about.
    int largestRow();

    /// Writes a row, without its line end, and the line of its provenance.
    ///
    /// @param index   which of them
    /// @param row     which row of the result it is
    /// @param text    takes the row
    /// @param origins takes the line, with its end; null if none is wanted
    void write(long index, long row, ByteText text, @Nullable ByteText origins);

    /// The row of the table that a row starts from.
    ///
    /// @param index which of them
    long base(long index);
}
