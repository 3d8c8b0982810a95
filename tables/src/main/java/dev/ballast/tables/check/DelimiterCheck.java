package dev.ballast.tables.check;

import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.text.DelimitedFormat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Finds out that a table is read by the wrong delimiter: by it the first line is one cell, and by another character every
/// line has equally many.
///
/// The same is said if all delimiters stand between two digits, as decimal commas do. Looked at are the lines in the first
/// 64 KB; quotes are heeded. Blanks and colons, which stand in text and times too, count only if they leave a column of numbers.
public final class DelimiterCheck {

    private static final char[] USUAL = {';', '\t', '|', ',', '\u0001', '\u001f'};
    private static final char[] UNUSUAL = {' ', ':'};
    private static final int FEWEST_LINES = 2;

    private final List<String> lines;
    private final CellSyntax syntax = new CellSyntax(CellSyntax.DEFAULT_MARKERS);

    private DelimiterCheck(List<String> lines) {
        this.lines = lines;
    }

    /// Checks a delimiter that nobody stated.
    ///
    /// @param head      the beginning of the text, one character for each byte
    /// @param whole     whether that is all of it
    /// @param delimiter what is taken for the delimiter
    /// @param file      the file, for messages
    /// @throws Failure if it is another
    public static void require(String head, boolean whole, char delimiter, Path file) {
        List<String> lines = lines(head, whole);
        if (lines.size() < FEWEST_LINES || !isSuspicious(lines.getFirst(), delimiter)) {
            return;
        }
        DelimiterCheck check = new DelimiterCheck(lines);
        boolean single = lines.getFirst().indexOf(delimiter) < 0;
        boolean absent = lines.stream().allMatch(line -> line.indexOf(delimiter) < 0);
        if (!single && !lines.stream().allMatch(line -> isSuspicious(line, delimiter))) {
            return;
        }
        for (char other : USUAL) {
            if (other != delimiter && check.isEven(other)) {
                throw failure(file, delimiter, other, single);
            }
        }
        for (char other : UNUSUAL) {
            if (absent && other != delimiter && check.isEven(other) && check.leavesNumbers(other)) {
                throw failure(file, delimiter, other, single);
            }
        }
    }

    private static Failure failure(Path file, char delimiter, char other, boolean single) {
        return new Failure(file + ": " + (single
                ? "the first line has no " + DelimitedFormat.named(delimiter)
                : "every " + DelimitedFormat.named(delimiter)
                        + " stands between digits, as in numbers with decimal commas")
                + ", and every line has equally many of " + DelimitedFormat.named(other)
                + "; if that is what separates cells,"
                + " add --delimiter " + DelimitedFormat.shellWord(other) + ", if not, --delimiter "
                + DelimitedFormat.shellWord(delimiter));
    }

    /// Whether a delimiter does not separate cells of a line: it is not there, or stands between digits.
    private static boolean isSuspicious(String line, char delimiter) {
        for (int at = line.indexOf(delimiter); at >= 0; at = line.indexOf(delimiter, at + 1)) {
            if (at == 0 || at == line.length() - 1 || !isDigit(line.charAt(at - 1)) || !isDigit(line.charAt(at + 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// The lines that are complete and not blank; line ends in quotes end none.
    private static List<String> lines(String head, boolean whole) {
        List<String> lines = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int at = 0; at < head.length(); at++) {
            char c = head.charAt(at);
            quoted ^= c == '"';
            if (!quoted && (c == '\n' || c == '\r')) {
                if (at > begin) {
                    lines.add(head.substring(begin, at));
                }
                begin = at + 1;
            }
        }
        if (whole && begin < head.length()) {
            lines.add(head.substring(begin));
        }
        return lines;
    }

    private boolean isEven(char other) {
        long first = cells(lines.getFirst(), other).size();
        return first > 1 && lines.stream().allMatch(line -> cells(line, other).size() == first);
    }

    private boolean leavesNumbers(char other) {
        int columns = cells(lines.getFirst(), other).size();
        return IntStream.range(0, columns).anyMatch(column -> lines.stream().skip(1)
                .allMatch(line -> isNumber(cells(line, other).get(column))));
    }

    private boolean isNumber(String cell) {
        return switch (syntax.kind(cell.toCharArray(), 0, cell.length())) {
            case INTEGER, LONG_INTEGER, DECIMAL -> true;
            case MISSING, INFINITE, TEXT -> false;
        };
    }

    private static List<String> cells(String line, char delimiter) {
        List<String> cells = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int at = 0; at < line.length(); at++) {
            quoted ^= line.charAt(at) == '"';
            if (!quoted && line.charAt(at) == delimiter) {
                cells.add(line.substring(begin, at));
                begin = at + 1;
            }
        }
        cells.add(line.substring(begin));
        return cells;
    }
}
