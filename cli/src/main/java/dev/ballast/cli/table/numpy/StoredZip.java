package dev.ballast.cli.table.numpy;

import dev.ballast.cli.output.StagedFile;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A zip whose entries are not packed and have one time.
final class StoredZip implements AutoCloseable {

    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream out;

    StoredZip(StagedFile file) {
        out = new ZipOutputStream(new OutputStream() {

            @Override
            public void write(int b) {
                write(new byte[]{(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                file.write(ByteBuffer.wrap(bytes, offset, length));
            }
        });
        out.setMethod(ZipOutputStream.STORED);
    }

    /// Adds an entry.
    ///
    /// @param content hands on its bytes
    void add(String name, long size, long crc, Consumer<ObjIntConsumer<byte[]>> content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        entry.setSize(size);
        entry.setCrc(crc);
        out.putNextEntry(entry);
        try {
            content.accept((bytes, count) -> {
                try {
                    out.write(bytes, 0, count);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.closeEntry();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
