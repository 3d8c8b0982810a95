package dev.ballast.cli.table.lines;

import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.table.ResultTable;
import dev.ballast.cli.table.RowWriter;
import dev.ballast.cli.table.Spool;
import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.ValueType;
import dev.ballast.tables.kind.CellKind;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.text.ByteText;
import dev.ballast.tables.text.Cells;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Writes rows as ARFF. Rows are kept in a temporary file until the levels of all categories are known, which stand before them; a
/// column of more than some thousand texts is one of strings.
final class ArffWriter implements RowWriter {

    private static final int FULL = 1 << 16;
    private static final int MOST_LEVELS = 10_000;
    private static final String SPECIAL = " \t,{}%'\"\\\n\r?";

    private final StagedFile file;
    private final ResultTable table;
    private final Spool rows;
    private final ByteText text = new ByteText();
    /// The levels of columns of categories; null for others.
    private final List<@Nullable Set<String>> levels = new ArrayList<>();

    ArffWriter(StagedFile file, ResultTable table) {
        this.file = file;
        this.table = table;
        this.rows = new Spool(Path.of(file.name()), table.notes());
        for (int column = 0; column < table.shape().columns().size(); column++) {
            ValueType type = table.shape().columns().get(column).type();
            boolean category = (column == table.roles().target() && !table.classes().isEmpty())
                    || (type instanceof ValueType.Text of && declared(column) == null
                            && (of.coded() || isFeature(column)));
            Set<String> known = category ? new LinkedHashSet<>() : null;
            if (known != null && type instanceof ValueType.Text of && of.levels() != null) {
                known.addAll(of.levels());
            } else if (known != null && column == table.roles().target()) {
                known.addAll(table.classes());
            }
            levels.add(known);
        }
    }

    private boolean isFeature(int column) {
        for (int feature : table.roles().features()) {
            if (feature == column) {
                return true;
            }
        }
        return false;
    }

    /// The type that an ARFF file gave the column.
    private @Nullable String declared(int column) {
        return table.shape().metadata().get(ArffHeader.TYPE + table.shape().columns().get(column).name());
    }

    @Override
    public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
        if (column > 0) {
            text.put((byte) ',');
        }
        ValueType type = table.shape().columns().get(column).type();
        boolean asText = levels.get(column) != null || type instanceof ValueType.Text
                || type instanceof ValueType.Bytes;
        boolean missing = asText
                ? length == 0 && !quoted
                : table.syntax().kind(buffer, offset, length) == CellKind.MISSING;
        if (missing) {
            text.put((byte) '?');
            return;
        }
        String value = Cells.text(buffer, offset, length);
        Set<String> known = levels.get(column);
        if (known != null && known.size() <= MOST_LEVELS) {
            known.add(value);
        }
        text.put((type.isNumber() && known == null ? value.strip() : quoted(value)).getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String value) {
        if (!value.isEmpty() && value.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0 || c < ' ')) {
            return value;
        }
        StringBuilder quoted = new StringBuilder("'");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\'', '\\' -> quoted.append('\\').append(c);
                default -> quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }

    @Override
    public void endRow(long row, long line, long begin, long end) {
        text.put((byte) '\n');
        if (text.length() > FULL) {
            flush();
        }
    }

    private void flush() {
        rows.write(text.array(), text.length());
        text.clear();
    }

    private String type(int column) {
        TypedColumn of = table.shape().columns().get(column);
        Set<String> known = levels.get(column);
        if (known != null && known.size() <= MOST_LEVELS) {
            return "{" + String.join(",", known.stream().map(ArffWriter::quoted).toList()) + "}";
        }
        String declared = declared(column);
        if (declared != null) {
            return declared;
        }
        return switch (of.type()) {
            case ValueType.Whole _ -> "integer";
            case ValueType.Real _,ValueType.Decimal _ -> "numeric";
            case ValueType.Truth _ -> "{false,true}";
            case ValueType.Date _ -> "date \"yyyy-MM-dd\"";
            case ValueType.Moment _,ValueType.Time _,ValueType.Text _,ValueType.Bytes _ -> "string";
        };
    }

    @Override
    public void finish() {
        flush();
        rows.close();
        StringBuilder header = new StringBuilder();
        header.append("@relation ").append(table.shape().metadata().getOrDefault(ArffHeader.RELATION, "ballast"))
                .append("\n\n");
        for (int column = 0; column < table.shape().columns().size(); column++) {
            header.append("@attribute ").append(quoted(table.shape().columns().get(column).name())).append(' ')
                    .append(type(column)).append('\n');
        }
        byte[] bytes = header.append("\n@data\n").toString().getBytes(StandardCharsets.UTF_8);
        file.write(bytes, bytes.length);
        byte[] part = new byte[FULL];
        try (InputStream in = Files.newInputStream(rows.file())) {
            for (int count = in.read(part); count >= 0; count = in.read(part)) {
                file.write(part, count);
            }
        } catch (IOException e) {
            throw new Failure(file.name() + ": cannot be written: " + Failure.reason(e), e);
        }
    }
}
