package dev.ballast.cli.table.parquet;

import java.util.Arrays;
import dev.ballast.cli.table.ValueType;
import dev.ballast.cli.table.ValueType.Unit;
import dev.ballast.cli.table.typed.ColumnBatch;

import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The pages of a column in a row group, packed as they come, until the group is complete.
///
/// Texts are written once, and then called by their numbers, as long as there are not too many. Numbers are written as they are.
final class ChunkWriter {

    private static final int PAGE_ROWS = 1 << 14;
    private static final int MOST_WORDS = 1 << 16;
    private static final int MOST_WORD_BYTES = 1 << 20;
    private static final long JULIAN_EPOCH = 2_440_588;
    private static final long NANOS_OF_DAY = 86_400_000_000_000L;

    private final SchemaElement element;
    private final boolean nullable;
    private final PageCodec codec;
    private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
    private final ByteArrayOutputStream levels = new ByteArrayOutputStream();
    private ByteBuffer values = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private int[] numbers = new int[PAGE_ROWS];
    /// The number of each text; empty once there are too many.
    private final Map<Word, Integer> words = new LinkedHashMap<>();
    private boolean worded;
    private boolean coded;
    private boolean plain;
    private int wordBytes;
    private long rows;
    private long nulls;
    private long unpacked;
    private boolean any;
    private boolean unordered;
    private double leastReal = Double.POSITIVE_INFINITY;
    private double mostReal = Double.NEGATIVE_INFINITY;
    private long leastWhole = Long.MAX_VALUE;
    private long mostWhole = Long.MIN_VALUE;

    /// Bytes that are equal if they are the same.
    private record Word(ByteBuffer bytes) {}

    ChunkWriter(SchemaElement element, PageCodec codec) {
        this.element = element;
        this.nullable = element.getRepetition_type() == FieldRepetitionType.OPTIONAL;
        this.codec = codec;
        this.worded = element.getType() == Type.BYTE_ARRAY;
    }

    /// Takes values.
    void write(ColumnBatch batch) throws IOException {
        for (int from = 0; from < batch.rows(); from += PAGE_ROWS) {
            page(batch, from, Math.min(batch.rows(), from + PAGE_ROWS));
        }
    }

    /// About how many bytes are kept.
    long size() {
        return (long) pages.size() + wordBytes;
    }

    private void page(ColumnBatch batch, int from, int to) throws IOException {
        levels.reset();
        if (nullable) {
            for (int i = from; i < to; i++) {
                numbers[i - from] = batch.isMissing(i) ? 0 : 1;
            }
            ByteArrayOutputStream runs = new ByteArrayOutputStream();
            RunLengths.write(numbers, to - from, 1, runs);
            putInt(runs.size(), levels);
            runs.writeTo(levels);
        }
        values.clear();
        boolean byNumber = worded && words(batch, from, to);
        if (!byNumber) {
            plain = true;
            plain(batch, from, to);
        }
        coded |= byNumber;
        rows += to - from;
        levels.write(values.array(), 0, values.position());
        DataPageHeader data = new DataPageHeader(to - from, byNumber ? Encoding.RLE_DICTIONARY : Encoding.PLAIN,
                Encoding.RLE, Encoding.RLE);
        addPage(new PageHeader(PageType.DATA_PAGE, 0, 0).setData_page_header(data), levels.toByteArray(), pages);
    }

    private void addPage(PageHeader header, byte[] page, ByteArrayOutputStream out) throws IOException {
        byte[] packed = codec.packed(page);
        header.setUncompressed_page_size(page.length);
        header.setCompressed_page_size(packed.length);
        int before = out.size();
        Util.writePageHeader(header, out);
        unpacked += out.size() - before + page.length;
        out.write(packed, 0, packed.length);
    }

