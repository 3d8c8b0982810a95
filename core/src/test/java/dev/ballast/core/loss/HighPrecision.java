package dev.ballast.core.loss;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.UnaryOperator;

/// Losses by their textbook formulas, in decimal arithmetic of 90 digits; derivatives by central differences of it.
///
/// Nothing here is shared with what is tested: no margin, no bounded exponent, no polynomial. Probabilities near 1 keep 90
/// digits of their distance from 1 because that distance is computed, not subtracted.
final class HighPrecision {

    static final MathContext DIGITS = new MathContext(90);
    private static final MathContext WORK = new MathContext(110);
    private static final BigDecimal STEP = new BigDecimal("1e-25");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private static final BigDecimal LN_10 = log(new BigDecimal("2.5")).add(TWO.multiply(log(TWO)));

    private HighPrecision() {
    }

    /// e^x by Taylor's series of x / 2^n, which is below 1e-6, squared n times.
    static BigDecimal exp(BigDecimal x) {
        if (x.signum() == 0) {
            return BigDecimal.ONE;
        }
        int halvings = Math.max(0, (x.precision() - x.scale() + 6) * 10 / 3);
        BigDecimal small = x.divide(TWO.pow(halvings), WORK);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int i = 1; i < 18; i++) {
            term = term.multiply(small, WORK).divide(BigDecimal.valueOf(i), WORK);
            sum = sum.add(term, WORK);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, WORK);
        }
        return sum.round(DIGITS);
    }

    /// ln(1 + x) for x at least 0: by series if small, else by Halley's method from the double nearest, which
    /// triples 15 digits twice.
    static BigDecimal log1p(BigDecimal x) {
        if (x.compareTo(new BigDecimal("1e-5")) < 0) {
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal power = BigDecimal.ONE;
            for (int i = 1; i < 24; i++) {
                power = power.multiply(x, DIGITS);
                BigDecimal term = power.divide(BigDecimal.valueOf(i), DIGITS);
                sum = i % 2 == 1 ? sum.add(term, DIGITS) : sum.subtract(term, DIGITS);
            }
            return sum;
        }
        return log(x.add(BigDecimal.ONE, DIGITS));
    }

    static BigDecimal log(BigDecimal x) {
        // A decimal exponent taken out leaves what a double can start from.
        int exponent = x.precision() - x.scale() - 1;
        BigDecimal lead = x.movePointLeft(exponent);
        BigDecimal y = new BigDecimal(Math.log(lead.doubleValue()));
        for (int i = 0; i < 2; i++) {
            BigDecimal e = exp(y);
            y = y.add(TWO.multiply(lead.subtract(e)).divide(lead.add(e), DIGITS), DIGITS);
        }
        return exponent == 0 ? y : y.add(BigDecimal.valueOf(exponent).multiply(LN_10, DIGITS), DIGITS);
    }

    /// -(1 - p)^gamma ln p, where p : (1 - p) = right : wrong.
    static BigDecimal focal(BigDecimal right, BigDecimal wrong, double gamma) {
        BigDecimal surprise = log1p(wrong.divide(right, DIGITS));
        BigDecimal other = log1p(right.divide(wrong, DIGITS));
        return exp(BigDecimal.valueOf(-gamma).multiply(other, DIGITS)).multiply(surprise, DIGITS);
    }

    static double slope(UnaryOperator<BigDecimal> function, double at) {
        BigDecimal x = new BigDecimal(at);
        return function.apply(x.add(STEP)).subtract(function.apply(x.subtract(STEP))).divide(TWO.multiply(STEP), DIGITS)
                .doubleValue();
    }

    static double curvature(UnaryOperator<BigDecimal> function, double at) {
        BigDecimal x = new BigDecimal(at);
        return function.apply(x.add(STEP)).subtract(TWO.multiply(function.apply(x))).add(function.apply(x
                .subtract(STEP))).divide(STEP.multiply(STEP), DIGITS).doubleValue();
    }
}
