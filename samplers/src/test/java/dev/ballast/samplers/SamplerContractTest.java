package dev.ballast.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.draws.Draws;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What holds for every sampler.
class SamplerContractTest {

    private static final Seed SEED = Seed.of(11);

    static List<Sampler> samplers() {
        return Samplers.all();
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void everyWayToReadGivesTheSameDraws(Sampler sampler) {
        for (long epoch = 0; epoch < 7; epoch++) {
            Draws draws = sampler.draws(SEED, epoch);
            int length = (int) draws.length();
            long[] each = LongStream.range(0, length).map(sampler.draws(SEED, epoch)::at).toArray();

            assertThat(draws.length()).isEqualTo(sampler.length(epoch));
            assertThat(Arrays.stream(each).allMatch(item -> item >= 0 && item < sampler.population())).isTrue();
            assertThat(draws.longs().toArray()).isEqualTo(each);
            assertThat(draws.longs().parallel().toArray()).isEqualTo(each);
            assertThat(draws.ints().asLongStream().toArray()).isEqualTo(each);
            assertThat(draws.ints().parallel().asLongStream().toArray()).isEqualTo(each);
            assertThat(LongStream.range(0, length).map(i -> draws.at(length - 1 - i)).toArray())
                    .isEqualTo(LongStream.range(0, length).map(i -> each[(int) (length - 1 - i)]).toArray());
            for (int from = 0; from <= length; from += 7) {
                int[] ints = new int[length + 3];
                long[] longs = new long[length + 3];
                draws.fill(from, ints, 3, length - from);
                draws.fill(from, longs, 3, length - from);
                assertThat(Arrays.copyOfRange(longs, 3, 3 + length - from))
                        .isEqualTo(Arrays.copyOfRange(each, from, length));
                assertThat(Arrays.stream(ints).asLongStream().toArray()).isEqualTo(longs);
            }
            PrimitiveIterator.OfInt indices = sampler.indices(SEED, epoch);
            for (long item : each) {
                assertThat(indices.nextInt()).isEqualTo((int) item);
            }
            assertThat(indices.hasNext()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void streamsKnowTheirSizeAndSplitInTheMiddle(Sampler sampler) {
        Draws draws = sampler.draws(SEED, 0);
        for (Spliterator<?> all : List.of(draws.ints().spliterator(), draws.longs().spliterator())) {
            assertThat(all.hasCharacteristics(
                    Spliterator.ORDERED | Spliterator.SIZED | Spliterator.SUBSIZED | Spliterator.IMMUTABLE)).isTrue();
            assertThat(all.getExactSizeIfKnown()).isEqualTo(draws.length());
            Spliterator<?> first = all.trySplit();
            assertThat(first.getExactSizeIfKnown()).isEqualTo(draws.length() / 2);
            assertThat(all.getExactSizeIfKnown()).isEqualTo(draws.length() - draws.length() / 2);
        }
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void placesThatAreNotThereAreRefused(Sampler sampler) {
        Draws draws = sampler.draws(SEED, 0);
        long length = draws.length();

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> draws.at(-1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> draws.at(length));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> draws.fill(length - 1, new int[2], 0, 2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> draws.fill(length - 1, new long[2], 0, 2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> draws.fill(0, new int[2], 1, 2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> draws.fill(0, new long[2], 1, 2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> sampler.expectedCount(0, sampler.population()));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> sampler.expectedCount(0, -1));
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void expectedCountsSumToTheLengthAndGiveThePrior(Sampler sampler) {
        for (long epoch = 0; epoch < 7; epoch++) {
            double[] expected = expected(sampler, epoch);
            double[] byClass = new double[3];
            for (int item = 0; item < expected.length; item++) {
                byClass[Samplers.labels().code(item)] += expected[item] / sampler.length(epoch);
            }

            assertThat(Arrays.stream(expected).sum()).isCloseTo((double) sampler.length(epoch), within(1e-6));
            assertThat(sampler.effectivePrior(Samplers.labels(), epoch).toArray()).containsExactly(byClass,
                    within(1e-6));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sampler.effectivePrior(TestData.ofCounts(3, 4).labels()))
                .withMessageContaining("7 labels and 60 items");
    }

    private static double[] expected(Sampler sampler, long epoch) {
        return IntStream.range(0, (int) sampler.population())
                .mapToDouble(item -> sampler.expectedCount(epoch, item)).toArray();
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void anEpochIsEnteredAnywhereAndByWhomever(Sampler sampler) {
        Draws one = sampler.draws(SEED, 2);
        long[] draws = one.longs().toArray();
        long[] parallel = LongStream.range(0, 4000).parallel().map(i -> i * 7919 % draws.length)
                .map(position -> one.at(position) == draws[(int) position] ? 0 : 1).toArray();

        assertThat(Arrays.stream(parallel).sum()).isZero();
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void fingerprintsAreOfOneLineAndStable(Sampler sampler) {
        Set<String> all = new HashSet<>();
        samplers().forEach(other -> all.add(other.fingerprint()));

        assertThat(all).hasSameSizeAs(samplers()).contains(sampler.fingerprint());
        assertThat(sampler.fingerprint()).doesNotContain("\n").hasSizeLessThan(400);
    }
}
