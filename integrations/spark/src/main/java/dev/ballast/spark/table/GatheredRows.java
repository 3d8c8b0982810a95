package dev.ballast.spark.table;

import dev.ballast.core.data.CodeColumn;
import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Kind;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.LabelSets;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Target;

import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows that a method is fitted to, in the order of the table, with all that new rows take from them. It can be sent to
/// executors, where the same method makes the same plan of it.
public final class GatheredRows implements Serializable {

    private static final long serialVersionUID = 1;

    private final RowReader reader;
    private final boolean floats;
    private final long[] numbers;
    private final int[] ranks;
    private final double[] values;
    private final double[] targets;
    /// For every column of codes: the value of every code, and the code of every row.
    private final ArrayList<ArrayList<@Nullable Object>> levels;
    private final ArrayList<int[]> codes;
    private final Row[] carried;

    private GatheredRows(RowReader reader, boolean floats, long[] numbers, int[] ranks, double[] values,
            double[] targets,
            List<List<@Nullable Object>> levels, List<int[]> codes, Row[] carried) {
        this.reader = reader;
        this.floats = floats;
        this.numbers = numbers;
        this.ranks = ranks;
        this.values = values;
        this.targets = targets;
        this.levels = new ArrayList<>();
        levels.forEach(of -> this.levels.add(new ArrayList<>(of)));
        this.codes = new ArrayList<>(codes);
        this.carried = carried;
    }

    /// A row of a block, to be put in order.
    private record Place(GatheredBlock block, int row) {}

