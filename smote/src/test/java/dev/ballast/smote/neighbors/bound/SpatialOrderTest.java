package dev.ballast.smote.neighbors.bound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.smote.neighbors.PointFamily;
import dev.ballast.smote.neighbors.exact.ComparedRows;
import dev.ballast.smote.neighbors.exact.SearchThreads;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

class SpatialOrderTest {

    private static final int[] SIZES = {1, 2, 15, 16, 17, 31, 32, 33, 255, 256, 257, 300, 512, 513, 5000};
    private static final int LEAF = 16;
    private static final int OUTER = 256;

    @ParameterizedTest
    @EnumSource(names = {"GAUSSIAN", "LATTICE_FULL_OF_TIES", "ALL_EQUAL", "FEW_DISTINCT", "CONSTANT_COLUMNS",
            "FAR_OUTLIER", "SIGNED_ZEROS"})
    void everySixteenAndEvery256RowsArePartsOfATree(PointFamily family) {
        for (int size : SIZES) {
            double[][] points = family.points(size, 3, new SplittableRandom(size));

            int[] order = order(points, 1);

            assertThat(order.clone()).satisfies(places -> {
                Arrays.sort(places);
                assertThat(places).isEqualTo(SpatialOrder.identity(size));
            });
            assertThat(isTree(points, order)).as("%s, %d rows", family, size).isTrue();
        }
    }

    @Test
    void otherOrdersAreNoTree() {
        double[][] points = PointFamily.GAUSSIAN.points(300, 3, new SplittableRandom(300));
        int[] order = order(points, 1);
        int first = order[0];
        order[0] = order[299];
        order[299] = first;

        assertThat(isTree(points, order)).isFalse();
        assertThat(isTree(points, SpatialOrder.identity(300))).isFalse();
        assertThat(isTree(points, SpatialOrder.identity(17))).isFalse();
    }

    @Test
    void aGridIsCutInSquares() {
        int[] shuffled = new SplittableRandom(4).ints(0, 64 * 64).distinct().limit(64 * 64).toArray();
        double[][] points = IntStream.of(shuffled).mapToObj(i -> new double[]{i >> 6, i & 63}).toArray(double[][]::new);

        int[] order = order(points, 1);

        for (int side : new int[]{4, 16}) {
            for (int first = 0; first < order.length; first += side * side) {
                for (int column = 0; column < 2; column++) {
                    int j = column;
                    double[] values = Arrays.stream(order, first, first + side * side).mapToDouble(i -> points[i][j])
                            .toArray();
                    double extent = Arrays.stream(values).max().orElseThrow()
                            - Arrays.stream(values).min().orElseThrow();
                    assertThat(extent).isEqualTo(side - 1);
                }
            }
        }
    }

    @Test
    void rowsInOrderAlreadyAreSelectedFromAsAnyOthers() {
        for (int size : new int[]{300, 3000}) {
            double[][] ascending = IntStream.range(0, size).mapToObj(i -> new double[]{i}).toArray(double[][]::new);
            double[][] pipes = IntStream.range(0, size).mapToObj(i -> new double[]{Math.min(i, size - i)})
                    .toArray(double[][]::new);
            double[][] descending = IntStream.range(0, size).mapToObj(i -> new double[]{-i}).toArray(double[][]::new);

            assertThat(isTree(ascending, order(ascending, 1))).isTrue();
            assertThat(isTree(pipes, order(pipes, 1))).isTrue();
            assertThat(isTree(descending, order(descending, 1))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GAUSSIAN", "LATTICE_FULL_OF_TIES", "ALL_EQUAL"})
    void anyNumberOfThreadsGivesTheSameOrder(PointFamily family) {
        for (int size : SIZES) {
            double[][] points = family.points(size, 3, new SplittableRandom(size));
            int[] alone = order(points, 1);
            for (int threads : new int[]{2, 3, 8}) {
                assertThat(order(points, threads)).as("%d rows, %d threads", size, threads).isEqualTo(alone);
            }
        }
    }

    private static int[] order(double[][] points, int threads) {
        SearchThreads all = new SearchThreads(threads, null);
        int columns = points[0].length;
        double[] ones = new double[columns];
        Arrays.fill(ones, 1.0);
        ComparedRows rows = new ComparedRows(FeatureMatrix.wrap(points), null, IntStream.range(0, columns).toArray(),
                ones);
        FilterRows.View view = new FilterRows.View(new double[columns], 0);
        return SpatialOrder.of(RoundedRows.of(rows, view, all), all);
    }

    /// Whether aligned runs of 256 rows, and the runs of 16 within each, are what cuts across columns leave. If there is any
    /// cut between runs that leaves no smaller value behind it, the others may be looked for on either side of it.
    private static boolean isTree(double[][] points, int[] order) {
        if (!isTree(points, order, 0, order.length, OUTER)) {
            return false;
        }
        for (int first = 0; first < order.length; first += OUTER) {
            if (!isTree(points, order, first, Math.min(order.length, first + OUTER), LEAF)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTree(double[][] points, int[] order, int from, int to, int unit) {
        if (to - from <= unit) {
            return true;
        }
        for (int cut = from + unit; cut < to; cut += unit) {
            for (int column = 0; column < points[0].length; column++) {
                if (isCut(points, order, from, cut, to, column)) {
                    return isTree(points, order, from, cut, unit) && isTree(points, order, cut, to, unit);
                }
            }
        }
        return false;
    }

    private static boolean isCut(double[][] points, int[] order, int from, int cut, int to, int column) {
        float most = Float.NEGATIVE_INFINITY;
        for (int i = from; i < cut; i++) {
            most = Math.max(most, (float) points[order[i]][column]);
        }
        for (int i = cut; i < to; i++) {
            if ((float) points[order[i]][column] < most) {
                return false;
            }
        }
        return true;
    }
}
