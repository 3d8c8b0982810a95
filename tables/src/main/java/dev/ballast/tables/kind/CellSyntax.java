package dev.ballast.tables.kind;

import dev.ballast.tables.text.Cells;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells numbers, missing values and text apart. Blanks and tabs around a cell do not count; other control characters do.
public final class CellSyntax {

    /// What means missing unless the user says otherwise; the empty cell and NaN always do.
    public static final List<String> DEFAULT_MARKERS = List.of("?", "NA", "N/A", "null", "NULL", "None");

    private static final Set<String> NANS = Set.of("nan", "1.#qnan", "1.#ind", "1.#nan", "#nan");
    private static final Set<String> INFINITIES = Set.of("inf", "infinity", "1.#inf", "\u221e");
    private static final int EXACT_DIGITS = 15;
    private static final int LONGEST_SPECIAL = 12;

    private final Set<String> markers;
    private final int longestMarker;

    /// Makes a syntax.
    ///
    /// @param markers cells with this text are missing
    public CellSyntax(List<String> markers) {
        this.markers = markers.stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
        this.longestMarker = this.markers.stream().mapToInt(marker -> marker.getBytes(StandardCharsets.UTF_8).length)
                .max().orElse(0);
    }

    /// Classifies a cell.
    ///
    /// @param buffer holds the cell
    /// @param from   where it begins
    /// @param length its length
    /// @return what it holds
    public CellKind kind(char[] buffer, int from, int length) {
        int begin = from;
        int end = from + length;
        while (begin < end && isBlank(buffer[begin])) {
            begin++;
        }
        while (begin < end && isBlank(buffer[end - 1])) {
            end--;
        }
        if (begin == end) {
            return CellKind.MISSING;
        }
        if (end - begin <= longestMarker && markers.contains(Cells.text(buffer, begin, end - begin))) {
            return CellKind.MISSING;
        }
        int at = begin + (buffer[begin] == '-' || buffer[begin] == '+' ? 1 : 0);
        int digits = skipDigits(buffer, at, end) - at;
        at += digits;
        if (at == end && digits > 0) {
            return digits <= EXACT_DIGITS ? CellKind.INTEGER : CellKind.LONG_INTEGER;
        }
        if (at < end && buffer[at] == '.') {
            int fraction = skipDigits(buffer, at + 1, end) - at - 1;
            at += 1 + fraction;
            digits += fraction;
        }
        if (digits > 0 && at < end && (buffer[at] == 'e' || buffer[at] == 'E')) {
            at++;
            if (at < end && (buffer[at] == '-' || buffer[at] == '+')) {
                at++;
            }
            int exponent = skipDigits(buffer, at, end) - at;
            at += exponent;
            digits = exponent == 0 ? 0 : digits;
        }
        return at == end && digits > 0 ? CellKind.DECIMAL : special(buffer, begin, end);
    }

    /// Tells whether a cell holds nothing.
    ///
    /// @param buffer holds the cell
    /// @param from   where it begins
    /// @param length its length
    /// @return whether it is missing
    public boolean isMissing(char[] buffer, int from, int length) {
        return kind(buffer, from, length) == CellKind.MISSING;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /// Returns the value of a cell that holds a finite number.
    ///
    /// @param buffer holds the cell
    /// @param from   where it begins
    /// @param length its length
    /// @return the double nearest to it; NaN if the cell is beyond the range of a double: too large, or so small that
    ///         the double nearest to it is 0 and the number is not
    public static double value(char[] buffer, int from, int length) {
        double value = JavaDoubleParser.parseDouble(buffer, from, length);
        boolean vanished = value == 0 && hasDigitsAboveZero(buffer, from, from + length);
        return vanished || Double.isInfinite(value) ? Double.NaN : value;
    }

    /// Whether the digits before an exponent are not all 0.
    private static boolean hasDigitsAboveZero(char[] buffer, int from, int end) {
        for (int at = from; at < end && buffer[at] != 'e' && buffer[at] != 'E'; at++) {
            if (buffer[at] >= '1' && buffer[at] <= '9') {
                return true;
            }
        }
        return false;
    }

    private static int skipDigits(char[] buffer, int from, int end) {
        int at = from;
        while (at < end && buffer[at] >= '0' && buffer[at] <= '9') {
            at++;
        }
        return at;
    }

    private static CellKind special(char[] buffer, int begin, int end) {
        int from = begin + (buffer[begin] == '-' || buffer[begin] == '+' ? 1 : 0);
        if (end - from > LONGEST_SPECIAL) {
            return CellKind.TEXT;
        }
        String text = Cells.text(buffer, from, end - from).toLowerCase(Locale.ROOT);
        if (NANS.contains(text)) {
            return CellKind.MISSING;
        }
        return INFINITIES.contains(text) ? CellKind.INFINITE : CellKind.TEXT;
    }
}
