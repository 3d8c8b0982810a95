package dev.ballast.tables.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/// Turns bytes into characters one to one, and remembers the last bytes it handed out.
///
/// One character is one byte, so lengths in characters are lengths in bytes, whatever the encoding of the file, as long
/// as it writes ASCII as ASCII. A line end of two bytes is never cut: its carriage return is handed out together with
/// what follows.
final class ChunkReader extends Reader {

    private final InputStream in;
    private byte[] chunk = new byte[1];
    private long chunkBegin;
    private int chunkLength;
    private boolean held;
    private boolean ended;

    ChunkReader(InputStream in, long position) {
        this.in = in;
        this.chunkBegin = position;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        if (chunk.length < length + 1) {
            chunk = new byte[length + 1];
        }
        chunkBegin += chunkLength;
        chunkLength = 0;
        if (held) {
            chunk[chunkLength++] = '\r';
            held = false;
        }
        // A carriage return alone is not enough: what follows it decides how long the line end is.
        boolean wanting = true;
        while (wanting) {
            int count = in.read(chunk, chunkLength, Math.max(1, length - chunkLength));
            if (count < 0) {
                ended = true;
                break;
            }
            chunkLength += count;
            wanting = chunkLength == 1 && chunk[0] == '\r';
        }
        if (chunkLength == 0) {
            return -1;
        }
        if (!ended && chunk[chunkLength - 1] == '\r') {
            chunkLength--;
            held = true;
        }
        for (int i = 0; i < chunkLength; i++) {
            target[offset + i] = (char) (chunk[i] & 0xff);
        }
        return chunkLength;
    }

    /// The length of the line end at a position in the last chunk: 1 or 2, or 0 at the end of the file.
    int lineEndLength(long position) {
        long at = position - chunkBegin;
        if (at == chunkLength) {
            return 0;
        }
        if (at < 0 || at > chunkLength) {
            throw new IllegalStateException("position " + position + " is not in the last chunk read");
        }
        byte first = chunk[(int) at];
        if (first == '\r') {
            return at + 1 < chunkLength && chunk[(int) at + 1] == '\n' ? 2 : 1;
        }
        if (first == '\n') {
            return 1;
        }
        throw new IllegalStateException("byte " + first + " at position " + position + " is no line end");
    }

    /// Bytes of the last chunk as text.
    String text(long position, int length) {
        return new String(chunk, (int) (position - chunkBegin), length, StandardCharsets.ISO_8859_1);
    }

    long position() {
        return chunkBegin + chunkLength;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
