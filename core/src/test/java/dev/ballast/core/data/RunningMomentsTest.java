package dev.ballast.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

class RunningMomentsTest {

    @Test
    void momentsAreThoseOfTheWholePopulation() {
        RunningMoments moments = new RunningMoments(2);
        for (double value : new double[]{2, 4, 4, 4, 5, 5, 7, 9}) {
            moments.add(new double[]{value, 3});
        }

        assertThat(moments.means()).containsExactly(5, 3);
        assertThat(moments.standardDeviations()).containsExactly(2, 0);
    }

    @Test
    void aCommonOffsetCancelsNothing() {
        RunningMoments moments = new RunningMoments(1);
        for (int i = 0; i < 1000; i++) {
            moments.add(new double[]{1e9 + i % 2});
        }

        assertThat(moments.means()[0]).isCloseTo(1e9 + 0.5, within(1e-6));
        assertThat(moments.standardDeviations()[0]).isCloseTo(0.5, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1000, -900, -600, -538, -500, -401, -399, -100, 100, 399, 401, 500, 512, 800, 1000, 1018})
    void aPowerOfTwoChangesNoBitOfMoments(int power) {
        RandomStream random = Seed.of(3).stream(Purpose.of("test.moments"), 0, 0, 0);
        for (double[] factors : new double[][]{{1, 1, 1}, {1e-9, 1, 1e9}, {1e9, 1, 1e-9}, {0, 1e-200, 1}}) {
            RunningMoments moments = new RunningMoments(1);
            RunningMoments scaled = new RunningMoments(1);
            for (int i = 0; i < 300; i++) {
                // Whole numbers of units that no power here makes subnormal.
                double value = Math.rint(random.nextGaussian() * 1000) / 1024
                        * (i < 100 ? factors[0] : factors[i / 100]);
                value = power < 0 ? Math.rint(value * 0x1p20) / 0x1p20 : value;
                moments.add(new double[]{Math.clamp(value, -32, 32)});
                scaled.add(new double[]{Math.scalb(Math.clamp(value, -32, 32), power)});
            }
            assertThat(scaled.means()[0]).isEqualTo(Math.scalb(moments.means()[0], power));
            assertThat(scaled.standardDeviations()[0]).isEqualTo(Math.scalb(moments.standardDeviations()[0], power));
            assertThat(scaled.columnOutOfRange()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.7e308 -1.7e308", "-1.7976931348623157e308 1.7976931348623157e308 0",
            "1e300 1e-300 3e-300",
            "1e-300 2e-300 1e300", "1e308 1e308 -1e308 5", "1e-200 3e-200 2e-200", "5e-324 1e300 0",
            "1e200 -1e200 1e-170 1e308"})
    void momentsAreThoseOfExactArithmeticAtTheEndsOfTheRange(String text) {
        double[] values = Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
        RunningMoments moments = new RunningMoments(1);
        BigDecimal count = BigDecimal.valueOf(values.length);
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : values) {
            moments.add(new double[]{value});
            sum = sum.add(new BigDecimal(value));
        }
        MathContext digits = new MathContext(60);
        BigDecimal mean = sum.divide(count, digits);
        BigDecimal squares = BigDecimal.ZERO;
        for (double value : values) {
            squares = squares.add(new BigDecimal(value).subtract(mean).pow(2, digits));
        }
        double deviation = squares.divide(count, digits).sqrt(digits).doubleValue();

        assertThat(moments.standardDeviations()[0]).isCloseTo(deviation, withinPercentage(1e-12));
        assertThat(Math.abs(moments.means()[0] / 2 - mean.doubleValue() / 2)).isLessThanOrEqualTo(deviation * 1e-14);
        assertThat(moments.columnOutOfRange()).isEqualTo(-1);
    }

    @Test
    void aDeviationWithFewBitsIsOutOfRange() {
        RunningMoments moments = new RunningMoments(2);
        moments.add(new double[]{1, 0});
        moments.add(new double[]{2, 1e-310});

        assertThat(moments.columnOutOfRange()).isEqualTo(1);
    }

    @Test
    void withoutRowsMomentsAreZero() {
        RunningMoments moments = new RunningMoments(2);

        assertThat(moments.means()).containsExactly(0, 0);
        assertThat(moments.standardDeviations()).containsExactly(0, 0);
    }
}
