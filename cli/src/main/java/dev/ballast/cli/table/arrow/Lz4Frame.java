package dev.ballast.cli.table.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Unpacks LZ4 frames, also those whose blocks refer to earlier ones, which libraries for Java do not read and Arrow writes.
final class Lz4Frame {

    private static final int MAGIC = 0x184D2204;
    private static final int FIRST = 1 << 16;
    private static final int LEAST_MATCH = 4;

    private final ByteBuffer in;
    private final int most;
    private byte[] out;
    private int length;

    private Lz4Frame(byte[] packed, int most) {
        in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        this.most = most;
        out = new byte[Math.min(most, FIRST)];
    }

    /// Unpacks a frame.
    ///
    /// @param length how many bytes are in it
    static byte[] unpacked(byte[] packed, int length) throws IOException {
        try {
            Lz4Frame frame = new Lz4Frame(packed, length);
            frame.unpack();
            if (frame.length != length) {
                throw new IOException("an LZ4 frame holds " + frame.length + " bytes and should hold " + length);
            }
            return frame.out;
        } catch (RuntimeException e) {
            throw new IOException("an LZ4 frame is damaged", e);
        }
    }

    private void unpack() throws IOException {
        if (in.getInt() != MAGIC) {
            throw new IOException("an LZ4 frame does not begin as one");
        }
        int flags = in.get();
        in.get();
        boolean blockSums = (flags & 0x10) != 0;
        in.position(in.position() + ((flags & 0x08) != 0 ? Long.BYTES : 0) + ((flags & 0x01) != 0 ? Integer.BYTES : 0)
                + 1);
        for (int size = in.getInt(); size != 0; size = in.getInt()) {
            int count = size & Integer.MAX_VALUE;
            if (count > in.remaining()) {
                throw new IOException("an LZ4 frame ends within a block");
            }
            if (size < 0) {
                room(count);
                in.get(out, length, count);
                length += count;
            } else {
                block(in.position() + count);
            }
            if (blockSums) {
                in.getInt();
            }
        }
        out = Arrays.copyOf(out, length);
    }

    private void room(int more) throws IOException {
        if (more < 0 || more > most - length) {
            throw new IOException("an LZ4 frame holds more than the " + most + " bytes that it should");
        }
        if (length + more > out.length) {
            out = Arrays.copyOf(out, (int) Math.min(most, Math.max(length + (long) more, 2L * out.length)));
        }
    }

    private int count(int start) {
        int count = start;
        if (start == 15) {
            int more = in.get() & 0xff;
            count += more;
            while (more == 255) {
                more = in.get() & 0xff;
                count = Math.addExact(count, more);
            }
        }
        return count;
    }

    private void block(int end) throws IOException {
        while (in.position() < end) {
            int token = in.get() & 0xff;
            int literals = count(token >>> 4);
            room(literals);
            in.get(out, length, literals);
            length += literals;
            if (in.position() >= end) {
                return;
            }
            int back = in.getShort() & 0xffff;
            int match = Math.addExact(count(token & 15), LEAST_MATCH);
            if (back == 0 || back > length) {
                throw new IOException("an LZ4 frame refers to before its beginning");
            }
            room(match);
            for (int i = 0; i < match; i++) {
                out[length] = out[length - back];
                length++;
            }
        }
    }
}
