package dev.ballast.tables.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Keeps the cells of one row, to hand them on later.
public final class CellStore {

    private record Cell(char[] text, boolean quoted) {}

    private final List<Cell> cells = new ArrayList<>();

    /// Makes an empty store.
    public CellStore() {
    }

    /// Keeps a cell.
    ///
    /// @param buffer holds the cell
    /// @param offset where it begins
    /// @param length its length
    /// @param quoted whether it was written in quotes
    public void add(char[] buffer, int offset, int length, boolean quoted) {
        cells.add(new Cell(Arrays.copyOfRange(buffer, offset, offset + length), quoted));
    }

    /// Hands on all cells, in order.
    ///
    /// @param sink takes them
    public void replay(RowSink sink) {
        for (int column = 0; column < cells.size(); column++) {
            Cell cell = cells.get(column);
            sink.cell(column, cell.text(), 0, cell.text().length, cell.quoted());
        }
    }

    /// {@return the cells without their quotes; not copies}
    public List<char[]> texts() {
        return cells.stream().map(Cell::text).toList();
    }
}
