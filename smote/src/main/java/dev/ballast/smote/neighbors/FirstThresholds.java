package dev.ballast.smote.neighbors;

import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import java.util.Arrays;

/// Thresholds for the first block that a block of queries is compared with, before any list has k rows: without them all of
/// its rows would have to be offered. One thread's scratch memory.
final class FirstThresholds {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int LANES = FilterKernel.LANES;

    private final FilterKernel kernel;
    private final int k;
    private final float[] minima = new float[BLOCK * LANES];
    private final float[] smallest = new float[LANES];
    private final float[] thresholds = new float[BLOCK];

    FirstThresholds(FilterKernel kernel, int k) {
        this.kernel = kernel;
        this.k = k;
    }

    /// Returns thresholds that at least k rows of the block are within; the largest possible if they are hard to find.
    ///
    /// @param values     lower bounds, those of a query and itself infinite
    /// @param queries    the rows of the queries
    /// @param block      of the queries
    /// @param candidates the rows of the candidates
    /// @param other      block of the candidates
    float[] of(float[] values, FilterRows queries, int block, FilterRows candidates, int other) {
        Arrays.fill(thresholds, Float.MAX_VALUE);
        if (k <= LANES) {
            float margin = 0;
            for (int lane = 0; lane < BLOCK; lane++) {
                margin = Math.max(margin, candidates.margin(other * BLOCK + lane));
            }
            kernel.minima(values, minima);
            for (int query = 0; query < BLOCK; query++) {
                float upper = FilterRows.upper(kthSmallest(query), queries.margin(block * BLOCK + query) + margin);
                thresholds[query] = Math.min(upper, Float.MAX_VALUE);
            }
        }
        return thresholds;
    }

    private float kthSmallest(int query) {
        int size = 0;
        for (int i = query * LANES; i < (query + 1) * LANES; i++) {
            float value = minima[i];
            if (size == k && value >= smallest[k - 1]) {
                continue;
            }
            int at = Math.min(size, k - 1);
            while (at > 0 && smallest[at - 1] > value) {
                smallest[at] = smallest[at - 1];
                at--;
            }
            smallest[at] = value;
            size = Math.min(size + 1, k);
        }
        return smallest[k - 1];
    }
}
