package dev.ballast.cli.output;

import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.text.ByteText;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

/// The bytes of the input by position, and a guard against its being changed during the run.
public final class InputBytes implements AutoCloseable {

    private static final int PIECE = 1 << 16;

    private final Path file;
    private final Path text;
    private final FileChannel channel;
    private final long size;
    private final FileTime modified;
    private final Object key;

    /// Opens a table; from here on, a change of it is noticed.
    ///
    /// @param table the table
    /// @throws Failure if it cannot be read
    public InputBytes(TableSource table) {
        file = table.file();
        text = table.text();
        try {
            BasicFileAttributes attributes = Files.readAttributes(text, BasicFileAttributes.class);
            // Opening a pipe would wait for somebody to write into it.
            if (!attributes.isRegularFile()) {
                throw new Failure(file + (attributes.isDirectory()
                        ? ": is a directory, not a table"
                        : ": is not a regular file; tables are read twice, so save it to a file first"));
            }
            size = attributes.size();
            modified = attributes.lastModifiedTime();
            key = attributes.fileKey();
            channel = FileChannel.open(text, StandardOpenOption.READ);
        } catch (IOException e) {
            throw Failure.reading(file, e);
        }
    }

    /// {@return where the bytes come from}
    public FileChannel channel() {
        return channel;
    }

    /// {@return how many there are}
    public long size() {
        return size;
    }

    /// Reads bytes at a position; safe to call from several threads.
    ///
    /// @param begin  the position of the first
    /// @param length how many
    /// @param out    takes them
    /// @throws Failure if they cannot be read
    public void read(long begin, int length, ByteText out) {
        byte[] bytes = new byte[length];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, begin + buffer.position()) < 0) {
                    throw changed();
                }
            }
        } catch (IOException e) {
            throw Failure.reading(file, e);
        }
        out.put(bytes);
    }

    /// Reads bytes in pieces, in order.
    ///
    /// @param begin the position of the first
    /// @param end   the position after the last
    /// @param taker takes an array and how many bytes at its beginning are meant
    /// @throws Failure if they cannot be read
    public void forEach(long begin, long end, ObjIntConsumer<byte[]> taker) {
        byte[] bytes = new byte[Math.clamp(end - begin, 0, PIECE)];
        for (long at = begin; at < end;) {
            int count;
            try {
                count = channel.read(ByteBuffer.wrap(bytes, 0, (int) Math.min(bytes.length, end - at)), at);
            } catch (IOException e) {
                throw Failure.reading(file, e);
            }
            if (count < 0) {
                throw changed();
            }
            taker.accept(bytes, count);
            at += count;
        }
    }

    /// Checks that the file is as it was.
    ///
    /// @throws Failure if it is not
    public void requireUnchanged() {
        try {
            BasicFileAttributes now = Files.readAttributes(text, BasicFileAttributes.class);
            if (now.size() != size || !now.lastModifiedTime().equals(modified) || !Objects.equals(now.fileKey(), key)) {
                throw changed();
            }
        } catch (NoSuchFileException e) {
            throw new Failure(file + ": was removed while it was read", e);
        } catch (IOException e) {
            throw Failure.reading(file, e);
        }
    }

    /// Does work that reads the file. What goes wrong because the file was changed meanwhile is put down to that, whatever it
    /// looks like.
    ///
    /// @param <T>  what the work yields
    /// @param work the work
    /// @return what it yields
    /// @throws Failure if the file was changed and the work failed
    public <T> T whileUnchanged(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            requireUnchanged();
            throw e;
        }
    }

    Failure changed() {
        return new Failure(file + ": was changed while it was read; run again when it is at rest");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new Failure(file + ": cannot be closed: " + Failure.reason(e), e);
        }
    }
}
