package dev.ballast.cli.features;

import dev.ballast.tables.kind.CellKind;
import dev.ballast.tables.kind.CellSyntax;

/// Reads some columns of any row: finite numbers as they are, and everything else, which may be missing, infinite or text,
/// as NaN.
///
/// @param syntax  tells cells apart
/// @param columns the columns, ascending
public record FiniteCells(CellSyntax syntax, int[] columns) {

    public void read(CellRow cells, double[] values) {
        for (int j = 0; j < columns.length; j++) {
            int begin = cells.begin(columns[j]);
            int length = cells.length(columns[j]);
            CellKind kind = syntax.kind(cells.buffer(), begin, length);
            values[j] = switch (kind) {
                case INTEGER, LONG_INTEGER, DECIMAL -> CellSyntax.value(cells.buffer(), begin, length);
                case MISSING, INFINITE, TEXT -> Double.NaN;
            };
        }
    }
}
