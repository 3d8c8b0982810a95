package dev.ballast.smote.neighbors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.smote.neighbors.join.SearchPlan;
import dev.ballast.smote.neighbors.kernel.DistanceKernels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/// All plans against each other for every query, and against the definition for some: at sizes where blocks, groups of boxes
/// and trees of them end, and on what their bounds may fail at.
class PlanTwinTest {

    private static final int SAMPLED = 25;

    @ParameterizedTest
    @EnumSource
    void sizesAroundAGroupOfBoxesGiveOneAnswer(PointFamily family) {
        for (int size : new int[]{255, 256, 257, 513}) {
            double[][] points = points(family, size, 3);
            for (int k : size == 257 ? new int[]{1, 5, 32, 33, 64} : new int[]{5, 33}) {
                assertSelfJoin(family + ", " + size, points, k);
            }
        }
    }

    /// Above 4,096 rows there are boxes around boxes around boxes.
    @ParameterizedTest
    @EnumSource
    void aTreeOfThreeLevelsGivesOneAnswer(PointFamily family) {
        assertSelfJoin(family.name(), points(family, 4_097, 3), 5);
    }

    @Test
    void hundredsOfNeighborsGiveOneAnswer() {
        assertSelfJoin("tree of three levels", points(PointFamily.GAUSSIAN, 4_097, 2), 300);
        assertSelfJoin("ties", points(PointFamily.LATTICE_FULL_OF_TIES, 1_000, 8), 300);
    }

    /// At this size and these neighbors, tiles take the coarse look first, where there is one: the scalar kernel has none.
    @ParameterizedTest
    @EnumSource(names = {"GAUSSIAN", "LATTICE_FULL_OF_TIES", "THIRD_EQUAL", "COMMON_OFFSET", "FAR_OUTLIER"})
    void theCoarseLookGivesTheSameAnswer(PointFamily family) {
        assertCoarse(family + ", 9 columns", points(family, 3_000, 9), 4);
        assertCoarse(family + ", 33 columns", points(family, 3_600, 33), 5);
    }

    private static void assertCoarse(String what, double[][] points, int k) {
        NeighborSearch tiles = NeighborSearch.among(FeatureMatrix.wrap(points)).threads(1).plan(SearchPlan.TILES);
        Neighbors found = tiles.selfJoin(k);
        int[] sampled = sampled(points.length);
        assertSampled(what, found, sampled, NaiveNeighbors.ofChosen(sampled, points, k));
        assertSame(what + ", scalar", tiles.kernel(DistanceKernels.scalar()).selfJoin(k), found);
    }

    @ParameterizedTest
    @EnumSource
    void moreQueriesThanRowsGiveOneAnswer(PointFamily family) {
        for (int size : new int[]{65, 255}) {
            for (int k : new int[]{1, 7, 60}) {
                assertNearest(family + ", " + size, points(family, 700, 3), points(family, size, 3), k);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 1e4, 1e9})
    void queriesFarFromAllRowsGiveOneAnswer(double away) {
        double[][] queries = points(PointFamily.GAUSSIAN, 600, 4);
        for (int i = 0; i < queries.length; i++) {
            queries[i][i % 4] += i % 3 == 0 ? 0 : away;
        }
        for (int k : new int[]{5, 33}) {
            assertNearest("far queries, " + away, queries, points(PointFamily.GAUSSIAN, 1_500, 4), k);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 33, 64})
    void manyRowsAtOneDistanceGiveOneAnswer(int k) {
        SplittableRandom random = new SplittableRandom(k);
        double[][] grid = new double[3_000][4];
        for (double[] row : grid) {
            Arrays.setAll(row, _ -> random.nextInt(10));
        }
        assertSelfJoin("grid", grid, k);
        assertNearest("grid", Arrays.copyOf(grid, 500), grid, k);
    }

    @Test
    void rowsThatAreOneToTheFilterGiveOneAnswer() {
        SplittableRandom random = new SplittableRandom(9);
        double[][] points = points(PointFamily.GAUSSIAN, 2_000, 4);
        for (int row = 0; row < points.length; row++) {
            switch (row % 31) {
                // So few equal rows that none is left out beforehand.
                case 0 -> points[row] = points[0].clone();
                case 1, 2, 3 -> Arrays.setAll(points[row], _ -> 5 + 1e-9 * random.nextGaussian());
                default -> {
                }
            }
        }
        for (int k : new int[]{1, 5, 33}) {
            assertSelfJoin("clumps", points, k);
            assertNearest("clumps", Arrays.copyOf(points, 300), points, k);
        }
    }

    private static void assertSelfJoin(String what, double[][] points, int k) {
        int[] sampled = sampled(points.length);
        assertOneAnswer(what + ", k " + k, NeighborSearch.among(FeatureMatrix.wrap(points)).threads(1),
                search -> search.selfJoin(k), sampled, NaiveNeighbors.ofChosen(sampled, points, k));
    }

    private static void assertNearest(String what, double[][] queries, double[][] points, int k) {
        int[] sampled = sampled(queries.length);
        double[][] asked = IntStream.of(sampled).mapToObj(query -> queries[query]).toArray(double[][]::new);
        FeatureMatrix all = FeatureMatrix.wrap(queries);
        assertOneAnswer(what + ", k " + k, NeighborSearch.among(FeatureMatrix.wrap(points)).threads(2),
                search -> search.nearest(all, k), sampled, NaiveNeighbors.nearest(asked, points, k));
    }

    private static int[] sampled(int queries) {
        return IntStream.range(0, SAMPLED).map(i -> (int) ((i + 0.5) * queries / SAMPLED)).toArray();
    }

    private static void assertOneAnswer(String what, NeighborSearch search,
            Function<NeighborSearch, Neighbors> method, int[] sampled, NaiveNeighbors expected) {
        Neighbors found = method.apply(search.plan(SearchPlan.PARTITION));
        assertSampled(what, found, sampled, expected);
        assertSame(what + ", tiles", method.apply(search.plan(SearchPlan.TILES)), found);
        assertSame(what + ", auto", method.apply(search.plan(SearchPlan.AUTO)), found);
        NeighborSearch scalar = search.kernel(DistanceKernels.scalar());
        assertSame(what + ", partition, scalar", method.apply(scalar.plan(SearchPlan.PARTITION)), found);
    }

    private static void assertSampled(String what, Neighbors found, int[] sampled, NaiveNeighbors expected) {
        for (int i = 0; i < sampled.length; i++) {
            assertThat(found.rowsOf(sampled[i])).as("%s, query %d", what, sampled[i]).isEqualTo(expected.rows()[i]);
            assertThat(distances(found, sampled[i])).as("%s, query %d, squared distances", what, sampled[i])
                    .isEqualTo(expected.squaredDistances()[i]);
        }
    }

    private static void assertSame(String what, Neighbors found, Neighbors expected) {
        int[] different = IntStream.range(0, expected.queries())
                .filter(query -> !Arrays.equals(found.rowsOf(query), expected.rowsOf(query))
                        || !Arrays.equals(distances(found, query), distances(expected, query)))
                .toArray();
        assertThat(different).as(what).isEmpty();
    }

    private static double[] distances(Neighbors found, int query) {
        return IntStream.range(0, found.k()).mapToDouble(rank -> found.squaredDistance(query, rank)).toArray();
    }

    private static double[][] points(PointFamily family, int rows, int columns) {
        return family.points(rows, columns, new SplittableRandom(1000L * rows + columns));
    }
}
