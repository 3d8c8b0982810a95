package dev.ballast.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

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

    @Test
    void withoutRowsMomentsAreZero() {
        RunningMoments moments = new RunningMoments(2);

        assertThat(moments.means()).containsExactly(0, 0);
        assertThat(moments.standardDeviations()).containsExactly(0, 0);
    }
}
