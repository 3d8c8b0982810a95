package dev.ballast.smote.neighbors.exact;

import dev.ballast.smote.neighbors.kernel.DistanceKernel;

import org.jspecify.annotations.Nullable;

/// A block of candidates laid out for [DistanceKernel], and its squared distances by definition to some queries. Where the
/// definition asks for [WideDistance]s, what the kernel computes only tells which rows need not be looked at. One thread's
/// scratch memory.
public final class ExactTiles {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int GROUP = DistanceKernel.QUERIES;

    private final DistanceKernel kernel;
    private final ComparedRows candidates;
    private final int columns;
    private final double[] row;
    private final double[] block;
    private final double[] group;
    private final double[] distances = new double[GROUP * BLOCK];
    private final int[] places = new int[BLOCK];
    private final int[] found = new int[BLOCK];
    /// Null if distances are numbers.
    private final @Nullable WideDistance wide;
    private int lanes;
    /// Whether all blocks come in order of places.
    private boolean ascending;

    /// Scratch memory for one thread.
    ///
    /// @param wide whether distances are to be [WideDistance]s
    public ExactTiles(DistanceKernel kernel, ComparedRows candidates, boolean wide) {
        this.kernel = kernel;
        this.candidates = candidates;
        this.columns = candidates.columns();
        this.row = new double[columns];
        this.block = new double[columns * BLOCK];
        this.group = new double[GROUP * columns];
        this.wide = wide ? new WideDistance() : null;
    }

    /// Loads a block.
    ///
    /// @param order the place at each position, or null if they are the same
    /// @param first position of the first row
    /// @param count number of rows
    public void load(int @Nullable [] order, int first, int count) {
        lanes = count;
        ascending = order == null;
        for (int lane = 0; lane < count; lane++) {
            places[lane] = order == null ? first + lane : order[first + lane];
            candidates.copy(places[lane], row, 0);
            for (int j = 0; j < columns; j++) {
                block[j * BLOCK + lane] = row[j];
            }
        }
    }

    /// Computes the squared distances of a group of queries to the block.
    ///
    /// @param values rows of queries; those beyond the last are computed, never read
    /// @param query  the first of the group
    public void compute(double[] values, int query) {
        System.arraycopy(values, query * columns, group, 0, group.length);
        kernel.squaredDistances(group, columns, block, distances);
    }

    /// Offers what was computed for one of the group to its list.
    ///
    /// @param self its own place, which is not offered
    public void merge(NearestLists lists, int list, int member, int self) {
        if (wide != null) {
            mergeWide(wide, lists, list, member, self);
            return;
        }
        int lane = 0;
        while (lane < lanes && !lists.isFull(list)) {
            if (places[lane] != self) {
                lists.offer(list, places[lane], distances[member * BLOCK + lane]);
            }
            lane++;
        }
        if (lane == lanes) {
            return;
        }
        // Rows as far as the farthest come before it only if their places do. Lanes offered already are in the list or
        // behind it.
        double threshold = ascending ? Math.nextDown(lists.threshold(list)) : lists.threshold(list);
        int count = kernel.lanesAtMost(distances, member * BLOCK, lanes, threshold, found);
        for (int i = 0; i < count; i++) {
            if (found[i] >= lane && places[found[i]] != self) {
                lists.offer(list, places[found[i]], distances[member * BLOCK + found[i]]);
            }
        }
    }

    private void mergeWide(WideDistance distance, NearestLists lists, int list, int member, int self) {
        double threshold = lists.isFull(list)
                ? WideDistance.atLeast(lists.threshold(list), lists.thresholdExponent(list), columns)
                : Double.POSITIVE_INFINITY;
        int count = kernel.lanesAtMost(distances, member * BLOCK, lanes, threshold, found);
        for (int i = 0; i < count; i++) {
            offerWide(distance, lists, list, group, member * columns, found[i], self);
        }
    }

    private void offerWide(WideDistance distance, NearestLists lists, int list, double[] values, int from, int lane,
            int self) {
        if (places[lane] != self) {
            distance.compute(values, from, block, lane, BLOCK, columns);
            lists.offer(list, places[lane], distance);
        }
    }

    /// Compares one query with one row of the block, and offers it.
    public void offer(NearestLists lists, int list, double[] values, int lane, int self) {
        if (wide != null) {
            offerWide(wide, lists, list, values, list * columns, lane, self);
            return;
        }
        if (places[lane] == self) {
            return;
        }
        double sum = 0;
        for (int j = 0, at = lane; j < columns; j++, at += BLOCK) {
            double difference = values[list * columns + j] - block[at];
            sum += difference * difference;
        }
        lists.offer(list, places[lane], sum);
    }
}
