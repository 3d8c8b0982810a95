package dev.ballast.spark;

import dev.ballast.core.data.CodeColumn;
import dev.ballast.core.data.Column;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Tables as Spark has them and as one machine has them, with the same rows in the same order.
final class Tables {

    private static final Purpose VALUES = Purpose.of("test.spark.values");
    private static final String[] WORDS = {"ash", "birch", "elm", "oak"};
    private static final String[] CLASSES = {"ok", "rare", "odd"};

    private Tables() {
    }

    /// Five numbers, one of them whole, classes as texts, and a column of ids.
    static List<Row> numbers(int rows) {
        List<Row> made = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            RandomStream random = Seed.of(7).stream(VALUES, row, 0, 0);
            int label = label(random);
            made.add(RowFactory.create((long) row, random.nextGaussian() + 3 * label, random.nextGaussian(),
                    (long) Math.rint(10 * random.nextGaussian()) + 5L * label, random.nextGaussian() - 2 * label,
                    random.nextDouble(), CLASSES[label]));
        }
        return made;
    }

    static StructType numbersSchema() {
        return new StructType().add("id", DataTypes.LongType).add("a", DataTypes.DoubleType)
                .add("b", DataTypes.DoubleType).add("n", DataTypes.LongType).add("c", DataTypes.DoubleType)
                .add("d", DataTypes.DoubleType).add("class", DataTypes.StringType);
    }

    private static int label(RandomStream random) {
        double u = random.nextDouble();
        return u < 0.75 ? 0 : u < 0.92 ? 1 : 2;
    }

    static dev.ballast.core.data.Dataset numbersHere(List<Row> rows) {
        double[][] values = rows.stream().map(row -> new double[]{row.getDouble(1), row.getDouble(2), row.getLong(3),
                row.getDouble(4), row.getDouble(5)}).toArray(double[][]::new);
        return new dev.ballast.core.data.Dataset(FeatureMatrix.wrap(values),
                ClassLabels.of(rows.stream().map(row -> row.getString(6)).toList()), List.of(Column.numeric("a"),
                        Column.numeric("b"), Column.whole("n"), Column.numeric("c"), Column.numeric("d")));
    }

    /// Two numbers, two categories, a day that is carried along, and classes as numbers.
    static List<Row> mixed(int rows) {
        List<Row> made = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            RandomStream random = Seed.of(8).stream(VALUES, row, 0, 0);
            int label = label(random);
            made.add(RowFactory.create((long) row, random.nextGaussian() + label,
                    random.nextInt(8) == 0 ? null : WORDS[Math.min(3, random.nextInt(3) + label)],
                    random.nextInt(20) + label, random.nextBoolean(),
                    java.sql.Date.valueOf("2026-01-" + (10 + row % 20)),
                    9 + label));
        }
        return made;
    }

    static StructType mixedSchema() {
        return new StructType().add("id", DataTypes.LongType).add("a", DataTypes.DoubleType)
                .add("tree", DataTypes.StringType).add("n", DataTypes.IntegerType).add("yes", DataTypes.BooleanType)
                .add("day", DataTypes.DateType).add("class", DataTypes.IntegerType);
    }

    static dev.ballast.core.data.Dataset mixedHere(List<Row> rows) {
        double[][] numbers = rows.stream().map(row -> new double[]{row.getDouble(1), row.getInt(3)})
                .toArray(double[][]::new);
        List<String> trees = List.of("", "ash", "birch", "elm", "oak");
        int[] tree = rows.stream().mapToInt(row -> trees.indexOf(row.isNullAt(2) ? "" : row.getString(2))).toArray();
        int[] yes = rows.stream().mapToInt(row -> row.getBoolean(4) ? 1 : 0).toArray();
        return new dev.ballast.core.data.Dataset(FeatureMatrix.mixed(FeatureMatrix.wrap(numbers),
                List.of(CodeColumn.of(5, tree), CodeColumn.of(2, yes)), false, true, false, true),
                ClassLabels.of(rows.stream().map(row -> row.getInt(6)).toList()),
                List.of(Column.numeric("a"), Column.categorical("tree", trees), Column.whole("n"),
                        Column.categorical("yes", List.of("false", "true"))));
    }

    /// The rows in another order, in so many partitions.
    static Dataset<Row> scattered(List<Row> rows, StructType schema, int partitions) {
        return scattered(TestSession.get(), rows, schema, partitions);
    }

    static Dataset<Row> scattered(org.apache.spark.sql.SparkSession session, List<Row> rows, StructType schema,
            int partitions) {
        List<Row> shuffled = Arrays.stream(Seed.of(partitions).stream(VALUES, -1, 0, 0).permutation(rows.size()))
                .mapToObj(rows::get).toList();
        return session.createDataFrame(shuffled, schema).repartition(partitions);
    }

    /// The rows in their order, in so many partitions.
    static Dataset<Row> inOrder(List<Row> rows, StructType schema, int partitions) {
        return TestSession.get().createDataFrame(
                org.apache.spark.api.java.JavaSparkContext.fromSparkContext(TestSession.get().sparkContext())
                        .parallelize(rows, partitions),
                schema);
    }

    /// What one machine gives, as rows of the mixed or the plain table without id.
    static List<List<Object>> here(dev.ballast.core.recipe.Resampling drawn, List<Row> rows) {
        boolean mixed = rows.getFirst().get(6) instanceof Integer;
        List<String> trees = Arrays.asList(null, "ash", "birch", "elm", "oak");
        return IntStream.range(0, (int) drawn.size()).mapToObj(position -> {
            double[] values = new double[drawn.source().features().columns()];
            drawn.copyRow(position, values, 0);
            Object label = drawn.source().labels().label(drawn.code(position));
            dev.ballast.core.recipe.RecipeSlot slot = new dev.ballast.core.recipe.RecipeSlot();
            drawn.plan().recipe(position, slot);
            int root = (int) drawn.plan().root(slot);
            Object id = slot.isMade() ? null : (Object) (long) root;
            return mixed
                    ? Arrays.asList(id, values[0], trees.get((int) values[1]), (int) values[2], values[3] == 1,
                            rows.get(root).get(5), label)
                    : Arrays.asList(id, values[0], values[1], (long) values[2], values[3], values[4], label);
        }).toList();
    }

    static List<List<Object>> collected(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(row -> {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                values.add(row.get(i));
            }
            return values;
        }).toList();
    }
}