    private static void putInt(int value, ByteArrayOutputStream out) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write(value >>> shift);
        }
    }

    /// Writes the numbers of texts; false once there are too many different ones.
    private boolean words(ColumnBatch batch, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (batch.isMissing(i)) {
                nulls++;
                continue;
            }
            Word word = new Word(ByteBuffer.wrap(batch.bytes(), batch.begin(i), batch.end(i) - batch.begin(i)));
            Integer number = words.get(word);
            if (number == null) {
                byte[] kept = new byte[word.bytes().remaining()];
                word.bytes().duplicate().get(kept);
                number = words.size();
                words.put(new Word(ByteBuffer.wrap(kept)), number);
                wordBytes += kept.length + Integer.BYTES;
                if (words.size() > MOST_WORDS || wordBytes > MOST_WORD_BYTES) {
                    worded = false;
                    nulls -= nullsBefore(batch, from, i);
                    return false;
                }
            }
            numbers[count++] = number;
        }
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, words.size() - 1)));
        ByteArrayOutputStream runs = new ByteArrayOutputStream();
        runs.write(bits);
        RunLengths.write(numbers, count, bits, runs);
        room(runs.size());
        values.put(runs.toByteArray());
        return true;
    }

    private static int nullsBefore(ColumnBatch batch, int from, int end) {
        int count = 0;
        for (int i = from; i < end; i++) {
            count += batch.isMissing(i) ? 1 : 0;
        }
        return count;
    }

    private void room(int more) {
        if (values.remaining() < more) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(values.position() + more, 2 * values.capacity()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            values = larger.put(values.flip());
        }
    }

    private void plain(ColumnBatch batch, int from, int to) {
        int bit = 0;
        int eight = 0;
        for (int i = from; i < to; i++) {
            if (batch.isMissing(i)) {
                nulls++;
                continue;
            }
            any = true;
            switch (element.getType()) {
                case BOOLEAN -> {
                    eight |= batch.whole(i) != 0 ? 1 << bit : 0;
                    if (++bit == Byte.SIZE) {
                        room(1);
                        values.put((byte) eight);
                        bit = 0;
                        eight = 0;
                    }
                }
                case INT32 -> {
                    room(Integer.BYTES);
                    values.putInt((int) whole(batch, i));
                }
                case INT64 -> {
                    room(Long.BYTES);
                    values.putLong(whole(batch, i));
                }
                case FLOAT -> {
                    room(Float.BYTES);
                    values.putFloat((float) real(batch, i));
                }
                case DOUBLE -> {
                    room(Double.BYTES);
                    values.putDouble(real(batch, i));
                }
                case INT96 -> old(batch.whole(i));
                case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> bytes(batch, i);
            }
        }
        if (bit > 0) {
            room(1);
            values.put((byte) eight);
        }
    }

    private long whole(ColumnBatch batch, int row) {
        long value = switch (batch.column().type()) {
            case ValueType.Decimal _ -> ByteBuffer.wrap(batch.bytes(), batch.begin(row), Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN).getLong();
            case ValueType.Time time when time.unit() == Unit.SECOND -> Math.multiplyExact(batch.whole(row), 1000L);
            case ValueType.Moment moment when moment.unit() == Unit.SECOND ->
                Math.multiplyExact(batch.whole(row), 1000L);
            default -> batch.whole(row);
        };
        leastWhole = Math.min(leastWhole, value);
        mostWhole = Math.max(mostWhole, value);
        unordered |= batch.column().type() instanceof ValueType.Whole whole && !whole.signed();
        return value;
    }

    private double real(ColumnBatch batch, int row) {
        double value = batch.real(row);
        unordered |= Double.isNaN(value);
        leastReal = Math.min(leastReal, value);
        mostReal = Math.max(mostReal, value);
        return value;
    }

    private void old(long nanos) {
        room(Long.BYTES + Integer.BYTES);
        unordered = true;
        values.putLong(Math.floorMod(nanos, NANOS_OF_DAY));
        values.putInt((int) (Math.floorDiv(nanos, NANOS_OF_DAY) + JULIAN_EPOCH));
    }

    private void bytes(ColumnBatch batch, int row) {
        unordered = true;
        boolean fixed = element.getType() == Type.FIXED_LEN_BYTE_ARRAY;
        if (batch.column().type() instanceof ValueType.Real) {
            room(Short.BYTES);
            values.putShort(Float.floatToFloat16((float) batch.real(row)));
            return;
        }
        int begin = batch.begin(row);
        int length = batch.end(row) - begin;
        if (batch.column().type() instanceof ValueType.Decimal) {
            int size = fixed ? element.getType_length() : length;
            room(Integer.BYTES + size);
            if (!fixed) {
                values.putInt(size);
            }
            byte sign = (byte) (batch.bytes()[begin + length - 1] < 0 ? -1 : 0);
            for (int i = size - 1; i >= 0; i--) {
                values.put(i < length ? batch.bytes()[begin + i] : sign);
            }
            return;
        }
        room(Integer.BYTES + length);
        if (!fixed) {
            values.putInt(length);
        } else if (length != element.getType_length()) {
            throw new IllegalArgumentException("column \"" + element.getName() + "\" holds " + element.getType_length()
                    + " bytes in every row, and a row has " + length);
        }
        values.put(batch.bytes(), begin, length);
    }

    /// Ends the column of a group: its bytes, and what is said of them, as if they were at the beginning of the file.
    ColumnMetaData finish(ByteArrayOutputStream out) throws IOException {
        ByteArrayOutputStream dictionary = new ByteArrayOutputStream();
        List<Encoding> encodings = new ArrayList<>(List.of(Encoding.RLE));
        if (coded) {
            values.clear();
            words.keySet().forEach(word -> {
                room(Integer.BYTES + word.bytes().remaining());
                values.putInt(word.bytes().remaining()).put(word.bytes().duplicate());
            });
            byte[] page = Arrays.copyOf(values.array(), values.position());
            addPage(new PageHeader(PageType.DICTIONARY_PAGE, 0, 0)
                    .setDictionary_page_header(new DictionaryPageHeader(words.size(), Encoding.PLAIN)), page,
                    dictionary);
            encodings.add(Encoding.RLE_DICTIONARY);
        }
        if (plain || coded) {
            encodings.add(Encoding.PLAIN);
        }
        ColumnMetaData meta = new ColumnMetaData(element.getType(), encodings, List.of(element.getName()),
                codec.inFile(),
                rows, unpacked, dictionary.size() + (long) pages.size(), dictionary.size());
        if (coded) {
            meta.setDictionary_page_offset(0);
        }
        meta.setStatistics(statistics());
        dictionary.writeTo(out);
        pages.writeTo(out);
        return meta;
    }

    private Statistics statistics() {
        Statistics all = new Statistics().setNull_count(nulls);
        if (!any || unordered) {
            return all;
        }
        switch (element.getType()) {
            case INT32 -> all.setMin_value(bytes(Integer.BYTES).putInt(0, (int) leastWhole))
                    .setMax_value(bytes(Integer.BYTES).putInt(0, (int) mostWhole));
            case INT64 -> all.setMin_value(bytes(Long.BYTES).putLong(0, leastWhole))
                    .setMax_value(bytes(Long.BYTES).putLong(0, mostWhole));
            // Zeros of either sign are equal to those who compare.
            case FLOAT -> all.setMin_value(bytes(Float.BYTES).putFloat(0, (float) (leastReal == 0 ? -0.0 : leastReal)))
                    .setMax_value(bytes(Float.BYTES).putFloat(0, (float) (mostReal == 0 ? 0.0 : mostReal)));
            case DOUBLE -> all.setMin_value(bytes(Double.BYTES).putDouble(0, leastReal == 0 ? -0.0 : leastReal))
                    .setMax_value(bytes(Double.BYTES).putDouble(0, mostReal == 0 ? 0.0 : mostReal));
            default -> {
            }
        }
        return all;
    }

    private static ByteBuffer bytes(int count) {
        return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    }
}
