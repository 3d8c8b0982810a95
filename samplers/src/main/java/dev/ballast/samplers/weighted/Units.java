package dev.ballast.samplers.weighted;

import java.math.BigInteger;
import java.util.Arrays;

/// Weights as whole numbers of a common unit, with their exact sum.
///
/// Weights given as `long` are taken as they are. Others are scaled by the power of two that brings the largest into
/// [2^61, 2^62) and rounded down, but a positive weight to at least 1. As a double has 53 bits, weights down to 2^-9 of
/// the largest lose nothing; smaller ones lose less than one unit, which is at most 2^-61 of the largest.
///
/// @param units       the number of units of every item; owned by whoever holds this
/// @param sums        of the items of each thread's part; owned by whoever holds this
/// @param leastActive the smallest number that is not 0
record Units(long[] units, BigInteger[] sums, long leastActive) {

    private static final int LARGEST_EXPONENT = 61;
    private static final long LARGEST_BITS = Double.doubleToRawLongBits(Double.MAX_VALUE);
    private static final double SMALLEST_NORMAL = Double.MIN_NORMAL;

    static Units of(double[] weights, int threads) {
        Parts parts = parts(weights.length, threads);
        double most = largest(weights, parts);
        requirePositive(most > 0);
        // The power of two is split, because alone it can exceed the largest double. Products are exact unless they are
        // far below one unit.
        int exponent = LARGEST_EXPONENT - exponent(most);
        double half = Math.scalb(1.0, exponent / 2);
        double otherHalf = Math.scalb(1.0, exponent - exponent / 2);
        long[] units = new long[weights.length];
        return summed(units, parts, (_, from, to) -> {
            for (int i = from; i < to; i++) {
                double weight = weights[i];
                long scaled = (long) (weight * half * otherHalf);
                units[i] = scaled == 0 && weight > 0 ? 1 : scaled;
            }
        });
    }

    /// The largest weight. Checks all of them: the bits of doubles from 0 to the largest are in the order of their values, those
    /// of negative ones are negative, and those of infinity and NaN are above. The loop has no branch.
    private static double largest(double[] weights, Parts parts) {
        long[] most = new long[parts.threads()];
        parts.forEach((part, from, to) -> {
            long high = 0;
            long low = 0;
            for (int i = from; i < to; i++) {
                long bits = Double.doubleToRawLongBits(weights[i]);
                high = Math.max(high, bits);
                low = Math.min(low, bits);
            }
            most[part] = low < 0 || high > LARGEST_BITS ? -1 : high;
        });
        long high = 0;
        for (int part = 0; part < parts.threads(); part++) {
            high = Math.max(high, most[part] >= 0
                    ? most[part]
                    : checked(weights, parts.begin(part), parts.begin(part + 1)));
        }
        return Double.longBitsToDouble(high);
    }

    /// The bits of the largest weight of a run that has a wrong one, or -0.0.
    private static long checked(double[] weights, int from, int to) {
        double most = 0;
        for (int i = from; i < to; i++) {
            if (!(weights[i] >= 0 && weights[i] <= Double.MAX_VALUE)) {
                throw invalid(i, Double.toString(weights[i]));
            }
            most = Math.max(most, weights[i]);
        }
        return Double.doubleToRawLongBits(most);
    }

    static Units of(float[] weights, int threads) {
        double[] wide = new double[weights.length];
        parts(weights.length, threads).forEach((_, from, to) -> {
            for (int i = from; i < to; i++) {
                wide[i] = weights[i];
            }
        });
        return of(wide, threads);
    }

    static Units of(long[] weights, int threads) {
        Parts parts = parts(weights.length, threads);
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] < 0) {
                throw invalid(i, Long.toString(weights[i]));
            }
        }
        Units units = summed(weights.clone(), parts, (_, _, _) -> {
        });
        requirePositive(units.sum().signum() > 0);
        return units;
    }

    private static Units summed(long[] units, Parts parts, Parts.Body fill) {
        long[] high = new long[parts.threads()];
        long[] low = new long[parts.threads()];
        long[] least = new long[parts.threads()];
        parts.forEach((part, from, to) -> {
            fill.run(part, from, to);
            long highSum = 0;
            long lowSum = 0;
            long lessOne = -1;
            for (int i = from; i < to; i++) {
                long unit = units[i];
                highSum += unit >>> 32;
                lowSum += unit & 0xFFFFFFFFL;
                // Less one and unsigned, 0 is the largest.
                lessOne = Long.compareUnsigned(unit - 1, lessOne) < 0 ? unit - 1 : lessOne;
            }
            high[part] = highSum;
            low[part] = lowSum;
            least[part] = lessOne;
        });
        BigInteger[] sums = new BigInteger[parts.threads()];
        long lessOne = -1;
        for (int part = 0; part < sums.length; part++) {
            sums[part] = BigInteger.valueOf(high[part]).shiftLeft(32).add(BigInteger.valueOf(low[part]));
            lessOne = Long.compareUnsigned(least[part], lessOne) < 0 ? least[part] : lessOne;
        }
        return new Units(units, sums, lessOne + 1);
    }

    /// The sum of all units.
    BigInteger sum() {
        return Arrays.stream(sums).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static Parts parts(int size, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; it must be at least 1");
        }
        if (size == 0) {
            throw new IllegalArgumentException("there are no weights; at least one must be positive");
        }
        return new Parts(size, threads);
    }

    /// The exponent of the power of two that is just not above a positive number.
    static int exponent(double positive) {
        return positive < SMALLEST_NORMAL
                ? Math.getExponent(positive * 0x1p54) - 54
                : Math.getExponent(positive);
    }

    private static void requirePositive(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("all weights are 0; at least one must be positive");
        }
    }

    private static IllegalArgumentException invalid(int index, String weight) {
        return new IllegalArgumentException(
                "weight[" + index + "] is " + weight + "; weights must be finite and at least 0");
    }
}
