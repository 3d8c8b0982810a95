package dev.ballast.tables.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Text and bytes of cells, whose characters are bytes.
public final class Cells {

    private static final char QUOTE = '"';

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
