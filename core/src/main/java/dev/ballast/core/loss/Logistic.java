package dev.ballast.core.loss;

/// Exponential and logarithm where losses need them, in plain additions, multiplications and divisions: the same bits on
/// every machine, which `Math.exp` does not promise, and in loops that the compiler turns into vector code.
///
/// Polynomials are summed as two of half the length, in the even and in the odd powers, which do not wait for one another.
/// Errors, as tested against 90-digit arithmetic: below 2^-51 relative for each function; below 2^-1022, where a double has
/// fewer digits, an exponential is within half a unit of the last.
final class Logistic {

    /// Exponents below it are raised to it: e^-746 is below half the least double above 0, hence rounded to 0.
    private static final double LEAST = -746;
    private static final double LOG2_E = 0x1.71547652b82fep0;
    /// ln 2 in two parts. The upper has 33 bits, so that its product with a whole number below 2^11 is exact.
    private static final double LN2_HIGH = 0x1.62e42feep-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    /// Powers of 2 are made 2^LIFT times as large, so that none of them is below the least number of full precision.
    private static final int LIFT = 64;
    private static final double UNLIFTED = 0x1p-64;
    /// Added to a number of small magnitude, it leaves in the last 11 bits of the sum the number, rounded to a whole one,
    /// plus 1023 + LIFT: the exponent bits of that power of 2, lifted.
    private static final double ROUNDER = 0x1.8p52 + 1023 + LIFT;
    private static final int EXPONENT_SHIFT = 52;

    private Logistic() {
    }

    /// e^x for x at most 0, rounded to 0 where that is the nearest double.
    static double exp(double x) {
        double y = clamped(x);
        double rounded = rounded(y);
        return scaled(mantissa(y, rounded), rounded);
    }

    static double clamped(double x) {
        return Math.max(x, LEAST);
    }

    /// k + [#ROUNDER], k being the whole number with y - k ln 2 between -ln(2)/2 and ln(2)/2, up to rounding.
    static double rounded(double y) {
        return y * LOG2_E + ROUNDER;
    }

    /// A mantissa times 2^k, in two steps of which the first is exact, so that the result is rounded once.
    static double scaled(double mantissa, double rounded) {
        double lifted = Double.longBitsToDouble(Double.doubleToRawLongBits(rounded) << EXPONENT_SHIFT);
        return mantissa * lifted * UNLIFTED;
    }

    /// e^(y - k ln 2): the Taylor polynomial of degree 13, whose remainder is below 0.347^14 / 14! < 2^-57.
    static double mantissa(double y, double rounded) {
        double k = rounded - ROUNDER;
        double r = (y - k * LN2_HIGH) - k * LN2_LOW;
        double square = r * r;
        double odd = 1.0 / 6227020800.0;
        odd = odd * square + 1.0 / 39916800.0;
        odd = odd * square + 1.0 / 362880.0;
        odd = odd * square + 1.0 / 5040.0;
        odd = odd * square + 1.0 / 120.0;
        odd = odd * square + 1.0 / 6.0;
        double even = 1.0 / 479001600.0;
        even = even * square + 1.0 / 3628800.0;
        even = even * square + 1.0 / 40320.0;
        even = even * square + 1.0 / 720.0;
        even = even * square + 1.0 / 24.0;
        even = even * square + 0.5;
        return ((odd * r + even) * square + r) + 1;
    }

    /// ln(1 + e) for e of 0 to 1: 2 artanh(s) with s = e / (2 + e) at most 1/3, whose series is cut after s^33; the
    /// remainder is below 9^-17 / 35 of the whole, less than 2^-58.
    static double log1p(double e) {
        double s = e / (2 + e);
        double square = s * s;
        double fourth = square * square;
        double odd = 1.0 / 31;
        odd = odd * fourth + 1.0 / 27;
        odd = odd * fourth + 1.0 / 23;
        odd = odd * fourth + 1.0 / 19;
        odd = odd * fourth + 1.0 / 15;
        odd = odd * fourth + 1.0 / 11;
        odd = odd * fourth + 1.0 / 7;
        odd = odd * fourth + 1.0 / 3;
        double even = 1.0 / 33;
        even = even * fourth + 1.0 / 29;
        even = even * fourth + 1.0 / 25;
        even = even * fourth + 1.0 / 21;
        even = even * fourth + 1.0 / 17;
        even = even * fourth + 1.0 / 13;
        even = even * fourth + 1.0 / 9;
        even = even * fourth + 1.0 / 5;
        return 2 * s * ((odd * square + even * fourth) + 1);
    }
}
