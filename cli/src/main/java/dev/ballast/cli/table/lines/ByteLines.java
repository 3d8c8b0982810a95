package dev.ballast.cli.table.lines;

import dev.ballast.tables.message.Failure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The lines of a file, with their places. Characters are bytes.
final class ByteLines implements AutoCloseable {

    private static final int LONGEST = 1 << 26;
    private static final int FIRST = 1 << 16;

    private final Path shown;
    private final InputStream in;
    private byte[] buffer = new byte[FIRST];
    private int filled;
    private int at;
    private int lineBegin;
    private int lineEnd;
    /// The position in the file of the first byte in the buffer.
    private long position;
    private long line;
    private boolean ended;

    /// @param shown what the user calls the file
    /// @param bytes the file
    ByteLines(Path shown, Path bytes) throws IOException {
        this.shown = shown;
        this.in = Files.newInputStream(bytes);
    }

    /// Goes to the next line; false after the last.
    boolean next() throws IOException {
        lineBegin = at;
        int looked = at;
        while (true) {
            while (looked < filled && buffer[looked] != '\n') {
                looked++;
            }
            if (looked < filled) {
                lineEnd = looked;
                at = looked + 1;
                break;
            }
            if (ended) {
                if (lineBegin == filled) {
                    return false;
                }
                lineEnd = filled;
                at = filled;
                break;
            }
            looked -= lineBegin;
            fill();
            looked += lineBegin;
        }
        line++;
        return true;
    }

    private void fill() throws IOException {
        int kept = filled - lineBegin;
        if (kept > LONGEST) {
            throw new Failure(
                    shown + ":" + (line + 1) + ": is longer than " + LONGEST + " bytes; is a line end missing?");
        }
        position += lineBegin;
        if (kept > buffer.length / 2) {
            buffer = Arrays.copyOfRange(buffer, lineBegin, lineBegin + 2 * buffer.length);
        } else {
            System.arraycopy(buffer, lineBegin, buffer, 0, kept);
        }
        lineBegin = 0;
        filled = kept;
        int count = in.read(buffer, filled, buffer.length - filled);
        ended = count < 0;
        filled += Math.max(0, count);
    }

    /// The bytes that hold the line.
    byte[] bytes() {
        return buffer;
    }

    /// Where the line begins in them.
    int offset() {
        return lineBegin;
    }

    /// How long it is, without its end.
    int length() {
        return (lineEnd > lineBegin && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd) - lineBegin;
    }

    /// Its number, from 1.
    long number() {
        return line;
    }

    /// The position of its first byte.
    long begin() {
        return position + lineBegin;
    }

    /// The position after its end.
    long end() {
        return position + at;
    }

    /// Whether it has an end.
    boolean closed() {
        return at > lineEnd;
    }

    /// Its end, as it is written.
    String lineEnd() {
        return at == lineEnd ? "" : lineEnd > lineBegin && buffer[lineEnd - 1] == '\r' ? "\r\n" : "\n";
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
