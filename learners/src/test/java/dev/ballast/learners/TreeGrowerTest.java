package dev.ballast.learners;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class TreeGrowerTest {

    /// Grown by the definition: every threshold of every column is tried on copies of lists.
    private static int[] plainCounts(double[][] rows, int[] codes, int classes, List<Integer> sample, int least,
            double[] asked) {
        int[] counts = new int[classes];
        sample.forEach(row -> counts[codes[row]]++);
        double best = Double.NEGATIVE_INFINITY;
        List<Integer> bestSide = null;
        for (int column = 0; column < asked.length; column++) {
            int at = column;
            for (double low : sample.stream().mapToDouble(row -> rows[row][at]).sorted().distinct().toArray()) {
                double high = sample.stream().mapToDouble(row -> rows[row][at]).filter(value -> value > low).min()
                        .orElse(Double.NaN);
                double threshold = low / 2 + high / 2;
                List<Integer> left = sample.stream().filter(row -> rows[row][at] <= threshold).toList();
                List<Integer> right = sample.stream().filter(row -> rows[row][at] > threshold).toList();
                if (left.size() >= least && right.size() >= least) {
                    double score = purity(codes, classes, left) + purity(codes, classes, right);
                    if (score > best) {
                        best = score;
                        bestSide = asked[at] <= threshold ? left : right;
                    }
                }
            }
        }
        boolean pure = Arrays.stream(counts).max().orElseThrow() == sample.size();
        return pure || bestSide == null ? counts : plainCounts(rows, codes, classes, bestSide, least, asked);
    }

    private static double purity(int[] codes, int classes, List<Integer> rows) {
        long squares = 0;
        for (int code = 0; code < classes; code++) {
            int of = code;
            long count = rows.stream().filter(row -> codes[row] == of).count();
            squares += count * count;
        }
        return (double) squares / rows.size();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void growsTheTreeOfTheDefinitionAlsoOnEqualValuesAndRowsDrawnTwice(int least) {
        RandomStream random = Seed.of(6).stream(Purpose.of("test.trees"), least, 0, 0);
        for (int trial = 0; trial < 100; trial++) {
            int n = 2 + random.nextInt(40);
            int classes = 2 + random.nextInt(3);
            double[][] rows = new double[n][1 + random.nextInt(4)];
            int[] codes = new int[n];
            int[] times = new int[n];
            List<Integer> sample = new ArrayList<>();
            for (int row = 0; row < n; row++) {
                Arrays.setAll(rows[row], _ -> random.nextInt(7) / 2.0 - 1);
                codes[row] = random.nextInt(classes);
                times[row] = row == 0 ? 1 : random.nextInt(3);
                for (int i = 0; i < times[row]; i++) {
                    sample.add(row);
                }
            }
            SortedColumns table = SortedColumns.of(FeatureMatrix.wrap(rows));

            DecisionTree tree = new TreeGrower(table, codes, classes, least, rows[0].length).grow(times, null);

            for (int row = 0; row < n; row++) {
                int leaf = tree.leaf(table.values(), row);
                assertThat(Arrays.copyOfRange(tree.counts(), leaf, leaf + classes))
                        .containsExactly(plainCounts(rows, codes, classes, sample, least, rows[row]));
            }
        }
    }

    @Test
    void growsTreesAsDeepAsThereAreRows() {
        int n = 12_000;
        double[][] rows = new double[n][1];
        int[] codes = new int[n];
        int[] times = new int[n];
        for (int row = 0; row < n; row++) {
            rows[row][0] = row;
            codes[row] = row % 2;
            times[row] = 1;
        }
        SortedColumns table = SortedColumns.of(FeatureMatrix.wrap(rows));

        DecisionTree tree = new TreeGrower(table, codes, 2, 1, 1).grow(times, null);

        for (int row = 0; row < n; row++) {
            int leaf = tree.leaf(table.values(), row);
            assertThat(tree.accepts(leaf, codes[row])).isTrue();
            assertThat(tree.accepts(leaf, 1 - codes[row])).isFalse();
        }
    }

    @Test
    void thresholdsOfNeighboringNumbersDivideThem() {
        double[][] rows = {{1}, {Math.nextUp(1.0)}, {Double.MIN_VALUE}, {0}, {-Double.MAX_VALUE}, {Double.MAX_VALUE}};
        int[] codes = {0, 1, 1, 0, 1, 0};
        SortedColumns table = SortedColumns.of(FeatureMatrix.wrap(rows));

        DecisionTree tree = new TreeGrower(table, codes, 2, 1, 1).grow(new int[]{1, 1, 1, 1, 1, 1}, null);

        for (int row = 0; row < rows.length; row++) {
            assertThat(tree.accepts(tree.leaf(table.values(), row), 1 - codes[row])).isFalse();
        }
    }

    @Test
    void rowsOfOneValueAreInTheOrderOfTheirNumbersAndZerosAreEqual() {
        double[][] rows = new double[3000][1];
        for (int row = 0; row < rows.length; row++) {
            rows[row][0] = row % 3 == 0 ? -0.0 : row % 3 == 1 ? 0.0 : -1;
        }

        int[] order = SortedColumns.of(FeatureMatrix.wrap(rows)).orders()[0];

        assertThat(Arrays.copyOfRange(order, 0, 1000)).isSorted();
        assertThat(Arrays.stream(order, 0, 1000)).allMatch(row -> row % 3 == 2);
        assertThat(Arrays.copyOfRange(order, 1000, 3000)).isSorted();
    }

    @Test
    void columnsThatDoNotVaryAreNotAmongThoseToChooseFrom() {
        double[][] rows = new double[40][30];
        int[] codes = new int[40];
        int[] times = new int[40];
        for (int row = 0; row < rows.length; row++) {
            rows[row][17] = row;
            codes[row] = row < 20 ? 0 : 1;
            times[row] = 1;
        }
        SortedColumns table = SortedColumns.of(FeatureMatrix.wrap(rows));

        DecisionTree tree = new TreeGrower(table, codes, 2, 1, 1).grow(times,
                Seed.of(1).stream(Purpose.of("test.columns"), 0, 0, 0));

        assertThat(tree.columns()).containsExactly(17, -1, -1);
        assertThat(tree.thresholds()[0]).isEqualTo(19.5);
    }
}
