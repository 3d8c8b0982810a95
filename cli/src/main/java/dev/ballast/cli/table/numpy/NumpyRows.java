package dev.ballast.cli.table.numpy;

import dev.ballast.cli.table.ResultTable;
import dev.ballast.cli.table.RowWriter;
import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.ValueType;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.tables.kind.CellKind;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.Labels;
import dev.ballast.tables.text.Cells;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows as arrays: features as numbers of one type, and beside them what is to be predicted, weights and the rows of the input.
///
/// Features are numbers and truth values (1 and 0); what is missing is NaN. They are of single precision if all are so in the
/// input, else of double precision. Columns that are no features, and features that are no numbers, are left out, and a line says
/// which.
final class NumpyRows {

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final double EXACT = 0x1p53;
    private static final int SHOWN = 10;

    /// The arrays when all rows have been taken.
    ///
    /// @param features the features of every row
    /// @param target   what is to be predicted; null if nothing is
    /// @param classes  the names of classes by their codes; empty if the target are numbers
    /// @param weights  the weights of rows; null if there are none
    /// @param bases    the rows of the input that rows start from; null if that is not known
    record Arrays(ArraySpool features, @Nullable ArraySpool target, List<String> classes, @Nullable ArraySpool weights,
            @Nullable ArraySpool bases) {

        Arrays {
            classes = List.copyOf(classes);
        }

        String named() {
            return IntStream.range(0, classes.size()).limit(SHOWN)
                    .mapToObj(code -> code + " is " + VisibleText.named(classes.get(code)))
                    .collect(Collectors.joining(", ")) + (classes.size() > SHOWN ? ", ..." : "");
        }
    }

    private final String name;
    private final ResultTable table;
    private final int[] features;
    private final boolean single;
    private final boolean classes;

    NumpyRows(String name, ResultTable table) {
        this.name = name;
        this.table = table;
        List<TypedColumn> columns = table.shape().columns();
        features = IntStream.of(table.roles().features()).filter(column -> isNumber(columns.get(column).type()))
                .toArray();
        if (features.length == 0) {
            throw new Failure(name + ": would have no features: an array holds numbers, and no feature is one");
        }
        single = IntStream.of(features).allMatch(
                column -> columns.get(column).type() instanceof ValueType.Real real && real.bits() < Double.SIZE);
        int target = table.roles().target();
        classes = target >= 0 && !(columns.get(target).type() instanceof ValueType.Real)
                && !(columns.get(target).type() instanceof ValueType.Decimal);
        tellLeftOut(columns);
    }

    private static boolean isNumber(ValueType type) {
        return type.isNumber() || type instanceof ValueType.Truth;
    }

    private void tellLeftOut(List<TypedColumn> columns) {
        List<String> out = IntStream.range(0, columns.size())
                .filter(column -> column != table.roles().target() && column != table.roles().weight()
                        && IntStream.of(features).noneMatch(feature -> feature == column))
                .mapToObj(column -> VisibleText.named(columns.get(column).name())).toList();
        if (!out.isEmpty()) {
            table.notes().accept(name + ": arrays hold features that are numbers; left out: "
                    + out.stream().limit(SHOWN).collect(Collectors.joining(", "))
                    + (out.size() > SHOWN ? " and " + (out.size() - SHOWN) + " more" : ""));
        }
    }

    boolean hasTarget() {
        return table.roles().target() >= 0;
    }

    RowWriter into(Consumer<Arrays> done) {
        return new Writer(done);
    }

    /// Takes cells.
    private final class Writer implements RowWriter {

        private final Consumer<Arrays> done;
        private final CellSyntax syntax = table.syntax();
        private final int columns = table.shape().columns().size();
        /// For every column its place among features, -1 for others.
        private final int[] places = new int[columns];
        private final ArraySpool values = new ArraySpool(name, single ? "<f4" : "<f8", single ? 4 : 8, features.length);
        private final @Nullable ArraySpool ranks = hasTarget() && classes ? new ArraySpool(name, "<i4", 4, 0) : null;
        private final @Nullable ArraySpool numbers = hasTarget() && !classes ? new ArraySpool(name, "<f8", 8, 0) : null;
        private final @Nullable ArraySpool weights = table.roles().weight() < 0
                ? null
                : new ArraySpool(name, "<f8", 8, 0);
        private final @Nullable ArraySpool bases = table.roles().base() ? new ArraySpool(name, "<i8", 8, 0) : null;
        private final Labels labels = new Labels();
        private long row;
        private long rounded;

