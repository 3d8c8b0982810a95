package dev.ballast.cli.split;

import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.LabelCell;
import dev.ballast.tables.text.RowSink;

import it.unimi.dsi.fastutil.ints.IntArrayList;

import java.nio.file.Path;

/// Remembers the class or the group of every row as a number: the rank of its text in order of first appearance. 4 bytes a row.
final class RowClasses implements RowSink {

    private final Path file;
    private final LabelCell cell;
    private final IntArrayList rankOfRow = new IntArrayList();
    private int column = -1;

    /// @param cell reads it, in a dictionary of its own
    RowClasses(Path file, LabelCell cell) {
        this.file = file;
        this.cell = cell;
    }

    /// Says which column it is, before the first row.
    void look(int wanted, String called) {
        column = wanted;
        cell.named(called);
    }

    @Override
    public void cell(int at, char[] buffer, int offset, int length, boolean quoted) {
        if (at == column) {
            cell.take(buffer, offset, length, quoted);
        }
    }

    @Override
    public void endRow(long row, long line, long begin, long end) {
        if (row == Integer.MAX_VALUE) {
            throw new Failure(file + ":" + line + ": more than 2147483647 rows cannot be split");
        }
        rankOfRow.add(cell.rank(line));
    }

    /// The rank of every row's text; not a copy beyond what is needed.
    int[] toRanks() {
        return rankOfRow.toIntArray();
    }
}
