package dev.ballast.cli.split;

import dev.ballast.cli.table.CellSyntax;
import dev.ballast.cli.table.Cells;
import dev.ballast.cli.table.Failure;
import dev.ballast.cli.table.RowSink;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;

import java.nio.file.Path;
import java.util.List;

/// Remembers one column of every row as a number: the rank of its text in order of first appearance. 4 bytes a row.
final class RowClasses implements RowSink {

    private final Path file;
    private final CellSyntax syntax;
    private final Object2IntOpenHashMap<String> ranks = new Object2IntOpenHashMap<>();
    private final IntArrayList rankOfRow = new IntArrayList();
    private int column = -1;
    private String name = "";
    private int rank;
    private boolean missing;

    RowClasses(Path file, CellSyntax syntax) {
        this.file = file;
        this.syntax = syntax;
        ranks.defaultReturnValue(-1);
    }

    /// Says which column it is, before the first row.
    void look(int wanted, String called) {
        column = wanted;
        name = called;
    }

    @Override
    public void cell(int at, char[] buffer, int offset, int length, boolean quoted) {
        if (at != column) {
            return;
        }
        missing = syntax.isMissing(buffer, offset, length);
        String text = Cells.text(buffer, offset, length);
        rank = ranks.getInt(text);
        if (rank < 0) {
            rank = ranks.size();
            ranks.put(text, rank);
        }
    }

    @Override
    public void endRow(long row, long line, long begin, long end) {
        if (missing) {
            throw new Failure(file + ":" + line + ": column \"" + Cells.shown(name)
                    + "\" is missing; every row needs one");
        }
        if (row == Integer.MAX_VALUE) {
            throw new Failure(file + ":" + line + ": more than 2147483647 rows cannot be split");
        }
        rankOfRow.add(rank);
    }

    /// The different texts, by rank.
    List<String> texts() {
        String[] texts = new String[ranks.size()];
        ranks.object2IntEntrySet().fastForEach(entry -> texts[entry.getIntValue()] = entry.getKey());
        return List.of(texts);
    }

    /// The rank of every row's text; not a copy beyond what is needed.
    int[] toRanks() {
        return rankOfRow.toIntArray();
    }
}
