package dev.ballast.cli.console;

import dev.ballast.tables.message.VisibleText;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A table of text for people: the first column left-aligned, the others right-aligned if they hold numbers. Cells are made
/// visible, as [VisibleText] says.
public final class TextTable {

    private final List<String[]> rows = new ArrayList<>();

    /// Begins a table.
    ///
    /// @param heading the names of its columns
    public TextTable(String... heading) {
        row(heading);
    }

    /// Adds a row.
    ///
    /// @param cells one for each column
    public void row(String... cells) {
        rows.add(Arrays.stream(cells).map(VisibleText::of).toArray(String[]::new));
    }

    /// Prints the table, with columns as wide as they need to be.
    ///
    /// @param out takes the lines
    public void print(PrintWriter out) {
        int columns = rows.getFirst().length;
        int[] widths = new int[columns];
        boolean[] right = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            right[column] = column > 0;
            for (int row = 0; row < rows.size(); row++) {
                String cell = rows.get(row)[column];
                widths[column] = Math.max(widths[column], cell.codePointCount(0, cell.length()));
                right[column] &= row == 0 || cell.isEmpty() || "+-.0123456789".indexOf(cell.charAt(0)) >= 0;
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String pad = " ".repeat(widths[column] - row[column].codePointCount(0, row[column].length()));
                line.append(column == 0 ? "" : "  ").append(right[column] ? pad + row[column] : row[column] + pad);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
