package dev.ballast.smote.neighbors.exact;

/// The squared distance by definition where squares leave the range of `double`: a significand and an exponent of its own, as
/// if the exponent of a `double` had no limits. Every operation rounds to 53 bits as it does in `double`. One thread's scratch
/// memory.
///
/// Three attempts to take the sum in `double` come first: of the differences as they are, and of differences scaled by a power
/// of two either way, which changes no bit as long as no square overflows and none that is not 0 gets near the numbers with
/// fewer bits. What they cannot do, because large and tiny differences meet, is added number by number.
public final class WideDistance {

    private static final double[] FACTORS = {1, 0x1p-560, 0x1p800};
    private static final int[] EXPONENTS = {0, -560, 800};
    /// A square from here on has all its bits.
    private static final double LEAST_SQUARE = 0x1p-1000;
    /// A number so many binary places below another, or more, does not change it when added: it is below half a unit of the last
    /// of 53.
    private static final int FAR = 60;
    private static final int TO_NORMAL = 64;

    private double significand;
    private int exponent;

    /// From 1 to below 2, or 0.
    public double significand() {
        return significand;
    }

    /// The distance is the significand times 2 to the power of this; smaller than any other if it is 0.
    public int exponent() {
        return exponent;
    }

    /// Computes the squared distance of two rows of finite values.
    ///
    /// @param one    holds a row
    /// @param from   where it begins
    /// @param other  holds the other
    /// @param begin  where that begins
    /// @param stride from one of its values to the next
    /// @param length of a row
    public void compute(double[] one, int from, double[] other, int begin, int stride, int length) {
        for (int attempt = 0; attempt < FACTORS.length; attempt++) {
            double sum = sum(FACTORS[attempt], one, from, other, begin, stride, length);
            if (sum < Double.POSITIVE_INFINITY) {
                set(sum, -2 * EXPONENTS[attempt]);
                return;
            }
        }
        set(0, 0);
        for (int j = 0; j < length; j++) {
            addSquare(one[from + j], other[begin + j * stride]);
        }
    }

    /// The sum of the squared differences times a factor; infinite or NaN if it, or one of them, is out of range.
    private static double sum(double factor, double[] one, int from, double[] other, int begin, int stride,
            int length) {
        double sum = 0;
        for (int j = 0, at = begin; j < length; j++, at += stride) {
            double difference = (one[from + j] - other[at]) * factor;
            double square = difference * difference;
            if (square < LEAST_SQUARE && one[from + j] != other[at]) {
                return Double.NaN;
            }
            sum += square;
        }
        return sum;
    }

    private void set(double value, int scale) {
        if (value == 0) {
            significand = 0;
            exponent = Integer.MIN_VALUE;
            return;
        }
        int own = Math.getExponent(value);
        significand = Math.scalb(value, -own);
        exponent = own + scale;
    }

    private void addSquare(double one, double other) {
        if (one == other) {
            return;
        }
        double difference = one - other;
        int scale = 0;
        if (Double.isInfinite(difference)) {
            // Half of a value loses a bit only where it is too small to matter beside the other.
            difference = one / 2 - other / 2;
            scale = 1;
        } else if (Math.abs(difference) < Double.MIN_NORMAL) {
            difference *= 0x1p64;
            scale = -TO_NORMAL;
        }
        int own = Math.getExponent(difference);
        double scaled = Math.scalb(difference, -own);
        double square = scaled * scaled;
        int squares = 2 * (own + scale);
        if (significand == 0 || squares - exponent > FAR) {
            set(square, squares);
        } else if (squares - exponent > -FAR) {
            set(significand + Math.scalb(square, squares - exponent), exponent);
        }
    }

    /// The number nearest to a distance that a `double` holds: infinity or 0 if it is beyond its range.
    public static double rounded(double significand, int exponent) {
        return significand == 0 ? 0 : Math.scalb(significand, exponent);
    }

    /// The root of a distance.
    public static double root(double significand, int exponent) {
        // An even exponent can be halved.
        return significand == 0 ? 0 : Math.scalb(Math.sqrt(Math.scalb(significand, exponent & 1)), exponent >> 1);
    }

    /// At least what a kernel computes, in `double`, for any row that is not farther than a distance. For d columns the two are,
    /// but for underflow, within 2 (d + 2) roundings of each other, because each is within half of that of the real distance; and
    /// underflow adds less than d times the smallest number.
    static double atLeast(double significand, int exponent, int columns) {
        double more = 1 + (4.0 * columns + 32) * 0x1p-53;
        return rounded(significand * more, exponent) + (columns + 1.0) * Double.MIN_VALUE;
    }
}
