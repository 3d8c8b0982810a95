package dev.ballast.cli.table.parquet;

import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.table.TableShape;
import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.typed.ColumnBatch;
import dev.ballast.cli.table.typed.TypedWriter;

import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Writes a file: row groups of a million rows or 64 MB, whatever is less, and its end. Row groups of a file with the same columns are
/// taken over as they are. Columns are packed on all threads; the bytes do not depend on it.
final class ParquetWriter implements TypedWriter.Batches {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final long GROUP_ROWS = 1 << 20;
    private static final long GROUP_BYTES = 1 << 26;

    private final StagedFile file;
    private final TableShape shape;
    private final List<SchemaElement> elements;
    private final PageCodec codec;
    private final List<RowGroup> groups = new ArrayList<>();
    private List<ChunkWriter> chunks = List.of();
    private long groupRows;
    private long rows;
    private long at;

    /// @param elements what the file says of its columns
    ParquetWriter(StagedFile file, TableShape shape, List<SchemaElement> elements, PageCodec codec) {
        this.file = file;
        this.shape = shape;
        this.elements = List.copyOf(elements);
        this.codec = codec;
        put(MAGIC, MAGIC.length);
        begin();
    }

    private void put(byte[] bytes, int length) {
        file.write(bytes, length);
        at += length;
    }

    private void begin() {
        chunks = elements.stream().map(element -> new ChunkWriter(element, codec)).toList();
        groupRows = 0;
    }

    @Override
    public void write(List<ColumnBatch> columns) throws IOException {
        try {
            IntStream.range(0, columns.size()).parallel().forEach(column -> {
                try {
                    chunks.get(column).write(columns.get(column));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        groupRows += columns.getFirst().rows();
        if (groupRows >= GROUP_ROWS || chunks.stream().mapToLong(ChunkWriter::size).sum() >= GROUP_BYTES) {
            endGroup();
        }
    }

    /// Ends the row group that is being made, if it has rows.
    void endGroup() throws IOException {
        if (groupRows == 0) {
            return;
        }
        List<ColumnChunk> columns = new ArrayList<>();
        long begin = at;
        long unpacked = 0;
        for (ChunkWriter chunk : chunks) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ColumnMetaData meta = chunk.finish(bytes);
            meta.setData_page_offset(at + meta.getData_page_offset());
            if (meta.isSetDictionary_page_offset()) {
                meta.setDictionary_page_offset(at);
            }
            columns.add(new ColumnChunk(0).setMeta_data(meta));
            unpacked += meta.getTotal_uncompressed_size();
            put(bytes.toByteArray(), bytes.size());
        }
        groups.add(new RowGroup(columns, unpacked, groupRows).setFile_offset(begin)
                .setTotal_compressed_size(at - begin));
        rows += groupRows;
        begin();
    }

    /// Takes over a row group of another file, byte for byte.
    void take(InputBytes input, RowGroup group) throws IOException {
        endGroup();
        RowGroup taken = new RowGroup(group);
        long begin = at;
        for (ColumnChunk chunk : taken.getColumns()) {
            ColumnMetaData meta = chunk.getMeta_data();
            long from = ParquetFooter.begin(meta);
            long shift = at - from;
            file.copy(input, from, from + meta.getTotal_compressed_size());
            at += meta.getTotal_compressed_size();
            meta.setData_page_offset(meta.getData_page_offset() + shift);
            if (meta.isSetDictionary_page_offset()) {
                meta.setDictionary_page_offset(meta.getDictionary_page_offset() + shift);
            }
            // What stands elsewhere in that file is not taken along.
            meta.unsetIndex_page_offset();
            meta.unsetBloom_filter_offset();
            meta.unsetBloom_filter_length();
            chunk.setFile_offset(0);
            chunk.unsetColumn_index_offset();
            chunk.unsetColumn_index_length();
            chunk.unsetOffset_index_offset();
            chunk.unsetOffset_index_length();
        }
        taken.setFile_offset(begin);
        taken.unsetOrdinal();
        taken.unsetSorting_columns();
        groups.add(taken);
        rows += group.getNum_rows();
    }

    @Override
    public void finish() throws IOException {
        endGroup();
        List<SchemaElement> all = new ArrayList<>();
        all.add(new SchemaElement("schema").setNum_children(elements.size()));
        all.addAll(elements);
        FileMetaData meta = new FileMetaData(1, all, rows, groups);
        List<KeyValue> metadata = new ArrayList<>();
        shape.metadata().forEach((key, value) -> metadata.add(new KeyValue(key).setValue(value)));
        if (!metadata.isEmpty()) {
            meta.setKey_value_metadata(metadata);
        }
        meta.setCreated_by("ballast");
        meta.setColumn_orders(Collections.nCopies(elements.size(), ColumnOrder.TYPE_ORDER(new TypeDefinedOrder())));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Util.writeFileMetaData(meta, bytes);
        int length = bytes.size();
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes.write(length >>> shift);
        }
        bytes.write(MAGIC, 0, MAGIC.length);
        put(bytes.toByteArray(), bytes.size());
    }

    /// The columns as they are written: of other formats, those that Parquet has a type for.
    static List<TypedColumn> columns(TableShape shape) {
        return shape.columns();
    }
}
