package dev.ballast.cli.table.arrow;

import com.github.luben.zstd.ZstdInputStream;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The buffers of a batch, one after another, unpacked and checked to be within its body.
final class ArrowBuffers {

    static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final RecordBatch batch;
    private final MemorySegment body;
    private int nextBuffer;
    private int nextNode;
    private int nextVariadic;

    ArrowBuffers(RecordBatch batch, MemorySegment body) {
        this.batch = batch;
        this.body = body;
    }

    /// What is said of the next column.
    FieldNode node() throws IOException {
        if (nextNode >= batch.nodesLength()) {
            throw new IOException("a batch has fewer columns than the schema");
        }
        FieldNode node = batch.nodes(nextNode++);
        if (node.length() != batch.length()) {
            throw new IOException(
                    "a column has " + node.length() + " values in a batch of " + batch.length() + " rows");
        }
        return node;
    }

    /// How many buffers of text the next column has beside its views.
    int variadic() throws IOException {
        if (nextVariadic >= batch.variadicBufferCountsLength()) {
            throw new IOException("a batch does not say how many buffers a column has");
        }
        return (int) batch.variadicBufferCounts(nextVariadic++);
    }

    /// The next buffer.
    ///
    /// @param needed the fewest bytes that it must have; none if it may be empty
    MemorySegment next(long needed) throws IOException {
        if (nextBuffer >= batch.buffersLength()) {
            throw new IOException("a batch has fewer buffers than its columns need");
        }
        Buffer buffer = batch.buffers(nextBuffer++);
        if (buffer.offset() < 0 || buffer.length() < 0 || buffer.offset() > body.byteSize()
                || buffer.length() > body.byteSize() - buffer.offset()) {
            throw new IOException("a buffer is said to be at " + buffer.offset() + " with " + buffer.length()
                    + " bytes, in a body of " + body.byteSize());
        }
        MemorySegment bytes = body.asSlice(buffer.offset(), buffer.length());
        if (batch.compression() != null && buffer.length() > 0) {
            bytes = unpacked(bytes);
        }
        if (bytes.byteSize() < needed) {
            throw new IOException("a buffer has " + bytes.byteSize() + " bytes, and " + batch.length()
                    + " rows need " + needed);
        }
        return bytes;
    }

    private MemorySegment unpacked(MemorySegment packed) throws IOException {
        if (packed.byteSize() < Long.BYTES) {
            throw new IOException("a packed buffer has " + packed.byteSize() + " bytes");
        }
        long length = packed.get(LONG, 0);
        MemorySegment rest = packed.asSlice(Long.BYTES);
        if (length == -1) {
            return rest;
        }
        if (length < 0 || length > Integer.MAX_VALUE - 8 || rest.byteSize() > Integer.MAX_VALUE - 8) {
            throw new IOException("a packed buffer says that it holds " + length + " bytes; " + (Integer.MAX_VALUE - 8)
                    + " can be read");
        }
        byte[] bytes = rest.toArray(ValueLayout.JAVA_BYTE);
        byte[] plain = batch.compression().codec() == CompressionType.ZSTD
                ? zstd(bytes, (int) length)
                : Lz4Frame.unpacked(bytes, (int) length);
        return MemorySegment.ofArray(plain);
    }

    /// Bytes are unpacked as they come, so that a false length takes no memory.
    private static byte[] zstd(byte[] packed, int length) throws IOException {
        try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(packed))) {
            byte[] plain = in.readNBytes(length);
            if (plain.length < length || in.read() >= 0) {
                throw new IOException("a packed buffer does not hold the " + length + " bytes that it says");
            }
            return plain;
        }
    }
}
