package dev.ballast.smote.neighbors;

import dev.ballast.smote.neighbors.exact.ComparedRows;
import dev.ballast.smote.neighbors.exact.SearchThreads;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Sets of equal rows, of which only the first few can be anyone's neighbors: a query that is as near to many rows takes those
/// with the smallest places. Leaving out the others makes a search cheaper, and keeps one among many zeros, which no bound
/// can tell apart, from comparing all of them by the definition.
///
/// Rows are equal if all their values are, zeros of either sign included. Costs one look at every value, and 8 to 16 bytes a
/// row.
final class EqualRows {

    private static final int CHUNK = 1 << 12;
    private static final long ODD = 0x9E3779B97F4A7C15L;

    /// Fewer rows left out than one in so many are not worth another numbering.
    private static final int WORTHWHILE = 16;

    /// The first row equal to each.
    private final int[] first;
    /// The places that are kept, ascending; empty if all are.
    private final int[] kept;

    private EqualRows(int[] first, int[] kept) {
        this.first = first;
        this.kept = kept;
    }

    /// Finds the rows that are needed.
    ///
    /// @param most rows of each set that are kept, those with the smallest places
    static EqualRows of(ComparedRows rows, int most, SearchThreads threads) {
        int size = rows.size();
        int[] hashes = new int[size];
        threads.run((size + CHUNK - 1) / CHUNK, () -> hashing(rows, hashes));
        int[] first = firsts(rows, hashes);
        int[] counts = hashes;
        Arrays.fill(counts, 0);
        int keeping = 0;
        for (int place = 0; place < size; place++) {
            if (counts[first[place]]++ < most) {
                keeping++;
            }
        }
        if (size - keeping <= size / WORTHWHILE) {
            return new EqualRows(first, new int[0]);
        }
        int[] kept = new int[keeping];
        Arrays.fill(counts, 0);
        int next = 0;
        for (int place = 0; place < size; place++) {
            if (counts[first[place]]++ < most) {
                kept[next++] = place;
            }
        }
        return new EqualRows(first, kept);
    }

    private static IntConsumer hashing(ComparedRows rows, int[] hashes) {
        double[] values = new double[rows.columns()];
        return chunk -> {
            int end = Math.min(rows.size(), (chunk + 1) * CHUNK);
            for (int place = chunk * CHUNK; place < end; place++) {
                rows.copy(place, values, 0);
                long hash = 0;
                for (double value : values) {
                    // Adding zero gives both zeros the same bits.
                    hash = (hash ^ Double.doubleToRawLongBits(value + 0.0)) * ODD;
                    hash ^= hash >>> 32;
                }
                hashes[place] = (int) hash;
            }
        };
    }

    /// For each row the first equal one. Rows are looked up in an open table, by linear probing.
    private static int[] firsts(ComparedRows rows, int[] hashes) {
        int size = hashes.length;
        int[] first = new int[size];
        int[] table = new int[Math.max(2, Integer.highestOneBit(Math.max(1, size)) << 1)];
        Arrays.fill(table, -1);
        double[] values = new double[rows.columns()];
        double[] others = new double[rows.columns()];
        for (int place = 0; place < size; place++) {
            int at = hashes[place] & (table.length - 1);
            while (table[at] >= 0 && !isEqual(rows, table[at], place, hashes, values, others)) {
                at = (at + 1) & (table.length - 1);
            }
            if (table[at] < 0) {
                table[at] = place;
            }
            first[place] = table[at];
        }
        return first;
    }

    private static boolean isEqual(ComparedRows rows, int one, int other, int[] hashes, double[] values,
            double[] others) {
        if (hashes[one] != hashes[other]) {
            return false;
        }
        rows.copy(one, values, 0);
        rows.copy(other, others, 0);
        for (int j = 0; j < values.length; j++) {
            if (values[j] != others[j]) {
                return false;
            }
        }
        return true;
    }

    /// Whether no row is left out.
    boolean isAllKept() {
        return kept.length == 0;
    }

    /// The places that are kept, ascending; empty if all are.
    int[] kept() {
        return kept;
    }

    /// Turns places among the rows kept into places among all.
    ///
    /// @param found the neighbors of any queries among the rows kept
    Neighbors renumbered(Neighbors found) {
        int[] places = new int[found.queries() * found.k()];
        for (int query = 0; query < found.queries(); query++) {
            renumber(found, query, places, query);
        }
        return found.withRows(places);
    }

    /// Turns the neighbors of the rows kept, among themselves, into those of all rows. Of each set, one row more than neighbors
    /// was kept, so that those that were not have the first of the set as neighbors, all at distance 0.
    ///
    /// @param found the neighbors of the rows kept
    Neighbors ofAll(Neighbors found) {
        int k = found.k();
        int[] places = new int[Math.multiplyExact(first.length, k)];
        for (int query = 0; query < kept.length; query++) {
            renumber(found, query, places, kept[query]);
        }
        int next = 0;
        for (int place = 0; place < first.length; place++) {
            if (next < kept.length && kept[next] == place) {
                next++;
                continue;
            }
            // The first of the set has the others as neighbors, so only the last of them has to make room for it.
            int from = first[place] * k;
            places[place * k] = first[place];
            System.arraycopy(places, from, places, place * k + 1, k - 1);
        }
        return found.withRows(places, kept);
    }

    private void renumber(Neighbors found, int query, int[] places, int target) {
        int k = found.k();
        for (int rank = 0; rank < k; rank++) {
            places[target * k + rank] = kept[found.row(query, rank)];
        }
    }
}
