package dev.ballast.smote.neighbors.bound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.smote.neighbors.PointFamily;
import dev.ballast.smote.neighbors.exact.ComparedRows;
import dev.ballast.smote.neighbors.exact.Extent;
import dev.ballast.smote.neighbors.exact.SearchThreads;
import dev.ballast.smote.neighbors.exact.WideDistance;
import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.DistanceKernels;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What whole numbers rule out, tried for all pairs of rows of every family.
class CoarseRowsTest {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int ROWS = 150;
    private static final SearchThreads ONE = new SearchThreads(1, null);

    @ParameterizedTest
    @EnumSource(PointFamily.class)
    void noRowWithinAThresholdIsMissed(PointFamily family) {
        for (int columns : new int[]{9, 16, 33, 192}) {
            ComparedRows rows = ComparedPoints.of(family, ROWS, columns);
            FilterRows.View view = FilterRows.view(Extent.of(rows, rows, ONE));
            FilterRows images = view == null
                    ? null
                    : FilterRows.of(RoundedRows.of(rows, view, ONE), SpatialOrder.identity(ROWS), ONE);
            CoarseRows coarse = images == null
                    ? null
                    : CoarseRows.of(images, DistanceKernels.scalar().filter(), ONE);
            if (family == PointFamily.GAUSSIAN) {
                assertThat(coarse).isNotNull();
                assertThat(missed(rows, images, coarse, 0.9)).as("too small a threshold").isPositive();
            }
            if (coarse != null) {
                assertThat(missed(rows, images, coarse, 1)).as("%s, %d columns", family, columns).isZero();
            }
        }
    }

    /// How many rows are not found with a threshold that is a share of their distance.
    private static int missed(ComparedRows rows, FilterRows images, CoarseRows coarse, double share) {
        int missed = 0;
        for (int query = 0; query < ROWS; query++) {
            for (int row = 0; row < ROWS; row++) {
                WideDistance distance = ComparedPoints.squaredDistance(rows, query, row);
                float threshold = images.halved(share * distance.significand(), distance.exponent());
                missed += sum(coarse, rows.columns(), query, row) <= coarse.threshold(query, threshold) ? 0 : 1;
            }
        }
        return missed;
    }

    private static short sum(CoarseRows coarse, int columns, int query, int row) {
        int sum = coarse.halfNorms()[query] + coarse.halfNorms()[row];
        for (int j = 0; j < columns; j++) {
            sum -= coarse.block(query / BLOCK)[j * BLOCK + query % BLOCK]
                    * coarse.block(row / BLOCK)[j * BLOCK + row % BLOCK];
        }
        return (short) sum;
    }
}
