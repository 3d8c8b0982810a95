package dev.ballast.smote.neighbors.bound;

import static org.assertj.core.api.Assertions.assertThat;

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

import java.util.function.DoubleBinaryOperator;

/// The filter's bounds and what follows from them, tried for all pairs of rows of every family.
class FilterRowsTest {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int ROWS = 150;
    private static final SearchThreads ONE = new SearchThreads(1, null);
    private static final int[] COLUMNS = {1, 2, 5, 16, 33, 200};

    @ParameterizedTest
    @EnumSource(PointFamily.class)
    void theDistanceByDefinitionIsBetweenTheBounds(PointFamily family) {
        int used = 0;
        for (int columns : COLUMNS) {
            ComparedRows rows = ComparedPoints.of(family, ROWS, columns);
            FilterRows.View view = FilterRows.view(Extent.of(rows, rows, ONE));
            if (view != null) {
                used++;
                assertThat(outside(rows, view, 1, 1)).as("%s, %d columns", family, columns).isZero();
            }
        }
        assertThat(used > 0).as("the filter is used for %s", family).isEqualTo(family != PointFamily.ALL_EQUAL);
    }

    @Test
    void withoutTheirMarginsTheBoundsWouldNotHold() {
        ComparedRows rows = ComparedPoints.of(PointFamily.GAUSSIAN, ROWS, 200);
        FilterRows.View view = FilterRows.view(Extent.of(rows, rows, ONE));

        assertThat(outside(rows, view, 0.01, 1)).as("lower bounds").isPositive();
        assertThat(outside(rows, view, 1, 0.01)).as("upper bounds").isPositive();
    }

    @ParameterizedTest
    @EnumSource(PointFamily.class)
    void aLowestBoundIsNotAboveTheLowerBoundOfAnyRow(PointFamily family) {
        for (int columns : COLUMNS) {
            ComparedRows rows = ComparedPoints.of(family, ROWS, columns);
            FilterRows.View view = FilterRows.view(Extent.of(rows, rows, ONE));
            if (view != null) {
                FilterRows images = images(rows, view);
                forAllPairs(images, (query, row, lower) -> {
                    float upper = FilterRows.upper(lower, images.margin(query) + images.margin(row));
                    assertThat(images.lowest(upper, query)).isLessThanOrEqualTo(lower);
                });
            }
        }
    }

    private interface PairCheck {
        void check(int query, int row, float lower);
    }

    private static void forAllPairs(FilterRows images, PairCheck check) {
        FilterKernel kernel = DistanceKernels.active().filter();
        float[] negated = new float[BLOCK * images.columns()];
        float[] values = new float[BLOCK * BLOCK];
        for (int block = 0; block < images.blocks(); block++) {
            images.copyNegated(block, negated);
            for (int other = 0; other < images.blocks(); other++) {
                kernel.halfDistances(negated, BLOCK, images.halfNorms(), block * BLOCK, images.columns(),
                        images.block(other), images.halfNorms(), other * BLOCK, values);
                for (int i = 0; i < images.rowsIn(block); i++) {
                    for (int lane = 0; lane < images.rowsIn(other); lane++) {
                        check.check(block * BLOCK + i, other * BLOCK + lane, values[i * BLOCK + lane]);
                    }
                }
            }
        }
    }

    /// Counts the pairs whose distance is outside their bounds, by the filter in use and by plain loops, fused and not.
    ///
    /// @param lowerShare share of the margin that lower bounds keep
    /// @param upperShare share of the margin that upper bounds keep
    private static int outside(ComparedRows rows, FilterRows.View view, double lowerShare, double upperShare) {
        FilterRows images = images(rows, view);
        int[] outside = new int[1];
        forAllPairs(images, (query, row, computed) -> {
            WideDistance distance = ComparedPoints.squaredDistance(rows, query, row);
            double exact = WideDistance.rounded(distance.significand(),
                    distance.significand() == 0 ? 0 : distance.exponent() + 2 * view.shift() - 1);
            float margins = images.margin(query) + images.margin(row);
            float[] lowers = {computed, plain(images, query, row, (a, b) -> a + b), plain(images, query, row, null)};
            for (float lower : lowers) {
                // A lower bound lies half its margins, at the most, below what it would be without them.
                boolean below = lower + (1 - lowerShare) * margins / 2 <= exact;
                boolean above = exact <= FilterRows.upper(lower, (float) (upperShare * margins));
                outside[0] += below && above ? 0 : 1;
            }
        });
        return outside[0];
    }

    /// @param add adds a product to a sum, or null to do both at once
    private static float plain(FilterRows images, int query, int row, DoubleBinaryOperator add) {
        float sum = images.halfNorms()[query] + images.halfNorms()[row];
        for (int j = 0; j < images.columns(); j++) {
            float a = -image(images, query, j);
            float b = image(images, row, j);
            sum = add == null ? Math.fma(a, b, sum) : (float) add.applyAsDouble(sum, a * b);
        }
        return sum;
    }

    private static float image(FilterRows images, int row, int column) {
        return images.block(row / BLOCK)[FilterKernel.at(row % BLOCK, column, images.columns())];
    }

    private static FilterRows images(ComparedRows rows, FilterRows.View view) {
        return FilterRows.of(RoundedRows.of(rows, view, ONE), SpatialOrder.identity(ROWS), ONE);
    }
}
