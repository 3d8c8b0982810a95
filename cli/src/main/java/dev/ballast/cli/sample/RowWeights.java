package dev.ballast.cli.sample;

import dev.ballast.cli.table.CellKind;
import dev.ballast.cli.table.CellSyntax;
import dev.ballast.cli.table.Cells;
import dev.ballast.cli.table.ColumnNames;
import dev.ballast.cli.table.Failure;
import dev.ballast.cli.table.NumberSpelling;
import dev.ballast.cli.table.RowSink;
import dev.ballast.cli.table.TableScanner;

/// Reads the weight of every row and hands it on.
final class RowWeights implements TableScanner.HeaderSink, RowSink {

    /// Receives rows with their weights.
    @FunctionalInterface
    interface Weighed {

        /// Takes a row.
        ///
        /// @param weight finite, at least 0
        void row(long row, double weight, long begin, long end);
    }

    private final SampleRequest request;
    private final Weighed rows;
    private String name;
    private int column;
    private double weight;
    private String wrong;
    private long begin;

    RowWeights(SampleRequest request, Weighed rows) {
        this.request = request;
        this.rows = rows;
    }

    @Override
    public RowSink header(ColumnNames names, long rowsBegin) {
        column = names.find(request.weights());
        name = names.names().get(column);
        begin = rowsBegin;
        return this;
    }

    /// Where rows begin.
    long rowsBegin() {
        return begin;
    }

    @Override
    public void cell(int at, char[] buffer, int offset, int length, boolean quoted) {
        if (at != column) {
            return;
        }
        CellKind kind = request.syntax().kind(buffer, offset, length);
        boolean number = kind == CellKind.INTEGER || kind == CellKind.LONG_INTEGER || kind == CellKind.DECIMAL;
        weight = number ? CellSyntax.value(buffer, offset, length) : Double.NaN;
        wrong = weight >= 0 && weight < Double.POSITIVE_INFINITY ? null : Cells.text(buffer, offset, length);
    }

    @Override
    public void endRow(long row, long line, long from, long to) {
        if (wrong != null) {
            throw new Failure(request.table().file() + ":" + line + ": column \"" + Cells.shown(name) + "\" is \""
                    + Cells.shown(wrong) + '"' + NumberSpelling.aside(wrong)
                    + "; weights must be finite numbers, at least 0");
        }
        try {
            rows.row(row, weight, from, to);
        } catch (IllegalArgumentException e) {
            throw new Failure(request.table().file() + ":" + line + ": column \"" + Cells.shown(name) + "\": "
                    + e.getMessage(), e);
        }
    }
}
