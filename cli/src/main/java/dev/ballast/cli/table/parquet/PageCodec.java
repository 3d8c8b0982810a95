package dev.ballast.cli.table.parquet;

import com.github.luben.zstd.Zstd;
import net.jpountz.lz4.LZ4Factory;
import org.apache.parquet.format.CompressionCodec;
import org.xerial.snappy.Snappy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/// How pages are packed.
enum PageCodec {

    /// Not at all.
    UNCOMPRESSED,
    /// Snappy.
    SNAPPY,
    /// gzip.
    GZIP,
    /// LZ4 without a frame.
    LZ4_RAW,
    /// Zstandard, at its fastest level of the usual ones.
    ZSTD;

    /// That of another file; Zstandard for those that are not written.
    static PageCodec of(String name) {
        for (PageCodec codec : values()) {
            if (codec.name().equals(name)) {
                return codec;
            }
        }
        return ZSTD;
    }

    CompressionCodec inFile() {
        return CompressionCodec.valueOf(name());
    }

    byte[] packed(byte[] page) throws IOException {
        return switch (this) {
            case UNCOMPRESSED -> page;
            case SNAPPY -> Snappy.compress(page);
            case GZIP -> {
                ByteArrayOutputStream packed = new ByteArrayOutputStream();
                try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                    out.write(page);
                }
                yield packed.toByteArray();
            }
            case LZ4_RAW -> LZ4Factory.fastestInstance().fastCompressor().compress(page);
            case ZSTD -> Zstd.compress(page, 1);
        };
    }
}
