package dev.ballast.cli.resample;

import dev.ballast.cli.features.RowClasses;
import dev.ballast.cli.features.CellRow;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.text.RowSink;

/// Reads the table again, for the page about the run.
final class RowsAgain implements RowSink {

    /// Looks at a row.
    @FunctionalInterface
    interface Reader {

        void row(CellRow cells, int rank, long fileRow);
    }

    private final RowClasses classes;
    private final Reader reader;
    private final CellRow cells;

    RowsAgain(TableProfile profile, RowClasses classes, Reader reader) {
        this.classes = classes;
        this.reader = reader;
        this.cells = new CellRow(profile.columns().size());
    }

    @Override
    public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
        cells.set(column, buffer, offset, length, quoted);
    }

    @Override
    public void endRow(long row, long line, long begin, long end) {
        reader.row(cells, classes.rank(cells, row), row);
    }
}
