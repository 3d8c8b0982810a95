package dev.ballast.cli.table;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// How the bytes of a file of text are made fewer.
enum Compression {

    /// Not at all.
    NONE(""),
    /// gzip; several members may follow one another. Written by its fastest level, which is seven times as fast as the usual one and
    /// takes 7 % more bytes.
    GZIP(".gz"),
    /// Zstandard, with a checksum; several frames may follow one another.
    ZSTD(".zst");

    private static final int BUFFER = 1 << 16;
    /// What `zstd --long=31` needs, the most that there is.
    private static final int LONGEST_WINDOW = 31;

    private final String ending;

    Compression(String ending) {
        this.ending = ending;
    }

    /// What names of files end with.
    String ending() {
        return ending;
    }

    InputStream unpacked(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> in;
            case GZIP -> new GZIPInputStream(in, BUFFER);
            case ZSTD -> Zstandard.unpacked(in);
        };
    }

    OutputStream packed(OutputStream out) throws IOException {
        return switch (this) {
            case NONE -> out;
            case GZIP -> new FastGzip(out);
            case ZSTD -> Zstandard.packed(out);
        };
    }

    /// The level is not among the arguments of the class of the JDK.
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /// Apart, so that the library is loaded only where it is used.
    private static final class Zstandard {

        static InputStream unpacked(InputStream in) throws IOException {
            ZstdInputStream unpacked = new ZstdInputStream(in);
            unpacked.setLongMax(LONGEST_WINDOW);
            return unpacked;
        }

        static OutputStream packed(OutputStream out) throws IOException {
            ZstdOutputStream packed = new ZstdOutputStream(out, 1);
            packed.setChecksum(true);
            return packed;
        }
    }
}