    static GatheredRows of(List<GatheredBlock> blocks, RowReader reader) {
        for (GatheredBlock block : blocks) {
            if (block.problem != null) {
                throw new IllegalArgumentException(block.problem);
            }
        }
        List<Place> places = new ArrayList<>();
        for (GatheredBlock block : blocks) {
            for (int row = 0; row < block.rows(); row++) {
                places.add(new Place(block, row));
            }
        }
        places.sort(Comparator.comparingLong(place -> place.block().numbers.getLong(place.row())));
        int rows = places.size();
        int width = reader.numbers();
        long size = (long) rows * width;
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(rows + " rows of " + width
                    + " numbers each are more than one machine takes at once, which is " + (Integer.MAX_VALUE - 8)
                    + " numbers; leave columns out by carrying them along, or choose a method that looks at fewer rows");
        }
        GatheredBlock any = blocks.isEmpty() ? new GatheredBlock(reader.coded().size()) : blocks.getFirst();
        int perRow = any.rows() == 0 ? 0 : any.targets.size() / any.rows();
        long[] numbers = new long[rows];
        int[] ranks = new int[any.ranks.isEmpty() ? 0 : rows];
        double[] values = new double[(int) size];
        double[] targets = new double[rows * perRow];
        Row[] carried = new Row[any.carried.isEmpty() ? 0 : rows];
        List<Field> coded = reader.coded();
        List<List<@Nullable Object>> levels = new ArrayList<>();
        List<Map<GatheredBlock, int[]>> codeOf = new ArrayList<>();
        for (int column = 0; column < coded.size(); column++) {
            levels.add(LevelOrder.of(coded.get(column), blocks, column));
            codeOf.add(codesOf(blocks, column, levels.get(column)));
        }
        ArrayList<int[]> codes = coded.stream().map(_ -> new int[rows])
                .collect(Collectors.toCollection(ArrayList::new));
        for (int row = 0; row < rows; row++) {
            GatheredBlock block = places.get(row).block();
            int in = places.get(row).row();
            numbers[row] = block.numbers.getLong(in);
            if (ranks.length > 0) {
                ranks[row] = block.ranks.getInt(in);
            }
            block.values.getElements(in * width, values, row * width, width);
            block.targets.getElements(in * perRow, targets, row * perRow, perRow);
            if (carried.length > 0) {
                carried[row] = block.carried.get(in);
            }
            for (int column = 0; column < codes.size(); column++) {
                codes.get(column)[row] = Objects.requireNonNull(codeOf.get(column).get(block))[block.codes.get(column)
                        .getInt(in)];
            }
        }
        return new GatheredRows(reader, TableFields.areFloats(reader.given()), numbers, ranks, values, targets, levels,
                codes, carried);
    }

    private static Map<GatheredBlock, int[]> codesOf(List<GatheredBlock> blocks, int column,
            List<@Nullable Object> levels) {
        Map<String, Integer> codes = new HashMap<>();
        for (int code = 0; code < levels.size(); code++) {
            codes.put(Values.text(levels.get(code)), code);
        }
        Map<GatheredBlock, int[]> found = new HashMap<>();
        for (GatheredBlock block : blocks) {
            found.put(block, block.levels.get(column).stream()
                    .mapToInt(level -> Objects.requireNonNull(codes.get(Values.text(level)))).toArray());
        }
        return found;
    }

    /// {@return how many rows there are}
    public int rows() {
        return numbers.length;
    }

    /// Returns the number of a row in the table.
    ///
    /// @param row from 0
    /// @return its number
    public long number(int row) {
        return numbers[row];
    }

    /// Returns what a row has in the columns that are kept as they are.
    ///
    /// @param row from 0
    /// @return its values; null if none are kept
    public @Nullable Row carried(int row) {
        return carried.length == 0 ? null : carried[row];
    }

    /// Returns the value of a code.
    ///
    /// @param column which of the columns of codes
    /// @param code   the code; NaN is no value
    /// @return the value
    public @Nullable Object level(int column, double code) {
        return Double.isNaN(code) ? null : levels.get(column).get((int) code);
    }

    /// {@return the rows as a data set}
    ///
    /// @param target makes the target of the class ranks, or of the numbers
    public Dataset dataset(TargetMaker target) {
        List<Field> given = reader.given();
        List<Column> columns = new ArrayList<>();
        List<Boolean> isCode = new ArrayList<>();
        List<CodeColumn> coded = new ArrayList<>();
        for (Field field : given) {
            boolean isCoded = field.isCoded() || field.role() == Column.Role.GROUP;
            if (isCoded) {
                int column = coded.size();
                List<@Nullable Object> values = levels.get(column);
                coded.add(CodeColumn.of(values.size(), codes.get(column)));
                Column plain = field.columns().getFirst();
                columns.add(new Column(plain.name(), plain.kind(), plain.role(), plain.missing(),
                        values.stream().map(Values::text).toList()));
                isCode.add(true);
            } else {
                columns.addAll(field.columns());
                field.columns().forEach(_ -> isCode.add(false));
            }
        }
        FeatureMatrix matrix = matrix();
        boolean[] mixed = new boolean[isCode.size()];
        IntStream.range(0, mixed.length).forEach(i -> mixed[i] = isCode.get(i));
        return new Dataset(coded.isEmpty() ? matrix : FeatureMatrix.mixed(matrix, coded, mixed),
                target.target(ranks, targets), columns);
    }

    private FeatureMatrix matrix() {
        int width = reader.numbers();
        if (!floats) {
            return FeatureMatrix.wrap(values, rows(), width);
        }
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return FeatureMatrix.wrap(narrow, rows(), width);
    }

    /// Makes what is to be predicted.
    public sealed interface TargetMaker extends Serializable {

        /// Makes it.
        ///
        /// @param ranks  the class of every row, by order of first appearance
        /// @param values the numbers of every row
        /// @return the target
        Target target(int[] ranks, double[] values);

        /// Classes.
        ///
        /// @param classes in order of first appearance in the whole table
        record Classes(ArrayList<Object> classes) implements TargetMaker {

            @Override
            public Target target(int[] ranks, double[] values) {
                return ClassLabels.ofRanks(classes, ranks);
            }
        }

        /// A number.
        record Numbers() implements TargetMaker {

            @Override
            public Target target(int[] ranks, double[] values) {
                return NumberTarget.of(values);
            }
        }

        /// Labels of which a row may have several.
        ///
        /// @param names theirs
        record Labels(ArrayList<String> names) implements TargetMaker {

            @Override
            public Target target(int[] ranks, double[] values) {
                int labels = names.size();
                boolean[][] sets = new boolean[values.length / labels][labels];
                for (int i = 0; i < values.length; i++) {
                    if (values[i] != 0 && values[i] != 1) {
                        throw new IllegalArgumentException("label \"" + names.get(i % labels) + "\" is " + values[i]
                                + "; a column of a label must hold 1 or 0");
                    }
                    sets[i / labels][i % labels] = values[i] == 1;
                }
                return LabelSets.of(names, sets);
            }
        }
    }

    /// The levels of a column in the order of their codes: that of their texts, so that they do not depend on the order of rows;
    /// if they have an order, that of the numbers they are, or as they are listed.
    private static final class LevelOrder {

        static List<@Nullable Object> of(Field field, List<GatheredBlock> blocks, int column) {
            Map<String, @Nullable Object> found = new TreeMap<>();
            for (GatheredBlock block : blocks) {
                block.levels.get(column).forEach(level -> found.put(Values.text(level), level));
            }
            if (field.kind() != Kind.ORDINAL) {
                return new ArrayList<>(found.values());
            }
            if (!field.levels().isEmpty()) {
                for (String text : found.keySet()) {
                    if (!field.levels().contains(text)) {
                        throw new IllegalArgumentException("column \"" + field.name() + "\": \"" + text
                                + "\" is none of the levels that are listed: " + String.join("<", field.levels())
                                + "; list it where it belongs");
                    }
                }
                ArrayList<@Nullable Object> listed = new ArrayList<>();
                field.levels().forEach(level -> listed.add(found.containsKey(level)
                        ? found.get(level)
                        : Values.isNumber(field.type())
                                ? Values.typed(Double.parseDouble(level), field.type(), field.name())
                                : level));
                return listed;
            }
            List<String> texts = new ArrayList<>(found.keySet());
            Map<String, Double> numbers = new HashMap<>();
            for (String text : texts) {
                try {
                    numbers.put(text, Double.valueOf(text.strip()));
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException("column \"" + field.name() + "\": \"" + text
                            + "\" is no number, so the levels have no order by themselves; list them", e);
                }
            }
            texts.sort(Comparator.comparing((String text) -> Objects.requireNonNull(numbers.get(text)))
                    .thenComparing(Comparator.naturalOrder()));
            ArrayList<@Nullable Object> ordered = new ArrayList<>();
            texts.forEach(text -> ordered.add(found.get(text)));
            return ordered;
        }
    }
}
