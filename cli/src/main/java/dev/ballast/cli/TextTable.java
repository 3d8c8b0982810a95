package dev.ballast.cli;

import dev.ballast.cli.table.VisibleText;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A table of text for people: the first column left-aligned, the others right-aligned if they hold numbers. Cells are made
/// visible, as [VisibleText] says.
final class TextTable {

    private final List<String[]> rows = new ArrayList<>();

    TextTable(String... heading) {
        row(heading);
    }

    void row(String... cells) {
        rows.add(Arrays.stream(cells).map(VisibleText::of).toArray(String[]::new));
    }

    void print(PrintWriter out) {
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
