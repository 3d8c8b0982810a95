package dev.ballast.tables.text;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/// How a table is written down.
///
/// @param delimiter between cells; one ASCII character
/// @param header    whether the first row names the columns
public record DelimitedFormat(char delimiter, boolean header) {

    /// What quotes, line ends and numbers are written with.
    private static final String UNFIT = "\"\r\n0123456789.+-eE";

    private static final Pattern TABS = Pattern.compile(".*\\.(tsv|tab)(\\.gz|\\.zst)?", Pattern.DOTALL);

    /// The delimiter of a file by its name: a tab for `.tsv` and `.tab`, packed or not, else a comma.
    ///
    /// @param file the file
    /// @return the delimiter
    public static char delimiterOf(Path file) {
        return TABS.matcher(file.toString().toLowerCase(Locale.ROOT)).matches() ? '\t' : ',';
    }

    /// Reads a delimiter from the command line: one character, or `tab`, or `\t`.
    ///
    /// @param text what the user wrote
    /// @return the delimiter
    /// @throws IllegalArgumentException if it is none of these
    public static char parseDelimiter(String text) {
        if (text.equals("\\t") || text.equalsIgnoreCase("tab")) {
            return '\t';
        }
        if (text.length() != 1 || text.charAt(0) > 126 || UNFIT.indexOf(text.charAt(0)) >= 0) {
            throw new IllegalArgumentException("delimiter \"" + text + "\" is not one ASCII character that numbers and"
                    + " quotes do not use; for a tab write tab");
        }
        return text.charAt(0);
    }

    /// Names a delimiter in a message.
    ///
    /// @param delimiter what stands between cells
    /// @return it in words, or in quotes
    public static String named(char delimiter) {
        return switch (delimiter) {
            case '\t' -> "tab";
            case ' ' -> "blank";
            default -> "\"" + delimiter + '"';
        };
    }

    /// Writes a delimiter as a user of a POSIX shell gives it by `--delimiter`.
    ///
    /// @param delimiter what stands between cells
    /// @return the word
    public static String shellWord(char delimiter) {
        if (delimiter == '\t') {
            return "tab";
        }
        return delimiter < ' '
                ? "$'\\x%02x'".formatted((int) delimiter)
                : delimiter == '\'' ? "\"'\"" : "'" + delimiter + "'";
    }
}
