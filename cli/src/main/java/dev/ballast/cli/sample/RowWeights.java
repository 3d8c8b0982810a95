package dev.ballast.cli.sample;

import dev.ballast.cli.features.WeightCell;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.scan.TableScanner;
import dev.ballast.tables.text.Cells;
import dev.ballast.tables.text.ColumnNames;
import dev.ballast.tables.text.RowSink;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

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
    private String name = "";
    private int column;
    private double weight;
    private @Nullable String wrong;
    private long begin;
    private List<String> all = List.of();

    RowWeights(SampleRequest request, Weighed rows) {
        this.request = request;
        this.rows = rows;
    }

    @Override
    public RowSink header(ColumnNames names, long rowsBegin) {
        column = names.find(Objects.requireNonNull(request.weights(), "nobody asked for weights"));
        name = names.names().get(column);
        begin = rowsBegin;
        all = names.names();
        return this;
    }

    /// The names of all columns.
    List<String> names() {
        return all;
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
        weight = WeightCell.value(request.syntax(), buffer, offset, length);
        wrong = Double.isNaN(weight) ? Cells.text(buffer, offset, length) : null;
    }

    @Override
    public void endRow(long row, long line, long from, long to) {
        if (wrong != null) {
            throw WeightCell.refused(request.table().file(), line, name, wrong);
        }
        try {
            rows.row(row, weight, from, to);
        } catch (IllegalArgumentException e) {
            throw new Failure(request.table().file() + ":" + line + ": column \"" + VisibleText.shown(name) + "\": "
                    + e.getMessage(), e);
        }
    }
}
