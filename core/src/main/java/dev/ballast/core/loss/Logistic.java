package dev.ballast.core.loss;

/// Exponential and logarithm where losses need them, in plain additions, multiplications and divisions: the same bits on
/// every machine, which `Math.exp` does not promise, and in loops that the compiler can turn into vector code.
///
/// Errors, as tested against 60-digit arithmetic: below 2^-51 relative for each function.
final class Logistic {

    /// Below it the exponential is less than half the smallest double.
    private static final double LEAST = -746;
    private static final double LOG2_E = 0x1.71547652b82fep0;
    /// ln 2 in two parts. The upper has 33 bits, so that its product with a whole number below 2^11 is exact.
    private static final double LN2_HIGH = 0x1.62e42feep-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    /// Added and taken away, it leaves a number rounded to a whole one.
    private static final double ROUNDER = 0x1.8p52;
    /// 2^0, 2^-1, ..., the last being 0.
    private static final double[] POWERS = new double[1078];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Math.scalb(1.0, -i);
        }
    }

    private Logistic() {
    }

    /// e^x for x at most 0.
    static double exp(double x) {
        double y = Math.max(x, LEAST);
        return mantissa(y) * power(y);
    }

    /// The whole number k with y - k ln 2 between -ln(2)/2 and ln(2)/2, up to rounding.
    private static double whole(double y) {
        return (y * LOG2_E + ROUNDER) - ROUNDER;
    }

    /// 2^k, k being that of [#whole(double)].
    static double power(double y) {
        return POWERS[(int) -whole(y)];
    }

    /// e^(y - k ln 2): the Taylor polynomial of degree 13, whose remainder is below 0.347^14 / 14! < 2^-57.
    static double mantissa(double y) {
        double k = whole(y);
        double r = (y - k * LN2_HIGH) - k * LN2_LOW;
        double sum = 1.0 / 6227020800.0;
        sum = sum * r + 1.0 / 479001600.0;
        sum = sum * r + 1.0 / 39916800.0;
        sum = sum * r + 1.0 / 3628800.0;
        sum = sum * r + 1.0 / 362880.0;
        sum = sum * r + 1.0 / 40320.0;
        sum = sum * r + 1.0 / 5040.0;
        sum = sum * r + 1.0 / 720.0;
        sum = sum * r + 1.0 / 120.0;
        sum = sum * r + 1.0 / 24.0;
        sum = sum * r + 1.0 / 6.0;
        sum = sum * r + 0.5;
        return (sum * r + 1) * r + 1;
    }

    /// The exponent that [#exp(double)] computes with.
    static double clamped(double x) {
        return Math.max(x, LEAST);
    }

    /// ln(1 + e) for e of 0 to 1: 2 artanh(s) with s = e / (2 + e) at most 1/3, whose series is cut after s^33; the
    /// remainder is below 9^-17 / 35 of the whole, less than 2^-58.
    static double log1p(double e) {
        double s = e / (2 + e);
        double z = s * s;
        double sum = 1.0 / 33;
        sum = sum * z + 1.0 / 31;
        sum = sum * z + 1.0 / 29;
        sum = sum * z + 1.0 / 27;
        sum = sum * z + 1.0 / 25;
        sum = sum * z + 1.0 / 23;
        sum = sum * z + 1.0 / 21;
        sum = sum * z + 1.0 / 19;
        sum = sum * z + 1.0 / 17;
        sum = sum * z + 1.0 / 15;
        sum = sum * z + 1.0 / 13;
        sum = sum * z + 1.0 / 11;
        sum = sum * z + 1.0 / 9;
        sum = sum * z + 1.0 / 7;
        sum = sum * z + 1.0 / 5;
        sum = sum * z + 1.0 / 3;
        return 2 * s * (sum * z + 1);
    }
}
