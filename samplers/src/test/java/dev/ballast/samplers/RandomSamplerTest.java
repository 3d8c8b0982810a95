package dev.ballast.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.draws.Draws;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.stream.LongStream;

/// Statistical checks: fixed seeds, significance 1e-6 each, with a biased shuffle shown to fail.
class RandomSamplerTest {

    private static final Seed SEED = Seed.of(42);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void allOrdersAreEquallyLikelyOverEpochs(int items) {
        for (RandomSampler sampler : new RandomSampler[]{RandomSampler.of(items), RandomSampler.of(items).compact()}) {
            Orders orders = new Orders(items);
            for (long epoch = 0; epoch < 72_000; epoch++) {
                orders.add(sampler.draws(SEED, epoch).longs().toArray());
            }
            assertThat(orders.seen()).isEqualTo((int) LongStream.rangeClosed(1, items).reduce(1, (a, b) -> a * b));
            assertThat(items == 1 || orders.arePlausiblyUniform()).isTrue();
        }
    }

    /// Sattolo's shuffle exchanges place i with a place below i, never i itself, and makes cycles only.
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6})
    void theCheckRejectsSattolosShuffle(int items) {
        Orders orders = new Orders(items);
        RandomStream random = SEED.stream(Purpose.of("random-sampler-test.sattolo"), 0, 0, 0);
        for (int trial = 0; trial < 72_000; trial++) {
            long[] order = LongStream.range(0, items).toArray();
            for (int i = items - 1; i > 0; i--) {
                int j = random.nextInt(i);
                long held = order[i];
                order[i] = order[j];
                order[j] = held;
            }
            orders.add(order);
        }
        assertThat(orders.seen()).isEqualTo((int) LongStream.range(1, items).reduce(1, (a, b) -> a * b));
        assertThat(orders.arePlausiblyUniform()).isFalse();
    }

    @Test
    void theFormDependsOnTheSizeUnlessForced() {
        int largest = 1 << 20;
        assertThat(RandomSampler.of(largest).fingerprint()).isEqualTo(RandomSampler.of(largest).exact().fingerprint())
                .isNotEqualTo(RandomSampler.of(largest).compact().fingerprint());
        assertThat(RandomSampler.of(largest + 1).fingerprint())
                .isEqualTo(RandomSampler.of(largest + 1).compact().fingerprint())
                .isNotEqualTo(RandomSampler.of(largest + 1).exact().fingerprint());
    }

    @Test
    void exactOrdersAboveTheLimitArePermutations() {
        int items = (1 << 20) + 1;
        int[] order = RandomSampler.of(items).exact().draws(SEED, 3).ints().toArray();
        Arrays.sort(order);

        assertThat(order[0]).isZero();
        assertThat(order[items - 1]).isEqualTo(items - 1);
        for (int i = 1; i < items; i++) {
            if (order[i] == order[i - 1]) {
                throw new AssertionError(order[i] + " is drawn twice");
            }
        }
    }

    /// The tests' heap could not hold an order of these sizes.
    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000, 5_000_000_000L, 1L << 62})
    void hugePlansTakeNoMemory(long items) {
        SampleCursor cursor = RandomSampler.of(items).start(SEED);
        long[] first = new long[1000];
        assertThat(cursor.fill(first)).isEqualTo(1000);
        assertThat(Arrays.stream(first).distinct().count()).isEqualTo(1000);
        assertThat(Arrays.stream(first).allMatch(item -> item >= 0 && item < items)).isTrue();

        SamplerState state = new SamplerState(RandomSampler.of(items).fingerprint(), SEED, 0, items - 1, "any");
        SampleCursor last = RandomSampler.of(items).resume(state);
        assertThat(last.nextLong()).isEqualTo(RandomSampler.of(items).draws(SEED, 0).at(items - 1));
        assertThat(last.hasNext()).isFalse();
    }

    @Test
    void itemsBeyondIntAreRefusedNotTruncated() {
        SampleCursor cursor = RandomSampler.of(1L << 50).start(SEED);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> cursor.fill(new int[1000]));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> RandomSampler.of(1L << 50).indices(SEED, 0).nextInt());
        assertThat(cursor.drawn()).isZero();
    }

    /// (seed, epoch + 1) and (seed + 1, epoch) are the same run where seed and epoch are added.
    @ParameterizedTest
    @CsvSource({"7,0,7,1", "7,1,8,0", "7,0,8,0", "0,5,5,0"})
    void neighboringSeedsAndEpochsAreIndependent(long seed, long epoch, long otherSeed, long otherEpoch) {
        for (RandomSampler sampler : new RandomSampler[]{RandomSampler.of(100_000),
                RandomSampler.of(100_000).compact()}) {
            Draws one = sampler.draws(Seed.of(seed), epoch);
            Draws other = sampler.draws(Seed.of(otherSeed), otherEpoch);
            long[][] together = new long[10][10];
            for (int position = 0; position < 100_000; position++) {
                together[(int) one.at(position) / 10_000][(int) other.at(position) / 10_000]++;
            }
            assertThat(Uniformity.isIndependencePlausible(together)).isTrue();
        }
        Draws same = RandomSampler.of(100_000).draws(Seed.of(seed), epoch);
        long[][] dependent = new long[10][10];
        for (int position = 0; position < 100_000; position++) {
            dependent[(int) same.at(position) / 10_000][(int) same.at(position) / 10_000]++;
        }
        assertThat(Uniformity.isIndependencePlausible(dependent)).isFalse();
    }

    @Test
    void impossibleSizesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RandomSampler.of(-1)).withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> RandomSampler.of((1L << 62) + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> RandomSampler.of(1L << 31).exact())
                .withMessageContaining("compact()");
        assertThatIllegalArgumentException().isThrownBy(() -> SequentialSampler.of(-1));
    }
}
