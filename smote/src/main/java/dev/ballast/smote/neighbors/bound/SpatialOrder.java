package dev.ballast.smote.neighbors.bound;

import dev.ballast.smote.neighbors.exact.SearchThreads;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Orders rows so that rows near each other follow one another: they are cut in two, across the column in which they
/// vary most, until [FilterKernel#LANES] are left, as the leaves of a k-d tree (Bentley, Multidimensional binary search trees
/// used for associative searching, 1975, doi:10.1145/361002.361007). Cuts of more rows than LANES x LANES are at multiples of
/// that, others at multiples of LANES, so that [Boxes] of the two smallest sizes are around whole parts; larger ones are around
/// parts that follow one another.
///
/// Costs n log n comparisons, with 8 bytes a row beside the order itself. Threads share the cuts of one depth, until there are
/// enough parts for each to cut its own to the end, and parts are small enough for an interrupt not to wait long.
public final class SpatialOrder {

    private static final int LEAF = FilterKernel.LANES;
    private static final int OUTER = LEAF * LEAF;
    /// Rows of a part that a thread cuts to the end.
    private static final int LARGEST_PART = 1 << 17;
    private static final int MOST_SAMPLED = 64;
    /// Fewer keys than this are sorted.
    private static final int FEW_KEYS = 24;
    /// Of so many keys or more, a pivot is chosen from a sample.
    private static final int MANY_KEYS = 400;
    private static final int PIVOTS = 32;

    private final RoundedRows rows;
    /// In the upper half what rows are ordered by at the moment, in the lower half their places. Shared by all threads, each at
    /// work on a part of its own.
    private final long[] keys;
    private final float[] sums;
    private final float[] squares;
    private final long[] pivots = new long[PIVOTS];

    private SpatialOrder(RoundedRows rows, long[] keys) {
        this.rows = rows;
        this.keys = keys;
        this.sums = new float[rows.columns()];
        this.squares = new float[rows.columns()];
    }

    /// The order rows came in.
    public static int[] identity(int rows) {
        int[] order = new int[rows];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /// Returns the place of the row at each position.
    static int[] of(RoundedRows rows, SearchThreads threads) {
        long[] keys = new long[rows.rows()];
        Arrays.setAll(keys, i -> i);
        int parts = 1;
        int wanted = Math.max(threads.count(), rows.rows() / LARGEST_PART);
        while (parts < wanted && parts * OUTER < rows.rows()) {
            threads.run(parts, inParts(rows, keys, parts, SpatialOrder::cutOnce));
            parts *= 2;
        }
        threads.run(parts, inParts(rows, keys, parts, SpatialOrder::cut));
        int[] order = new int[keys.length];
        Arrays.setAll(order, i -> place(keys[i]));
        return order;
    }

    /// What is done to one of the parts that a number of cuts have left.
    private interface PartWork {
        void accept(SpatialOrder order, int from, int to);
    }

    private static Supplier<IntConsumer> inParts(RoundedRows rows, long[] keys, int parts, PartWork work) {
        return () -> {
            SpatialOrder worker = new SpatialOrder(rows, keys);
            return part -> {
                int from = 0;
                int to = keys.length;
                // The way down from the whole to the part, as the digits of its number say.
                for (int half = parts / 2; half > 0; half /= 2) {
                    int middle = middle(from, to);
                    if ((part & half) == 0) {
                        to = middle;
                    } else {
                        from = middle;
                    }
                }
                work.accept(worker, from, to);
            };
        };
    }

    /// Where a part is cut; its end if it is not.
    private static int middle(int from, int to) {
        int unit = to - from > OUTER ? OUTER : LEAF;
        int units = (to - from + unit - 1) / unit;
        return units <= 1 ? to : from + units / 2 * unit;
    }

    private void cut(int from, int to) {
        int middle = middle(from, to);
        if (middle < to) {
            cutOnce(from, to);
            cut(from, middle);
            cut(middle, to);
        }
    }

    private void cutOnce(int from, int to) {
        int middle = middle(from, to);
        if (middle == to) {
            return;
        }
        int column = widest(from, to);
        for (int i = from; i < to; i++) {
            int place = place(keys[i]);
            keys[i] = key(rows.chunk(place)[rows.offset(place) + column], place);
        }
        select(from, to, middle);
    }

    /// The column of the largest variance in a sample. Values are at most 2^30, so that squares do not overflow.
    private int widest(int from, int to) {
        int count = Math.min(to - from, MOST_SAMPLED);
        Arrays.fill(sums, 0);
        Arrays.fill(squares, 0);
        for (int i = 0; i < count; i++) {
            int place = place(keys[from + (int) ((long) i * (to - from) / count)]);
            float[] chunk = rows.chunk(place);
            int at = rows.offset(place);
            for (int j = 0; j < sums.length; j++) {
                float value = chunk[at + j];
                sums[j] += value;
                squares[j] += value * value;
            }
        }
        int widest = 0;
        float largest = Float.NEGATIVE_INFINITY;
        for (int j = 0; j < sums.length; j++) {
            float variance = squares[j] - sums[j] * sums[j] / count;
            if (variance > largest) {
                largest = variance;
                widest = j;
            }
        }
        return widest;
    }

    /// A key that sorts as its value does, then by place; not negative, so that differences do not overflow.
    private static long key(float value, int place) {
        int bits = Float.floatToRawIntBits(value);
        int ascending = bits ^ (bits >> 31 | Integer.MIN_VALUE);
        return Integer.toUnsignedLong(ascending) << 31 | place;
    }

    private static int place(long key) {
        return (int) key & Integer.MAX_VALUE;
    }

    /// Moves keys so that none before a position is larger than any from there on. Of many keys, pivots come from a sample, from
    /// a little to either side of where the wanted one should be, so that after two of them few are left (Floyd and Rivest,
    /// Expected time bounds for selection, 1975, doi:10.1145/360680.360691).
    private void select(int from, int to, int position) {
        int low = from;
        int high = to;
        while (high - low > FEW_KEYS) {
            int middle = partition(low, high, pivot(low, high, position));
            if (position < middle) {
                high = middle;
            } else {
                low = middle;
            }
        }
        Arrays.sort(keys, low, high);
    }

    /// Keys differ, and this is not the smallest: some are below it, and some are not.
    private long pivot(int low, int high, int position) {
        int size = high - low;
        if (size < MANY_KEYS) {
            long a = keys[low];
            long b = keys[low + size / 2];
            long c = keys[high - 1];
            return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
        }
        for (int i = 0; i < PIVOTS; i++) {
            pivots[i] = keys[low + (int) ((2L * i + 1) * size / (2 * PIVOTS))];
        }
        Arrays.sort(pivots);
        int rank = (int) ((long) (position - low) * PIVOTS / size);
        return pivots[Math.clamp(2 * rank < PIVOTS ? rank + 3 : rank - 3, 1, PIVOTS - 1)];
    }

    /// Moves the keys below a pivot to the front, without branches: which way they would go is anyone's guess.
    ///
    /// @return the first place of the others
    private int partition(int low, int high, long pivot) {
        int end = low;
        for (int i = low; i < high; i++) {
            long key = keys[i];
            keys[i] = keys[end];
            keys[end] = key;
            end += (int) ((key - pivot) >>> 63);
        }
        return end;
    }
}
