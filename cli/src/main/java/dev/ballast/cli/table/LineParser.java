package dev.ballast.cli.table;

import dev.ballast.tables.text.RowSink;

import java.util.Arrays;

/// Takes lines of delimited text in pieces and hands on their cells. The lines are rows of a table that was read before, or were
/// made: they are known to be well-formed.
final class LineParser {

    private final byte delimiter;
    private final RowSink rows;
    private char[] cell = new char[256];
    private int length;
    private int column;
    private boolean quoted;
    private boolean inside;
    /// The last byte was a quote inside quotes: it ends the cell, or is the first of two.
    private boolean quote;
    private boolean started;
    private long row;

    LineParser(char delimiter, RowSink rows) {
        this.delimiter = (byte) delimiter;
        this.rows = rows;
    }

    void take(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            byte b = bytes[i];
            if (inside) {
                inside(b);
            } else if (b == delimiter) {
                endCell();
                started = true;
            } else if (b == '\n' || b == '\r') {
                endLine();
            } else if (b == '"' && length == 0 && !quoted) {
                quoted = true;
                inside = true;
                started = true;
            } else {
                put((char) (b & 0xff));
                started = true;
            }
        }
    }

    private void inside(byte b) {
        if (!quote) {
            if (b == '"') {
                quote = true;
            } else {
                put((char) (b & 0xff));
            }
            return;
        }
        quote = false;
        if (b == '"') {
            put('"');
            return;
        }
        inside = false;
        if (b == delimiter) {
            endCell();
        } else if (b == '\n' || b == '\r') {
            endLine();
        } else {
            put((char) (b & 0xff));
        }
    }

    private void put(char c) {
        if (length == cell.length) {
            cell = Arrays.copyOf(cell, 2 * length);
        }
        cell[length++] = c;
    }

    private void endCell() {
        rows.cell(column++, cell, 0, length, quoted);
        length = 0;
        quoted = false;
    }

    /// A blank line is no row.
    private void endLine() {
        if (!started) {
            return;
        }
        endCell();
        rows.endRow(row, row + 1, row, row + 1);
        row++;
        column = 0;
        started = false;
    }

    /// Ends a last line that has no end.
    void finish() {
        if (quote) {
            quote = false;
            inside = false;
        }
        endLine();
    }
}
