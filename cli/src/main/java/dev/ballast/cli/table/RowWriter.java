package dev.ballast.cli.table;

import dev.ballast.tables.text.RowSink;

/// Writes rows in a format, one after another.
public interface RowWriter extends RowSink {

    /// All rows were taken: what is kept back is put down.
    void finish();
}
