package dev.ballast.cli.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Keeps the cells of one row, to hand them on later.
final class CellStore {

    private record Cell(char[] text, boolean quoted) {}

    private final List<Cell> cells = new ArrayList<>();

    void add(char[] buffer, int offset, int length, boolean quoted) {
        cells.add(new Cell(Arrays.copyOfRange(buffer, offset, offset + length), quoted));
    }

    void replay(RowSink sink) {
        for (int column = 0; column < cells.size(); column++) {
            Cell cell = cells.get(column);
            sink.cell(column, cell.text(), 0, cell.text().length, cell.quoted());
        }
    }

    List<char[]> texts() {
        return cells.stream().map(Cell::text).toList();
    }
}
