package dev.ballast.smote.neighbors.join;

import java.util.Arrays;

/// For a run of queries, the rows that may be among their k nearest: those with the smallest upper bounds of their
/// distance, in the units of [FilterRows][dev.ballast.smote.neighbors.bound.FilterRows]. The k-th smallest upper bound known is the threshold: a row whose lower bound is
/// above it is not among the k nearest, and need not be offered.
///
/// Rows are offered in any order. A list keeps a few more than k, because bounds do not tell rows of almost one distance
/// apart; [#left] tells whether those were enough.
///
/// Short lists are kept sorted. Into long ones, where that would take too many moves, rows are just written until there is
/// no room; then the nearest are selected. That is a few operations for each row offered, whatever k is.
final class CandidateLists {

    /// Up to here lists are kept sorted.
    private static final int LONGEST_SORTED = 32;
    /// Two gigabytes.
    private static final long MOST_ENTRIES = 1L << 28;
    /// See [FilterRows#lowest][dev.ballast.smote.neighbors.bound.FilterRows#lowest]: below so many margins of the query, a lower bound may be 0.
    private static final float MARGINS_OF_DOUBT = 5;

    private final int k;
    /// How many are kept of a list when room is made.
    private final int kept;
    private final int capacity;
    /// Upper bound and position: bits of floats that are not negative sort as they do.
    private final long[] entries;
    private final int[] sizes;
    private final float[] thresholds;
    private final float[] left;

    CandidateLists(int queries, int k) {
        this.k = k;
        this.kept = kept(k);
        this.capacity = capacity(k);
        this.entries = new long[Math.multiplyExact(queries, capacity)];
        this.sizes = new int[queries];
        this.thresholds = new float[queries];
        this.left = new float[queries];
        clear();
    }

    private static int kept(int k) {
        return Math.addExact(k, Math.max(8, k / 8));
    }

    private static int capacity(int k) {
        return k <= LONGEST_SORTED ? kept(k) : Math.multiplyExact(2, kept(k));
    }

    /// Whether so many lists are not too much memory for one thread, or for a search among one set.
    static boolean canHold(long queries, int k) {
        return queries * capacity(k) <= MOST_ENTRIES;
    }

    void clear() {
        Arrays.fill(sizes, 0);
        // Below infinity, which is what lanes without a row have.
        Arrays.fill(thresholds, Float.MAX_VALUE);
        Arrays.fill(left, Float.POSITIVE_INFINITY);
    }

    int k() {
        return k;
    }

    /// Thresholds of all queries.
    float[] thresholds() {
        return thresholds;
    }

    /// Offers a row to the list of a query.
    ///
    /// @param upper  of the distance
    /// @param margin of the query
    void offer(int query, int position, float upper, float margin) {
        add(query, position, upper);
        if (left[query] <= MARGINS_OF_DOUBT * margin) {
            // More rows than the list holds may be at distance 0, and that will not change: the query must be compared by
            // the definition anyway.
            thresholds[query] = Float.NEGATIVE_INFINITY;
        }
    }

    private void add(int query, int position, float upper) {
        long entry = (long) Float.floatToRawIntBits(upper) << Integer.SIZE | position;
        int begin = query * capacity;
        if (k <= LONGEST_SORTED) {
            insert(query, begin, entry);
            return;
        }
        if (sizes[query] == capacity) {
            makeRoom(query, begin);
        }
        entries[begin + sizes[query]++] = entry;
    }

    private void insert(int query, int begin, long entry) {
        int size = sizes[query];
        if (size == capacity) {
            size--;
            long last = entries[begin + size];
            left[query] = Math.min(left[query], upper(Math.max(entry, last)));
            if (entry >= last) {
                return;
            }
        }
        int at = begin + size;
        while (at > begin && entries[at - 1] > entry) {
            entries[at] = entries[at - 1];
            at--;
        }
        entries[at] = entry;
        sizes[query] = size + 1;
        if (size + 1 >= k) {
            thresholds[query] = upper(entries[begin + k - 1]);
        }
    }

    private void makeRoom(int query, int begin) {
        int end = begin + sizes[query];
        Selection.select(entries, begin, end, begin + kept);
        left[query] = Math.min(left[query], upper(entries[begin + kept]));
        Selection.select(entries, begin, begin + kept, begin + k - 1);
        thresholds[query] = upper(entries[begin + k - 1]);
        sizes[query] = kept;
    }

    /// Sorts a list, after all rows were offered.
    ///
    /// @return the k-th smallest upper bound
    float finish(int query) {
        int begin = query * capacity;
        if (k > LONGEST_SORTED) {
            Arrays.sort(entries, begin, begin + sizes[query]);
        }
        return upper(entries[begin + k - 1]);
    }

    int size(int query) {
        return sizes[query];
    }

    int position(int query, int rank) {
        return (int) entries[query * capacity + rank];
    }

    float upper(int query, int rank) {
        return upper(entries[query * capacity + rank]);
    }

    private static float upper(long entry) {
        return Float.intBitsToFloat((int) (entry >>> Integer.SIZE));
    }

    /// The smallest upper bound of the rows that were offered and are not in the list.
    float left(int query) {
        return left[query];
    }
}
