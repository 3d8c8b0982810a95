package dev.ballast.cli.table.arrow;

import dev.ballast.cli.table.TableShape;
import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.ValueType;
import dev.ballast.cli.table.ValueType.Unit;
import dev.ballast.cli.table.typed.ColumnBatch;

import com.github.luben.zstd.Zstd;
import com.google.flatbuffers.FlatBufferBuilder;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.apache.arrow.flatbuf.Binary;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.DictionaryKind;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.FixedSizeBinary;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.LargeBinary;
import org.apache.arrow.flatbuf.LargeUtf8;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The messages of a table: metadata and bodies.
@SuppressWarnings("ByteBufferBackingArray") // Buffers are made here, each with an array of its own.
final class ArrowMessages {

    private static final int ALIGNMENT = 8;
    private static final int BODY_ALIGNMENT = 64;
    private static final int CONTINUATION = -1;

    /// A message in a file.
    ///
    /// @param offset   where it is
    /// @param metadata the bytes of its metadata, with what stands before it
    /// @param body     the bytes of its body
    record Block(long offset, int metadata, long body) {}

    /// A message as it is written.
    record Framed(byte[] bytes, int metadata) {

        Block block(long offset) {
            return new Block(offset, metadata, bytes.length - (long) metadata);
        }
    }

    /// The buffers of a batch as they are put together.
    private final class Body {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<long[]> places = new ArrayList<>();
        private final List<long[]> nodes = new ArrayList<>();

        void add(byte[] buffer) throws IOException {
            byte[] packed = buffer.length == 0 ? buffer : packed(buffer);
            places.add(new long[]{bytes.size(), packed.length});
            bytes.write(packed, 0, packed.length);
            while (bytes.size() % BODY_ALIGNMENT != 0) {
                bytes.write(0);
            }
        }

        private byte[] packed(byte[] buffer) throws IOException {
            if (codec < 0) {
                return buffer;
            }
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            packed.write(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(buffer.length).array(),
                    0,
                    Long.BYTES);
            if (codec == CompressionType.ZSTD) {
                packed.writeBytes(Zstd.compress(buffer, 1));
            } else {
                try (LZ4FrameOutputStream out = new LZ4FrameOutputStream(packed)) {
                    out.write(buffer);
                }
            }
            return packed.toByteArray();
        }
    }

    private final TableShape shape;
    private final byte codec;
    private final FlatBufferBuilder builder = new FlatBufferBuilder(1024);

    ArrowMessages(TableShape shape) {
        this.shape = shape;
        codec = switch (shape.detail() instanceof ArrowDetail ? shape.codec() : "") {
            case "ZSTD" -> CompressionType.ZSTD;
            case "LZ4_FRAME" -> CompressionType.LZ4_FRAME;
            default -> -1;
        };
    }

    private boolean detail(int column, boolean large) {
        if (!(shape.detail() instanceof ArrowDetail detail) || column >= detail.large().size()) {
            return false;
        }
        return large ? detail.large().get(column) : detail.ordered().get(column);
    }

    byte[] schema() {
        builder.clear();
        int header = schemaTable();
        builder.finish(Message.createMessage(builder, MetadataVersion.V5, MessageHeader.Schema, header, 0, 0));
        return framed(new byte[0]).bytes();
    }

    private int schemaTable() {
        int[] fields = new int[shape.columns().size()];
        for (int column = 0; column < fields.length; column++) {
            fields[column] = field(shape.columns().get(column), column);
        }
        List<Integer> metadata = new ArrayList<>();
        for (Map.Entry<String, String> entry : shape.metadata().entrySet()) {
            if (!entry.getKey().equals("ARROW:schema") && !entry.getKey().startsWith("arff ")) {
                metadata.add(KeyValue.createKeyValue(builder, builder.createString(entry.getKey()),
                        builder.createString(entry.getValue())));
            }
        }
        return Schema.createSchema(builder, Endianness.Little, Schema.createFieldsVector(builder, fields),
                Schema.createCustomMetadataVector(builder, metadata.stream().mapToInt(Integer::intValue).toArray()),
                Schema.createFeaturesVector(builder, new long[0]));
    }

