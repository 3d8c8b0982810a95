package dev.ballast.cli.table.arrow;

import dev.ballast.cli.table.typed.CellText;
import dev.ballast.tables.text.RowSink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The values that codes of a column stand for, as text.
final class ArrowDictionary implements RowSink {

    private record Value(char[] text, boolean quoted) {}

    private final List<Value> values = new ArrayList<>();

    /// Takes the values of a batch.
    void add(ArrowColumn column, ArrowBuffers buffers, long count) throws IOException {
        column.load(buffers, count);
        CellText cells = new CellText(this);
        for (long row = 0; row < count; row++) {
            column.cell(0, row, cells, null);
        }
    }

    void clear() {
        values.clear();
    }

    @Override
    public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
        values.add(new Value(Arrays.copyOfRange(buffer, offset, offset + length), quoted));
    }

    @Override
    public void endRow(long row, long line, long begin, long end) {
        // Cells are all.
    }

    /// Hands on what a code stands for.
    void cell(int column, long code, CellText cells) throws IOException {
        if (code < 0 || code >= values.size()) {
            throw new IOException("a row has code " + code + ", and its dictionary has " + values.size() + " values");
        }
        Value value = values.get((int) code);
        cells.copy(column, value.text(), value.quoted());
    }
}
