package dev.ballast.cli.page;

import java.util.List;

/// A table of a page. The first cell of every row says what the row is about.
///
/// @param caption what the table shows
/// @param heading the names of the columns
/// @param rows    the cells of every row
public record Table(String caption, List<String> heading, List<List<String>> rows) {

    private static final int LONGEST_NUMBER = 24;

    /// Checks that every row has as many cells as the heading.
    public Table {
        heading = List.copyOf(heading);
        rows = List.copyOf(rows);
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).size() != heading.size()) {
                throw new IllegalArgumentException("row " + row + " of table \"" + caption + "\" has "
                        + rows.get(row).size() + " cells; the heading has " + heading.size());
            }
        }
    }

    /// Returns this table cut after so many rows; the caption then says so.
    ///
    /// @param most the most rows
    /// @return the table
    public Table first(int most) {
        return rows.size() <= most
                ? this
                : new Table(caption + " (the first " + Numbers.count(most) + " of " + Numbers.count(rows.size()) + ")",
                        heading, rows.subList(0, most));
    }

    void write(Markup out) {
        out.open("div", "class", "scroll", "role", "region", "aria-label", caption, "tabindex", "0");
        out.open("table").element("caption", caption);
        out.open("thead").open("tr");
        for (int column = 0; column < heading.size(); column++) {
            String name = heading.get(column);
            if (column > 0 && holdsWords(column)) {
                out.element("th", name, "scope", "col", "class", "words");
            } else {
                out.element("th", name, "scope", "col");
            }
        }
        out.close().close().open("tbody").line();
        for (List<String> row : rows) {
            out.open("tr").element("th", row.getFirst(), "scope", "row");
            for (int column = 1; column < row.size(); column++) {
                if (holdsWords(column)) {
                    out.element("td", row.get(column), "class", "words");
                } else {
                    out.element("td", row.get(column));
                }
            }
            out.close().line();
        }
        out.close().close().close().line();
    }

    /// Whether a column has sentences, not only numbers, names and units: these are read from the left, and may wrap.
    private boolean holdsWords(int column) {
        return rows.stream().anyMatch(row -> row.get(column).length() > LONGEST_NUMBER);
    }
}
