package dev.ballast.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;

/// Samples of rows.
class RowSampleTest {

    private static final Purpose TEST = Purpose.of("test.row-sample");
    private static final int SAMPLES = 12_000;

    private static RowSample of(int capacity, int rows, long key) {
        RowSample sample = new RowSample(capacity, Seed.of(5).stream(TEST, key, 0, 0));
        for (int row = 0; row < rows; row++) {
            sample.add(new double[]{row}, 0, row);
        }
        return sample;
    }

    private static String numbers(RowSample sample) {
        return sample.first(99).stream().map(row -> Long.toString(row.number())).toList().toString();
    }

    /// Chi-square with 11 degrees of freedom against the 12 ordered pairs of 4 rows, significance 1e-6.
    private static boolean looksUniform(LongFunction<String> draw) {
        Map<String, Integer> counts = new HashMap<>();
        for (long key = 0; key < SAMPLES; key++) {
            counts.merge(draw.apply(key), 1, Integer::sum);
        }
        double expected = SAMPLES / 12.0;
        double statistic = (12 - counts.size()) * expected;
        for (int count : counts.values()) {
            statistic += (count - expected) * (count - expected) / expected;
        }
        return statistic < new ChiSquaredDistribution(11).inverseCumulativeProbability(1 - 1e-6);
    }

    @Test
    void everyOrderedSampleIsEquallyLikely() {
        assertThat(looksUniform(key -> {
            RowSample sample = of(2, 4, key);
            sample.complete();
            return numbers(sample);
        })).isTrue();
        // Without the shuffle, early rows stand early.
        assertThat(looksUniform(key -> numbers(of(2, 4, key)))).isFalse();
    }

    @Test
    void aSampleOfFewRowsHasThemAll() {
        RowSample sample = of(5, 3, 1);
        sample.complete();
        assertThat(sample.column(0)).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(sample.seen()).isEqualTo(3);
        assertThat(sample.first(2)).hasSize(2);
    }

    @Test
    void missingValuesAreNoValuesOfAColumn() {
        RowSample sample = new RowSample(3, Seed.of(1).stream(TEST, 0, 0, 0));
        sample.add(new double[]{Double.NaN, 1}, 0, 0);
        sample.add(new double[]{2, Double.NaN}, 0, 1);
        assertThat(sample.column(0)).containsExactly(2);
        assertThat(sample.column(1)).containsExactly(1);
    }
}
