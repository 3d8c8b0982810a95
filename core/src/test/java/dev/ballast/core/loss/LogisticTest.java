package dev.ballast.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

/// The error bound that [Logistic] states.
class LogisticTest {

    private static final double BOUND = 0x1p-51;

    private final RandomStream random = Seed.of(21).stream(Purpose.of("test.logistic"), 0, 0, 0);

    @Test
    void exponentialsAreWithinTheBound() {
        for (int i = 0; i < 3000; i++) {
            double x = i < 1000 ? -random.nextDouble() : -708 * random.nextDouble();
            double exact = HighPrecision.exp(new BigDecimal(x)).doubleValue();
            assertThat(Logistic.exp(x)).as("exp(%s)", x).isCloseTo(exact, within(exact * BOUND));
        }
    }

    @Test
    void exponentialsFadeOut() {
        assertThat(Logistic.exp(0)).isEqualTo(1);
        assertThat(Logistic.exp(-0.0)).isEqualTo(1);
        for (double x = -708.1; x > -760; x -= 0.37) {
            double exact = HighPrecision.exp(new BigDecimal(x)).doubleValue();
            assertThat(Logistic.exp(x)).as("exp(%s)", x).isCloseTo(exact, within(exact * BOUND + Double.MIN_VALUE));
        }
        assertThat(Logistic.exp(-745.1)).isEqualTo(Double.MIN_VALUE);
        for (double x : new double[]{-745.2, -746, -747, -1e300, -Double.MAX_VALUE, Double.NEGATIVE_INFINITY}) {
            assertThat(Logistic.exp(x)).as("exp(%s)", x).isZero();
        }
    }

    @Test
    void logarithmsAreWithinTheBound() {
        for (int i = 0; i < 3000; i++) {
            double e = i < 1000 ? random.nextDouble() : Math.scalb(random.nextDouble(), -random.nextInt(200));
            double exact = HighPrecision.log1p(new BigDecimal(e)).doubleValue();
            assertThat(Logistic.log1p(e)).as("log1p(%s)", e).isCloseTo(exact, within(exact * BOUND));
        }
        assertThat(Logistic.log1p(0)).isZero();
        assertThat(Logistic.log1p(1)).isCloseTo(Math.log(2), within(BOUND));
    }
}
