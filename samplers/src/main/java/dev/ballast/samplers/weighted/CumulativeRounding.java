package dev.ballast.samplers.weighted;

import java.math.BigInteger;

/// Shares of a fixed total in whole quanta, in proportion to units: sums from the first item on are rounded down, and an item
/// gets what it adds to them.
///
/// **Rule.** An item without units gets none. An item whose share would be below two quanta gets one. The others share the
/// rest: with C the units of those of them before an item, and u its own, it gets floor((C + u) * G) - floor(C * G). G is
/// (quanta left) / (units left), rounded up to 64 significant bits. So every item that shares gets the floor or the ceiling
/// of its quota u * G, less than one quantum from it.
///
/// **The total comes out.** With all the units left for C + u, rounding up of G adds less than 1: G exceeds its exact value by
/// less than the factor 1 + 1 / (2^63 - 1), and the quanta left are below 2^63 - 1. So the last sum, rounded down, is the
/// quanta left. No item falls to 0: few small items lower the quotas of the others by less than the factor 1 - 2^-31, and
/// those were at least 2.
///
/// All arithmetic is in integers, so that the result does not depend on the machine or the number of threads.
final class CumulativeRounding {

    private final long[] units;
    private final long leastSharing;
    private final long factor;
    /// G is factor / 2^(64 + shift), shift being from -64 to 63.
    private final int shift;
    /// For each part, the high and the low 64 bits of the units before it that share.
    private final long[] startHigh;
    private final long[] startLow;

    /// @param total at least 2^62, below 2^63 - 1, and at least 2^31 times the number of items
    CumulativeRounding(Units weights, long total, Parts parts) {
        this.units = weights.units();
        BigInteger[] sums = weights.sums();
        BigInteger quanta = BigInteger.valueOf(total);
        BigInteger least = divideUp(weights.sum().shiftLeft(1), quanta);
        if (BigInteger.valueOf(weights.leastActive()).compareTo(least) < 0) {
            leastSharing = least.longValueExact();
            long[] count = new long[parts.threads()];
            long[] small = new long[parts.threads()];
            parts.forEach((part, from, to) -> countSmall(part, from, to, count, small));
            for (int part = 0; part < sums.length; part++) {
                quanta = quanta.subtract(BigInteger.valueOf(count[part]));
                sums[part] = sums[part].subtract(BigInteger.valueOf(small[part]));
            }
        } else {
            leastSharing = 1;
        }
        startHigh = new long[sums.length];
        startLow = new long[sums.length];
        BigInteger sum = BigInteger.ZERO;
        for (int part = 0; part < sums.length; part++) {
            startHigh[part] = sum.shiftRight(64).longValueExact();
            startLow[part] = sum.longValue();
            sum = sum.add(sums[part]);
        }
        int power = 65 - (quanta.bitLength() - sum.bitLength());
        BigInteger scaled = divideUp(quanta.shiftLeft(power), sum);
        while (scaled.bitLength() > 64) {
            power--;
            scaled = divideUp(quanta.shiftLeft(power), sum);
        }
        factor = scaled.longValue();
        shift = power - 64;
    }

    private static BigInteger divideUp(BigInteger number, BigInteger divisor) {
        return number.add(divisor).subtract(BigInteger.ONE).divide(divisor);
    }

    /// Number and units of the items that get one quantum.
    private void countSmall(int part, int from, int to, long[] count, long[] sum) {
        for (int i = from; i < to; i++) {
            if (units[i] > 0 && units[i] < leastSharing) {
                count[part]++;
                sum[part] += units[i];
            }
        }
    }

    /// Replaces the units of a part's items by their quanta, and marks those with more than a column.
    void settle(int part, int from, int to, long column, long[] heavyBits) {
        long high = startHigh[part];
        long low = startLow[part];
        long before = rounded(high, low);
        for (int begin = from; begin < to; begin += 64) {
            long heavy = 0;
            int end = Math.min(to, begin + 64);
            for (int i = begin; i < end; i++) {
                long unit = units[i];
                long quanta;
                if (unit < leastSharing) {
                    quanta = unit == 0 ? 0 : 1;
                } else {
                    low += unit;
                    // The carry: `low` passed 2^64.
                    high += low + Long.MIN_VALUE < unit + Long.MIN_VALUE ? 1 : 0;
                    long after = rounded(high, low);
                    quanta = after - before;
                    before = after;
                }
                units[i] = quanta;
                // The sign of column - quanta; no branch, as its outcome is as good as random.
                heavy |= ((column - quanta) >>> 63) << i;
            }
            heavyBits[begin >>> 6] = heavy;
        }
    }

    /// floor(C * G), of 128 bits of C. With C * factor = high * 2^128 + middle * 2^64 + low, low is not needed if the shift is
    /// not negative; if it is, C is below 2^63, as G is at least 1 then.
    private long rounded(long high, long low) {
        if (shift < 0) {
            return Math.unsignedMultiplyHigh(low << -shift, factor);
        }
        long product = Math.unsignedMultiplyHigh(low, factor);
        long middle = high * factor + product;
        long carry = middle + Long.MIN_VALUE < product + Long.MIN_VALUE ? 1 : 0;
        long top = Math.unsignedMultiplyHigh(high, factor) + carry;
        // Two shifts, as one by 64 is none; the sum is below 2^63, so that nothing of the top is lost.
        return (top << 1 << (63 - shift)) | (middle >>> shift);
    }
}
