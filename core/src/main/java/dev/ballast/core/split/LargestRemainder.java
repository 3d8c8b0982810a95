package dev.ballast.core.split;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Deals a total over classes in proportion to their rows, in whole numbers: each gets its quota rounded down, and those
/// with the largest remainders one more until the total is reached. Equal remainders come in a given order. Computed in
/// integers.
final class LargestRemainder {

    private LargestRemainder() {
    }

    /// Deals `total` over classes of `rows`, of which only `room` are left.
    ///
    /// The quota of a class is rows x total / sum of rows. Rounded down it must fit the room; the one more may not, and
    /// then goes to the next.
    ///
    /// @param ties all classes, in the order that breaks ties
    static long[] deal(long[] rows, long[] room, long total, int[] ties) {
        long all = Arrays.stream(rows).sum();
        long[] dealt = new long[rows.length];
        long[] remainder = new long[rows.length];
        long left = total;
        for (int i = 0; i < rows.length; i++) {
            // Both factors are below 2^31.
            long product = rows[i] * total;
            dealt[i] = all == 0 ? 0 : product / all;
            remainder[i] = all == 0 ? 0 : product % all;
            left -= dealt[i];
        }
        int[] order = IntStream.of(ties).boxed()
                .sorted((i, j) -> Long.compare(remainder[j], remainder[i])).mapToInt(Integer::intValue).toArray();
        for (int i = 0; left > 0; i = (i + 1) % order.length) {
            if (dealt[order[i]] < room[order[i]]) {
                dealt[order[i]]++;
                left--;
            }
        }
        return dealt;
    }
}
