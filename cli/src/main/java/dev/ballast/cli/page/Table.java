package dev.ballast.cli.page;

import java.util.List;

/// A table of a page. The first cell of every row says what the row is about.
///
/// @param caption what the table shows
/// @param heading the names of the columns
/// @param rows    the cells of every row
public record Table(String caption, List<String> heading, List<List<String>> rows) {

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
        for (String name : heading) {
            out.element("th", name, "scope", "col");
        }
        out.close().close().open("tbody").line();
        for (List<String> row : rows) {
            out.open("tr").element("th", row.getFirst(), "scope", "row");
            for (String cell : row.subList(1, row.size())) {
                out.element("td", cell);
            }
            out.close().line();
        }
        out.close().close().close().line();
    }
}
