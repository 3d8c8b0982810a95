package dev.ballast.samplers.weighted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.draws.Draws;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class WeightedRandomSamplerTest {

    private static final Seed SEED = Seed.of(42);
    private static final double[] WEIGHTS = {5, 0, 2, 1, 0.25, 0, 7};

    private final WeightedRandomSampler sampler = WeightedRandomSampler.of(WEIGHTS).draws(5000);

    @Test
    void aDrawIsWhatTheWordOfItsPositionStandsFor() {
        AliasTable table = AliasTable.of(WEIGHTS);
        RandomStream words = SEED.stream(Purpose.of("weighted.draw"), 0, 3, 0);
        Draws draws = sampler.draws(SEED, 3);
        for (int position = 0; position < 5000; position++) {
            assertThat(draws.at(position)).isEqualTo(table.pick(words.nextLong()));
        }
    }

    @Test
    void allWaysToDrawGiveTheSame() {
        Draws draws = sampler.draws(SEED, 1);
        long[] expected = LongStream.range(0, 5000).map(draws::at).toArray();
        int[] ints = Arrays.stream(expected).mapToInt(Math::toIntExact).toArray();

        assertThat(draws.longs()).containsExactly(box(expected));
        assertThat(draws.ints().parallel().toArray()).isEqualTo(ints);
        PrimitiveIterator.OfInt indices = sampler.indices(SEED, 1);
        assertThat(IntStream.range(0, 5000).map(_ -> indices.nextInt()).toArray()).isEqualTo(ints);
        assertThat(indices.hasNext()).isFalse();
        assertThatThrownBy(indices::nextInt).isInstanceOf(NoSuchElementException.class);
        for (int from : new int[]{0, 1, 2, 3, 1023, 1024, 1025, 4990, 5000}) {
            for (int count : new int[]{0, 1, 5, 10, 1024, 2049}) {
                if (from + count <= 5000) {
                    int[] filled = new int[count + 2];
                    long[] filledLongs = new long[count + 2];
                    draws.fill(from, filled, 1, count);
                    draws.fill(from, filledLongs, 1, count);
                    assertThat(Arrays.copyOfRange(filled, 1, count + 1))
                            .isEqualTo(Arrays.copyOfRange(ints, from, from + count));
                    assertThat(Arrays.copyOfRange(filledLongs, 1, count + 1))
                            .isEqualTo(Arrays.copyOfRange(expected, from, from + count));
                    assertThat(filled[0] + filled[count + 1]).isZero();
                }
            }
        }
    }

    @Test
    void threadsShareDraws() throws Exception {
        Draws draws = WeightedRandomSampler.of(WEIGHTS).draws(200_000).draws(SEED, 1);
        int[] expected = new int[200_000];
        draws.fill(0, expected, 0, expected.length);
        int[] filled = new int[200_000];
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<?> done : threads.invokeAll(IntStream.range(0, 400).mapToObj(run -> (Callable<Void>) () -> {
                draws.fill(500L * run, filled, 500 * run, 500);
                return null;
            }).toList())) {
                done.get();
            }
        }
        assertThat(filled).isEqualTo(expected);
    }

    @Test
    void itemsAreDrawnByTheirWeights() {
        double[] weights = IntStream.range(0, 50).mapToDouble(i -> 1 + i % 10 * 0.5).toArray();

        assertThat(followWeights(weights, IntUnaryOperator.identity())).isTrue();
        assertThat(followWeights(weights, item -> item == 9 ? 10 : item)).as("one item as another").isFalse();
        weights[20] *= 1.3;
        WeightedRandomSampler heavier = WeightedRandomSampler.of(weights).draws(400_000);
        weights[20] = 1;
        assertThat(Frequencies.arePlausible(weights, counts(heavier, IntUnaryOperator.identity())))
                .as("one weight too large by three tenths").isFalse();
    }

    private static boolean followWeights(double[] weights, IntUnaryOperator change) {
        return Frequencies.arePlausible(weights, counts(WeightedRandomSampler.of(weights).draws(400_000), change));
    }

    private static long[] counts(WeightedRandomSampler sampler, IntUnaryOperator change) {
        long[] counts = new long[(int) sampler.population()];
        sampler.draws(SEED, 0).ints().map(change).forEach(item -> counts[item]++);
        return counts;
    }

    @Test
    void itemsOfWeightZeroAreNeverDrawn() {
        assertThat(sampler.draws(SEED, 0).ints().distinct().sorted()).containsExactly(0, 2, 3, 4, 6);
    }

    @Test
    void seedsAndEpochsDiffer() {
        int[] draws = sampler.draws(SEED, 0).ints().toArray();

        assertThat(sampler.draws(SEED, 1).ints().toArray()).isNotEqualTo(draws);
        assertThat(sampler.draws(Seed.of(43), 0).ints().toArray()).isNotEqualTo(draws);
        assertThat(sampler.draws(SEED, 0).ints().toArray()).isEqualTo(draws);
    }

    @Test
    void lengthsAndExpectedCounts() {
        assertThat(sampler.population()).isEqualTo(7);
        assertThat(sampler.length(9)).isEqualTo(5000);
        assertThat(WeightedRandomSampler.of(WEIGHTS).length(0)).isEqualTo(7);
        for (int item = 0; item < WEIGHTS.length; item++) {
            assertThat(sampler.expectedCount(0, item)).isEqualTo(5000 * WEIGHTS[item] / 15.25,
                    within(1e-9));
        }
        assertThatThrownBy(() -> sampler.expectedCount(0, 7)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(sampler.draws(0).draws(SEED, 0).ints()).isEmpty();
    }

    @Test
    void fingerprintsDifferWhenDrawsDo() {
        String fingerprint = sampler.fingerprint();

        assertThat(fingerprint).matches("weighted\\.draw/1\\[items=7,draws=5000,table=[0-9a-f]{16}]");
        assertThat(WeightedRandomSampler.of(WEIGHTS.clone()).draws(5000).fingerprint()).isEqualTo(fingerprint);
        assertThat(sampler.draws(4999).fingerprint()).isNotEqualTo(fingerprint);
        assertThat(WeightedRandomSampler.of(5, 0, 2, 1, 0.25, 0, Math.nextUp(7.0)).draws(5000).fingerprint())
                .isNotEqualTo(fingerprint);
        assertThat(WeightedRandomSampler.of(0, 5, 2, 1, 0.25, 0, 7).draws(5000).fingerprint())
                .isNotEqualTo(fingerprint);
    }

    @Test
    void wrongUseIsRefused() {
        Draws draws = sampler.draws(SEED, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.draws(-1))
                .withMessage("draws is -1; it must not be negative");
        assertThatIllegalArgumentException().isThrownBy(() -> WeightedRandomSampler.of(1, Double.NaN))
                .withMessage("weight[1] is NaN; weights must be finite and at least 0");
        assertThatThrownBy(() -> draws.at(5000)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> draws.fill(4999, new int[2], 0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> draws.fill(0, new int[2], 1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> draws.fill(0, new long[2], 1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static Long[] box(long[] values) {
        return Arrays.stream(values).boxed().toArray(Long[]::new);
    }
}
