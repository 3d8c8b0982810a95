package dev.ballast.cli.table.arrow;

import dev.ballast.cli.table.TableShape;
import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.typed.CellText;
import dev.ballast.cli.table.typed.TypedReader;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.text.RowSink;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads the messages of a stream, one after another, or of a file, whose end says where they are: what stands before them there is no
/// stream if some programs wrote it. Bodies are mapped, not loaded.
final class ArrowReader implements TypedReader, AutoCloseable {

    private static final byte[] MAGIC = "ARROW1\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "ARROW1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OLD = "FEA1".getBytes(StandardCharsets.US_ASCII);
    private static final int CONTINUATION = -1;
    private static final int MOST_METADATA = 1 << 28;
    private static final int PREFIX = Integer.BYTES;

    private final Path shown;
    private final FileChannel channel;
    private final List<ArrowColumn> columns = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<Long, ArrowDictionary> dictionaries = new HashMap<>();
    private String codec = "";
    private long at;
    private long afterSchema;
    private boolean isFile;
    private final LongArrayList blocks = new LongArrayList();
    private int nextBlock;

    ArrowReader(Path shown, Path bytes) throws IOException {
        this.shown = shown;
        channel = FileChannel.open(bytes);
        try {
            byte[] start = new byte[MAGIC.length];
            ByteBuffer first = ByteBuffer.wrap(start);
            while (first.hasRemaining() && channel.read(first, first.position()) >= 0) {
                // Until there is no more.
            }
            isFile = Arrays.equals(start, MAGIC);
            if (Arrays.equals(Arrays.copyOf(start, OLD.length), OLD)) {
                throw new Failure(
                        shown + ": is a Feather file of version 1; write it anew, version 2 is an Arrow file");
            }
            if (isFile) {
                readFooter();
            } else {
                readSchema();
            }
            peekCodec();
        } catch (IOException e) {
            channel.close();
            throw e;
        } catch (RuntimeException e) {
            channel.close();
            throw understood(e);
        }
    }

    /// What is wrong with a file looks like anything in the classes that read its metadata.
    private RuntimeException understood(RuntimeException e) {
        return e instanceof Failure
                ? e
                : new Failure(shown + ": is damaged: its metadata cannot be understood (" + e.getClass().getSimpleName()
                        + ")", e);
    }

    /// The next message: of a stream what comes next, of a file what its end names next.
    private @Nullable Message next() throws IOException {
        if (isFile) {
            if (nextBlock == blocks.size()) {
                return null;
            }
            at = blocks.getLong(nextBlock++);
            if (at < 0 || at > channel.size() - PREFIX) {
                throw new IOException("its end names a message at byte " + at + ", where none can be");
            }
        }
        return message();
    }

    private @Nullable Message message() throws IOException {
        ByteBuffer prefix = bytes(at, PREFIX);
        if (prefix == null) {
            return null;
        }
        at += PREFIX;
        int length = prefix.getInt();
        if (length == CONTINUATION) {
            ByteBuffer more = bytes(at, PREFIX);
            if (more == null) {
                throw new IOException("it ends within a message");
            }
            at += PREFIX;
            length = more.getInt();
        }
        if (length == 0) {
            return null;
        }
        if (length < 0 || length > MOST_METADATA || length > channel.size() - at) {
            throw new Failure(shown + (columns.isEmpty()
                    ? ": is no Arrow file or stream: it does not begin as one"
                    : ": is damaged: a message says that its metadata takes " + length + " bytes"));
        }
        ByteBuffer message = Objects.requireNonNull(bytes(at, length));
        at += length;
        return Message.getRootAsMessage(message);
    }

