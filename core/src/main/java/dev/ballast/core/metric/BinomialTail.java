package dev.ballast.core.metric;

/// The probability that something happens at least so often, in its upper tail.
final class BinomialTail {

    private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2 * Math.PI);
    /// From here on Stirling's series is exact to the last bits.
    private static final int LARGE = 16;

    private BinomialTail() {
    }

    /// Returns the probability of at least a number, if that is above the mean; 1 if not, where it is at least a half: the
    /// median is at least the mean rounded down.
    ///
    /// @param happened at least 1, below rows
    /// @param rows     how many there are
    /// @param p        the probability of each, above 0 and below 1
    /// @param q        1 - p
    static double atLeast(long happened, long rows, double p, double q) {
        if (happened <= rows * p) {
            return 1;
        }
        // The terms after the first fall faster and faster: about the square root of rows of them count.
        double term = 1;
        double sum = 1;
        for (long k = happened; k < rows && term > sum * 0x1p-60; k++) {
            term *= (double) (rows - k) / (k + 1) * (p / q);
            sum += term;
        }
        return sum * exactly(happened, rows, p, q);
    }

    /// The probability of a number. Loader, "Fast and accurate computation of binomial probabilities", 2000: no large
    /// logarithms of factorials cancel.
    private static double exactly(long happened, long rows, double p, double q) {
        long rest = rows - happened;
        double logarithm = stirlingError(rows) - stirlingError(happened) - stirlingError(rest)
                - deviance((double) happened, rows * p) - deviance((double) rest, rows * q);
        return StrictMath.exp(logarithm - HALF_LOG_TWO_PI)
                * Math.sqrt((double) rows / happened / rest);
    }

    /// ln n! less Stirling's formula for it.
    private static double stirlingError(long n) {
        if (n < LARGE) {
            double factorial = 1;
            for (int i = 2; i <= n; i++) {
                factorial *= i;
            }
            return StrictMath.log(factorial) - (n + 0.5) * StrictMath.log((double) n) + n - HALF_LOG_TWO_PI;
        }
        double x = 1.0 / n / n;
        return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - x / 1188) * x) * x) * x) / n;
    }

    /// x ln(x / mean) + mean - x, without cancellation where the two are near.
    private static double deviance(double x, double mean) {
        double difference = x - mean;
        double ratio = difference / (x + mean);
        if (Math.abs(ratio) > 0.1) {
            return x * StrictMath.log(x / mean) - difference;
        }
        // ln(x / mean) = 2 artanh(ratio), and the first term of its series with the rest makes a square.
        double sum = difference * ratio;
        double power = 2 * x * ratio;
        for (int i = 3; i < 40; i += 2) {
            power *= ratio * ratio;
            sum += power / i;
        }
        return sum;
    }
}
