package dev.ballast.cli.table.lines;

import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.table.ResultTable;
import dev.ballast.cli.table.RowWriter;
import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.ValueType;
import dev.ballast.tables.kind.CellKind;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.text.ByteText;
import dev.ballast.tables.text.Cells;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes rows as sparse lines. Labels that are no numbers become codes, from 0, in the order of their names; features that are no
/// numbers are left out; a line says so. A missing value cannot be told from 0 there, and is written as `nan`.
final class LibsvmWriter implements RowWriter {

    private static final int FULL = 1 << 16;
    private static final int SHOWN = 10;
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern NUMBERS = Pattern.compile("[+-]?[0-9.]+(,[+-]?[0-9.]+)*");

    private final StagedFile file;
    private final ResultTable table;
    private final int[] indices;
    private final boolean codes;
    private final CellSyntax syntax;
    private final int query;
    private final ByteText text = new ByteText();
    private final ByteText features = new ByteText();
    private String label = "";
    private String queryText = "";
    private long row;

    LibsvmWriter(StagedFile file, ResultTable table) {
        this.file = file;
        this.table = table;
        this.syntax = table.syntax();
        if (table.roles().target() < 0) {
            throw new Failure(file.name() + ": LIBSVM lines begin with a label; name its column by --label");
        }
        boolean same = table.shape().codec().equals(LibsvmTable.CODEC);
        List<TypedColumn> columns = table.shape().columns();
        query = IntStream.range(0, columns.size()).filter(column -> columns.get(column).name().equals("qid"))
                .findFirst().orElse(-1);
        indices = new int[columns.size()];
        Arrays.fill(indices, -1);
        int next = 1;
        for (int column = 0; column < indices.length; column++) {
            int at = column;
            boolean feature = same
                    ? columns.get(column).name().startsWith("f")
                    : IntStream.of(table.roles().features()).anyMatch(wanted -> wanted == at)
                            && isNumber(columns.get(column).type());
            if (feature && column != table.roles().target() && column != query) {
                indices[column] = same ? Integer.parseInt(columns.get(column).name().substring(1)) : next++;
            }
        }
        codes = !table.classes().stream().allMatch(name -> NUMBER.matcher(name).matches()
                || NUMBERS.matcher(name).matches());
        tell(columns);
    }

    private static boolean isNumber(ValueType type) {
        return type.isNumber() || type instanceof ValueType.Truth;
    }

    private void tell(List<TypedColumn> columns) {
        List<String> out = IntStream.range(0, indices.length)
                .filter(column -> indices[column] < 0 && column != table.roles().target() && column != query)
                .mapToObj(column -> VisibleText.named(columns.get(column).name())).toList();
        if (!out.isEmpty()) {
            table.notes().accept(file.name() + ": LIBSVM holds a label and features that are numbers; left out: "
                    + out.stream().limit(SHOWN).collect(Collectors.joining(", "))
                    + (out.size() > SHOWN ? " and " + (out.size() - SHOWN) + " more" : ""));
        }
        if (codes) {
            table.notes().accept(file.name() + ": labels are codes: " + IntStream.range(0, table.classes().size())
                    .limit(SHOWN).mapToObj(code -> code + " is " + VisibleText.named(table.classes().get(code)))
                    .collect(Collectors.joining(", ")) + (table.classes().size() > SHOWN ? ", ..." : ""));
        }
    }

    @Override
    public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
        if (column == table.roles().target()) {
            String name = Cells.text(buffer, offset, length);
            label = codes ? Integer.toString(table.classes().indexOf(name)) : name.strip();
        } else if (column == query) {
            queryText = Cells.text(buffer, offset, length);
        } else if (column < indices.length && indices[column] >= 0) {
            String value = value(column, buffer, offset, length);
            if (!value.isEmpty()) {
                features.put((byte) ' ');
                features.putAscii(Integer.toString(indices[column]));
                features.put((byte) ':');
                features.putAscii(value);
            }
        }
    }

    /// The text of a value, nothing for 0.
    private String value(int column, char[] buffer, int offset, int length) {
        CellKind kind = syntax.kind(buffer, offset, length);
        String value = new String(buffer, offset, length).strip();
        return switch (kind) {
            case MISSING -> "nan";
            case INTEGER, LONG_INTEGER, DECIMAL -> isZero(value) ? "" : value;
            case INFINITE -> value.startsWith("-") ? "-inf" : "inf";
            case TEXT -> {
                if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
                    yield value.equalsIgnoreCase("true") ? "1" : "";
                }
                throw new Failure(file.name() + ": row " + (row + 1) + ": column "
                        + VisibleText.named(table.shape().columns().get(column).name()) + " is \""
                        + VisibleText.shown(value) + "\", which is no number");
            }
        };
    }

    private static boolean isZero(String value) {
        int exponent = Math.max(value.indexOf('e'), value.indexOf('E'));
        String digits = exponent < 0 ? value : value.substring(0, exponent);
        return digits.chars().noneMatch(c -> c >= '1' && c <= '9');
    }

    @Override
    public void endRow(long number, long line, long begin, long end) {
        text.put(label.getBytes(StandardCharsets.UTF_8));
        if (query >= 0) {
            text.putAscii(" qid:" + queryText);
        }
        for (int i = 0; i < features.length(); i++) {
            text.put(features.array()[i]);
        }
        text.put((byte) '\n');
        features.clear();
        row++;
        if (text.length() > FULL) {
            flush();
        }
    }

    /// Writes what is kept back.
    void flush() {
        file.write(text.array(), text.length());
        text.clear();
    }

    @Override
    public void finish() {
        flush();
    }
}
