package dev.ballast.core.metric;

import java.util.function.DoublePredicate;

/// The interval of a probability, from how often something happened: of a recall, precision or specificity, from counts.
///
/// ```java
/// BinomialInterval recall = BinomialInterval.exact(3, 3, 0.95);       // 0.2924 to 1
/// ```
///
/// @param lower 0 to 1
/// @param upper 0 to 1
public record BinomialInterval(double lower, double upper) {

    /// Returns the exact interval: below the lower bound so many or more would happen with a probability of at most (1 -
    /// level) / 2, above the upper bound so few or fewer. It covers the truth with at least the level, whatever the truth is;
    /// often with more.
    ///
    /// It needs independent rows that count 1 each. Of weighted rows no exact interval is known: take a [Bootstrap].
    /// Clopper, Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial", 1934,
    /// doi:10.1093/biomet/26.4.404.
    ///
    /// **Cost.** About 60 x the square root of the rows for each bound; none if all or nothing happened.
    ///
    /// @param happened how many rows it happened to
    /// @param rows     of how many, at least 1
    /// @param level    the probability that the interval covers the truth, above 0 and below 1
    /// @return the interval
    /// @throws IllegalArgumentException if a number is not in range
    public static BinomialInterval exact(long happened, long rows, double level) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows is " + rows + "; it must be at least 1");
        }
        if (happened < 0 || happened > rows) {
            throw new IllegalArgumentException("happened is " + happened + "; it must be between 0 and rows, " + rows);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level is " + level + "; it must be above 0 and below 1");
        }
        double tail = (1 - level) / 2;
        return new BinomialInterval(lower(happened, rows, tail), upper(happened, rows, tail));
    }

    private static double lower(long happened, long rows, double tail) {
        return happened == 0
                ? 0
                : happened == rows
                        ? StrictMath.exp(StrictMath.log(tail) / rows)
                        : last(p -> BinomialTail.atLeast(happened, rows, p, 1 - p) <= tail);
    }

    private static double upper(long happened, long rows, double tail) {
        return happened == rows
                ? 1
                : happened == 0
                        ? -StrictMath.expm1(StrictMath.log(tail) / rows)
                        : last(p -> BinomialTail.atLeast(rows - happened, rows, 1 - p, p) >= tail);
    }

    /// The last number from 0 to 1 of which something holds that holds up to a point: a bisection of the bits, so that small
    /// numbers are as precise as large ones.
    private static double last(DoublePredicate holds) {
        long from = 0;
        long to = Double.doubleToLongBits(1);
        while (to - from > 1) {
            long middle = (from + to) >>> 1;
            if (holds.test(Double.longBitsToDouble(middle))) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return Double.longBitsToDouble(from);
    }
}
