package dev.ballast.cli.table.parquet;

import java.util.Arrays;
import dev.ballast.cli.table.TableShape;
import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.ValueType;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;

import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the end of a file says of it, checked against the file before a page is read.
///
/// @param meta  what it says
/// @param bytes the file
record ParquetFooter(FileMetaData meta, Path bytes) implements TableShape.FormatDetail {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL = Integer.BYTES + MAGIC.length;
    private static final int MOST_BYTES = 1 << 28;

    /// Reads it.
    ///
    /// @param shown what the user calls the file
    static ParquetFooter read(Path shown, Path bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(bytes)) {
            long size = channel.size();
            if (size < MAGIC.length + TAIL) {
                throw new Failure(shown + ": is no Parquet file: it has " + size + " bytes, and the shortest has "
                        + (MAGIC.length + TAIL));
            }
            ByteBuffer tail = read(channel, size - TAIL, TAIL);
            byte[] magic = new byte[MAGIC.length];
            int length = tail.order(ByteOrder.LITTLE_ENDIAN).getInt();
            tail.get(magic);
            if (Arrays.equals(magic, ENCRYPTED)) {
                throw new Failure(shown + ": is an encrypted Parquet file; decrypt it first");
            }
            if (!Arrays.equals(magic, MAGIC)) {
                throw new Failure(shown + ": is no whole Parquet file: it does not end as one; is it cut?");
            }
            if (length <= 0 || length > size - MAGIC.length - TAIL || length > MOST_BYTES) {
                throw new Failure(
                        shown + ": is damaged: its end says that it takes " + length + " bytes, and the file has "
                                + size);
            }
            byte[] footer = new byte[length];
            read(channel, size - TAIL - length, length).get(footer);
            FileMetaData meta = parsed(shown, footer);
            ParquetFooter found = new ParquetFooter(meta, bytes);
            found.check(shown, size - TAIL - length);
            return found;
        }
    }

    private static FileMetaData parsed(Path shown, byte[] footer) throws IOException {
        try {
            return Util.readFileMetaData(new ByteArrayInputStream(footer), footer.length);
        } catch (IOException e) {
            throw new Failure(shown + ": is damaged: its end cannot be understood: " + Failure.reason(e), e);
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new Failure(shown + ": is damaged: its end cannot be understood: " + e.getClass().getSimpleName(), e);
        }
    }

    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new IOException("it ends too early");
            }
        }
        return buffer.flip();
    }

    /// Whoever lies about rows, columns or places is not believed.
    private void check(Path shown, long dataEnd) {
        List<SchemaElement> leaves = leaves(shown);
        if (leaves.isEmpty()) {
            throw new Failure(shown + ": has no columns");
        }
        long rows = 0;
        for (int group = 0; group < meta.getRow_groups().size(); group++) {
            RowGroup of = meta.getRow_groups().get(group);
            String name = shown + ": is damaged: row group " + (group + 1);
            if (of.getNum_rows() < 0 || of.getColumns().size() != leaves.size()) {
                throw new Failure(name + " says that it has " + of.getNum_rows() + " rows and " + of.getColumns().size()
                        + " columns, and the table has " + leaves.size() + " columns");
            }
            rows += of.getNum_rows();
            for (ColumnChunk chunk : of.getColumns()) {
                check(name, chunk, of.getNum_rows(), dataEnd);
            }
        }
        if (rows != meta.getNum_rows()) {
            throw new Failure(shown + ": is damaged: it says that it has " + meta.getNum_rows()
                    + " rows, and its row groups have " + rows);
        }
    }

    private static void check(String group, ColumnChunk chunk, long rows, long dataEnd) {
        if (chunk.isSetFile_path()) {
            throw new Failure(group + " is in another file, " + VisibleText.named(chunk.getFile_path())
                    + ", which is not followed");
        }
        ColumnMetaData of = chunk.getMeta_data();
        if (of == null) {
            throw new Failure(group + " has a column of which nothing is said");
        }
        String column = group + ", column " + VisibleText.named(String.join(".", of.getPath_in_schema()));
        long begin = begin(of);
        if (begin < MAGIC.length || of.getTotal_compressed_size() < 0
                || of.getTotal_compressed_size() > dataEnd - begin) {
            throw new Failure(column + " says that it is at bytes " + begin + " to "
                    + (begin + of.getTotal_compressed_size()) + ", where no data can be");
        }
        if (of.getNum_values() != rows) {
            throw new Failure(column + " says that it has " + of.getNum_values() + " values in " + rows + " rows");
        }
    }

    /// Where the bytes of a column begin.
    static long begin(ColumnMetaData of) {
        return of.isSetDictionary_page_offset() && of.getDictionary_page_offset() > 0
                ? Math.min(of.getDictionary_page_offset(), of.getData_page_offset())
                : of.getData_page_offset();
    }

    /// The columns, of which none may hold others.
    private List<SchemaElement> leaves(Path shown) {
        List<SchemaElement> elements = meta.getSchema();
        if (elements.isEmpty() || elements.getFirst().getNum_children() != elements.size() - 1) {
            for (SchemaElement element : elements.stream().skip(1).toList()) {
                if (element.getNum_children() > 0) {
                    throw new Failure(shown + ": column " + VisibleText.named(element.getName())
                            + " is nested (a list, a map or a structure), and a table has one value in a cell; drop the"
                            + " column or take it apart");
                }
            }
            throw new Failure(shown + ": is damaged: its schema does not add up");
        }
        List<SchemaElement> leaves = elements.subList(1, elements.size());
        for (SchemaElement leaf : leaves) {
            if (!leaf.isSetType() || leaf.getRepetition_type() == FieldRepetitionType.REPEATED) {
                throw new Failure(shown + ": column " + VisibleText.named(leaf.getName())
                        + " is nested (repeated), and a table has one value in a cell; drop the column or take it"
                        + " apart");
            }
        }
        return leaves;
    }

    /// What it says of columns.
    TableShape shape(Path shown) {
        List<TypedColumn> columns = new ArrayList<>();
        for (SchemaElement leaf : leaves(shown)) {
            ValueType type = ParquetTypes.of(leaf);
            if (type == null) {
                throw new Failure(shown + ": column " + VisibleText.named(leaf.getName())
                        + " holds decimals of more than 38 digits, which are not read");
            }
            columns.add(new TypedColumn(leaf.getName(), type,
                    leaf.getRepetition_type() != FieldRepetitionType.REQUIRED));
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        if (meta.isSetKey_value_metadata()) {
            for (KeyValue entry : meta.getKey_value_metadata()) {
                metadata.put(entry.getKey(), entry.isSetValue() ? entry.getValue() : "");
            }
        }
        return new TableShape(columns, metadata, codec(), this);
    }

    private String codec() {
        return meta.getRow_groups().stream().flatMap(group -> group.getColumns().stream())
                .map(chunk -> chunk.getMeta_data().getCodec().name()).findFirst().orElse("");
    }
}
