package dev.ballast.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.Field;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What is written here is read by the library of Apache Arrow.
class ArrowStreamWriterTest {

    private static final ArrowSchema SCHEMA = new ArrowSchema(List.of(
            new ArrowField("x", ArrowType.Plain.FLOAT64, false),
            new ArrowField("gaps", ArrowType.Plain.FLOAT64, true),
            new ArrowField("n", ArrowType.Plain.INT64, false),
            new ArrowField("n gaps", ArrowType.Plain.INT64, true),
            new ArrowField("yes", ArrowType.Plain.BOOLEAN, false),
            new ArrowField("perhaps", ArrowType.Plain.BOOLEAN, true),
            new ArrowField("größe", new ArrowType.Dictionary(List.of("klein", "groß", ""), true), false),
            new ArrowField("kind", new ArrowType.Dictionary(List.of("a", "b"), false), true),
            new ArrowField("row", ArrowType.Plain.INT64, false)),
            metadata());

    private static Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("seed", "7");
        metadata.put("what", "größer als\nzuvor");
        return metadata;
    }

    /// A column for each field, a value for each row.
    private record Read(org.apache.arrow.vector.types.pojo.Schema schema, List<List<List<Object>>> batches) {}

    private static Read read(byte[] stream) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                ArrowStreamReader reader = new ArrowStreamReader(new ByteArrayInputStream(stream), allocator)) {
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            List<List<List<Object>>> batches = new ArrayList<>();
            while (reader.loadNextBatch()) {
                List<List<Object>> columns = new ArrayList<>();
                for (FieldVector vector : root.getFieldVectors()) {
                    columns.add(values(vector, reader));
                    assertThat(vector.getNullCount())
                            .isEqualTo((int) columns.getLast().stream().filter(each -> each == null).count());
                }
                assertThat(columns).allMatch(column -> column.size() == root.getRowCount());
                batches.add(columns);
            }
            return new Read(root.getSchema(), batches);
        }
    }

    private static List<Object> values(FieldVector vector, ArrowStreamReader reader) throws IOException {
        if (vector.getField().getDictionary() == null) {
            return IntStream.range(0, vector.getValueCount()).<Object>mapToObj(vector::getObject).toList();
        }
        try (ValueVector texts = DictionaryEncoder.decode(vector,
                reader.getDictionaryVectors().get(vector.getField().getDictionary().getId()))) {
            return IntStream.range(0, texts.getValueCount()).<Object>mapToObj(
                    i -> texts.getObject(i) == null ? null : texts.getObject(i).toString()).toList();
        }
    }

    private static void fill(ArrowRows rows, int count, int from) {
        rows.begin(count);
        double[] numbers = new double[2 * count];
        long[] whole = new long[count];
        int[] codes = new int[count];
        boolean[] truths = new boolean[count];
        for (int i = 0; i < count; i++) {
            int value = from + i;
            numbers[2 * i] = value - 0.5;
            numbers[2 * i + 1] = value % 3 == 0 ? Double.NaN : value;
            whole[i] = Long.MAX_VALUE - value;
            codes[i] = value % 3;
            truths[i] = value % 5 < 2;
        }
        rows.numbers(0, numbers, 0, 2);
        rows.numbers(1, numbers, 1, 2);
        rows.numbers(2, Arrays.stream(numbers).map(each -> -7).toArray(), 0, 1);
        rows.numbers(3, numbers, 1, 2);
        rows.truths(4, truths);
        rows.codes(5, Arrays.stream(codes).map(code -> code - 1).toArray());
        rows.codes(6, codes);
        rows.codes(7, Arrays.stream(codes).map(code -> code - 1).toArray());
        rows.whole(8, whole);
    }

    private static List<List<Object>> expected(int count, int from) {
        List<List<Object>> columns = new ArrayList<>();
        columns.add(IntStream.range(from, from + count).<Object>mapToObj(i -> i - 0.5).toList());
        columns.add(IntStream.range(from, from + count).<Object>mapToObj(i -> i % 3 == 0 ? null : (double) i).toList());
        columns.add(IntStream.range(from, from + count).<Object>mapToObj(_ -> -7L).toList());
        columns.add(IntStream.range(from, from + count).<Object>mapToObj(i -> i % 3 == 0 ? null : (long) i).toList());
        columns.add(IntStream.range(from, from + count).<Object>mapToObj(i -> i % 5 < 2).toList());
        columns.add(IntStream.range(from, from + count).<Object>mapToObj(i -> i % 3 == 0 ? null : i % 3 == 2).toList());
        columns.add(
                IntStream.range(from, from + count).<Object>mapToObj(i -> List.of("klein", "groß", "").get(i % 3))
                        .toList());
        columns.add(IntStream.range(from, from + count)
                .<Object>mapToObj(i -> i % 3 == 0 ? null : List.of("a", "b").get(i % 3 - 1)).toList());
        columns.add(IntStream.range(from, from + count).<Object>mapToObj(i -> Long.MAX_VALUE - i).toList());
        return columns;
    }

    private static byte[] stream(ArrowRows rows, int... counts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArrowStreamWriter writer = new ArrowStreamWriter(Channels.newChannel(bytes), SCHEMA)) {
            for (int batch = 0; batch < counts.length; batch++) {
                fill(rows, counts[batch], 10 * batch);
                writer.write(rows);
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 63, 64, 65, 256, 1000})
    void theArrowLibraryReadsWhatIsWritten(int count) throws IOException {
        Read read = read(stream(new ArrowRows(SCHEMA), count, count, 3));
        assertThat(read.batches()).hasSize(3);
        assertThat(read.batches().get(0)).isEqualTo(expected(count, 0));
        assertThat(read.batches().get(1)).isEqualTo(expected(count, 10));
        assertThat(read.batches().get(2)).isEqualTo(expected(3, 20));
    }

    @Test
    void theSchemaSaysNamesTypesOrderAndMetadata() throws IOException {
        Read read = read(stream(new ArrowRows(SCHEMA)));
        assertThat(read.batches()).isEmpty();
        assertThat(read.schema().getCustomMetadata()).isEqualTo(metadata());
        assertThat(read.schema().getFields()).extracting(Field::getName)
                .containsExactlyElementsOf(SCHEMA.fields().stream().map(ArrowField::name).toList());
        assertThat(read.schema().getFields()).extracting(Field::isNullable)
                .containsExactly(false, true, false, true, false, true, false, true, false);
        assertThat(read.schema().getFields().get(0).getType()).hasToString("FloatingPoint(DOUBLE)");
        assertThat(read.schema().getFields().get(2).getType()).hasToString("Int(64, true)");
        assertThat(read.schema().getFields().get(4).getType()).hasToString("Bool");
        Field size = read.schema().getFields().get(6);
        assertThat(size.getDictionary().isOrdered()).isTrue();
        assertThat(size.getDictionary().getIndexType().getBitWidth()).isEqualTo(8);
        assertThat(read.schema().getFields().get(7).getDictionary().isOrdered()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0,8", "128,8", "129,16", "32768,16", "32769,32"})
    void placesInADictionaryTakeAsFewBytesAsTheyCan(int values, int bits) throws IOException {
        List<String> texts = IntStream.range(0, values).mapToObj(i -> "text " + i).toList();
        ArrowSchema schema = new ArrowSchema(
                List.of(new ArrowField("kind", new ArrowType.Dictionary(texts, false), true)), Map.of());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[] codes = {values - 1, -1, values / 2 - (values == 0 ? 1 : 0), values == 0 ? -1 : 0};
        try (ArrowStreamWriter writer = new ArrowStreamWriter(Channels.newChannel(bytes), schema)) {
            ArrowRows rows = new ArrowRows(schema);
            rows.begin(codes.length);
            rows.codes(0, codes);
            writer.write(rows);
        }
        Read read = read(bytes.toByteArray());
        assertThat(read.schema().getFields().getFirst().getDictionary().getIndexType().getBitWidth()).isEqualTo(bits);
        assertThat(read.batches().getFirst().getFirst()).isEqualTo(
                IntStream.of(codes).<Object>mapToObj(code -> code < 0 ? null : texts.get(code)).toList());
    }

    @Test
    void noRowsAreABatchToo() throws IOException {
        Read read = read(stream(new ArrowRows(SCHEMA), 0, 5, 0));
        assertThat(read.batches()).extracting(batch -> batch.getFirst().size()).containsExactly(0, 5, 0);
        assertThat(read.batches().get(1)).isEqualTo(expected(5, 10));
    }

    @Test
    void equalRowsAreEqualBytesWhateverWasThereBefore() throws IOException {
        ArrowRows used = new ArrowRows(SCHEMA);
        stream(used, 1000, 999);
        assertThat(stream(used, 5, 200)).isEqualTo(stream(new ArrowRows(SCHEMA), 5, 200));
    }

    @Test
    void messagesAndBuffersAreAligned() throws IOException {
        List<byte[]> messages = new ArrayList<>();
        try (ArrowStreamWriter writer = new ArrowStreamWriter(new WritableByteChannel() {
            @Override
            public int write(ByteBuffer source) {
                byte[] message = new byte[source.remaining()];
                source.get(message);
                messages.add(message);
                return message.length;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {
            }
        }, SCHEMA)) {
            ArrowRows rows = new ArrowRows(SCHEMA);
            for (int count : new int[]{1, 13, 64}) {
                fill(rows, count, 0);
                writer.write(rows);
            }
        }
        // The schema, two dictionaries, three batches, the end: each in one piece.
        assertThat(messages).hasSize(7).allMatch(message -> message.length % 8 == 0);
        assertThat(messages.getLast()).containsExactly(-1, -1, -1, -1, 0, 0, 0, 0);
    }

    @Test
    void aChannelThatTakesLittleGetsAll() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArrowStreamWriter writer = new ArrowStreamWriter(new WritableByteChannel() {
            @Override
            public int write(ByteBuffer source) {
                int taken = Math.min(11, source.remaining());
                for (int i = 0; i < taken; i++) {
                    bytes.write(source.get());
                }
                return taken;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {
            }
        }, SCHEMA)) {
            ArrowRows rows = new ArrowRows(SCHEMA);
            fill(rows, 100, 0);
            writer.write(rows);
        }
        assertThat(bytes.toByteArray()).isEqualTo(stream(new ArrowRows(SCHEMA), 100));
    }

    @Test
    void nothingIsWrittenAfterAChannelFailed() throws IOException {
        int[] calls = new int[1];
        WritableByteChannel channel = new WritableByteChannel() {
            @Override
            public int write(ByteBuffer source) throws IOException {
                if (calls[0]++ == 3) {
                    throw new IOException("Broken pipe");
                }
                int length = source.remaining();
                source.position(source.limit());
                return length;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {
            }
        };
        ArrowStreamWriter writer = new ArrowStreamWriter(channel, SCHEMA);
        ArrowRows rows = new ArrowRows(SCHEMA);
        fill(rows, 3, 0);
        assertThatThrownBy(() -> writer.write(rows)).isInstanceOf(IOException.class);
        writer.close();
        assertThat(calls[0]).isEqualTo(4);
    }

    @Test
    void whatAColumnDoesNotTakeIsRefused() {
        ArrowRows rows = new ArrowRows(SCHEMA);
        rows.begin(1);
        assertThatThrownBy(() -> rows.numbers(2, new double[]{2.5}, 0, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"n\" is of whole numbers and has 2.5");
        assertThatThrownBy(() -> rows.numbers(2, new double[]{Double.NaN}, 0, 1)).hasMessageContaining("has NaN");
        assertThatThrownBy(() -> rows.numbers(2, new double[]{1e300}, 0, 1)).hasMessageContaining("has 1.0E300");
        assertThatThrownBy(() -> rows.numbers(6, new double[]{1}, 0, 1)).hasMessageContaining("does not take numbers");
        assertThatThrownBy(() -> rows.codes(6, new int[]{3})).isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("column \"größe\" has code 3 and 3 values");
        assertThatThrownBy(() -> rows.codes(6, new int[]{-1})).hasMessageContaining("code -1");
        assertThatThrownBy(() -> rows.codes(4, new int[]{2})).hasMessageContaining("code 2 and 2 values");
        assertThatThrownBy(() -> rows.codes(0, new int[]{0})).hasMessageContaining("does not take codes");
        assertThatThrownBy(() -> rows.whole(0, new long[1])).hasMessageContaining("does not take whole numbers");
        assertThatThrownBy(() -> rows.truths(0, new boolean[1])).hasMessageContaining("does not take truth values");
        assertThatThrownBy(() -> rows.begin(300_000_000)).hasMessageContaining("make batches smaller");
    }
}
