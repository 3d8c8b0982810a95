package dev.ballast.cli;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An Arrow stream read by its definition, as far as the command line writes it: by no library, and by none of the code that wrote it.
///
/// @param metadata of the schema
/// @param types    for every column its type, with `?` behind it if values may be missing
/// @param batches  for every batch and column its values
record ArrowStream(Map<String, String> metadata, Map<String, String> types, List<Map<String, List<Object>>> batches) {

    private static final int SCHEMA = 1;
    private static final int DICTIONARY = 2;
    private static final int BATCH = 3;

    /// A column as the schema has it.
    private record Field(String name, int type, boolean nullable, long dictionary, int indexBits, boolean ordered) {

        private static final int INT = 2;
        private static final int DOUBLE = 3;
        private static final int TEXT = 5;
        private static final int TRUTH = 6;

        String shown() {
            String word = switch (type) {
                case INT -> "int64";
                case DOUBLE -> "float64";
                case TRUTH -> "boolean";
                case TEXT -> (ordered ? "ordered" : "dictionary") + indexBits;
                default -> throw new AssertionError("type " + type);
            };
            return nullable ? word + "?" : word;
        }
    }

    /// A table of a flat buffer: where it is, and where its vtable says that fields are.
    private record Table(ByteBuffer bytes, int at) {

        private int place(int field) {
            int vtable = at - bytes.getInt(at);
            int slot = 4 + 2 * field;
            return slot < bytes.getShort(vtable) && bytes.getShort(vtable + slot) != 0
                    ? at + bytes.getShort(vtable + slot)
                    : -1;
        }

        int small(int field) {
            return place(field) < 0 ? 0 : bytes.get(place(field));
        }

        int whole(int field) {
            return place(field) < 0 ? 0 : bytes.getInt(place(field));
        }

        long large(int field) {
            return place(field) < 0 ? 0 : bytes.getLong(place(field));
        }

        boolean has(int field) {
            return place(field) >= 0;
        }

        private int reference(int field) {
            return place(field) + bytes.getInt(place(field));
        }

        Table table(int field) {
            return new Table(bytes, reference(field));
        }

        int length(int field) {
            return has(field) ? bytes.getInt(reference(field)) : 0;
        }

        Table element(int field, int i) {
            int place = reference(field) + 4 + 4 * i;
            return new Table(bytes, place + bytes.getInt(place));
        }

        /// A number of a list of pairs of numbers.
        long ofPair(int field, int i, int which) {
            return bytes.getLong(reference(field) + 4 + 16 * i + 8 * which);
        }

        String text(int field) {
            byte[] text = new byte[length(field)];
            bytes.get(reference(field) + 4, text);
            return new String(text, StandardCharsets.UTF_8);
        }
    }

    /// The buffers of a batch, in order.
    private static final class Body {

        private final ByteBuffer bytes;
        private final Table batch;
        private int next;

        Body(ByteBuffer bytes, Table batch) {
            this.bytes = bytes;
            this.batch = batch;
        }

        ByteBuffer buffer() {
            long offset = batch.ofPair(2, next, 0);
            long length = batch.ofPair(2, next++, 1);
            if (offset % 8 != 0) {
                throw new AssertionError("a buffer begins at " + offset);
            }
            return bytes.slice((int) offset, (int) length).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    static ArrowStream of(byte[] stream) {
        ByteBuffer all = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Field> fields = new ArrayList<>();
        Map<Long, List<String>> dictionaries = new HashMap<>();
        List<Map<String, List<Object>>> batches = new ArrayList<>();
        while (true) {
            if (all.getInt() != -1) {
                throw new AssertionError("no message begins at " + (all.position() - 4));
            }
            int length = all.getInt();
            if (length == 0) {
                break;
            }
            ByteBuffer head = all.slice(all.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            Table message = new Table(head, head.getInt(0));
            int bodyBytes = (int) message.large(3);
            ByteBuffer body = all.slice(all.position() + length, bodyBytes).order(ByteOrder.LITTLE_ENDIAN);
            all.position(all.position() + length + bodyBytes);
            Table header = message.table(2);
            switch (message.small(1)) {
                case SCHEMA -> readSchema(header, fields, metadata);
                case DICTIONARY -> dictionaries.put(header.large(0), texts(header.table(1), body));
                case BATCH -> batches.add(batch(fields, dictionaries, header, new Body(body, header)));
                default -> throw new AssertionError("a message of kind " + message.small(1));
            }
        }
        if (all.hasRemaining()) {
            throw new AssertionError(all.remaining() + " bytes come after the end");
        }
        Map<String, String> types = new LinkedHashMap<>();
        fields.forEach(field -> types.put(field.name(), field.shown()));
        return new ArrowStream(metadata, types, batches);
    }

    private static void readSchema(Table schema, List<Field> fields, Map<String, String> metadata) {
        for (int i = 0; i < schema.length(1); i++) {
            Table field = schema.element(1, i);
            Table encoding = field.has(4) ? field.table(4) : null;
            fields.add(new Field(field.text(0), field.small(2), field.small(1) != 0,
                    encoding == null ? -1 : encoding.large(0), encoding == null ? 0 : encoding.table(1).whole(0),
                    encoding != null && encoding.small(2) != 0));
        }
        for (int i = 0; i < schema.length(2); i++) {
            metadata.put(schema.element(2, i).text(0), schema.element(2, i).text(1));
        }
    }

    private static List<String> texts(Table data, ByteBuffer bytes) {
        Body body = new Body(bytes, data);
        body.buffer();
        ByteBuffer ends = body.buffer();
        ByteBuffer letters = body.buffer();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < data.large(0); i++) {
            byte[] text = new byte[ends.getInt(4 * i + 4) - ends.getInt(4 * i)];
            letters.get(ends.getInt(4 * i), text);
            texts.add(new String(text, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static Map<String, List<Object>> batch(List<Field> fields, Map<Long, List<String>> dictionaries,
            Table header,
            Body body) {
        Map<String, List<Object>> columns = new LinkedHashMap<>();
        for (int column = 0; column < fields.size(); column++) {
            Field field = fields.get(column);
            ByteBuffer there = body.buffer();
            ByteBuffer values = body.buffer();
            List<Object> read = new ArrayList<>();
            long missing = 0;
            for (int i = 0; i < header.large(0); i++) {
                boolean isThere = there.capacity() == 0 || bit(there, i);
                missing += isThere ? 0 : 1;
                read.add(isThere ? value(field, dictionaries, values, i) : null);
            }
            if (missing != header.ofPair(1, column, 1) || read.size() != header.ofPair(1, column, 0)) {
                throw new AssertionError(field + " has " + missing + " missing values of " + read.size());
            }
            columns.put(field.name(), read);
        }
        return columns;
    }

    private static boolean bit(ByteBuffer bits, int i) {
        return (bits.get(i / 8) >> i % 8 & 1) != 0;
    }

    private static Object value(Field field, Map<Long, List<String>> dictionaries, ByteBuffer values, int i) {
        return switch (field.type()) {
            case Field.INT -> values.getLong(8 * i);
            case Field.DOUBLE -> values.getDouble(8 * i);
            case Field.TRUTH -> bit(values, i);
            default -> dictionaries.get(field.dictionary()).get(switch (field.indexBits()) {
                case 8 -> values.get(i);
                case 16 -> values.getShort(2 * i);
                default -> values.getInt(4 * i);
            });
        };
    }

    /// The values of a column in all batches.
    List<Object> all(String column) {
        return batches.stream().flatMap(batch -> batch.get(column).stream()).toList();
    }
}
