package dev.ballast.cli.table.typed;

import dev.ballast.cli.table.ResultTable;
import dev.ballast.cli.table.RowWriter;
import dev.ballast.cli.table.TypedColumn;
import dev.ballast.tables.message.Failure;

import java.io.IOException;
import java.util.List;

/// Gathers rows of a table into columns and hands these on, some thousands of rows at a time.
public final class TypedWriter implements RowWriter {

    private static final int MOST_ROWS = 1 << 16;
    private static final long MOST_BYTES = 1 << 25;
    private static final int LOOK = 0xff;

    /// Writes rows.
    public interface Batches {

        /// Takes rows.
        ///
        /// @param columns the columns, all of the same number of rows, at least 1; good during the call
        /// @throws IOException if they cannot be written
        void write(List<ColumnBatch> columns) throws IOException;

        /// All rows were taken.
        ///
        /// @throws IOException if they cannot be written
        void finish() throws IOException;
    }

    private final String file;
    private final List<ColumnBatch> columns;
    private final CellValue values;
    private final Batches out;
    private long row;

    /// Begins.
    ///
    /// @param file  what is written, for messages
    /// @param table its columns
    /// @param out   takes them
    public TypedWriter(String file, ResultTable table, Batches out) {
        this(file, table, table.shape().columns(), out);
    }

    /// Begins, with other types than those of the table.
    ///
    /// @param file    what is written, for messages
    /// @param table   the table
    /// @param columns the columns as they are written, one for each of the table
    /// @param out     takes them
    public TypedWriter(String file, ResultTable table, List<TypedColumn> columns, Batches out) {
        this.file = file;
        this.columns = columns.stream().map(ColumnBatch::new).toList();
        this.values = new CellValue(file, table.syntax());
        this.out = out;
    }

    @Override
    public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
        columns.get(column).add(values, row, buffer, offset, length, quoted);
    }

    @Override
    public void endRow(long number, long line, long begin, long end) {
        row++;
        int rows = columns.getFirst().rows();
        if (rows == MOST_ROWS || ((rows & LOOK) == 0 && size() > MOST_BYTES)) {
            flush();
        }
    }

    private long size() {
        return columns.stream().mapToLong(ColumnBatch::size).sum();
    }

    /// Hands on what is kept back.
    public void flush() {
        if (columns.getFirst().rows() == 0) {
            return;
        }
        try {
            out.write(columns);
        } catch (IOException e) {
            throw failed(e);
        }
        columns.forEach(ColumnBatch::clear);
    }

    private Failure failed(IOException e) {
        return new Failure(file + ": cannot be written: " + Failure.reason(e), e);
    }

    @Override
    public void finish() {
        flush();
        try {
            out.finish();
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
