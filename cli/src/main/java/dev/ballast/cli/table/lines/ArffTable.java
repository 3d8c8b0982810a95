package dev.ballast.cli.table.lines;

import dev.ballast.cli.output.RowTarget;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.table.ParsedTarget;
import dev.ballast.cli.table.ReadRequest;
import dev.ballast.cli.table.ResultTable;
import dev.ballast.cli.table.TableFormat;
import dev.ballast.cli.table.TableShape;
import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.ValueType;
import dev.ballast.cli.table.typed.TypedReader;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.text.RowSink;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tables of Weka: a header that says what the columns hold, then rows, with all their values or only those that are not 0.
public final class ArffTable implements TableFormat {

    /// Makes the format.
    public ArffTable() {
    }

    @Override
    public String name() {
        return "ARFF";
    }

    @Override
    public List<String> endings() {
        return List.of(".arff");
    }

    @Override
    public TableSource open(ReadRequest read) {
        try (ByteLines lines = new ByteLines(read.file(), read.bytes())) {
            TableShape shape = ArffHeader.read(lines, read.file());
            return TypedReader.kept(read, new Reader(read, lines, shape));
        } catch (IOException e) {
            throw Failure.reading(read.file(), e);
        }
    }

    @Override
    public RowTarget target(StagedFile file, ResultTable table) {
        return new ParsedTarget(table, new ArffWriter(file, table));
    }

    /// The rows.
    private static final class Reader implements TypedReader {

        private final ReadRequest request;
        private final ByteLines lines;
        private final TableShape shape;
        private final List<@Nullable Set<String>> levels = new ArrayList<>();
        private char[] cell = new char[64];

        Reader(ReadRequest request, ByteLines lines, TableShape shape) {
            this.request = request;
            this.lines = lines;
            this.shape = shape;
            shape.columns().forEach(column -> levels
                    .add(column.type() instanceof ValueType.Text text && text.levels() != null
                            ? latin(text.levels())
                            : null));
        }

        /// Characters of rows are bytes.
        private static Set<String> latin(List<String> texts) {
            Set<String> all = new HashSet<>();
            texts.forEach(text -> all
                    .add(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
            all.addAll(texts);
            return all;
        }

        @Override
        public TableShape shape() {
            return shape;
        }

        @Override
        public void read(RowSink rows) throws IOException {
            long row = 0;
            while (lines.next()) {
                String text = new String(lines.bytes(), lines.offset(), lines.length(), StandardCharsets.ISO_8859_1)
                        .strip();
                if (text.isEmpty() || text.startsWith("%")) {
                    continue;
                }
                ArffTokens tokens = new ArffTokens(text, this::failure);
                if (tokens.begins('{')) {
                    sparse(tokens, rows);
                } else {
                    dense(tokens, rows);
                }
                rows.endRow(row, row + 1, row, row + 1);
                row++;
            }
        }

        private Failure failure(String what) {
            return new Failure(request.file() + ":" + lines.number() + ": " + what);
        }

        private void dense(ArffTokens tokens, RowSink rows) {
            for (int column = 0; column < shape.columns().size(); column++) {
                if (column > 0) {
                    if (tokens.isEnd()) {
                        throw failure("row has " + column + " values, and there are " + shape.columns().size()
                                + " attributes");
                    }
                    if (tokens.begins(',')) {
                        tokens.skip(',');
                    }
                }
                String value = tokens.word("the value of " + VisibleText.named(shape.columns().get(column).name()));
                take(column, value, tokens.wasQuoted(), rows);
            }
            if (!tokens.isEnd()) {
                throw failure(tokens.rest().startsWith(",")
                        && tokens.rest().substring(1).strip().startsWith("{")
                                ? "row has a weight, which is not read; make it an attribute"
                                : "row has more values than the " + shape.columns().size() + " attributes");
            }
        }

        private void sparse(ArffTokens tokens, RowSink rows) {
            tokens.skip('{');
            int next = 0;
            while (!tokens.begins('}')) {
                String word = tokens.word("an index");
                int index;
                try {
                    index = Integer.parseInt(word);
                } catch (NumberFormatException e) {
                    throw failure("has \"" + VisibleText.shown(word) + "\" where an index should be");
                }
                if (index < next || index >= shape.columns().size()) {
                    throw failure("has index "
                            + index + (index < next
                                    ? " after one that is as large"
                                    : ", and there are "
                                            + shape.columns().size() + " attributes, from 0")
                            + "; indices of a row ascend");
                }
                while (next < index) {
                    zero(next++, rows);
                }
                String value = tokens.word("a value");
                take(next++, value, tokens.wasQuoted(), rows);
                if (!tokens.begins('}')) {
                    tokens.skip(',');
                }
            }
            while (next < shape.columns().size()) {
                zero(next++, rows);
            }
        }

        /// What a sparse row does not say is 0, or the first level.
        private void zero(int column, RowSink rows) {
            TypedColumn of = shape.columns().get(column);
            if (of.type() instanceof ValueType.Text text) {
                if (text.levels() == null || text.levels().isEmpty()) {
                    throw failure(
                            "row does not say what " + VisibleText.named(of.name()) + " is, a string; only numbers"
                                    + " and levels can be left out");
                }
                String first = new String(text.levels().getFirst().getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.ISO_8859_1);
                put(column, first, false, rows);
            } else {
                put(column, "0", false, rows);
            }
        }

        private void take(int column, String value, boolean quoted, RowSink rows) {
            if (value.equals("?") && !quoted) {
                rows.cell(column, cell, 0, 0, false);
                return;
            }
            Set<String> known = levels.get(column);
            if (known != null && !known.contains(value)) {
                throw failure("value \"" + VisibleText.shown(value) + "\" is none of the levels of attribute "
                        + VisibleText.named(shape.columns().get(column).name()));
            }
            put(column, value, value.isEmpty(), rows);
        }

        private void put(int column, String value, boolean quoted, RowSink rows) {
            if (cell.length < value.length()) {
                cell = Arrays.copyOf(cell, 2 * value.length());
            }
            value.getChars(0, value.length(), cell, 0);
            rows.cell(column, cell, 0, value.length(), quoted);
        }
    }
}
