package dev.ballast.smote.neighbors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.smote.neighbors.join.SearchPlan;
import dev.ballast.smote.neighbors.kernel.DistanceKernels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Neighbors do not depend on the unit that all columns are measured in, at the ends of the range of `double` either.
class UnitOfMeasureTest {

    /// Gaussian columns of few bits, rows that come twice or often, a constant column.
    private static double[][] table(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(rows + columns);
        double[][] table = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            Arrays.setAll(table[row], j -> j == 1 ? 3 : Math.rint(random.nextGaussian() * 0x1p12) * 0x1p-12);
            if (row % 10 == 9) {
                table[row] = table[random.nextInt(row)].clone();
            }
        }
        return table;
    }

    private static double[][] times(double[][] table, int power) {
        return Arrays.stream(table).map(row -> Arrays.stream(row).map(value -> Math.scalb(value, power)).toArray())
                .toArray(double[][]::new);
    }

    private static void assertSameNeighbors(String what, Neighbors found, Neighbors expected, int power) {
        int[] different = IntStream.range(0, expected.queries())
                .filter(query -> !Arrays.equals(found.rowsOf(query), expected.rowsOf(query))
                        || !IntStream.range(0, expected.k())
                                .allMatch(rank -> isScaled(found, expected, query, rank, power)))
                .toArray();
        assertThat(different).as(what).isEmpty();
    }

    private static boolean isScaled(Neighbors found, Neighbors expected, int query, int rank, int power) {
        double squared = expected.squaredDistance(query, rank);
        return found.squaredDistance(query, rank) == Math.scalb(squared, 2 * power)
                && found.distance(query, rank) == Math.scalb(Math.sqrt(squared), power);
    }

    private static void assertEveryWay(String what, NeighborSearch search, Function<NeighborSearch, Neighbors> method,
            Neighbors expected, int power) {
        for (SearchPlan plan : SearchPlan.values()) {
            NeighborSearch planned = search.plan(plan);
            assertSameNeighbors(what + ", " + plan, method.apply(planned.threads(1)), expected, power);
            assertSameNeighbors(what + ", " + plan + ", scalar",
                    method.apply(planned.threads(3).kernel(DistanceKernels.scalar())), expected, power);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1060, -1000, -560, -530, -512, -460, -400, -372, -300, 300, 399, 430, 500, 512, 530, 1000,
            1020})
    void aPowerOfTwoChangesNoNeighbor(int power) {
        for (int rows : new int[]{40, 300, 2_100}) {
            double[][] table = table(rows, 3);
            double[][] scaled = times(table, power);
            FeatureMatrix matrix = FeatureMatrix.wrap(scaled);
            FeatureMatrix queries = FeatureMatrix.wrap(Arrays.copyOf(scaled, 30));
            NeighborSearch plain = NeighborSearch.among(FeatureMatrix.wrap(table));

            assertEveryWay("2^" + power, NeighborSearch.among(matrix), search -> search.selfJoin(4), plain.selfJoin(4),
                    power);
            assertEveryWay("2^" + power + ", queries", NeighborSearch.among(matrix),
                    search -> search.nearest(queries, 4),
                    plain.nearest(FeatureMatrix.wrap(Arrays.copyOf(table, 30)), 4), power);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-700, 700})
    void theCoarseLookDoesNotDependOnTheUnit(int power) {
        double[][] table = table(3_000, 9);

        assertEveryWay("2^" + power, NeighborSearch.among(FeatureMatrix.wrap(times(table, power))),
                search -> search.selfJoin(4), NeighborSearch.among(FeatureMatrix.wrap(table)).selfJoin(4), power);
    }

    @ParameterizedTest
    @CsvSource({"1e-318", "1e-310", "1e-200", "1e-170", "1e-150", "1e-100", "1e100", "1e150", "1e160", "1e200",
            "1e307"})
    void anyFactorGivesTheAnswerByDefinition(double factor) {
        SplittableRandom random = new SplittableRandom(1);
        double[][] table = new double[700][4];
        for (double[] row : table) {
            Arrays.setAll(row, _ -> random.nextGaussian() * factor);
        }
        int[] chosen = IntStream.range(0, 40).map(i -> 17 * i).toArray();
        NaiveNeighbors expected = NaiveNeighbors.ofChosen(chosen, table, 5);
        for (SearchPlan plan : SearchPlan.values()) {
            Neighbors found = NeighborSearch.among(FeatureMatrix.wrap(table)).plan(plan).selfJoin(5);
            for (int i = 0; i < chosen.length; i++) {
                assertThat(found.rowsOf(chosen[i])).isEqualTo(expected.rows()[i]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-149", "-140", "100", "125"})
    void floatsAtTheEndsOfTheirRangeHaveTheNeighborsOfTheTable(int power) {
        double[][] table = times(table(300, 3), 12);
        double[][] scaled = times(table, power - (power > 0 ? 12 : 0));
        float[][] floats = FeatureMatrix.wrap(scaled).toFloatRows();
        assertThat(FeatureMatrix.wrap(floats).toDoubleRows()).isDeepEqualTo(scaled);

        assertEveryWay("2^" + power, NeighborSearch.among(FeatureMatrix.wrap(floats)), search -> search.selfJoin(4),
                NeighborSearch.among(FeatureMatrix.wrap(table)).selfJoin(4), power - (power > 0 ? 12 : 0));
    }

    /// Huge columns beside tiny ones: the tiny ones decide among rows that are equal in the huge ones.
    @Test
    void tinyColumnsTellRowsApartThatAreEqualInHugeOnes() {
        double[][] table = table(600, 2);
        double[][] beside = new double[1_200][];
        for (int row = 0; row < beside.length; row++) {
            double[] tiny = table[row / 2];
            beside[row] = new double[]{row % 2 == 0 ? 1e300 : -1e250, Math.scalb(tiny[0], -1_000),
                    Math.scalb(tiny[1], -1_000)};
        }
        Neighbors alone = NeighborSearch.among(FeatureMatrix.wrap(table)).selfJoin(3);
        for (SearchPlan plan : SearchPlan.values()) {
            Neighbors found = NeighborSearch.among(FeatureMatrix.wrap(beside)).plan(plan).selfJoin(3);
            for (int row = 0; row < beside.length; row++) {
                int parity = row % 2;
                assertThat(found.rowsOf(row))
                        .isEqualTo(Arrays.stream(alone.rowsOf(row / 2)).map(near -> 2 * near + parity).toArray());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersDoNotDependOnWhichQueriesAreAsked(PointFamily family) {
        double[][] points = family.points(200, 3, new SplittableRandom(2));
        NeighborSearch search = NeighborSearch.among(FeatureMatrix.wrap(points));
        Neighbors all = search.nearest(FeatureMatrix.wrap(points), 6);
        for (int query = 0; query < points.length; query++) {
            Neighbors one = search.nearest(FeatureMatrix.wrap(new double[][]{points[query]}), 6);
            assertThat(one.rowsOf(0)).isEqualTo(all.rowsOf(query));
            for (int rank = 0; rank < 6; rank++) {
                assertThat(one.squaredDistance(0, rank)).isEqualTo(all.squaredDistance(query, rank));
            }
        }
    }

    @Test
    void aDistanceIsThereWhereItsSquareIsNot() {
        double[][] rows = {{3e200, 0}, {0, 4e200}, {3e-200, 0}, {0, 4e-200}, {Double.MAX_VALUE, 0},
                {-Double.MAX_VALUE, 0}};
        Function<List<Integer>, Neighbors> pair = places -> NeighborSearch.among(FeatureMatrix.wrap(rows))
                .rows(places.get(0), places.get(1)).selfJoin(1);

        assertThat(pair.apply(List.of(0, 1)).squaredDistance(0, 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(pair.apply(List.of(0, 1)).distance(0, 0)).isCloseTo(5e200, withinPercentage(1e-13));
        assertThat(pair.apply(List.of(2, 3)).squaredDistance(0, 0)).isEqualTo(0);
        assertThat(pair.apply(List.of(2, 3)).distance(0, 0)).isCloseTo(5e-200, withinPercentage(1e-13));
        assertThat(pair.apply(List.of(4, 5)).distance(0, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    /// Equal rows that are left out beforehand, at the ends of the range.
    @ParameterizedTest
    @ValueSource(ints = {-900, 900})
    void manyEqualRowsKeepTheirNeighbors(int power) {
        double[][] table = table(500, 2);
        for (int row = 0; row < table.length; row += 2) {
            table[row] = table[row % 8].clone();
        }

        assertEveryWay("equal rows", NeighborSearch.among(FeatureMatrix.wrap(times(table, power))),
                search -> search.selfJoin(5), NeighborSearch.among(FeatureMatrix.wrap(table)).selfJoin(5), power);
    }
}
