package dev.ballast.cli.resample;

import dev.ballast.cli.table.RowSink;
import dev.ballast.cli.table.TableProfile;

/// Reads the table a third time, for the page about the run.
final class RowsAgain implements RowSink {

    private final TableProfile profile;
    private final RunReport report;
    private final CellRow cells;

    RowsAgain(TableProfile profile, RunReport report) {
        this.profile = profile;
        this.report = report;
        this.cells = new CellRow(profile.columns().size());
    }

    @Override
    public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
        cells.set(column, buffer, offset, length, quoted);
    }

    @Override
    public void endRow(long row, long line, long begin, long end) {
        report.rowAgain(cells, cells.rank(profile.label(), profile.labels()), row);
    }
}
