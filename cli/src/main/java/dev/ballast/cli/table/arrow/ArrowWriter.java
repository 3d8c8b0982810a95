package dev.ballast.cli.table.arrow;

import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.table.ResultTable;
import dev.ballast.cli.table.Spool;
import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.ValueType;
import dev.ballast.cli.table.typed.ColumnBatch;
import dev.ballast.cli.table.typed.TypedWriter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Writes a schema, dictionaries and batches of rows. Batches are kept in a temporary file if there are dictionaries, which stand
/// before them and are complete after them.
final class ArrowWriter implements TypedWriter.Batches {

    private static final byte[] MAGIC = "ARROW1\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int END = 6;
    private static final int BUFFER = 1 << 16;

    private final StagedFile file;
    private final boolean stream;
    private final ArrowMessages messages;
    private final List<@Nullable Map<ByteBuffer, Integer>> words = new ArrayList<>();
    private final @Nullable Spool kept;
    private final List<ArrowMessages.Block> batches = new ArrayList<>();
    private final List<ArrowMessages.Block> dictionaries = new ArrayList<>();
    private long at;
    private long keptAt;

    ArrowWriter(StagedFile file, ResultTable table, boolean stream) {
        this.file = file;
        this.stream = stream;
        messages = new ArrowMessages(table.shape());
        boolean coded = false;
        for (TypedColumn column : table.shape().columns()) {
            boolean codes = column.type() instanceof ValueType.Text text && text.coded();
            Map<ByteBuffer, Integer> known = codes ? new LinkedHashMap<>() : null;
            if (known != null && column.type() instanceof ValueType.Text text && text.levels() != null) {
                text.levels().forEach(
                        level -> known.put(ByteBuffer.wrap(level.getBytes(StandardCharsets.UTF_8)), known.size()));
            }
            words.add(known);
            coded |= codes;
        }
        kept = coded ? new Spool(Path.of(file.name()), table.notes()) : null;
        if (!stream) {
            put(MAGIC);
        }
        put(messages.schema());
    }

    private void put(byte[] bytes) {
        file.write(bytes, bytes.length);
        at += bytes.length;
    }

    @Override
    public void write(List<ColumnBatch> columns) throws IOException {
        List<int[]> codes = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            Map<ByteBuffer, Integer> known = words.get(column);
            codes.add(known == null ? new int[0] : codes(columns.get(column), known));
        }
        ArrowMessages.Framed message = messages.rows(columns, codes);
        if (kept != null) {
            batches.add(message.block(keptAt));
            kept.write(message.bytes(), 0, message.bytes().length);
            keptAt += message.bytes().length;
        } else {
            batches.add(message.block(at));
            put(message.bytes());
        }
    }

    private static int[] codes(ColumnBatch batch, Map<ByteBuffer, Integer> known) {
        int[] codes = new int[batch.rows()];
        for (int row = 0; row < codes.length; row++) {
            if (batch.isMissing(row)) {
                continue;
            }
            ByteBuffer text = ByteBuffer.wrap(batch.bytes(), batch.begin(row), batch.end(row) - batch.begin(row));
            Integer code = known.get(text);
            if (code == null) {
                byte[] copy = new byte[text.remaining()];
                text.get(copy);
                code = known.size();
                known.put(ByteBuffer.wrap(copy), code);
            }
            codes[row] = code;
        }
        return codes;
    }

    @Override
    public void finish() throws IOException {
        for (int column = 0; column < words.size(); column++) {
            Map<ByteBuffer, Integer> known = words.get(column);
            if (known != null) {
                ArrowMessages.Framed message = messages.dictionary(column, new ArrayList<>(known.keySet()));
                dictionaries.add(message.block(at));
                put(message.bytes());
            }
        }
        long shift = 0;
        if (kept != null) {
            shift = at;
            kept.close();
            copy(kept.file());
        }
        put(messages.end());
        if (!stream) {
            byte[] footer = messages.footer(dictionaries, batches, shift);
            put(footer);
            ByteArrayOutputStream end = new ByteArrayOutputStream();
            for (int bits = 0; bits < Integer.SIZE; bits += Byte.SIZE) {
                end.write(footer.length >>> bits);
            }
            end.write(MAGIC, 0, END);
            put(end.toByteArray());
        }
    }

    private void copy(Path from) throws IOException {
        byte[] part = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(from)) {
            for (int count = in.read(part); count >= 0; count = in.read(part)) {
                file.write(part, count);
                at += count;
            }
        }
    }
}
