package dev.ballast.samplers.weighted;

import java.math.BigInteger;

/// Shares of a fixed total in whole quanta, in proportion to units: the largest remainders get what rounding down leaves.
///
/// **Rule.** An item without units gets none. An item whose share would be below two quanta gets one. The others share the
/// rest: each gets floor(x) of its quota x = units * G / 2^s, where G / 2^s is (quanta left) / (units left) rounded down
/// to 64 significant bits, and the items with the largest x - floor(x), compared by their first 63 bits, get one more
/// each until the total is exact; of equal ones the first.
///
/// **The total comes out.** The quotas add up to more than the quanta left less one, because the units times what G lost
/// are less than quanta * 2^-63. So what is left is between 0 and the number of items that share. No item falls to 0: few
/// small items lower the quotas of the others by less than the factor 1 - 2^-31, and those were at least 2.
///
/// All arithmetic is in integers, so that the result does not depend on the machine or the number of threads.
final class Apportionment {

    private static final int DIGIT_BITS = 13;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private final long[] units;
    private final Parts parts;
    private final long leastSharing;
    private final long factor;
    private final int before;
    private final int after;
    private final long left;

    private long cut = Long.MAX_VALUE;
    private final long[] tiesBefore;
    private long ties;

    /// @param total at least 2^62 and at least 2^31 times the number of items
    Apportionment(Units weights, long total, Parts parts) {
        this.units = weights.units();
        this.parts = parts;
        this.tiesBefore = new long[parts.threads()];
        BigInteger quanta = BigInteger.valueOf(total);
        BigInteger sum = weights.sum();
        BigInteger least = sum.shiftLeft(1).add(quanta).subtract(BigInteger.ONE).divide(quanta);
        if (BigInteger.valueOf(weights.leastActive()).compareTo(least) < 0) {
            leastSharing = least.longValueExact();
            long[] small = smallItems();
            quanta = quanta.subtract(BigInteger.valueOf(small[0]));
            sum = sum.subtract(BigInteger.valueOf(small[1]));
        } else {
            leastSharing = 1;
        }
        int shift = 64 - (quanta.bitLength() - sum.bitLength());
        BigInteger scaled = quanta.shiftLeft(shift).divide(sum);
        while (scaled.bitLength() > 64) {
            shift--;
            scaled = quanta.shiftLeft(shift).divide(sum);
        }
        factor = scaled.longValue();
        before = Math.max(0, 64 - shift);
        after = Math.max(0, shift - 64);
        long[][] digits = new long[parts.threads()][DIGITS];
        left = quanta.longValueExact() - floors(digits);
        if (left > 0) {
            findCut(digits);
        }
    }

    /// Number and units of the items that get one quantum.
    private long[] smallItems() {
        long[] count = new long[parts.threads()];
        long[] sum = new long[parts.threads()];
        parts.forEach((part, from, to) -> {
            for (int i = from; i < to; i++) {
                if (units[i] > 0 && units[i] < leastSharing) {
                    count[part]++;
                    sum[part] += units[i];
                }
            }
        });
        return new long[]{sum(count), sum(sum)};
    }

    /// The sum of floors; counts items by the first digit of their remainders on the way.
    private long floors(long[][] digits) {
        long[] sums = new long[parts.threads()];
        parts.forEach((part, from, to) -> {
            long[] mine = digits[part];
            long sum = 0;
            for (int i = from; i < to; i++) {
                long unit = units[i];
                if (unit >= leastSharing) {
                    sum += floor(unit);
                    mine[(int) (remainder(unit) >>> (63 - DIGIT_BITS))]++;
                }
            }
            sums[part] = sum;
        });
        return sum(sums);
    }

    private long floor(long unit) {
        return Math.unsignedMultiplyHigh(unit << before, factor) >>> after;
    }

    private long remainder(long unit) {
        long high = Math.unsignedMultiplyHigh(unit << before, factor);
        long low = (unit << before) * factor;
        return (after == 0 ? low : (high << (64 - after)) | (low >>> after)) >>> 1;
    }

    /// Finds the remainder from which on items get one more, digit by digit from the highest, and how many of those that
    /// have exactly it.
    private void findCut(long[][] firstDigits) {
        long[][] counts = firstDigits;
        long prefix = 0;
        long needed = left;
        for (int high = 63; high > 0; high -= DIGIT_BITS) {
            int shift = Math.max(0, high - DIGIT_BITS);
            if (high < 63) {
                counts = digits(prefix, high, shift);
            }
            int digit = DIGITS - 1;
            while (total(counts, digit) < needed) {
                needed -= total(counts, digit);
                digit--;
            }
            prefix |= (long) digit << shift;
            if (total(counts, digit) == needed) {
                // All that have these digits.
                cut = prefix;
                ties = Long.MAX_VALUE;
                return;
            }
            for (int part = 1; part < tiesBefore.length; part++) {
                tiesBefore[part] = tiesBefore[part - 1] + counts[part - 1][digit];
            }
        }
        cut = prefix;
        ties = needed;
    }

    /// Counts, for each part, the items whose remainder has the prefix above bit `high`, by the bits from there to `shift`.
    private long[][] digits(long prefix, int high, int shift) {
        long[][] counts = new long[parts.threads()][DIGITS];
        int mask = (1 << (high - shift)) - 1;
        long wanted = prefix >>> high;
        parts.forEach((part, from, to) -> {
            long[] mine = counts[part];
            for (int i = from; i < to; i++) {
                long unit = units[i];
                long remainder = remainder(unit);
                if (remainder >>> high == wanted && unit >= leastSharing) {
                    mine[(int) (remainder >>> shift) & mask]++;
                }
            }
        });
        return counts;
    }

    /// Replaces the units of a run of items by their quanta.
    ///
    /// @param part  which of the parts
    /// @param from  its first item
    /// @param to    the item after its last
    void settle(int part, int from, int to) {
        long tie = tiesBefore[part];
        for (int i = from; i < to; i++) {
            long unit = units[i];
            if (unit < leastSharing) {
                units[i] = unit == 0 ? 0 : 1;
                continue;
            }
            long below = cut - remainder(unit);
            // The sign, as a branch on it would be as good as random.
            long more = below >>> 63;
            if (below == 0 && tie++ < ties) {
                more = 1;
            }
            units[i] = floor(unit) + more;
        }
    }

    private static long total(long[][] counts, int digit) {
        long total = 0;
        for (long[] part : counts) {
            total += part[digit];
        }
        return total;
    }

    private static long sum(long[] parts) {
        long sum = 0;
        for (long part : parts) {
            sum += part;
        }
        return sum;
    }
}
