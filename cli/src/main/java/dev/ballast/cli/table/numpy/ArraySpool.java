package dev.ballast.cli.table.numpy;

import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.output.TemporaryFile;
import dev.ballast.tables.message.Failure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import java.util.zip.CRC32;

/// The values of an array, kept in a temporary file until it is known how many there are.
final class ArraySpool {

    private static final int BUFFER = 1 << 16;

    private final String name;
    private final String type;
    private final int width;
    private final Path file;
    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private long bytes;
    private final int valueBytes;

    /// @param name       what is written, for messages
    /// @param type       the type of values, as NumPy writes it
    /// @param valueBytes bytes of each
    /// @param width      values of a row; 0 if there is one direction only
    ArraySpool(String name, String type, int valueBytes, int width) {
        this.name = name;
        this.type = type;
        this.valueBytes = valueBytes;
        this.width = width;
        file = TemporaryFile.create(name);
        try {
            out = Files.newOutputStream(file);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Failure failed(IOException e) {
        return new Failure(name + ": its values cannot be kept in the temporary file " + file + ": "
                + Failure.reason(e), e);
    }

    void add(double value) {
        room();
        if (valueBytes == Float.BYTES) {
            buffer.putFloat((float) value);
        } else {
            buffer.putDouble(value);
        }
    }

    void add(float value) {
        room();
        buffer.putFloat(value);
    }

    void add(long value) {
        room();
        buffer.putLong(value);
    }

    void add(int value) {
        room();
        buffer.putInt(value);
    }

    private void room() {
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
    }

    private void flush() {
        try {
            out.write(buffer.array(), 0, buffer.position());
        } catch (IOException e) {
            throw failed(e);
        }
        bytes += buffer.position();
        buffer.clear();
    }

    /// How many values there are.
    long values() {
        return (bytes + buffer.position()) / valueBytes;
    }

    private byte[] header() {
        return width == 0 ? NpyHeader.of(type, values()) : NpyHeader.of(type, values() / width, width);
    }

    /// The bytes of the whole array.
    long size() {
        return header().length + values() * valueBytes;
    }

    /// Hands on the whole array.
    void forEach(ObjIntConsumer<byte[]> taker) {
        flush();
        byte[] header = header();
        taker.accept(header, header.length);
        byte[] part = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.readNBytes(part, 0, BUFFER); count > 0; count = in.readNBytes(part, 0, BUFFER)) {
                taker.accept(part, count);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    long crc() {
        CRC32 crc = new CRC32();
        forEach((part, count) -> crc.update(part, 0, count));
        return crc.getValue();
    }

    void writeTo(StagedFile target) {
        forEach(target::write);
    }

    /// The values, which are whole numbers of 4 bytes, one after another.
    void forEachInt(IntConsumer taker) {
        boolean[] first = {true};
        forEach((part, count) -> {
            if (first[0]) {
                first[0] = false;
                return;
            }
            ByteBuffer ints = ByteBuffer.wrap(part, 0, count).order(ByteOrder.LITTLE_ENDIAN);
            while (ints.hasRemaining()) {
                taker.accept(ints.getInt());
            }
        });
    }
}
