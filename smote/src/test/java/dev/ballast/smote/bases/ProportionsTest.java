package dev.ballast.smote.bases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;

class ProportionsTest {

    private static RandomStream random(long c) {
        return Seed.of(3).stream(Purpose.of("test.proportions"), 0, 0, c);
    }

    private static long[] counts(Proportions proportions) {
        return IntStream.range(0, proportions.items()).mapToLong(proportions::count).toArray();
    }

    @Test
    void sharesAreWholeWhereTheyCanBeAndTheLargestRemaindersGetTheRest() {
        assertThat(counts(Proportions.of(new long[]{1, 2, 0, 3}, 12, random(0)))).containsExactly(2, 4, 0, 6);
        // 7 x (1, 2, 3) / 6 are 1 + 1/6, 2 + 2/6, 3 + 3/6.
        assertThat(counts(Proportions.of(new long[]{1, 2, 3}, 7, random(0)))).containsExactly(1, 2, 4);
        assertThat(counts(Proportions.of(new long[]{5, 0}, 0, random(0)))).containsExactly(0, 0);
    }

    @Test
    void everyCountIsTheShareRoundedUpOrDownAndTheyAddUp() {
        for (int trial = 0; trial < 2000; trial++) {
            RandomStream random = random(trial);
            long scale = trial % 3 == 0 ? 1L << 40 : 6;
            long[] weights = IntStream.range(0, 1 + random.nextInt(9)).mapToLong(_ -> random.nextLong(scale)).toArray();
            weights[0]++;
            long draws = random.nextLong(trial % 2 == 0 ? 50 : 1L << 50);
            long[] counts = counts(Proportions.of(weights, draws, random));

            BigInteger sum = BigInteger.valueOf(Arrays.stream(weights).sum());
            assertThat(Arrays.stream(counts).sum()).isEqualTo(draws);
            for (int item = 0; item < counts.length; item++) {
                BigInteger[] share = BigInteger.valueOf(draws).multiply(BigInteger.valueOf(weights[item]))
                        .divideAndRemainder(sum);
                assertThat(counts[item]).isBetween(share[0].longValueExact(),
                        share[0].longValueExact() + share[1].signum());
            }
        }
    }

    @Test
    void drawsComeInTheOrderOfTheItems() {
        Proportions proportions = Proportions.of(new long[]{0, 2, 0, 1, 0}, 6, random(0));

        assertThat(IntStream.range(0, 6).map(draw -> proportions.item(draw)).toArray())
                .containsExactly(1, 1, 1, 1, 3, 3);
    }

    /// 3 draws over 4 equal items: each goes without one in a quarter of the trials.
    @Test
    void tiesAreDecidedByChanceAndNotByTheOrderOfTheItems() {
        int[] without = new int[4];
        for (int trial = 0; trial < 8000; trial++) {
            long[] counts = counts(Proportions.of(new long[]{1, 1, 1, 1}, 3, random(trial)));
            IntStream.range(0, 4).filter(item -> counts[item] == 0).forEach(item -> without[item]++);
        }
        // Five standard deviations of a count: 5 x sqrt(8000 x 1/4 x 3/4) is 194.
        assertThat(without).satisfies(counts -> IntStream.of(counts)
                .forEach(count -> assertThat(count).isCloseTo(2000, within(194))));
    }

    @Test
    void nothingToGoByIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Proportions.of(new long[3], 5, random(0)))
                .withMessage("all weights are 0");
    }
}
