package dev.ballast.cli.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Text and bytes of cells, whose characters are bytes.
public final class Cells {

    private static final char QUOTE = '"';
    private static final int LONGEST_SHOWN = 60;

    private Cells() {
    }

    /// Returns the text of a cell: its bytes as UTF-8, or as Latin-1 if they are not UTF-8. Different cells have different
    /// texts, unless one is the Latin-1 reading of the other's UTF-8.
    ///
    /// @param buffer holds the cell
    /// @param offset where it begins
    /// @param length its length
    /// @return the text
    public static String text(char[] buffer, int offset, int length) {
        String latin = new String(buffer, offset, length);
        for (int i = 0; i < length; i++) {
            if (buffer[offset + i] > 127) {
                return decoded(latin);
            }
        }
        return latin;
    }

    private static String decoded(String latin) {
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(latin.getBytes(StandardCharsets.ISO_8859_1))).toString();
        } catch (CharacterCodingException e) {
            return latin;
        }
    }

    /// Returns a text as messages show it: cut if it is long, and made visible as [VisibleText] says.
    ///
    /// @param text any text
    /// @return the text to show
    public static String shown(String text) {
        if (text.length() <= LONGEST_SHOWN) {
            return VisibleText.of(text);
        }
        boolean splits = Character.isHighSurrogate(text.charAt(LONGEST_SHOWN - 1));
        return VisibleText.of(text.substring(0, splits ? LONGEST_SHOWN - 1 : LONGEST_SHOWN)) + "... (" + text.length()
                + " characters)";
    }

    /// Returns a name as tables show it: as messages do, and in quotes if it has blanks at its ends, which could not be seen.
    ///
    /// @param name any name
    /// @return the text to show
    public static String named(String name) {
        boolean clear = !name.isEmpty() && !isBlank(name.codePointAt(0))
                && !isBlank(name.codePointBefore(name.length()));
        return clear ? shown(name) : '"' + shown(name) + '"';
    }

    /// Tells whether a character leaves no ink: blanks of all kinds, also those that do not break and those without width.
    ///
    /// @param codePoint any character
    /// @return whether it is one
    static boolean isBlank(int codePoint) {
        return codePoint <= ' ' || Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)
                || codePoint == '\u200b' || codePoint == '\ufeff';
    }

    /// Returns the number of bytes a cell takes in the file.
    ///
    /// @param buffer holds the cell, without quotes
    /// @param offset where it begins
    /// @param length its length
    /// @param quoted whether it was written in quotes
    /// @return the number of bytes
    public static int rawLength(char[] buffer, int offset, int length, boolean quoted) {
        if (!quoted) {
            return length;
        }
        int raw = length + 2;
        for (int i = 0; i < length; i++) {
            if (buffer[offset + i] == QUOTE) {
                raw++;
            }
        }
        return raw;
    }

    /// Writes a cell as it stands in the file.
    ///
    /// @param buffer holds the cell, without quotes
    /// @param offset where it begins
    /// @param length its length
    /// @param quoted whether it was written in quotes
    /// @param out    takes the bytes
    public static void writeRaw(char[] buffer, int offset, int length, boolean quoted, ByteText out) {
        if (quoted) {
            out.put((byte) QUOTE);
        }
        for (int i = 0; i < length; i++) {
            char c = buffer[offset + i];
            out.put((byte) c);
            if (quoted && c == QUOTE) {
                out.put((byte) QUOTE);
            }
        }
        if (quoted) {
            out.put((byte) QUOTE);
        }
    }
}
