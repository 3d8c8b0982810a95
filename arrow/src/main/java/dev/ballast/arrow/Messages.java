package dev.ballast.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.DictionaryKind;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

import java.nio.ByteBuffer;
import java.util.Map;

/// The metadata of messages. The numbers of dictionaries are those of their columns.
///
/// Not thread-safe; a message is good until the next is made.
final class Messages {

    /// Bytes before the metadata: what says that they come, and how many.
    static final int PREFIX = 2 * Integer.BYTES;

    private static final int CONTINUATION = -1;
    private static final int ROOM = 1024;

    private final FlatBufferBuilder builder = new FlatBufferBuilder(ROOM);

    /// Writes what comes before metadata, or, with length 0, the end of a stream.
    static void putPrefix(ByteBuffer target, int at, int length) {
        target.putInt(at, CONTINUATION);
        target.putInt(at + Integer.BYTES, length);
    }

    ByteBuffer schema(ArrowSchema schema) {
        builder.clear();
        int[] fields = new int[schema.fields().size()];
        for (int column = 0; column < fields.length; column++) {
            fields[column] = field(schema.fields().get(column), column);
        }
        int[] metadata = new int[schema.metadata().size()];
        int next = 0;
        for (Map.Entry<String, String> entry : schema.metadata().entrySet()) {
            metadata[next++] = KeyValue.createKeyValue(builder, builder.createString(entry.getKey()),
                    builder.createString(entry.getValue()));
        }
        int header = Schema.createSchema(builder, Endianness.Little, Schema.createFieldsVector(builder, fields),
                Schema.createCustomMetadataVector(builder, metadata),
                Schema.createFeaturesVector(builder, new long[0]));
        return finished(MessageHeader.Schema, header, 0);
    }

    private int field(ArrowField field, int column) {
        int name = builder.createString(field.name());
        // Readers want the list of children, though it is empty.
        int children = Field.createChildrenVector(builder, new int[0]);
        int encoding = field.type() instanceof ArrowType.Dictionary dictionary ? encoding(dictionary, column) : 0;
        byte kind;
        int type;
        if (field.type() instanceof ArrowType.Plain plain) {
            switch (plain) {
                case INT64 -> {
                    kind = Type.Int;
                    type = Int.createInt(builder, Long.SIZE, true);
                }
                case FLOAT64 -> {
                    kind = Type.FloatingPoint;
                    type = FloatingPoint.createFloatingPoint(builder, Precision.DOUBLE);
                }
                case BOOLEAN -> {
                    kind = Type.Bool;
                    Bool.startBool(builder);
                    type = Bool.endBool(builder);
                }
                default -> throw new AssertionError(plain);
            }
        } else {
            kind = Type.Utf8;
            Utf8.startUtf8(builder);
            type = Utf8.endUtf8(builder);
        }
        return Field.createField(builder, name, field.nullable(), kind, type, encoding, children, 0);
    }

    private int encoding(ArrowType.Dictionary dictionary, int column) {
        int index = Int.createInt(builder, dictionary.indexBytes() * Byte.SIZE, true);
        return DictionaryEncoding.createDictionaryEncoding(builder, column, index, dictionary.ordered(),
                DictionaryKind.DenseArray);
    }

    /// The metadata of a dictionary whose body has the places where texts end, and then the texts.
    ByteBuffer dictionary(int column, int values, long endsBytes, long textsAt, long textsBytes, long bodyBytes) {
        builder.clear();
        RecordBatch.startBuffersVector(builder, 3);
        Buffer.createBuffer(builder, textsAt, textsBytes);
        Buffer.createBuffer(builder, 0, endsBytes);
        Buffer.createBuffer(builder, 0, 0);
        int buffers = builder.endVector();
        RecordBatch.startNodesVector(builder, 1);
        FieldNode.createFieldNode(builder, values, 0);
        int nodes = builder.endVector();
        int data = batch(values, nodes, buffers);
        int header = DictionaryBatch.createDictionaryBatch(builder, column, data, false);
        return finished(MessageHeader.DictionaryBatch, header, bodyBytes);
    }

    /// The metadata of a record batch.
    ByteBuffer rows(BodyLayout layout, int[] nulls) {
        builder.clear();
        // Lists are written from their ends.
        RecordBatch.startBuffersVector(builder, 2 * layout.columns());
        for (int column = layout.columns() - 1; column >= 0; column--) {
            Buffer.createBuffer(builder, layout.values(column), layout.valueBytes(column));
            Buffer.createBuffer(builder, layout.validity(column), layout.validityBytes(column));
        }
        int buffers = builder.endVector();
        RecordBatch.startNodesVector(builder, layout.columns());
        for (int column = layout.columns() - 1; column >= 0; column--) {
            FieldNode.createFieldNode(builder, layout.rows(), nulls[column]);
        }
        int nodes = builder.endVector();
        return finished(MessageHeader.RecordBatch, batch(layout.rows(), nodes, buffers), layout.bytes());
    }

    private int batch(long rows, int nodes, int buffers) {
        return RecordBatch.createRecordBatch(builder, rows, nodes, buffers, 0, 0);
    }

    private ByteBuffer finished(byte kind, int header, long bodyBytes) {
        builder.finish(Message.createMessage(builder, MetadataVersion.V5, kind, header, bodyBytes, 0));
        ByteBuffer metadata = builder.dataBuffer();
        if (metadata.remaining() % Long.BYTES != 0) {
            throw new IllegalStateException("metadata has " + metadata.remaining() + " bytes, no multiple of 8");
        }
        return metadata;
    }
}
