package dev.ballast.smote.neighbors;

import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import java.util.Arrays;

/// Thresholds for the first block that a block of queries is compared with, before any list has k rows: without them all of
/// its rows would have to be offered. One thread's scratch memory.
final class FirstThresholds {

    private static final int BLOCK = DistanceKernel.BLOCK;
    /// With more neighbors than this, offering them costs less.
    private static final int MOST_NEIGHBORS = 32;

    private final FilterKernel kernel;
    private final int k;
    private final float[] smallest;
    private final float[] thresholds = new float[BLOCK];

    FirstThresholds(FilterKernel kernel, int k) {
        this.kernel = kernel;
        this.k = k;
        this.smallest = new float[k > MOST_NEIGHBORS ? 0 : k * BLOCK];
    }

    /// Returns thresholds that at least k rows of the block are within; the largest possible if they are hard to find.
    ///
    /// @param values     lower bounds, lanes being queries, those of a query and itself infinite
    /// @param queries    the rows of the queries
    /// @param block      of the queries
    /// @param candidates the rows of the candidates
    /// @param other      block of the candidates
    float[] of(float[] values, FilterRows queries, int block, FilterRows candidates, int other) {
        Arrays.fill(thresholds, Float.MAX_VALUE);
        if (k <= MOST_NEIGHBORS) {
            float margin = 0;
            for (int lane = 0; lane < BLOCK; lane++) {
                margin = Math.max(margin, candidates.margin(other * BLOCK + lane));
            }
            kernel.smallest(values, k, smallest);
            for (int lane = 0; lane < BLOCK; lane++) {
                float kth = smallest[(k - 1) * BLOCK + lane];
                float upper = FilterRows.upper(kth, queries.margin(block * BLOCK + lane) + margin);
                thresholds[lane] = Math.min(upper, Float.MAX_VALUE);
            }
        }
        return thresholds;
    }
}
