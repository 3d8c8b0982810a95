package dev.ballast.tables.check;

import dev.ballast.tables.kind.CellKind;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.text.CellStore;
import dev.ballast.tables.text.ColumnNames;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Finds out that the first line of a table, which was taken for its header, is a row.
///
/// Nothing is looked for once a column was called by its name: a line that has it is a header. Otherwise the first line looks
/// like a row if all columns whose other cells are numbers begin with a number, or if the class in it comes again. Whether a column
/// holds numbers is judged by the first rows.
///
/// A row that is the first line again, in all of two or more columns, is refused in any case: so files look that were joined.
public final class HeaderCheck {

    private static final int ROWS = 1000;
    private static final int SHOWN = 4;
    private static final String OPTIONS = "; add --no-header if it is a row, or --header if it names the columns";

    private final Path file;
    private final long headerLine;
    private final ColumnNames names;
    private final List<char[]> header;
    private final CellSyntax syntax = new CellSyntax(CellSyntax.DEFAULT_MARKERS);
    private final int[] numbers;
    private final int[] texts;
    private long rows;
    private long repeatedLine;
    private long classLine;
    private boolean repeats = true;
    private boolean classAgain;

    /// Begins a check.
    ///
    /// @param file       the table, for messages
    /// @param headerLine the number, from 1, of the first line
    /// @param names      the columns, by which the user called some
    /// @param header     the cells of the first line
    public HeaderCheck(Path file, long headerLine, ColumnNames names, CellStore header) {
        this.file = file;
        this.headerLine = headerLine;
        this.names = names;
        this.header = header.texts();
        this.numbers = new int[this.header.size()];
        this.texts = new int[this.header.size()];
    }

    /// Looks at a cell of a row.
    ///
    /// @param column from 0
    /// @param buffer holds the cell
    /// @param offset where it begins
    /// @param length its length
    public void cell(int column, char[] buffer, int offset, int length) {
        boolean label = column == names.label();
        if (repeats || label) {
            boolean same = isHeader(column, buffer, offset, length);
            repeats &= same;
            classAgain = label ? same : classAgain;
        }
        if (rows < ROWS && !names.named()) {
            switch (syntax.kind(buffer, offset, length)) {
                case INTEGER, LONG_INTEGER, DECIMAL, INFINITE -> numbers[column]++;
                case TEXT -> texts[column]++;
                case MISSING -> {
                }
            }
        }
    }

    private boolean isHeader(int column, char[] buffer, int offset, int length) {
        char[] cell = header.get(column);
        // A file that is joined to another keeps its byte order mark.
        int skipped = column == 0 && length >= 3 && buffer[offset] == 0xef && buffer[offset + 1] == 0xbb
                && buffer[offset + 2] == 0xbf && cell.length == length - 3 ? 3 : 0;
        return Arrays.equals(cell, 0, cell.length, buffer, offset + skipped, offset + length);
    }

    /// The row is complete.
    ///
    /// @param line the number, from 1, of the line it begins on
    /// @throws Failure if it is the first line again, which was called a header by a name in it
    public void endRow(long line) {
        if (repeats && header.size() > 1) {
            if (names.named()) {
                throw repeated(line);
            }
            repeatedLine = repeatedLine == 0 ? line : repeatedLine;
        } else if (classAgain && classLine == 0) {
            classLine = line;
        }
        repeats = true;
        classAgain = false;
        rows++;
    }

    private Failure repeated(long line) {
        return new Failure(
                file + ":" + line + ": is the same as line " + headerLine + ", the header, as where files are"
                        + " joined; remove the line, or add --header if it is a row, or --no-header if both are");
    }

    /// All rows were looked at.
    ///
    /// @throws Failure if the first line looks like a row
    public void finish() {
        if (names.named()) {
            return;
        }
        int[] columns = IntStream.range(0, numbers.length).filter(column -> numbers[column] > texts[column]).toArray();
        if (columns.length > 0 && looksLikeNumbers(columns)) {
            throw new Failure(file + ":" + headerLine + ": looks like a row and not like the names of columns: "
                    + Arrays.stream(columns).limit(SHOWN).mapToObj(column -> shown(column))
                            .collect(Collectors.joining(", "))
                    + (columns.length > SHOWN ? ", ..." : "") + (columns.length == 1 ? " is a number" : " are numbers")
                    + " as in the lines that follow" + OPTIONS);
        }
        if (classLine > 0) {
            throw new Failure(
                    file + ":" + headerLine + ": looks like a row and not like the names of columns: its class "
                            + shown(names.label()) + " comes again in line " + classLine + OPTIONS);
        }
        if (repeatedLine > 0) {
            throw repeated(repeatedLine);
        }
    }

    private boolean looksLikeNumbers(int... columns) {
        boolean any = false;
        for (int column : columns) {
            CellKind kind = syntax.kind(header.get(column), 0, header.get(column).length);
            if (kind == CellKind.TEXT) {
                return false;
            }
            any |= kind != CellKind.MISSING;
        }
        return any;
    }

    private String shown(int column) {
        return '"' + VisibleText.shown(names.names().get(column)) + '"';
    }
}
