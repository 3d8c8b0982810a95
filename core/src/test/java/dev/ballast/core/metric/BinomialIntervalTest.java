package dev.ballast.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

class BinomialIntervalTest {

    private static final MathContext DIGITS = new MathContext(60);

    /// The probability that at least so many of n happen, by its definition.
    private static BigDecimal atLeast(int happened, int rows, double probability) {
        BigDecimal p = new BigDecimal(probability);
        BigDecimal sum = BigDecimal.ZERO;
        BigInteger ways = BigInteger.ONE;
        for (int k = 0; k <= rows; k++) {
            if (k >= happened) {
                sum = sum.add(new BigDecimal(ways).multiply(p.pow(k, DIGITS))
                        .multiply(BigDecimal.ONE.subtract(p).pow(rows - k, DIGITS)));
            }
            ways = ways.multiply(BigInteger.valueOf(rows - k)).divide(BigInteger.valueOf(k + 1));
        }
        return sum;
    }

    @Test
    void boundsAreWhereTheTailsAre() {
        for (int rows : new int[]{1, 2, 3, 10, 61, 400}) {
            for (int happened = 0; happened <= rows; happened += rows > 100 ? 57 : 1) {
                for (double level : new double[]{0.5, 0.95, 0.999}) {
                    double tail = (1 - level) / 2;
                    BinomialInterval interval = BinomialInterval.exact(happened, rows, level);
                    if (happened > 0) {
                        assertThat(atLeast(happened, rows, interval.lower()).doubleValue())
                                .isCloseTo(tail, within(1e-9 * tail));
                    } else {
                        assertThat(interval.lower()).isZero();
                    }
                    if (happened < rows) {
                        double atMost = BigDecimal.ONE.subtract(atLeast(happened + 1, rows, interval.upper()))
                                .doubleValue();
                        assertThat(atMost).isCloseTo(tail, within(1e-9 * tail));
                    } else {
                        assertThat(interval.upper()).isEqualTo(1);
                    }
                }
            }
        }
    }

    @Test
    void knownValues() {
        BinomialInterval three = BinomialInterval.exact(3, 3, 0.95);
        assertThat(three.lower()).isCloseTo(Math.cbrt(0.025), within(1e-15));
        assertThat(three.upper()).isEqualTo(1);
        // From the tables of Clopper and Pearson: 2 of 10.
        assertThat(BinomialInterval.exact(2, 10, 0.95).lower()).isCloseTo(0.02521, within(5e-6));
        assertThat(BinomialInterval.exact(2, 10, 0.95).upper()).isCloseTo(0.55610, within(5e-6));
        assertThat(BinomialInterval.exact(1, 1_000_000_000, 0.95).lower()).isCloseTo(2.5317808e-11, within(1e-17));
    }

    /// Exact, no statistics: the probability of all outcomes whose interval covers the truth, added up.
    @Test
    void theLevelIsKeptWhateverTheTruth() {
        for (int rows : new int[]{1, 3, 20}) {
            for (double truth = 0.005; truth < 1; truth += 0.01) {
                BinomialDistribution outcomes = new BinomialDistribution(null, rows, truth);
                double covered = 0;
                for (int happened = 0; happened <= rows; happened++) {
                    BinomialInterval interval = BinomialInterval.exact(happened, rows, 0.9);
                    covered += interval.lower() <= truth && truth <= interval.upper()
                            ? outcomes.probability(happened)
                            : 0;
                }
                assertThat(covered).isGreaterThanOrEqualTo(0.9);
            }
        }
    }

    @Test
    void wrongNumbersAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> BinomialInterval.exact(0, 0, 0.95))
                .withMessage("rows is 0; it must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> BinomialInterval.exact(4, 3, 0.95))
                .withMessage("happened is 4; it must be between 0 and rows, 3");
        assertThatIllegalArgumentException().isThrownBy(() -> BinomialInterval.exact(1, 3, 1))
                .withMessage("level is 1.0; it must be above 0 and below 1");
    }
}