        Writer(Consumer<Arrays> done) {
            this.done = done;
            java.util.Arrays.fill(places, -1);
            for (int place = 0; place < features.length; place++) {
                places[features[place]] = place;
            }
        }

        @Override
        public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
            if (column == columns) {
                if (bases != null) {
                    bases.add(Long.parseLong(Cells.text(buffer, offset, length)));
                }
            } else if (places[column] >= 0) {
                feature(column, buffer, offset, length);
            }
            if (column == table.roles().target()) {
                if (ranks != null) {
                    ranks.add(labels.count(buffer, offset, length, quoted));
                } else if (numbers != null) {
                    numbers.add(number(column, buffer, offset, length));
                }
            }
            if (column == table.roles().weight() && weights != null) {
                weights.add(number(column, buffer, offset, length));
            }
        }

        private void feature(int column, char[] buffer, int offset, int length) {
            if (table.shape().columns().get(column).type() instanceof ValueType.Truth) {
                values.add(syntax.isMissing(buffer, offset, length)
                        ? Double.NaN
                        : Cells.text(buffer, offset, length).strip().equalsIgnoreCase("true") ? 1.0 : 0.0);
            } else if (single) {
                CellKind kind = syntax.kind(buffer, offset, length);
                boolean finite = kind == CellKind.INTEGER || kind == CellKind.LONG_INTEGER || kind == CellKind.DECIMAL;
                values.add(finite
                        ? Float.parseFloat(new String(buffer, offset, length))
                        : (float) number(column, buffer, offset, length));
            } else {
                values.add(number(column, buffer, offset, length));
            }
        }

        private double number(int column, char[] buffer, int offset, int length) {
            return switch (syntax.kind(buffer, offset, length)) {
                case MISSING -> Double.NaN;
                case INFINITE -> buffer[offset] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
                case INTEGER, DECIMAL -> Double.parseDouble(new String(buffer, offset, length));
                case LONG_INTEGER -> {
                    double value = Double.parseDouble(new String(buffer, offset, length));
                    rounded += Math.abs(value) > EXACT ? 1 : 0;
                    yield value;
                }
                case TEXT -> throw new Failure(name + ": row " + (row + 1) + ": column "
                        + VisibleText.named(table.shape().columns().get(column).name()) + " is \""
                        + VisibleText.shown(Cells.text(buffer, offset, length)) + "\", which is no number");
            };
        }

        @Override
        public void endRow(long number, long line, long begin, long end) {
            row++;
        }

        @Override
        public void finish() {
            if (rounded > 0) {
                table.notes().accept(name + ": " + rounded + " whole numbers of more digits than a double holds were"
                        + " rounded to the nearest");
            }
            List<String> names = labels.names();
            boolean whole = names.stream().allMatch(text -> WHOLE.matcher(text.strip()).matches());
            ArraySpool target = numbers;
            List<String> called = new ArrayList<>();
            if (ranks != null) {
                ArraySpool codes = new ArraySpool(name, "<i8", 8, 0);
                long[] valueOf = new long[names.size()];
                ClassLabels inOrder = labels.labelsOf();
                for (int code = 0; code < valueOf.length; code++) {
                    int rank = (int) inOrder.streamKey(code);
                    valueOf[rank] = whole ? Long.parseLong(names.get(rank).strip()) : code;
                    called.add(names.get(rank));
                }
                ranks.forEachInt(rank -> codes.add(valueOf[rank]));
                target = codes;
            }
            done.accept(new Arrays(values, target, whole ? List.of() : called, weights, bases));
        }
    }
}
