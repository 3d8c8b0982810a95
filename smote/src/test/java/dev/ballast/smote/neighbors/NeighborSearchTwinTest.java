package dev.ballast.smote.neighbors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.FeatureMatrix.Storage;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.smote.neighbors.join.SearchPlan;
import dev.ballast.smote.neighbors.kernel.DistanceKernels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

class NeighborSearchTwinTest {

    private static final int[] SIZES_AROUND_A_BLOCK = {2, 3, 4, 5, 63, 64, 65, 127, 128, 129};
    private static final int[] COLUMNS = {0, 1, 2, 3, 5, 7, 8, 16, 31, 64, 100};
    private static final int[] FEW_COLUMNS = {1, 3, 8, 31};

    @ParameterizedTest
    @EnumSource
    void sizesAroundABlockGiveTheNaiveAnswer(PointFamily family) {
        for (int size : SIZES_AROUND_A_BLOCK) {
            for (int columns : size == 65 ? COLUMNS : FEW_COLUMNS) {
                assertSelfJoins(family, points(family, size, columns), Storage.DOUBLE, 1, 5, size - 1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void floatStorageGivesTheNaiveAnswerOfTheRoundedValues(PointFamily family) {
        for (int size : new int[]{3, 64, 129}) {
            for (int columns : FEW_COLUMNS) {
                double[][] points = stored(points(family, size, columns), Storage.FLOAT);
                assertSelfJoins(family, points, Storage.FLOAT, 1, 5, size - 1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void severalBlocksAndChunksGiveTheNaiveAnswer(PointFamily family) {
        assertSelfJoins(family, points(family, 300, 3), Storage.DOUBLE, 1, 5, 64, 299);
        assertSelfJoins(family, stored(points(family, 257, 64), Storage.FLOAT), Storage.FLOAT, 7, 128);
    }

    /// Without the families that processors are slow with; [PlanTwinTest] has larger tables of them.
    @ParameterizedTest
    @EnumSource(names = {"DENORMAL", "WHOLE_RANGE", "SUBNORMAL"}, mode = EnumSource.Mode.EXCLUDE)
    void aThousandRowsGiveTheNaiveAnswer(PointFamily family) {
        assertSelfJoins(family, points(family, 1200, 5), Storage.DOUBLE, 1, 17, 65);
        assertSelfJoins(family, points(family, 1500, 12), Storage.DOUBLE, 1, 2, 3);
    }

    @ParameterizedTest
    @EnumSource(names = {"GAUSSIAN", "LATTICE_FULL_OF_TIES"})
    void allButOneOfAThousandRowsAreNeighbors(PointFamily family) {
        assertSelfJoins(family, points(family, 1000, 2), Storage.DOUBLE, 999);
    }

    @ParameterizedTest
    @EnumSource
    void thousandsOfQueriesAndRowsGiveTheNaiveAnswer(PointFamily family) {
        double[][] points = points(family, 2500, 3);
        double[][] queries = points(family, 300, 3);
        NeighborSearch search = NeighborSearch.among(FeatureMatrix.wrap(points));
        assertTwins(family.name(), search, s -> s.nearest(FeatureMatrix.wrap(queries), 6),
                NaiveNeighbors.nearest(queries, points, 6));
    }

    @ParameterizedTest
    @EnumSource
    void everyNumberOfNeighborsGivesThePrefixOfTheFullList(PointFamily family) {
        double[][] points = points(family, 67, 3);
        assertSelfJoins(family, points, Storage.DOUBLE, IntStream.rangeClosed(1, 66).toArray());
    }

    @ParameterizedTest
    @EnumSource
    void everyNumberOfThreadsGivesTheNaiveAnswer(PointFamily family) {
        double[][] points = points(family, 450, 40);
        NaiveNeighbors expected = NaiveNeighbors.selfJoin(points, 6);
        for (int threads : new int[]{1, 2, 8}) {
            NeighborSearch search = NeighborSearch.among(FeatureMatrix.wrap(points)).threads(threads);
            assertTwins(family + ", threads " + threads, search, s -> s.selfJoin(6), expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void chosenRowsAndColumnsGiveTheAnswerOfACopyOfThem(PointFamily family) {
        SplittableRandom random = new SplittableRandom(150);
        for (int size : new int[]{5, 64, 130}) {
            for (Storage storage : Storage.values()) {
                double[][] points = stored(points(family, 150, 9), storage);
                int[] rows = random.ints(size, 0, 150).toArray();
                int[] columns = {7, 0, 3, 4};
                double[][] chosen = new double[size][columns.length];
                for (int i = 0; i < size; i++) {
                    for (int j = 0; j < columns.length; j++) {
                        chosen[i][j] = points[rows[i]][columns[j]];
                    }
                }
                NeighborSearch search = NeighborSearch.among(matrix(points, storage)).rows(rows).columns(columns);
                assertTwins(family + ", rows and columns", search, s -> s.selfJoin(4),
                        NaiveNeighbors.selfJoin(chosen, 4));
            }
        }
    }

    /// Not where quotients are more than a `double` can hold, which is refused.
    @ParameterizedTest
    @EnumSource(names = {"OPPOSITE_ENDS", "LARGEST_AS_MISSING"}, mode = EnumSource.Mode.EXCLUDE)
    void scalesGiveTheAnswerOfTheQuotients(PointFamily family) {
        double[] scales = {3, 0.1, 1e5, 7e-4, 1};
        for (Storage storage : Storage.values()) {
            double[][] points = stored(points(family, 140, scales.length), storage);
            double[][] scaled = new double[points.length][scales.length];
            for (int i = 0; i < points.length; i++) {
                for (int j = 0; j < scales.length; j++) {
                    scaled[i][j] = points[i][j] / scales[j];
                }
            }
            NeighborSearch search = NeighborSearch.among(matrix(points, storage)).scaledBy(scales);
            assertTwins(family + ", scales", search, s -> s.selfJoin(9), NaiveNeighbors.selfJoin(scaled, 9));
        }
    }

    @ParameterizedTest
    @EnumSource
    void queriesFromAnotherSetGiveTheNaiveAnswer(PointFamily family) {
        for (int size : new int[]{1, 2, 3, 64, 65, 130}) {
            for (int queries : new int[]{0, 1, 3, 4, 5, 129}) {
                double[][] points = points(family, size, 5);
                double[][] asked = points(family, queries + 10, 5);
                double[][] used = Arrays.copyOfRange(asked, 10, queries + 10);
                for (int k : List.of(1, Math.min(7, size), size)) {
                    NeighborSearch search = NeighborSearch.among(FeatureMatrix.wrap(points));
                    FeatureMatrix query = matrix(used, Storage.DOUBLE, 5);
                    assertTwins(family + ", " + queries + " queries of " + size, search, s -> s.nearest(query, k),
                            NaiveNeighbors.nearest(used, points, k));
                }
            }
        }
    }

    @Test
    void queriesOfOtherStorageUseTheSameRowsColumnsAndScales() {
        double[][] points = points(PointFamily.GAUSSIAN, 90, 4);
        double[][] asked = stored(points(PointFamily.FAR_OUTLIER, 33, 4), Storage.FLOAT);
        int[] rows = IntStream.range(0, 90).filter(row -> row % 3 != 0).toArray();
        double[][] chosen = IntStream.of(rows).mapToObj(row -> new double[]{points[row][2] / 5, points[row][0] / 0.3})
                .toArray(double[][]::new);
        double[][] queries = Arrays.stream(asked).map(row -> new double[]{row[2] / 5, row[0] / 0.3})
                .toArray(double[][]::new);

        NeighborSearch search = NeighborSearch.among(FeatureMatrix.wrap(points)).rows(rows).columns(2, 0)
                .scaledBy(5, 0.3);

        assertTwins("chosen", search, s -> s.nearest(matrix(asked, Storage.FLOAT), 8),
                NaiveNeighbors.nearest(queries, chosen, 8));
    }

    private static void assertSelfJoins(PointFamily family, double[][] points, Storage storage, int... ks) {
        NaiveNeighbors full = NaiveNeighbors.selfJoin(points, points.length - 1);
        NeighborSearch search = NeighborSearch.among(matrix(points, storage));
        IntStream.of(ks).filter(k -> k < points.length).distinct().forEach(k -> {
            String what = family + ", " + storage + ", " + points.length + " x " + points[0].length + ", k " + k;
            assertTwins(what, search, s -> s.selfJoin(k), full);
        });
    }

    private static void assertTwins(String what, NeighborSearch search, Function<NeighborSearch, Neighbors> method,
            NaiveNeighbors expected) {
        assertAnswer(what + ", kernel in use", method.apply(search), expected);
        assertAnswer(what + ", scalar", method.apply(search.kernel(DistanceKernels.scalar())), expected);
        assertAnswer(what + ", tiles", method.apply(search.plan(SearchPlan.TILES)), expected);
        assertAnswer(what + ", partition", method.apply(search.plan(SearchPlan.PARTITION)), expected);
        assertAnswer(what + ", partition, scalar",
                method.apply(search.plan(SearchPlan.PARTITION).kernel(DistanceKernels.scalar())), expected);
    }

    private static void assertAnswer(String what, Neighbors found, NaiveNeighbors expected) {
        int k = found.k();
        assertThat(found.queries()).as(what).isEqualTo(expected.rows().length);
        for (int query = 0; query < found.queries(); query++) {
            int asked = query;
            long[] bits = IntStream.range(0, k)
                    .mapToLong(rank -> Double.doubleToRawLongBits(found.squaredDistance(asked, rank))).toArray();
            long[] expectedBits = Arrays.stream(expected.squaredDistances()[query]).limit(k)
                    .mapToLong(Double::doubleToRawLongBits).toArray();
            int[] expectedRows = Arrays.copyOf(expected.rows()[query], k);
            // The library's comparison takes most of the time of these tests.
            if (!Arrays.equals(found.rowsOf(query), expectedRows) || !Arrays.equals(bits, expectedBits)) {
                assertThat(found.rowsOf(query)).as("%s, query %d", what, query).isEqualTo(expectedRows);
                assertThat(bits).as("%s, query %d, squared distances", what, query).isEqualTo(expectedBits);
            }
        }
    }

    private static double[][] points(PointFamily family, int rows, int columns) {
        return family.points(rows, columns, new SplittableRandom(1000L * rows + columns));
    }

    private static double[][] stored(double[][] points, Storage storage) {
        return storage == Storage.DOUBLE
                ? points
                : Arrays.stream(points).map(row -> Arrays.stream(row).map(NeighborSearchTwinTest::toFloat).toArray())
                        .toArray(double[][]::new);
    }

    private static double toFloat(double value) {
        return (float) Math.clamp(value, -Float.MAX_VALUE, Float.MAX_VALUE);
    }

    private static FeatureMatrix matrix(double[][] points, Storage storage) {
        return matrix(points, storage, points[0].length);
    }

    private static FeatureMatrix matrix(double[][] points, Storage storage, int columns) {
        double[] flat = Arrays.stream(points).flatMapToDouble(Arrays::stream).toArray();
        if (storage == Storage.DOUBLE) {
            return FeatureMatrix.wrap(flat, points.length, columns);
        }
        float[] floats = new float[flat.length];
        for (int i = 0; i < flat.length; i++) {
            floats[i] = (float) flat[i];
        }
        return FeatureMatrix.wrap(floats, points.length, columns);
    }
}
