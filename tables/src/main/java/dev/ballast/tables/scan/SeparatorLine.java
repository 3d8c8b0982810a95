package dev.ballast.tables.scan;

import dev.ballast.tables.message.Failure;
import dev.ballast.tables.text.DelimitedFormat;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A first line such as `sep=;`, which spreadsheets write and read: it says what stands between cells, and is no row.
///
/// @param delimiter what it says
/// @param length    its length with its line end; 0 if there is none
record SeparatorLine(char delimiter, int length) {

    private static final Pattern LINE = Pattern.compile("(\"?)sep=(\\\\t|.)\\1(?:\r\n|\r|\n)",
            Pattern.CASE_INSENSITIVE);

    /// Looks for the line.
    ///
    /// @param head   the beginning of the text
    /// @param file   the file, for messages
    /// @param stated the delimiter that the user gave; null if none
    /// @throws Failure if it cannot be the delimiter, or is another than the user says
    static SeparatorLine of(String head, Path file, @Nullable Character stated) {
        Matcher line = LINE.matcher(head);
        if (!line.lookingAt()) {
            return new SeparatorLine(',', 0);
        }
        char found;
        try {
            found = DelimitedFormat.parseDelimiter(line.group(2));
        } catch (IllegalArgumentException e) {
            throw new Failure(file + ":1: the first line says \"sep=" + line.group(2) + "\": " + e.getMessage()
                    + "; correct the line or remove it", e);
        }
        if (stated != null && stated != found) {
            throw new Failure(file + ":1: the first line says \"sep=" + line.group(2) + "\" and --delimiter says "
                    + DelimitedFormat.shellWord(stated) + "; leave --delimiter out, or correct the line");
        }
        return new SeparatorLine(found, line.end());
    }
}
