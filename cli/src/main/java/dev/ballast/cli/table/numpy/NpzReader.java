package dev.ballast.cli.table.numpy;

import dev.ballast.cli.table.ReadRequest;
import dev.ballast.cli.table.TableShape;
import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.ValueType;
import dev.ballast.cli.table.typed.CellText;
import dev.ballast.cli.table.typed.TypedReader;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.text.RowSink;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Reads arrays under names as one table: `X` gives columns `c1`, `c2`, ..., other arrays with a value for every row a column each,
/// and `classes` the names of the codes in `y`. `base` is left out: its rows are those of another table.
final class NpzReader implements TypedReader {

    private static final String FEATURES = "X";
    private static final String TARGET = "y";
    private static final String CLASSES = "classes";
    private static final String BASE = "base";
    private static final String ENDING = ".npy";

    private final ReadRequest request;
    private final Map<String, NpyArray> arrays;
    private final List<String> classes;

    private NpzReader(ReadRequest request, Map<String, NpyArray> arrays, List<String> classes) {
        this.request = request;
        this.arrays = arrays;
        this.classes = classes;
    }

    static TableSource open(ReadRequest read) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(read.bytes().toFile())) {
            List<? extends ZipEntry> entries = zip.stream().filter(entry -> entry.getName().endsWith(ENDING))
                    .sorted(Comparator.comparing(entry -> order(entry.getName()))).toList();
            for (ZipEntry entry : entries) {
                String name = entry.getName().substring(0, entry.getName().length() - ENDING.length());
                arrays.put(name, new NpyArray(read.file() + ", array " + VisibleText.named(name),
                        new BufferedInputStream(zip.getInputStream(entry)), entry.getSize()));
            }
            NpyArray names = arrays.remove(CLASSES);
            List<String> classes = names == null ? List.of() : names.texts();
            if (arrays.remove(BASE) != null) {
                read.notes().accept(read.file() + ": array base is left out: it names rows of another table");
            }
            requireRows(read, arrays);
            return TypedReader.kept(read, new NpzReader(read, arrays, classes));
        } catch (IOException e) {
            throw Failure.reading(read.file(), e);
        }
    }

    /// Features first, then the target.
    private static int order(String name) {
        return name.equals(FEATURES + ENDING) ? 0 : name.equals(TARGET + ENDING) ? 1 : 2;
    }

    private static void requireRows(ReadRequest read, Map<String, NpyArray> arrays) {
        if (arrays.isEmpty()) {
            throw new Failure(read.file() + ": holds no array; a table has its features in X and its target in y");
        }
        Map.Entry<String, NpyArray> first = arrays.entrySet().iterator().next();
        long rows = first.getValue().header().rows();
        arrays.forEach((name, array) -> {
            if (array.header().shape().isEmpty() || array.header().rows() != rows) {
                throw new Failure(read.file() + ", array " + VisibleText.named(name) + ": has a shape of "
                        + array.header().shape() + ", and array " + VisibleText.named(first.getKey()) + " has " + rows
                        + " rows; arrays of one table have equally many");
            }
        });
    }

    @Override
    public TableShape shape() {
        List<TypedColumn> columns = new ArrayList<>();
        arrays.forEach((name, array) -> array.columns(name, name.equals(FEATURES) ? "c" : name)
                .forEach(column -> columns.add(name.equals(TARGET) && !classes.isEmpty()
                        ? new TypedColumn(column.name(), ValueType.Text.PLAIN, false)
                        : column)));
        return new TableShape(columns, Map.of(), "");
    }

    @Override
    public void read(RowSink rows) throws IOException {
        long count = arrays.values().iterator().next().header().rows();
        int target = -1;
        int columns = 0;
        for (Map.Entry<String, NpyArray> entry : arrays.entrySet()) {
            target = entry.getKey().equals(TARGET) ? columns : target;
            columns += entry.getValue().columnCount();
            entry.getValue().prepare(request.file(), request.notes());
        }
        CellText cells = new CellText(classes.isEmpty() ? rows : new NamedClasses(rows, target, classes, request));
        for (long row = 0; row < count; row++) {
            int first = 0;
            for (NpyArray array : arrays.values()) {
                array.next(cells, first);
                first += array.columnCount();
            }
            cells.endRow();
        }
    }

    /// Puts names in the place of codes.
    private record NamedClasses(RowSink rows, int column, List<String> classes,
            ReadRequest request) implements RowSink {

        @Override
        public void cell(int at, char[] buffer, int offset, int length, boolean quoted) {
            if (at != column) {
                rows.cell(at, buffer, offset, length, quoted);
                return;
            }
            String text = new String(buffer, offset, length);
            int code;
            try {
                code = (int) Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new Failure(request.file() + ", array y: holds \"" + VisibleText.shown(text)
                        + "\", and there are classes for codes", e);
            }
            if (code < 0 || code >= classes.size()) {
                throw new Failure(request.file() + ", array y: holds " + text + ", and array classes has "
                        + classes.size() + " names");
            }
            byte[] name = classes.get(code).getBytes(StandardCharsets.UTF_8);
            char[] cell = new char[name.length];
            for (int i = 0; i < name.length; i++) {
                cell[i] = (char) (name[i] & 0xff);
            }
            rows.cell(at, cell, 0, cell.length, cell.length == 0);
        }

        @Override
        public void endRow(long row, long line, long begin, long end) {
            rows.endRow(row, line, begin, end);
        }
    }
}