    private @Nullable ByteBuffer bytes(long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                if (buffer.position() == 0 && length == PREFIX) {
                    return null;
                }
                throw new IOException("it ends within a message");
            }
        }
        return buffer.flip();
    }

    private void readFooter() throws IOException {
        long size = channel.size();
        int tail = PREFIX + END.length;
        ByteBuffer end = size < MAGIC.length + tail ? null : bytes(size - tail, tail);
        byte[] magic = new byte[END.length];
        int length = end == null ? 0 : end.getInt();
        if (end != null) {
            end.get(magic);
        }
        if (!Arrays.equals(magic, END)) {
            throw new Failure(shown + ": is no whole Arrow file: it does not end as one; is it cut?");
        }
        if (length <= 0 || length > size - MAGIC.length - tail || length > MOST_METADATA) {
            throw new Failure(shown + ": is damaged: its end says that it takes " + length + " bytes, and the file has "
                    + size);
        }
        Footer footer = Footer.getRootAsFooter(Objects.requireNonNull(bytes(size - tail - length, length)));
        take(Objects.requireNonNull(footer.schema()));
        for (int i = 0; i < footer.dictionariesLength(); i++) {
            blocks.add(footer.dictionaries(i).offset());
        }
        for (int i = 0; i < footer.recordBatchesLength(); i++) {
            blocks.add(footer.recordBatches(i).offset());
        }
    }

    private void readSchema() throws IOException {
        Message message = message();
        if (message == null || message.headerType() != MessageHeader.Schema) {
            throw new Failure(shown + ": is no Arrow file or stream: it does not begin with a schema");
        }
        take((Schema) Objects.requireNonNull(message.header(new Schema())));
        afterSchema = at;
    }

    private void take(Schema schema) {
        if (schema.endianness() != Endianness.Little) {
            throw new Failure(shown + ": has numbers with the highest byte first, which are not read");
        }
        for (int column = 0; column < schema.fieldsLength(); column++) {
            columns.add(new ArrowColumn(shown.toString(), schema.fields(column)));
        }
        for (int i = 0; i < schema.customMetadataLength(); i++) {
            KeyValue entry = schema.customMetadata(i);
            metadata.put(String.valueOf(entry.key()), String.valueOf(entry.value()));
        }
    }

    /// How the first batch is packed.
    private void peekCodec() throws IOException {
        Message message = next();
        while (message != null && message.headerType() == MessageHeader.DictionaryBatch) {
            at += body(message);
            message = next();
        }
        if (message != null && message.headerType() == MessageHeader.RecordBatch) {
            RecordBatch batch = (RecordBatch) Objects.requireNonNull(message.header(new RecordBatch()));
            codec = batch.compression() == null
                    ? ""
                    : batch.compression().codec() == CompressionType.ZSTD ? "ZSTD" : "LZ4_FRAME";
        }
        rewind();
    }

    private void rewind() {
        at = afterSchema;
        nextBlock = 0;
    }

    private long body(Message message) throws IOException {
        long length = message.bodyLength();
        if (length < 0 || length > channel.size() - at) {
            throw new IOException(
                    "a message says that its body takes " + length + " bytes, and " + (channel.size() - at)
                            + " are left");
        }
        return length;
    }

    @Override
    public TableShape shape() {
        List<TypedColumn> all = columns.stream().map(ArrowColumn::column).toList();
        return new TableShape(all, metadata, codec,
                new ArrowDetail(columns.stream().map(ArrowColumn::isLarge).toList(),
                        columns.stream().map(column -> column.dictionary() >= 0
                                && column.field().dictionary().isOrdered()).toList()));
    }

    @Override
    public void read(RowSink rows) throws IOException {
        CellText cells = new CellText(rows);
        long batches = 0;
        try {
            rewind();
            for (Message message = next(); message != null; message = next()) {
                long length = body(message);
                try (Arena arena = Arena.ofConfined()) {
                    MemorySegment body = channel.map(FileChannel.MapMode.READ_ONLY, at, length, arena);
                    switch (message.headerType()) {
                        case MessageHeader.DictionaryBatch -> words(
                                (DictionaryBatch) Objects.requireNonNull(message.header(new DictionaryBatch())), body);
                        case MessageHeader.RecordBatch -> {
                            batches++;
                            rows((RecordBatch) Objects.requireNonNull(message.header(new RecordBatch())), body, cells);
                        }
                        default -> throw new IOException("a message is neither a dictionary nor rows");
                    }
                }
                at += length;
            }
        } catch (IOException e) {
            throw new Failure(shown + ": is damaged, in batch " + Math.max(1, batches) + ": " + Failure.reason(e), e);
        } catch (Failure failure) {
            throw failure;
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException | NullPointerException e) {
            throw new Failure(shown + ": is damaged, in batch " + Math.max(1, batches) + ": "
                    + e.getClass().getSimpleName(), e);
        }
        if (cells.rows() == 0) {
            throw new Failure(shown + ": has no rows");
        }
    }

    private void words(DictionaryBatch batch, MemorySegment body) throws IOException {
        ArrowColumn of = columns.stream().filter(column -> column.dictionary() == batch.id()).findFirst()
                .orElseThrow(() -> new IOException("dictionary " + batch.id() + " belongs to no column"))
                .dictionaryValues();
        ArrowDictionary dictionary = dictionaries.computeIfAbsent(batch.id(), _ -> new ArrowDictionary());
        if (!batch.isDelta()) {
            dictionary.clear();
        }
        RecordBatch data = batch.data();
        dictionary.add(of, new ArrowBuffers(data, body), data.length());
    }

    private void rows(RecordBatch batch, MemorySegment body, CellText cells) throws IOException {
        if (batch.length() < 0) {
            throw new IOException("a batch says that it has " + batch.length() + " rows");
        }
        ArrowBuffers buffers = new ArrowBuffers(batch, body);
        List<@Nullable ArrowDictionary> words = new ArrayList<>();
        for (ArrowColumn column : columns) {
            column.load(buffers, batch.length());
            words.add(dictionaries.get(column.dictionary()));
        }
        for (long row = 0; row < batch.length(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                columns.get(column).cell(column, row, cells, words.get(column));
            }
            cells.endRow();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
