package dev.ballast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.CodeColumn;
import dev.ballast.core.data.Column;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.LabelSets;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Target;
import dev.ballast.spark.rows.Forgetting;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every method that there is, on scattered rows, with neighbors searched on the cluster in small blocks and with plans that
/// executors make again: the rows of one machine.
class RegistryTest {

    private static final int ROWS = 240;
    private static final List<String> WORDS = List.of("ash", "birch", "elm", "oak");

    static Stream<String> methods() {
        return Methods.all().stream().map(MethodInfo::name);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void sameRows(String name) {
        Resampler method = method(name);
        Shape shape = shape(method);
        List<Row> rows = shape.rows();
        dev.ballast.core.data.Dataset data = shape.here(rows);
        Resampling here = method.resample(data, Seed.of(11));
        SparkTable table = shape.described(SparkTable.of(Tables.scattered(rows, shape.schema(), 3)).orderedBy("id"))
                .withPositions("position").searchOnClusterBeyond(0, 60);
        SparkResampling found = table.resample(method, Seed.of(11));
        Forgetting.all();
        assertThat(Tables.collected(found.rows().sort("position").drop("position"))).as(found.explain())
                .isEqualTo(shape.expected(here));
        assertThat(found.explain()).containsPattern("way [123]: ");
        if (method.info().makes() == Makes.NOTHING && method.reads() != dev.ballast.core.method.Reads.CLASSES) {
            assertThat(found.way()).isEqualTo(SparkResampling.Way.WHOLE);
        }
    }

    /// Methods that would leave a class without rows on a table so small are told to go on.
    private static Resampler method(String name) {
        Resampler method = Methods.named(name);
        return method.info().options().stream().anyMatch(option -> option.name().equals("emptied"))
                ? method.with("emptied", "keep")
                : method;
    }

    private static Shape shape(Resampler method) {
        boolean numbers = method.accepts().features().contains(Column.Kind.NUMBER);
        boolean categories = method.accepts().features().contains(Column.Kind.CATEGORY);
        Target.Kind target = Stream.of(Target.Kind.CLASSES, Target.Kind.NUMBER, Target.Kind.LABELS)
                .filter(method.accepts().targets()::contains).findFirst().orElseThrow();
        return new Shape(numbers, categories, target);
    }

    /// A table with an id, four features of the kinds that a method takes, and a target.
    private record Shape(boolean numbers, boolean categories, Target.Kind target) {

        private boolean isWord(int feature) {
            return categories && (!numbers || feature % 2 == 1);
        }

        List<Row> rows() {
            List<Row> rows = new ArrayList<>();
            List<Row> base = Tables.numbers(ROWS);
            for (int row = 0; row < ROWS; row++) {
                Row of = base.get(row);
                List<Object> values = new ArrayList<>(List.of((long) row));
                for (int feature = 0; feature < 4; feature++) {
                    double value = of.getDouble(new int[]{1, 2, 4, 5}[feature]);
                    values.add(isWord(feature) ? WORDS.get(Math.floorMod(Math.round(value), 4)) : (Object) value);
                }
                switch (target) {
                    case CLASSES -> values.add(of.getString(6));
                    case NUMBER -> values.add(Math.exp(of.getDouble(2) * 1.5) + of.getDouble(1));
                    case LABELS -> {
                        for (int label = 0; label < 4; label++) {
                            values.add(of.getDouble(1) + label * 0.8 > 3.5 - of.getDouble(5) ? 1 : 0);
                        }
                    }
                }
                rows.add(RowFactory.create(values.toArray()));
            }
            return rows;
        }

        StructType schema() {
            StructType schema = new StructType().add("id", DataTypes.LongType);
            for (int feature = 0; feature < 4; feature++) {
                schema = schema.add("x" + feature, isWord(feature) ? DataTypes.StringType : DataTypes.DoubleType);
            }
            return switch (target) {
                case CLASSES -> schema.add("y", DataTypes.StringType);
                case NUMBER -> schema.add("y", DataTypes.DoubleType);
                case LABELS -> schema.add("y0", DataTypes.IntegerType).add("y1", DataTypes.IntegerType)
                        .add("y2", DataTypes.IntegerType).add("y3", DataTypes.IntegerType);
            };
        }

        SparkTable described(SparkTable table) {
            return switch (target) {
                case CLASSES -> table.label("y");
                case NUMBER -> table.target("y");
                case LABELS -> table.labels("y0", "y1", "y2", "y3");
            };
        }

        dev.ballast.core.data.Dataset here(List<Row> rows) {
            List<Column> columns = new ArrayList<>();
            List<CodeColumn> codes = new ArrayList<>();
            boolean[] isCode = new boolean[4];
            List<double[]> numeric = new ArrayList<>();
            for (int feature = 0; feature < 4; feature++) {
                int at = feature + 1;
                isCode[feature] = isWord(feature);
                if (isCode[feature]) {
                    List<String> levels = rows.stream().map(row -> row.getString(at)).distinct().sorted().toList();
                    codes.add(CodeColumn.of(levels.size(),
                            rows.stream().mapToInt(row -> levels.indexOf(row.getString(at))).toArray()));
                    columns.add(Column.categorical("x" + feature, levels));
                } else {
                    numeric.add(rows.stream().mapToDouble(row -> row.getDouble(at)).toArray());
                    columns.add(Column.numeric("x" + feature));
                }
            }
            FeatureMatrix matrix = FeatureMatrix.make(FeatureMatrix.Storage.DOUBLE, rows.size(), numeric.size(),
                    (row, into, offset) -> IntStream.range(0, numeric.size())
                            .forEach(j -> into[offset + j] = numeric.get(j)[row]));
            Target of = switch (target) {
                case CLASSES -> ClassLabels.of(rows.stream().map(row -> row.getString(5)).toList());
                case NUMBER -> NumberTarget.of(rows.stream().mapToDouble(row -> row.getDouble(5)).toArray());
                case LABELS -> LabelSets.of(List.of("y0", "y1", "y2", "y3"), rows.stream().map(row -> {
                    boolean[] set = new boolean[4];
                    IntStream.range(0, 4).forEach(label -> set[label] = row.getInt(5 + label) == 1);
                    return set;
                }).toArray(boolean[][]::new));
            };
            return new dev.ballast.core.data.Dataset(
                    codes.isEmpty() ? matrix : FeatureMatrix.mixed(matrix, codes, isCode), of,
                    columns);
        }

        List<List<Object>> expected(Resampling here) {
            List<List<Object>> expected = new ArrayList<>();
            RecipeSlot slot = new RecipeSlot();
            double[] values = new double[4];
            for (int position = 0; position < here.size(); position++) {
                here.copyRow(position, slot, values, 0);
                List<Object> row = new ArrayList<>();
                row.add(slot.isMade() ? null : slot.base());
                for (int feature = 0; feature < 4; feature++) {
                    row.add(isWord(feature)
                            ? here.source().columns().get(feature).levels().get((int) values[feature])
                            : (Object) values[feature]);
                }
                switch (target) {
                    case CLASSES -> row.add(here.source().labels().label(here.code(position)));
                    case NUMBER -> row.add(here.number(position));
                    case LABELS -> {
                        for (int label = 0; label < 4; label++) {
                            row.add(here.labels(position).get(label) ? 1 : 0);
                        }
                    }
                }
                expected.add(Arrays.asList(row.toArray()));
            }
            return expected;
        }
    }
}
