package dev.ballast.smote.neighbors.bound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.smote.neighbors.PointFamily;
import dev.ballast.smote.neighbors.exact.ComparedRows;
import dev.ballast.smote.neighbors.exact.Extent;
import dev.ballast.smote.neighbors.exact.SearchThreads;
import dev.ballast.smote.neighbors.exact.WideDistance;
import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.DistanceKernels;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A box must be near a query whenever a row in it is at the query's threshold: tried for rows of every family, and for boxes
/// of every size around them.
class BoxesTest {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int LANES = FilterKernel.LANES;
    private static final SearchThreads ONE = new SearchThreads(1, null);

    @ParameterizedTest
    @EnumSource
    void boxesAroundARowAtTheThresholdAreNear(PointFamily family) {
        for (int columns : new int[]{1, 2, 5, 16, 33, 200}) {
            Rows rows = Rows.of(family, 300, columns);
            if (rows != null) {
                assertThat(missed(rows, rows.levels(), Rows::reach)).as("%s, %d columns", family, columns)
                        .containsExactly(0, 0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void boxesAroundBoxesAroundBoxesAreNear(PointFamily family) {
        Rows rows = Rows.of(family, 4_500, 3);
        if (rows != null) {
            assertThat(missed(rows, rows.levels(), Rows::reach)).as("%s", family).containsExactly(0, 0, 0);
        }
    }

    @Test
    void withABitLessReachRowsAreMissedInBoxesOfEverySize() {
        Rows rows = Rows.of(PointFamily.GAUSSIAN, 4_500, 1);

        assertThat(missed(rows, rows.levels(), (of, query, row) -> of.reach(query, row) * (1 - 1e-5f)))
                .doesNotContain(0);
    }

    @Test
    void withoutAllowanceForRoundingRowsAreMissed() {
        // Nearly half of the rows far from the center, near each other: their images have lost most of what they differ in.
        double[][] points = PointFamily.GAUSSIAN.points(300, 1, new SplittableRandom(2));
        for (int row = 0; row < 140; row++) {
            points[row][0] += 1e5;
        }
        Rows rows = Rows.of(points);

        int[] missed = missed(rows, rows.levels(), (of, query, row) -> {
            double roundings = 0x1.03p-24 * (of.images().radius(query / BLOCK) + of.images().radius(row / BLOCK));
            return (float) (of.reach(query, row) - roundings);
        });

        assertThat(missed).doesNotContain(0);
        assertThat(missed(rows, rows.levels(), Rows::reach)).containsExactly(0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void boxesShrunkABitMissRows(int columns) {
        // With one column that says anything, the nearest point of a box is a row.
        Rows rows = Rows.of(PointFamily.CONSTANT_COLUMNS, 300, columns);

        assertThat(missed(rows, rows.shrunk(1e-5).levels(), Rows::reach)).doesNotContain(0);
    }

    @Test
    void onlyBoxesThatThereAreAreNear() {
        Rows rows = Rows.of(PointFamily.GAUSSIAN, 300, 3);
        for (float reach : new float[]{Float.MAX_VALUE, Float.POSITIVE_INFINITY}) {
            assertThat(near(rows, rows.levels().get(0), 0, reach)).isEqualTo(0xffff);
            assertThat(near(rows, rows.levels().get(0), 1, reach)).isEqualTo(0b111);
            assertThat(near(rows, rows.levels().get(1), 0, reach)).isEqualTo(0b11);
        }
    }

    @Test
    void aQueryThatLooksForNothingIsNearNothing() {
        Rows rows = Rows.of(PointFamily.GAUSSIAN, 300, 3);

        float none = Boxes.reach(rows.images(), 5, Float.NEGATIVE_INFINITY);
        float all = Boxes.reach(rows.images(), 5, Float.MAX_VALUE);

        assertThat(near(rows, rows.levels().get(1), 0, none)).isZero();
        assertThat(near(rows, rows.levels().get(1), 0, all)).isEqualTo(0b11);
    }

    private static int near(Rows rows, Boxes boxes, int group, float reach) {
        return near(rows, boxes, group, 5, new float[]{reach})[0];
    }

    /// The boxes of a group that a query is near, with every reach.
    private static int[] near(Rows rows, Boxes boxes, int group, int query, float[] reaches) {
        int columns = rows.images().columns();
        int[] all = SpatialOrder.identity(reaches.length + LANES);
        float[] copies = new float[all.length * columns];
        for (int i = 0; i < all.length; i++) {
            rows.images().copyNegatedRow(query, copies, i);
        }
        int[] near = new int[all.length];
        boxes.near(DistanceKernels.active().filter(), copies, all, reaches.length, group,
                Arrays.copyOf(reaches, all.length), near);
        return near;
    }

    private interface Reach {
        float of(Rows rows, int query, int row);
    }

    /// For the boxes of every size, how many rows are in a box that is not near a query to which the row is at the threshold.
    private static int[] missed(Rows rows, List<Boxes> levels, Reach reach) {
        int[] missed = new int[levels.size()];
        int size = rows.images().rows();
        for (int query = 0; query < size; query += size / 30) {
            int boxRows = 1;
            for (int level = 0; level < missed.length; level++) {
                boxRows *= LANES;
                for (int group = 0, first = 0; first < size; group++, first += boxRows * LANES) {
                    float[] reaches = new float[Math.min(boxRows * LANES, size - first)];
                    for (int i = 0; i < reaches.length; i++) {
                        reaches[i] = reach.of(rows, query, first + i);
                    }
                    int[] near = near(rows, levels.get(level), group, query, reaches);
                    for (int i = 0; i < reaches.length; i++) {
                        missed[level] += (near[i] >> (i / boxRows) & 1) == 1 ? 0 : 1;
                    }
                }
            }
        }
        return missed;
    }

    /// Rows in spatial order, so that positions are places.
    private record Rows(double[][] points, FilterRows.View view, FilterRows images, List<Boxes> levels) {

        /// Null if there is no filter.
        static Rows of(PointFamily family, int size, int columns) {
            return of(family.points(size, columns, new SplittableRandom(31L * size + columns)));
        }

        static Rows of(double[][] points) {
            ComparedRows compared = compared(points);
            FilterRows.View view = FilterRows.view(Extent.of(compared, compared, ONE));
            if (view == null) {
                return null;
            }
            int[] order = SpatialOrder.of(RoundedRows.of(compared, view, ONE), ONE);
            return of(IntStream.of(order).mapToObj(place -> points[place]).toArray(double[][]::new), view);
        }

        private static Rows of(double[][] points, FilterRows.View view) {
            RoundedRows rounded = RoundedRows.of(compared(points), view, ONE);
            FilterRows images = FilterRows.of(rounded, SpatialOrder.identity(points.length), ONE);
            return new Rows(points, view, images, Boxes.of(images, ONE).levels());
        }

        private static ComparedRows compared(double[][] points) {
            double[] ones = new double[points[0].length];
            Arrays.fill(ones, 1.0);
            return new ComparedRows(FeatureMatrix.wrap(points), null, IntStream.range(0, ones.length).toArray(), ones);
        }

        /// These rows, all a bit nearer to the center.
        Rows shrunk(double share) {
            double[][] shrunk = new double[points.length][];
            for (int row = 0; row < points.length; row++) {
                shrunk[row] = points[row].clone();
                for (int j = 0; j < shrunk[row].length; j++) {
                    shrunk[row][j] -= share * (points[row][j] - view.center()[j]);
                }
            }
            return of(shrunk, view);
        }

        /// How far a query looks whose threshold is its distance to a row by definition.
        float reach(int query, int row) {
            WideDistance distance = new WideDistance();
            distance.compute(points[query], 0, points[row], 0, 1, points[row].length);
            return Boxes.reach(images, query, images.halved(distance.significand(), distance.exponent()));
        }
    }
}
