package dev.ballast.cli.table.typed;

import dev.ballast.cli.table.CopiedSource;
import dev.ballast.cli.table.DelimitedWriter;
import dev.ballast.cli.table.ReadRequest;
import dev.ballast.cli.table.Spool;
import dev.ballast.cli.table.TableShape;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.TableScanner;
import dev.ballast.tables.text.RowSink;

import java.io.IOException;

/// Reads a table of a format that says what its columns hold.
public interface TypedReader {

    /// {@return the columns}
    TableShape shape();

    /// Reads all rows.
    ///
    /// @param rows takes the text of their cells
    /// @throws IOException if the file cannot be read
    void read(RowSink rows) throws IOException;

    /// Keeps the text of a table, so that it can be read as text is.
    ///
    /// @param read   which table
    /// @param reader reads it
    /// @return the table
    /// @throws Failure if it cannot be read, or has no rows
    static CopiedSource kept(ReadRequest read, TypedReader reader) {
        if (reader.shape().columns().isEmpty()) {
            throw new Failure(read.file() + ": has no columns");
        }
        try (Spool spool = new Spool(read.file(), read.notes())) {
            DelimitedWriter text = new DelimitedWriter(spool, reader.shape().names(), ',');
            reader.read(text);
            text.finish();
            return new CopiedSource(TableScanner.ofCopy(read.file(), spool.file()), reader.shape());
        } catch (IOException e) {
            throw Failure.reading(read.file(), e);
        }
    }
}
