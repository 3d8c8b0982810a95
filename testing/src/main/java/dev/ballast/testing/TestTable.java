package dev.ballast.testing;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A small table that methods are tried on.
///
/// @param name     what it is
/// @param ordinary whether a method must work on it; on others it may refuse with a clear message
/// @param data     the table
record TestTable(String name, boolean ordinary, Dataset data) {

    private static final Purpose MADE = Purpose.of("testing.table");
    private static final int ROWS = 91;

    /// Three classes of 61, 20 and 10 rows that overlap a little: the code of a row by its number.
    private static int codeOf(int row) {
        return row % 9 == 4 ? 2 : row % 9 == 1 || row % 9 == 7 ? 1 : 0;
    }

    private static String[] labels(int rows) {
        return IntStream.range(0, rows).mapToObj(row -> "abc".substring(codeOf(row), codeOf(row) + 1))
                .toArray(String[]::new);
    }

    private static double[][] values(int rows, int columns) {
        RandomStream random = Seed.of(17).stream(MADE, 0, 0, 0);
        double[][] values = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row][column] = random.nextGaussian() + codeOf(row);
            }
        }
        return values;
    }

    /// Numbers, stored as double.
    static TestTable numbers() {
        return new TestTable("numbers", true, Dataset.of(values(ROWS, 4), labels(ROWS)));
    }

    /// The same values, whole, in columns of whole numbers.
    static TestTable wholeNumbers() {
        double[][] values = values(ROWS, 3);
        for (double[] row : values) {
            Arrays.setAll(row, column -> Math.rint(10 * row[column]));
        }
        return new TestTable("whole numbers", true, Dataset.of(values, labels(ROWS))
                .withColumns(List.of(Column.whole("u"), Column.numeric("v"), Column.whole("w"))));
    }

    /// Numbers, stored as float.
    static TestTable floats() {
        float[][] values = FeatureMatrix.wrap(values(ROWS, 3)).toFloatRows();
        return new TestTable("floats", true, Dataset.of(values, labels(ROWS)));
    }

    /// Numbers beside carried columns, one of them without values.
    static TestTable carried() {
        double[][] values = values(ROWS, 4);
        for (int row = 0; row < ROWS; row += 3) {
            values[row][2] = Double.NaN;
        }
        return new TestTable("carried columns", true, Dataset.of(values, labels(ROWS)).withColumns(
                List.of(Column.numeric("u"), Column.numeric("v"), Column.carried("note"), Column.carried("day"))));
    }

    /// Every kind of feature, a category with a level that no row has, and missing categories.
    static TestTable mixed() {
        double[][] values = values(ROWS, 5);
        for (int row = 0; row < ROWS; row++) {
            values[row][1] = row % 7 == 0 ? Double.NaN : Math.clamp(Math.rint(values[row][1]) + 1, 0, 3);
            values[row][2] = Math.clamp(Math.rint(values[row][2]) + 1, 0, 4);
            values[row][3] = values[row][3] > 0 ? 1 : 0;
            values[row][4] = Math.rint(100 * values[row][4]);
        }
        return new TestTable("every kind of column", true, Dataset.of(values, labels(ROWS)).withColumns(List.of(
                Column.numeric("amount"), Column.categorical("color", List.of("red", "green", "blue", "grey", "none")),
                Column.ordinal("size", List.of("XS", "S", "M", "L", "XL")),
                new Column("paid", Column.Kind.BOOLEAN, Column.Role.FEATURE, Column.Missing.REFUSE,
                        List.of("no", "yes")),
                new Column("day", Column.Kind.TIME, Column.Role.FEATURE, Column.Missing.REFUSE, List.of()))));
    }

    /// Categories only.
    static TestTable categories() {
        double[][] values = values(ROWS, 3);
        for (double[] row : values) {
            Arrays.setAll(row, column -> Math.clamp(Math.rint(row[column]) + 2, 0, 4));
        }
        List<String> levels = List.of("a", "b", "c", "d", "e");
        return new TestTable("categories", true, Dataset.of(values, labels(ROWS)).withColumns(
                List.of(Column.categorical("u", levels), Column.categorical("v", levels),
                        Column.categorical("w", levels))));
    }

    /// The values of [#numbers()] beside columns of every role, with values that no distance could be taken of.
    static TestTable roles() {
        double[][] features = values(ROWS, 4);
        double[][] values = new double[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            double[] x = features[row];
            values[row] = new double[]{x[0], 1 + row % 5, 1e300 * row, row % 4, Double.POSITIVE_INFINITY, x[1], x[2],
                    x[3]};
        }
        return new TestTable("columns of every role", true, Dataset.of(values, labels(ROWS)).withColumns(List.of(
                Column.numeric("x0"), Column.numeric("weight").as(Column.Role.WEIGHT),
                Column.numeric("id").as(Column.Role.ID), Column.numeric("customer").as(Column.Role.GROUP),
                Column.numeric("seen").as(Column.Role.TIME), Column.numeric("x1"), Column.numeric("x2"),
                Column.numeric("x3"))));
    }

    /// Numbers, some of them unknown, in columns that say what that means.
    static TestTable unknown() {
        double[][] values = values(ROWS, 4);
        for (int row = 0; row < ROWS; row++) {
            if (row % 3 != 0) {
                values[row][row % 2 == 0 ? 1 : 2] = Double.NaN;
            }
        }
        return new TestTable("unknown values", false, Dataset.of(values, labels(ROWS)).withColumns(List.of(
                Column.numeric("x0"), Column.numeric("x1").missing(Column.Missing.PRESENT),
                Column.numeric("x2").missing(Column.Missing.BASE), Column.numeric("x3"))));
    }

    /// The values of [#numbers()] times a power of two, which changes no decision.
    static TestTable scaled(int exponent) {
        double[][] values = values(ROWS, 4);
        for (double[] row : values) {
            Arrays.setAll(row, column -> Math.scalb(row[column], exponent));
        }
        return new TestTable("numbers times 2^" + exponent, true, Dataset.of(values, labels(ROWS)));
    }

    /// The values of [#numbers()] far from zero.
    static TestTable shifted() {
        double[][] values = values(ROWS, 4);
        for (double[] row : values) {
            Arrays.setAll(row, column -> row[column] + 1e8);
        }
        return new TestTable("numbers plus 1e8", true, Dataset.of(values, labels(ROWS)));
    }

    /// Tables on which a method may refuse.
    static List<TestTable> odd() {
        List<TestTable> tables = new ArrayList<>(List.of(unknown()));
        double[][] duplicates = values(ROWS, 3);
        for (int row = 9; row < ROWS; row++) {
            duplicates[row] = duplicates[row % 9].clone();
        }
        tables.add(new TestTable("duplicates", false, Dataset.of(duplicates, labels(ROWS))));
        double[][] constant = values(ROWS, 3);
        for (double[] row : constant) {
            row[1] = 7;
        }
        tables.add(new TestTable("a constant column", false, Dataset.of(constant, labels(ROWS))));
        tables.add(new TestTable("all rows equal", false, Dataset.of(new double[ROWS][2], labels(ROWS))));
        for (int rare : new int[]{1, 2, 3, 4, 5, 6}) {
            String[] labels = new String[30 + rare];
            Arrays.fill(labels, "common");
            for (int i = 0; i < rare; i++) {
                labels[i * 4] = "rare";
            }
            tables.add(new TestTable("a class of " + rare, false, Dataset.of(values(labels.length, 2), labels)));
        }
        String[] one = new String[20];
        Arrays.fill(one, "only");
        tables.add(new TestTable("one class", false, Dataset.of(values(20, 2), one)));
        return tables;
    }

    /// This table with other names of classes, whose order is another one.
    TestTable renamed() {
        ClassLabels labels = data.labels();
        String[] names = new String[data.rows()];
        for (int row = 0; row < names.length; row++) {
            names[row] = "class " + (char) ('z' - labels.code(row));
        }
        return new TestTable(name + ", renamed", ordinary,
                new Dataset(data.features(), ClassLabels.of(names), data.columns()));
    }

    @Override
    public String toString() {
        return name;
    }
}
