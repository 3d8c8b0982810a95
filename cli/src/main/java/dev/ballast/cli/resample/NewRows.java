package dev.ballast.cli.resample;

import dev.ballast.cli.table.ByteText;

/// The rows of the result that are not rows of the input. Safe to call from several threads.
interface NewRows {

    /// How many there are.
    long rows();

    /// The length of the longest of them in bytes, about.
    int largestRow();

    /// Writes a row, without its line end.
    void write(long index, ByteText out);

    /// Writes the columns `kind,base,neighbor,gap` of a row's provenance.
    void writeProvenance(long index, ByteText out);
}
