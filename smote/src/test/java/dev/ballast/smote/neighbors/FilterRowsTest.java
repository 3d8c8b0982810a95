package dev.ballast.smote.neighbors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.FeatureMatrix;
import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.DistanceKernels;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The filter must let every candidate through whose squared distance is below the threshold, be it by one unit in the
/// last place: tried for all pairs of rows of every family.
class FilterRowsTest {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int ROWS = 150;
    private static final int[] COLUMNS = {1, 2, 5, 16, 33, 200};

    @ParameterizedTest
    @EnumSource(PointFamily.class)
    void noCandidateBelowTheThresholdIsLeftOut(PointFamily family) {
        int used = 0;
        for (int columns : COLUMNS) {
            RandomGenerator random = new Random(31L * family.name().hashCode() + columns);
            PackedRows rows = packed(family.points(ROWS, columns, random));
            FilterRows[] images = FilterRows.of(rows, rows);
            if (images == null) {
                continue;
            }
            used++;
            assertThat(leftOut(rows, images[0], columns, true)).as("%s, %d columns", family, columns).isZero();
        }
        boolean outOfRange = family == PointFamily.DENORMAL || family == PointFamily.OVERFLOWING;
        if (family != PointFamily.ALL_EQUAL) {
            // There the rounding of the mean decides, and nothing is left out either way.
            assertThat(used > 0).as("the filter is used for %s", family).isEqualTo(!outOfRange);
        }
    }

    @Test
    void withoutItsErrorBoundTheFilterWouldLeaveCandidatesOut() {
        PackedRows rows = packed(PointFamily.GAUSSIAN.points(ROWS, 200, new Random(1)));
        assertThat(leftOut(rows, FilterRows.of(rows, rows)[0], 200, false)).isPositive();
    }

    private static PackedRows packed(double[][] points) {
        FeatureMatrix matrix = FeatureMatrix.wrap(points);
        double[] ones = new double[matrix.columns()];
        Arrays.fill(ones, 1.0);
        return PackedRows.of(matrix, new RowSet(null, matrix.rows()), IntStream.range(0, matrix.columns()).toArray(),
                ones);
    }

    /// Counts the candidates left out at a threshold just above their squared distance, by the filter in use and by plain
    /// loops, fused and not.
    private static int leftOut(PackedRows rows, FilterRows images, int columns, boolean bounded) {
        FilterKernel filter = DistanceKernels.active().filter();
        double[] query = new double[columns];
        float[] negated = new float[DistanceKernel.QUERIES * columns];
        float[] values = new float[DistanceKernel.QUERIES * BLOCK];
        int leftOut = 0;
        for (int q = 0; q < rows.rows(); q++) {
            rows.copyRow(q, query, 0);
            for (int i = 0; i < DistanceKernel.QUERIES; i++) {
                images.copyNegated(q, negated, i, DistanceKernel.QUERIES);
            }
            for (int block = 0; block < rows.blocks(); block++) {
                if (filter != null) {
                    filter.halfDistances(negated, 0, columns, images.block(block), images.halfNorms(block), values);
                }
                for (int lane = 0; lane < rows.rowsIn(block); lane++) {
                    double below = Math.nextUp(rows.squaredDistance(query, 0, block * BLOCK + lane));
                    double part = images.queryThreshold(q, below);
                    float threshold = !bounded
                            ? (float) part
                            : images.threshold(block, part, images.norm(q));
                    boolean passes = plain(images, block, lane, negated, columns, false) <= threshold
                            && plain(images, block, lane, negated, columns, true) <= threshold;
                    for (int i = 0; filter != null && i < DistanceKernel.QUERIES; i++) {
                        passes &= values[i * BLOCK + lane] <= threshold;
                    }
                    leftOut += passes ? 0 : 1;
                }
            }
        }
        return leftOut;
    }

    private static float plain(FilterRows images, int block, int lane, float[] negated, int columns, boolean fused) {
        float sum = images.halfNorms(block)[lane];
        for (int j = 0; j < columns; j++) {
            float value = negated[j * DistanceKernel.QUERIES];
            float candidate = images.block(block)[j * BLOCK + lane];
            sum = fused ? Math.fma(value, candidate, sum) : sum + value * candidate;
        }
        return sum;
    }
}
