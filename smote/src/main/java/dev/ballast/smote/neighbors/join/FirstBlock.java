package dev.ballast.smote.neighbors.join;

import dev.ballast.smote.neighbors.bound.FilterRows;
import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

/// Compares a block of queries with the first block of candidates it comes to, when no list has a threshold yet: all rows would
/// have to be offered. Instead the k smallest lower bounds are found first; what is within the upper bound of the last of them
/// is offered. One thread's scratch memory.
final class FirstBlock {

    private static final int BLOCK = DistanceKernel.BLOCK;
    /// With more neighbors than this, offering all costs less.
    private static final int MOST_NEIGHBORS = 32;

    private final FilterKernel kernel;
    private final FilterRows queries;
    private final FilterRows candidates;
    private final Offers offers;
    private final int k;
    private final float[] negated;
    private final float[] values = new float[BLOCK * BLOCK];
    /// Of the smallest k + 1 values of each lane.
    private final int[] keys;

    FirstBlock(FilterKernel kernel, Offers offers) {
        this.kernel = kernel;
        this.queries = offers.queries();
        this.candidates = offers.candidates();
        this.offers = offers;
        this.k = offers.lists().k();
        this.negated = new float[BLOCK * candidates.columns()];
        this.keys = new int[k > MOST_NEIGHBORS ? 0 : (k + 1) * BLOCK];
    }

    /// Offers the rows of a block to the lists of a block of queries.
    ///
    /// @param block of queries
    /// @param other block of candidates
    /// @param list  that of the first query
    void compare(int block, int other, int list) {
        // Lanes are queries here: those of the smallest values can be found for all of them at once.
        candidates.copyNegated(other, negated);
        kernel.halfDistances(negated, BLOCK, candidates.halfNorms(), other * BLOCK, candidates.columns(),
                queries.block(block), queries.halfNorms(), block * BLOCK, values);
        if (offers.self() && block == other) {
            for (int at = 0; at < values.length; at += BLOCK + 1) {
                values[at] = Float.POSITIVE_INFINITY;
            }
        }
        int lanes = queries.rowsIn(block);
        if (k > MOST_NEIGHBORS) {
            for (int lane = 0; lane < lanes; lane++) {
                offerWithin(block, other, lane, list + lane, Float.MAX_VALUE);
            }
            return;
        }
        kernel.smallest(values, k + 1, keys);
        float margin = candidates.largestMargin(other);
        for (int lane = 0; lane < lanes; lane++) {
            float largest = 0;
            for (int at = lane; at < k * BLOCK; at += BLOCK) {
                largest = Math.max(largest, value(at));
            }
            float limit = FilterRows.upper(largest, queries.margin(block * BLOCK + lane) + margin);
            // What the key has lost makes it smaller: no other row is nearer than this.
            if (Float.intBitsToFloat(keys[k * BLOCK + lane] & -BLOCK) <= limit) {
                offerWithin(block, other, lane, list + lane, Math.min(limit, Float.MAX_VALUE));
            } else {
                for (int at = lane; at < k * BLOCK; at += BLOCK) {
                    offer(block, other, lane, list + lane, keys[at] % BLOCK, value(at));
                }
            }
        }
    }

    /// The value of a key.
    private float value(int at) {
        return values[keys[at] % BLOCK * BLOCK + at % BLOCK];
    }

    private void offerWithin(int block, int other, int lane, int list, float limit) {
        for (int row = 0, at = lane; row < BLOCK; row++, at += BLOCK) {
            if (values[at] <= limit) {
                offer(block, other, lane, list, row, values[at]);
            }
        }
    }

    private void offer(int block, int other, int lane, int list, int row, float lower) {
        offers.offerAnyway(list, block * BLOCK + lane, other * BLOCK + row, lower);
    }
}
