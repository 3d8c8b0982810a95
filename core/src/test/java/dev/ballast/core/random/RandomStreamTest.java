package dev.ballast.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class RandomStreamTest {

    private static final Seed SEED = Seed.of(42);
    private static final Purpose PURPOSE = Purpose.of("test.stream");

    @Test
    void wordsAreThoseOfTheBlocksInCounterOrder() {
        RandomStream stream = SEED.stream(PURPOSE, 5, -6, 7);
        long[] block = new long[4];
        for (int i = 0; i < 4000; i++) {
            Philox4x64.block(42, PURPOSE.key(), i / 4, 5, -6, 7, block);
            assertThat(stream.nextLong()).as("word %d", i).isEqualTo(block[i % 4]);
        }
    }

    @Test
    void movingStartsTheOtherCoordinatesAtTheirFirstNumber() {
        for (int read = 0; read < 10; read++) {
            RandomStream stream = SEED.stream(PURPOSE, 1, 2, 3);
            for (int i = 0; i < read; i++) {
                stream.nextLong();
            }

            assertThat(stream.at(4, 5, 6)).isSameAs(stream);
            assertThat(words(stream, 9)).as("after %d words", read)
                    .isEqualTo(words(SEED.stream(PURPOSE, 4, 5, 6), 9));
            assertThat(words(stream.at(1, 2, 3), 9)).isEqualTo(words(SEED.stream(PURPOSE, 1, 2, 3), 9));
        }
    }

    @Test
    void seekingGivesTheWordsFromThere() {
        long[] expected = words(SEED.stream(PURPOSE, 1, 2, 3), 60);
        RandomStream stream = SEED.stream(PURPOSE, 1, 2, 3);
        for (int word : new int[]{0, 1, 2, 3, 4, 5, 6, 7, 8, 41, 3, 0}) {
            assertThat(words(stream.seek(word), 9)).isEqualTo(Arrays.copyOfRange(expected, word, word + 9));
        }
        long last = Long.MAX_VALUE;
        long[] block = new long[4];
        Philox4x64.block(42, PURPOSE.key(), last / 4, 1, 2, 3, block);
        assertThat(stream.seek(last).nextLong()).isEqualTo(block[3]);
        assertThatIllegalArgumentException().isThrownBy(() -> stream.seek(-1))
                .withMessage("word is -1; it must not be negative");
    }

    @Test
    void fillingGivesTheSameWordsAsReading() {
        long[] expected = words(SEED.stream(PURPOSE, 1, 2, 3), 5100);
        for (int before = 0; before < 9; before++) {
            for (int count : new int[]{0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 64, 67, 511, 640, 1023, 1024, 1025, 1029,
                    2048, 2500, 5000}) {
                RandomStream stream = SEED.stream(PURPOSE, 1, 2, 3);
                words(stream, before);
                long[] target = new long[count + 5];
                stream.fill(target, 3, count);

                assertThat(Arrays.copyOfRange(target, 3, 3 + count)).as("%d words after %d", count, before)
                        .isEqualTo(Arrays.copyOfRange(expected, before, before + count));
                assertThat(target[2] | target[count + 3]).as("places around").isZero();
                assertThat(stream.nextLong()).isEqualTo(expected[before + count]);
            }
        }
        assertThatThrownBy(() -> SEED.stream(PURPOSE, 1, 2, 3).fill(new long[4], 2, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void streamsOfOtherSeedsPurposesAndCoordinatesShareNoNumber() {
        int streams = 0;
        Set<Long> seen = new HashSet<>();
        for (long seed : new long[]{0, 1, 2, -1, Long.MIN_VALUE}) {
            for (String purpose : new String[]{"a", "b", "a.b"}) {
                for (long[] at : new long[][]{{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {2, 1, 0}, {0, 1, 2},
                        {-1, 0, 0}}) {
                    RandomStream stream = Seed.of(seed).stream(Purpose.of(purpose), at[0], at[1], at[2]);
                    for (long word : words(stream, 64)) {
                        seen.add(word);
                    }
                    streams++;
                }
            }
        }
        assertThat(seen).hasSize(64 * streams);
    }

    @Test
    void intsAreTheHighHalfAndBooleansTheHighestBitOfAWord() {
        RandomStream ints = SEED.stream(PURPOSE, 0, 0, 0);
        RandomStream booleans = SEED.stream(PURPOSE, 0, 0, 0);
        for (long word : words(SEED.stream(PURPOSE, 0, 0, 0), 1000)) {
            assertThat(ints.nextInt()).isEqualTo((int) (word >> 32));
            assertThat(booleans.nextBoolean()).isEqualTo(word >>> 63 == 1);
        }
    }

    @Test
    void doublesAreTheHighest53BitsOfAWordAsAFraction() {
        RandomStream doubles = SEED.stream(PURPOSE, 0, 0, 0);
        for (long word : words(SEED.stream(PURPOSE, 0, 0, 0), 100_000)) {
            double number = doubles.nextDouble();
            assertThat(number).isGreaterThanOrEqualTo(0).isLessThan(1);
            assertThat(StrictMath.scalb(number, 53)).isEqualTo((double) (word >>> 11));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 6, 1L << 32, (1L << 32) + 1, 1L << 62, (1L << 62) + 1, 3L << 61,
            Long.MAX_VALUE})
    void boundedNumbersAreTheProductsHighWordAfterRefusingTheLowestProducts(long bound) {
        BigInteger range = BigInteger.ONE.shiftLeft(64);
        BigInteger refused = range.mod(BigInteger.valueOf(bound));
        RandomStream raw = SEED.stream(PURPOSE, 0, 0, 0);
        RandomStream bounded = SEED.stream(PURPOSE, 0, 0, 0);
        for (int i = 0; i < 2000; i++) {
            BigInteger[] quotientAndRemainder;
            do {
                BigInteger word = new BigInteger(Long.toUnsignedString(raw.nextLong()));
                quotientAndRemainder = word.multiply(BigInteger.valueOf(bound)).divideAndRemainder(range);
            } while (quotientAndRemainder[1].compareTo(refused) < 0);
            assertThat(bounded.nextLong(bound)).as("number %d", i).isEqualTo(quotientAndRemainder[0].longValue())
                    .isBetween(0L, bound - 1);
        }
    }

    @Test
    void boundedIntsAreBoundedLongs() {
        RandomStream ints = SEED.stream(PURPOSE, 0, 0, 0);
        RandomStream longs = SEED.stream(PURPOSE, 0, 0, 0);
        for (int i = 0; i < 1000; i++) {
            assertThat(ints.nextInt(1000)).isEqualTo((int) longs.nextLong(1000));
        }
    }

    @Test
    void smallBoundsAreUniform() {
        RandomStream stream = SEED.stream(PURPOSE, 0, 0, 0);

        assertThat(isUniform(7, () -> stream.nextInt(7))).isTrue();
        assertThat(isUniform(7, () -> (int) (stream.nextLong() >>> 60) % 7)).as("remainder of 4 bits").isFalse();
    }

    /// Of the words, a quarter must be refused; without that, residues 0, 1, 2 would have the weights 3, 3, 2.
    @Test
    void aBoundThatDividesTheWordsBadlyIsUniform() {
        long bound = 3L << 61;
        RandomStream stream = SEED.stream(PURPOSE, 0, 0, 0);

        assertThat(isUniform(3, () -> (int) (stream.nextLong(bound) % 3))).isTrue();
        assertThat(isUniform(3, () -> (int) (Math.unsignedMultiplyHigh(stream.nextLong(), bound) % 3)))
                .as("nothing refused").isFalse();
    }

    @Test
    void firstNumbersOfNeighboringPositionsAreIndependent() {
        RandomStream stream = SEED.stream(PURPOSE, 0, 0, 0);
        long[] position = {0};

        assertThat(isUniform(64, () -> {
            int first = stream.at(0, 0, position[0]).nextInt(8);
            return 8 * first + stream.at(0, 0, ++position[0]).nextInt(8);
        })).isTrue();
        assertThat(isUniform(64, () -> {
            int first = stream.at(0, 0, position[0]).nextInt(8);
            return 8 * first + stream.at(0, 0, position[0]++).nextInt(8);
        })).as("one stream used for two purposes").isFalse();
    }

    @Test
    void gaussiansAreBoxAndMullersOfTwoWords() {
        RandomStream gaussians = SEED.stream(PURPOSE, 0, 0, 0);
        RandomStream doubles = SEED.stream(PURPOSE, 0, 0, 0);
        for (int i = 0; i < 1000; i++) {
            double u = doubles.nextDouble();
            double v = doubles.nextDouble();
            assertThat(gaussians.nextGaussian()).isEqualTo(
                    StrictMath.sqrt(-2 * StrictMath.log(1 - u)) * StrictMath.cos(2 * Math.PI * v));
        }
        assertThat(gaussians.nextLong()).isEqualTo(doubles.nextLong());
    }

    @Test
    void gaussiansAreNormal() {
        RandomStream stream = SEED.stream(PURPOSE, 0, 0, 0);

        assertThat(isStandardNormal(stream::nextGaussian)).isTrue();
        assertThat(isStandardNormal(() -> 1.2 * stream.nextGaussian())).as("too wide").isFalse();
        assertThat(isStandardNormal(() -> 0.1 + stream.nextGaussian())).as("off center").isFalse();
        assertThat(isStandardNormal(() -> Math.sqrt(12) * (stream.nextDouble() - 0.5))).as("uniform").isFalse();
    }

    @Test
    void permutationsHoldEveryNumberOnce() {
        RandomStream stream = SEED.stream(PURPOSE, 0, 0, 0);
        for (int size = 0; size <= 100; size++) {
            assertThat(Arrays.stream(stream.permutation(size)).sorted().toArray())
                    .isEqualTo(IntStream.range(0, size).toArray());
        }
    }

    @Test
    void everyOrderIsEquallyLikely() {
        RandomStream stream = SEED.stream(PURPOSE, 0, 0, 0);

        assertThat(ordersAreEquallyLikely(() -> stream.permutation(4))).isTrue();
        assertThat(ordersAreEquallyLikely(() -> {
            int[] order = {0, 1, 2, 3};
            for (int i = 0; i < 4; i++) {
                int j = stream.nextInt(4);
                int held = order[i];
                order[i] = order[j];
                order[j] = held;
            }
            return order;
        })).as("each place exchanged with any").isFalse();
    }

    @Test
    void aPermutationUsesOneNumberLessThanItsSize() {
        RandomStream stream = SEED.stream(PURPOSE, 0, 0, 0);
        stream.permutation(6);
        stream.permutation(1);
        stream.permutation(0);

        assertThat(stream.nextLong()).isEqualTo(words(SEED.stream(PURPOSE, 0, 0, 0), 6)[5]);
    }

    @Test
    void aNegativeSizeIsRefused() {
        RandomStream stream = SEED.stream(PURPOSE, 0, 0, 0);

        assertThatIllegalArgumentException().isThrownBy(() -> stream.permutation(-1))
                .withMessage("size is -1; it must not be negative");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aBoundBelowOneIsRefused(int bound) {
        RandomStream stream = SEED.stream(PURPOSE, 0, 0, 0);
        String message = "bound is " + bound + "; it must be at least 1";

        assertThatIllegalArgumentException().isThrownBy(() -> stream.nextInt(bound)).withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(() -> stream.nextLong(bound)).withMessage(message);
    }

    private static long[] words(RandomStream stream, int count) {
        long[] words = new long[count];
        for (int i = 0; i < count; i++) {
            words[i] = stream.nextLong();
        }
        return words;
    }

    private static boolean isUniform(int cells, IntSupplier draws) {
        long[] observed = new long[cells];
        for (int i = 0; i < 1000 * cells; i++) {
            observed[draws.getAsInt()]++;
        }
        return Uniformity.isPlausible(observed);
    }

    private static boolean ordersAreEquallyLikely(Supplier<int[]> ordersOfFour) {
        Map<String, Long> observed = Stream.generate(ordersOfFour).limit(24_000)
                .collect(Collectors.groupingBy(Arrays::toString, Collectors.counting()));
        assertThat(observed).hasSize(24);
        return Uniformity.isPlausible(observed.values().stream().mapToLong(Long::longValue).toArray());
    }

    private static boolean isStandardNormal(DoubleSupplier numbers) {
        double[] sample = DoubleStream.generate(numbers).limit(20_000).toArray();
        return new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new NormalDistribution(0, 1),
                sample) > Uniformity.SIGNIFICANCE;
    }
}