    private int field(TypedColumn column, int number) {
        int name = builder.createString(column.name());
        int children = Field.createChildrenVector(builder, new int[0]);
        boolean coded = column.type() instanceof ValueType.Text text && text.coded();
        int encoding = coded
                ? DictionaryEncoding.createDictionaryEncoding(builder, number,
                        Int.createInt(builder, Integer.SIZE, true), detail(number, false), DictionaryKind.DenseArray)
                : 0;
        boolean large = detail(number, true);
        byte kind;
        int type;
        switch (column.type()) {
            case ValueType.Whole whole -> {
                kind = Type.Int;
                type = Int.createInt(builder, whole.bits(), whole.signed());
            }
            case ValueType.Real real -> {
                kind = Type.FloatingPoint;
                type = FloatingPoint.createFloatingPoint(builder, real.bits() == 16
                        ? Precision.HALF
                        : real.bits() == Float.SIZE ? Precision.SINGLE : Precision.DOUBLE);
            }
            case ValueType.Decimal decimal -> {
                kind = Type.Decimal;
                type = Decimal.createDecimal(builder, decimal.precision(), decimal.scale(), 128);
            }
            case ValueType.Text _ -> {
                kind = large ? Type.LargeUtf8 : Type.Utf8;
                if (large) {
                    LargeUtf8.startLargeUtf8(builder);
                    type = LargeUtf8.endLargeUtf8(builder);
                } else {
                    Utf8.startUtf8(builder);
                    type = Utf8.endUtf8(builder);
                }
            }
            case ValueType.Bytes bytes -> {
                kind = bytes.length() > 0 ? Type.FixedSizeBinary : large ? Type.LargeBinary : Type.Binary;
                if (bytes.length() > 0) {
                    type = FixedSizeBinary.createFixedSizeBinary(builder, bytes.length());
                } else if (large) {
                    LargeBinary.startLargeBinary(builder);
                    type = LargeBinary.endLargeBinary(builder);
                } else {
                    Binary.startBinary(builder);
                    type = Binary.endBinary(builder);
                }
            }
            case ValueType.Truth _ -> {
                kind = Type.Bool;
                Bool.startBool(builder);
                type = Bool.endBool(builder);
            }
            case ValueType.Date _ -> {
                kind = Type.Date;
                type = Date.createDate(builder, DateUnit.DAY);
            }
            case ValueType.Time time -> {
                kind = Type.Time;
                type = Time.createTime(builder, unit(time.unit()), isShort(time) ? Integer.SIZE : Long.SIZE);
            }
            case ValueType.Moment moment -> {
                kind = Type.Timestamp;
                int zone = moment.zone() == null ? 0 : builder.createString(moment.zone());
                type = Timestamp.createTimestamp(builder, unit(moment.unit()), zone);
            }
        }
        return Field.createField(builder, name, column.nullable(), kind, type, encoding, children, 0);
    }

    private static boolean isShort(ValueType.Time time) {
        return time.unit() == Unit.SECOND || time.unit() == Unit.MILLI;
    }

    private static short unit(Unit unit) {
        return switch (unit) {
            case SECOND -> TimeUnit.SECOND;
            case MILLI -> TimeUnit.MILLISECOND;
            case MICRO -> TimeUnit.MICROSECOND;
            case NANO -> TimeUnit.NANOSECOND;
        };
    }

    Framed rows(List<ColumnBatch> columns, List<int[]> codes) throws IOException {
        Body body = new Body();
        for (int column = 0; column < columns.size(); column++) {
            ColumnBatch of = columns.get(column);
            body.nodes.add(new long[]{of.rows(), of.nulls()});
            body.add(of.nulls() == 0 ? new byte[0] : bits(of, true));
            if (codes.get(column).length > 0) {
                ByteBuffer numbers = room((long) of.rows() * Integer.BYTES);
                for (int code : codes.get(column)) {
                    numbers.putInt(code);
                }
                body.add(numbers.array());
            } else {
                values(of, detail(column, true), body);
            }
        }
        return message(body, columns.getFirst().rows(), -1);
    }

