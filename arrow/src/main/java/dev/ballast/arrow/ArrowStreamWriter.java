package dev.ballast.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes a table as an Arrow stream: the schema, its dictionaries, and as many record batches as come.
///
/// ```java
/// try (ArrowStreamWriter writer = new ArrowStreamWriter(channel, schema)) {
///     ArrowRows rows = new ArrowRows(schema);
///     rows.begin(256);
///     ...
///     writer.write(rows);
/// }
/// ```
///
/// Every batch is written at once, by one call of the channel if it takes all, and is nowhere kept. Not thread-safe.
public final class ArrowStreamWriter implements AutoCloseable {

    private final WritableByteChannel out;
    private final ArrowSchema schema;
    private boolean failed;

    /// Begins a stream.
    ///
    /// @param out    takes the bytes; it stays open
    /// @param schema the columns
    /// @throws IOException if the channel fails
    public ArrowStreamWriter(WritableByteChannel out, ArrowSchema schema) throws IOException {
        this.out = out;
        this.schema = schema;
        Messages messages = new Messages();
        write(framed(messages.schema(schema), 0));
        for (int column = 0; column < schema.fields().size(); column++) {
            if (schema.fields().get(column).type() instanceof ArrowType.Dictionary dictionary) {
                write(dictionary(messages, column, dictionary.values()));
            }
        }
    }

    /// A message with room for its body.
    private static ByteBuffer framed(ByteBuffer metadata, int bodyBytes) {
        ByteBuffer message = ByteBuffer.allocate(Messages.PREFIX + metadata.remaining() + bodyBytes)
                .order(ByteOrder.LITTLE_ENDIAN);
        Messages.putPrefix(message, 0, metadata.remaining());
        message.put(Messages.PREFIX, metadata, metadata.position(), metadata.remaining());
        return message;
    }

    private static ByteBuffer dictionary(Messages messages, int column, List<String> values) {
        byte[][] texts = values.stream().map(value -> value.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        long length = 0;
        for (byte[] text : texts) {
            length += text.length;
        }
        long endsBytes = (texts.length + 1L) * Integer.BYTES;
        long textsAt = padded(endsBytes);
        long body = textsAt + padded(length);
        if (body > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("a dictionary of " + texts.length + " texts takes " + body
                    + " bytes; it can have " + Integer.MAX_VALUE / 2);
        }
        ByteBuffer metadata = messages.dictionary(column, texts.length, endsBytes, textsAt, length, body);
        ByteBuffer message = framed(metadata, (int) body);
        int begin = message.capacity() - (int) body;
        int end = 0;
        for (int value = 0; value < texts.length; value++) {
            message.put(begin + (int) textsAt + end, texts[value]);
            end += texts[value].length;
            message.putInt(begin + (value + 1) * Integer.BYTES, end);
        }
        return message;
    }

    private static long padded(long bytes) {
        return (bytes + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    }

    private void write(ByteBuffer message) throws IOException {
        failed = true;
        while (message.hasRemaining()) {
            out.write(message);
        }
        failed = false;
    }

    /// Writes rows as a record batch.
    ///
    /// @param rows rows of this stream's schema, every column filled
    /// @throws IOException              if the channel fails
    /// @throws IllegalArgumentException if they are of another schema
    public void write(ArrowRows rows) throws IOException {
        if (!rows.schema().fields().equals(schema.fields())) {
            throw new IllegalArgumentException("the rows are of other columns than the stream");
        }
        write(rows.message());
    }

    /// Ends the stream, unless the channel has failed; a reader knows then that nothing is missing. The channel stays open.
    ///
    /// @throws IOException if the channel fails
    @Override
    public void close() throws IOException {
        if (!failed) {
            ByteBuffer end = ByteBuffer.allocate(Messages.PREFIX).order(ByteOrder.LITTLE_ENDIAN);
            Messages.putPrefix(end, 0, 0);
            write(end);
        }
    }
}
