package dev.ballast.testing;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.LabelSets;
import dev.ballast.core.target.NumberTarget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Small tables with a number or a set of labels to be predicted.
final class TargetTables {

    private static final Purpose MADE = Purpose.of("testing.targets");
    private static final int ROWS = 151;
    private static final List<String> LABELS = List.of("frequent", "often", "seldom", "rare");

    private TargetTables() {
    }

    /// 0 for 127 rows in the middle, 1 for 12 rows above, 2 for 12 rows below.
    private static int sideOf(int row) {
        return row % 13 == 4 ? 2 : row % 13 == 1 ? 1 : 0;
    }

    private static double[][] values(int rows, int columns) {
        RandomStream random = Seed.of(23).stream(MADE, 0, 0, 0);
        double[][] values = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row][column] = random.nextGaussian() + sideOf(row);
            }
        }
        return values;
    }

    private static double[] targets(int rows) {
        RandomStream random = Seed.of(29).stream(MADE, 0, 0, 1);
        double[] targets = new double[rows];
        for (int row = 0; row < rows; row++) {
            targets[row] = random.nextGaussian() + new double[]{0, 8, -9}[sideOf(row)];
        }
        return targets;
    }

    private static boolean[][] sets(int rows) {
        boolean[][] sets = new boolean[rows][];
        for (int row = 0; row < rows; row++) {
            int side = sideOf(row);
            sets[row] = new boolean[]{side == 0 || row % 2 == 0, row % 5 < 2, side == 1, side == 2 || row % 23 == 10};
        }
        return sets;
    }

    /// A number to be predicted, with extremes on both sides.
    static TestTable numbers() {
        return new TestTable("a numeric target", true, Dataset.of(values(ROWS, 4), targets(ROWS)));
    }

    /// The same, times a power of two, which changes no decision.
    static TestTable scaledNumbers(int exponent) {
        double[] targets = targets(ROWS);
        Arrays.setAll(targets, row -> Math.scalb(targets[row], exponent));
        return new TestTable("a numeric target times 2^" + exponent, true,
                Dataset.of(scaled(values(ROWS, 4), exponent), targets));
    }

    /// A number to be predicted beside whole numbers, a carried column without some values, and values stored as float.
    static TestTable mixedNumbers() {
        float[][] values = FeatureMatrix.wrap(values(ROWS, 4)).toFloatRows();
        for (int row = 0; row < ROWS; row++) {
            values[row][0] = (float) Math.rint(10 * values[row][0]);
            values[row][3] = row % 3 == 0 ? Float.NaN : values[row][3];
        }
        return new TestTable("a numeric target beside other columns", true,
                new Dataset(FeatureMatrix.wrap(values), NumberTarget.of(targets(ROWS)), List.of(Column.whole("u"),
                        Column.numeric("v"), Column.numeric("w"), Column.carried("note"))));
    }

    /// Sets of labels, two of which are rare.
    static TestTable labels() {
        return new TestTable("sets of labels", true, labelSets(values(ROWS, 4)));
    }

    /// The same, times a power of two, which changes no decision.
    static TestTable scaledLabels(int exponent) {
        return new TestTable("sets of labels, numbers times 2^" + exponent, true,
                labelSets(scaled(values(ROWS, 4), exponent)));
    }

    private static Dataset labelSets(double[][] values) {
        return Dataset.of(FeatureMatrix.wrap(values), LabelSets.of(LABELS, sets(values.length)));
    }

    private static double[][] scaled(double[][] values, int exponent) {
        for (double[] row : values) {
            Arrays.setAll(row, column -> Math.scalb(row[column], exponent));
        }
        return values;
    }

    /// Tables on which a method must work.
    static List<TestTable> ordinary() {
        return List.of(numbers(), mixedNumbers(), labels());
    }

    /// Tables on which a method may refuse.
    static List<TestTable> odd() {
        List<TestTable> tables = new ArrayList<>();
        tables.add(number("a constant target", values(ROWS, 3), new double[ROWS]));
        double[] tied = targets(ROWS);
        for (int row = 0; row < ROWS; row++) {
            tied[row] = sideOf(row) == 0 ? 0 : tied[row];
        }
        tables.add(number("a target that is mostly one number", values(ROWS, 3), tied));
        double[] even = new double[ROWS];
        Arrays.setAll(even, row -> row);
        tables.add(number("a target without extremes", values(ROWS, 3), even));
        for (int rare : new int[]{1, 2, 5, 6}) {
            double[] few = Arrays.copyOf(even, ROWS);
            for (int row = 0; row < rare; row++) {
                few[7 * row] = 1000 + row;
            }
            tables.add(number("a target with " + rare + " extremes", values(ROWS, 3), few));
        }
        tables.add(number("a target of huge numbers", values(ROWS, 3), Arrays.stream(targets(ROWS))
                .map(value -> Math.scalb(value, 1000)).toArray()));
        tables.add(number("a numeric target, rows all equal", new double[ROWS][2], targets(ROWS)));
        tables.add(number("a numeric target, one row", values(1, 2), new double[1]));
        tables.add(sets("no labels at all", new boolean[ROWS][4]));
        boolean[][] same = new boolean[ROWS][4];
        for (boolean[] set : same) {
            Arrays.fill(set, true);
        }
        tables.add(sets("all labels everywhere", same));
        for (int rare : new int[]{1, 2, 5, 6}) {
            boolean[][] few = sets(ROWS);
            for (int row = 0; row < ROWS; row++) {
                few[row][2] = false;
                few[row][3] = row % 13 == 0 && row / 13 < rare;
            }
            tables.add(sets("a label that " + rare + " rows have", few));
        }
        tables.add(new TestTable("sets of labels, rows all equal", false, labelSets(new double[ROWS][2])));
        return tables;
    }

    private static TestTable number(String name, double[][] values, double... targets) {
        return new TestTable(name, false, Dataset.of(values, targets));
    }

    private static TestTable sets(String name, boolean[][] sets) {
        return new TestTable(name, false,
                Dataset.of(FeatureMatrix.wrap(values(sets.length, 3)), LabelSets.of(LABELS, sets)));
    }
}