    private static ByteBuffer room(long bytes) {
        return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// A bit for every row: whether it is there, or whether it is true.
    private static byte[] bits(ColumnBatch of, boolean there) {
        byte[] bits = new byte[(of.rows() + 7) / 8];
        for (int row = 0; row < of.rows(); row++) {
            boolean set = there ? !of.isMissing(row) : of.whole(row) != 0;
            bits[row >>> 3] |= (byte) (set ? 1 << (row & 7) : 0);
        }
        return bits;
    }

    private void values(ColumnBatch of, boolean large, Body body) throws IOException {
        int rows = of.rows();
        switch (of.column().type()) {
            case ValueType.Truth _ -> body.add(bits(of, false));
            case ValueType.Whole whole -> body.add(wholes(of, whole.bits() / Byte.SIZE));
            case ValueType.Date _ -> body.add(wholes(of, Integer.BYTES));
            case ValueType.Time time -> body.add(wholes(of, isShort(time) ? Integer.BYTES : Long.BYTES));
            case ValueType.Moment _ -> body.add(wholes(of, Long.BYTES));
            case ValueType.Real real -> {
                ByteBuffer numbers = room((long) rows * (real.bits() / Byte.SIZE));
                for (int row = 0; row < rows; row++) {
                    switch (real.bits()) {
                        case 16 -> numbers.putShort(Float.floatToFloat16((float) of.real(row)));
                        case Float.SIZE -> numbers.putFloat((float) of.real(row));
                        default -> numbers.putDouble(of.real(row));
                    }
                }
                body.add(numbers.array());
            }
            case ValueType.Decimal _ -> body.add(Arrays.copyOf(of.bytes(), 16 * rows));
            case ValueType.Bytes bytes when bytes.length() > 0 -> {
                ByteBuffer fixed = room((long) rows * bytes.length());
                for (int row = 0; row < rows; row++) {
                    if (of.end(row) > of.begin(row)) {
                        fixed.put(row * bytes.length(), of.bytes(), of.begin(row), bytes.length());
                    }
                }
                body.add(fixed.array());
            }
            case ValueType.Text _,ValueType.Bytes _ -> {
                ByteBuffer ends = room((rows + 1L) * (large ? Long.BYTES : Integer.BYTES));
                for (int row = 0; row <= rows; row++) {
                    int end = row == 0 ? 0 : of.end(row - 1);
                    if (large) {
                        ends.putLong(end);
                    } else {
                        ends.putInt(end);
                    }
                }
                body.add(ends.array());
                body.add(Arrays.copyOf(of.bytes(), rows == 0 ? 0 : of.end(rows - 1)));
            }
        }
    }

    private static byte[] wholes(ColumnBatch of, int width) {
        ByteBuffer numbers = room((long) of.rows() * width);
        for (int row = 0; row < of.rows(); row++) {
            switch (width) {
                case 1 -> numbers.put((byte) of.whole(row));
                case 2 -> numbers.putShort((short) of.whole(row));
                case 4 -> numbers.putInt((int) of.whole(row));
                default -> numbers.putLong(of.whole(row));
            }
        }
        return numbers.array();
    }

    Framed dictionary(int column, List<ByteBuffer> words) throws IOException {
        boolean large = detail(column, true);
        Body body = new Body();
        body.nodes.add(new long[]{words.size(), 0});
        body.add(new byte[0]);
        ByteBuffer ends = room((words.size() + 1L) * (large ? Long.BYTES : Integer.BYTES));
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        for (int word = 0; word <= words.size(); word++) {
            if (word > 0) {
                ByteBuffer text = words.get(word - 1);
                texts.write(text.array(), text.arrayOffset() + text.position(), text.remaining());
            }
            if (large) {
                ends.putLong(texts.size());
            } else {
                ends.putInt(texts.size());
            }
        }
        body.add(ends.array());
        body.add(texts.toByteArray());
        return message(body, words.size(), column);
    }

    /// @param dictionary the number of the dictionary that it is; -1 if it is rows
    private Framed message(Body body, int rows, int dictionary) {
        builder.clear();
        RecordBatch.startBuffersVector(builder, body.places.size());
        for (long[] place : body.places.reversed()) {
            Buffer.createBuffer(builder, place[0], place[1]);
        }
        int buffers = builder.endVector();
        RecordBatch.startNodesVector(builder, body.nodes.size());
        for (long[] node : body.nodes.reversed()) {
            FieldNode.createFieldNode(builder, node[0], node[1]);
        }
        int nodes = builder.endVector();
        int compression = codec < 0
                ? 0
                : BodyCompression.createBodyCompression(builder, codec,
                        BodyCompressionMethod.BUFFER);
        int batch = RecordBatch.createRecordBatch(builder, rows, nodes, buffers, compression, 0);
        int header = dictionary < 0 ? batch : DictionaryBatch.createDictionaryBatch(builder, dictionary, batch, false);
        builder.finish(Message.createMessage(builder, MetadataVersion.V5,
                dictionary < 0 ? MessageHeader.RecordBatch : MessageHeader.DictionaryBatch, header, body.bytes.size(),
                0));
        return framed(body.bytes.toByteArray());
    }

    private Framed framed(byte[] body) {
        ByteBuffer metadata = builder.dataBuffer();
        int length = (metadata.remaining() + 2 * Integer.BYTES + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer all = room(length + (long) body.length);
        all.putInt(CONTINUATION).putInt(length - 2 * Integer.BYTES).put(metadata.duplicate());
        all.position(length);
        all.put(body);
        return new Framed(all.array(), length);
    }

    /// What ends a stream.
    byte[] end() {
        return room(2L * Integer.BYTES).putInt(CONTINUATION).putInt(0).array();
    }

    /// What stands at the end of a file.
    ///
    /// @param shift how far batches are from the places that are told
    byte[] footer(List<Block> dictionaries, List<Block> batches, long shift) {
        builder.clear();
        Footer.startRecordBatchesVector(builder, batches.size());
        for (Block block : batches.reversed()) {
            org.apache.arrow.flatbuf.Block.createBlock(builder, block.offset() + shift, block.metadata(), block.body());
        }
        int rows = builder.endVector();
        Footer.startDictionariesVector(builder, dictionaries.size());
        for (Block block : dictionaries.reversed()) {
            org.apache.arrow.flatbuf.Block.createBlock(builder, block.offset(), block.metadata(), block.body());
        }
        int words = builder.endVector();
        int schema = schemaTable();
        builder.finish(Footer.createFooter(builder, MetadataVersion.V5, schema, words, rows, 0));
        byte[] footer = new byte[builder.dataBuffer().remaining()];
        builder.dataBuffer().duplicate().get(footer);
        return footer;
    }
}
