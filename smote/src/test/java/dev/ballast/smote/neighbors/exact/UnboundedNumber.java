package dev.ballast.smote.neighbors.exact;

import java.math.BigDecimal;
import java.math.BigInteger;

/// A binary floating-point number of 53 bits whose exponent has no limits: what `double` would be if nothing over- or
/// underflowed. In whole numbers, with no use of `double` but to take a number apart.
///
/// @param significand at most 53 bits and a sign
/// @param exponent    of 2, by which that is multiplied
public record UnboundedNumber(BigInteger significand, int exponent) implements Comparable<UnboundedNumber> {

    private static final int BITS = 53;
    /// Below the half of the last of 53 bits by so much that rounding does not see it.
    private static final int FAR = 120;

    public static UnboundedNumber of(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int biased = (int) (bits >>> 52) & 0x7ff;
        long fraction = bits & 0xfffffffffffffL;
        BigInteger magnitude = BigInteger.valueOf(biased == 0 ? fraction : fraction | 1L << 52);
        return new UnboundedNumber(bits < 0 ? magnitude.negate() : magnitude, Math.max(1, biased) - 1075);
    }

    /// The squared distance of two rows by definition.
    public static UnboundedNumber squaredDistance(double[] a, double[] b) {
        UnboundedNumber sum = of(0);
        for (int j = 0; j < a.length; j++) {
            UnboundedNumber difference = of(a[j]).plus(of(-b[j]));
            sum = sum.plus(rounded(difference.significand.pow(2), 2 * difference.exponent));
        }
        return sum;
    }

    private UnboundedNumber plus(UnboundedNumber other) {
        if (significand.signum() == 0) {
            return other;
        }
        if (other.significand.signum() == 0 || top() - other.top() > FAR) {
            return this;
        }
        if (other.top() - top() > FAR) {
            return other;
        }
        int common = Math.min(exponent, other.exponent);
        return rounded(shifted(common).add(other.shifted(common)), common);
    }

    private int top() {
        return exponent + significand.bitLength();
    }

    private BigInteger shifted(int common) {
        return significand.shiftLeft(exponent - common);
    }

    /// Rounds to 53 bits, ties to even.
    private static UnboundedNumber rounded(BigInteger exact, int exponent) {
        int excess = exact.bitLength() - BITS;
        if (excess <= 0) {
            return new UnboundedNumber(exact, exponent);
        }
        BigInteger magnitude = exact.abs();
        BigInteger kept = magnitude.shiftRight(excess);
        int half = magnitude.subtract(kept.shiftLeft(excess)).compareTo(BigInteger.ONE.shiftLeft(excess - 1));
        if (half > 0 || (half == 0 && kept.testBit(0))) {
            kept = kept.add(BigInteger.ONE);
        }
        return new UnboundedNumber(exact.signum() < 0 ? kept.negate() : kept, exponent + excess);
    }

    public UnboundedNumber timesPowerOfTwo(int power) {
        return new UnboundedNumber(significand, exponent + power);
    }

    @Override
    public int compareTo(UnboundedNumber other) {
        if (significand.signum() > 0 && other.significand.signum() > 0 && top() != other.top()) {
            return Integer.compare(top(), other.top());
        }
        int common = Math.min(exponent, other.exponent);
        return shifted(common).compareTo(other.shifted(common));
    }

    public double toDouble() {
        BigDecimal exact = new BigDecimal(significand);
        // A half has one decimal digit more.
        return exponent >= 0
                ? exact.multiply(new BigDecimal(BigInteger.TWO.pow(exponent))).doubleValue()
                : exact.multiply(BigDecimal.valueOf(5).pow(-exponent)).movePointLeft(-exponent).doubleValue();
    }
}
