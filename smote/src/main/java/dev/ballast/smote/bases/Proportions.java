package dev.ballast.smote.bases;

import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.SequentialSelection;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;

/// Deals draws over items in proportion to whole weights, exactly, by the largest remainder: every item gets
/// floor(draws x weight / sum of weights), and what is left goes, one each, to the items whose remainders are largest. Among
/// items of one remainder a uniformly random choice decides, so that the order of items does not.
///
/// Draws come in the order of the items.
///
/// **Cost.** Sorting the items once; 8 bytes an item; O(log items) a draw. **Randomness.** One [SequentialSelection] over the
/// items that tie, on the stream given. Immutable and thread-safe.
public final class Proportions {

    private final long[] ends;

    private Proportions(long[] ends) {
        this.ends = ends;
    }

    /// Deals.
    ///
    /// @param weights of the items, at least 0, not all 0; their sum is in the range of a `long`
    /// @param draws   how many draws, at least 0
    /// @param random  decides among items of one remainder
    /// @return who gets which draw
    public static Proportions of(long[] weights, long draws, RandomStream random) {
        long sum = Arrays.stream(weights).reduce(0, Math::addExact);
        if (sum == 0) {
            throw new IllegalArgumentException("all weights are 0");
        }
        long whole = draws / sum;
        long rest = draws % sum;
        long[] counts = new long[weights.length];
        long[] remainders = new long[weights.length];
        long left = draws;
        for (int item = 0; item < counts.length; item++) {
            long quotient = quotient(rest, weights[item], sum);
            counts[item] = whole * weights[item] + quotient;
            // What wraps around in both products is the same.
            remainders[item] = rest * weights[item] - quotient * sum;
            left -= counts[item];
        }
        giveOneEach(counts, remainders, left, random);
        for (int item = 1; item < counts.length; item++) {
            counts[item] += counts[item - 1];
        }
        return new Proportions(counts);
    }

    /// {@return floor(a x b / divisor), where the product may be beyond a `long`}
    private static long quotient(long a, long b, long divisor) {
        long product = a * b;
        return Math.multiplyHigh(a, b) == 0 && product >= 0
                ? product / divisor
                : BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divide(BigInteger.valueOf(divisor))
                        .longValueExact();
    }

    private static void giveOneEach(long[] counts, long[] remainders, long left, RandomStream random) {
        if (left == 0) {
            return;
        }
        long[] sorted = remainders.clone();
        Arrays.sort(sorted);
        long last = sorted[sorted.length - (int) left];
        long above = 0;
        long tied = 0;
        for (long remainder : remainders) {
            above += remainder > last ? 1 : 0;
            tied += remainder == last ? 1 : 0;
        }
        SequentialSelection selection = new SequentialSelection(tied, left - above, random);
        for (int item = 0; item < counts.length; item++) {
            if (remainders[item] > last || (remainders[item] == last && selection.next())) {
                counts[item]++;
            }
        }
    }

    /// {@return how many items there are}
    public int items() {
        return ends.length;
    }

    /// {@return the first draw of an item}
    ///
    /// @param item from 0
    public long begin(int item) {
        return item == 0 ? 0 : ends[item - 1];
    }

    /// {@return how many draws an item gets}
    ///
    /// @param item from 0
    public long count(int item) {
        return ends[item] - begin(item);
    }

    /// {@return the item of a draw}
    ///
    /// @param draw from 0
    /// @throws IndexOutOfBoundsException if there is no such draw
    public int item(long draw) {
        Objects.checkIndex(draw, ends[ends.length - 1]);
        int low = 0;
        int high = ends.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > draw) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
