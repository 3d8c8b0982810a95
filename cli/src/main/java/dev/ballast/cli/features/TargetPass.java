package dev.ballast.cli.features;

import dev.ballast.core.target.Target;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.schema.TargetColumns;
import dev.ballast.tables.text.RowSink;

/// Reads what is to be predicted, and nothing else.
public final class TargetPass implements RowSink {

    private final CellRow cells;
    private final TargetCells target;

    /// Prepares a pass over a table whose target is no class.
    public TargetPass(TableProfile profile, CellSyntax syntax, TargetColumns columns) {
        this.cells = new CellRow(profile.columns().size());
        this.target = TargetCells.of(profile, syntax, columns);
    }

    @Override
    public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
        cells.set(column, buffer, offset, length, quoted);
    }

    @Override
    public void endRow(long row, long line, long begin, long end) {
        target.add(cells, 0, line);
    }

    /// The target of all rows.
    public Target target() {
        return target.toTarget();
    }
}
