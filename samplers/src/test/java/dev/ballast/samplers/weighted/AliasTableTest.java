package dev.ballast.samplers.weighted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class AliasTableTest {

    private static final BigInteger WORDS = BigInteger.ONE.shiftLeft(64);

    static Stream<Arguments> weights() {
        Random random = new Random(7);
        return Stream.of(
                arguments("one item", new double[]{0.3}),
                arguments("one item, as small as can be", new double[]{Double.MIN_VALUE}),
                arguments("one item, as large as can be", new double[]{Double.MAX_VALUE}),
                arguments("5 : 2 : 1", new double[]{5, 2, 1}),
                arguments("one of many", of(100, i -> i == 57 ? 1 : 0)),
                arguments("equal", of(1000, _ -> 0.1)),
                arguments("equal, of a power of two", of(1024, _ -> 3)),
                arguments("equal, and zeros", of(1000, i -> i % 3 == 0 ? 0 : 0.7)),
                arguments("zeros first and last, signed", of(200, i -> i < 70 || i > 130 ? -0.0 : i)),
                arguments("powers of two", of(64, i -> Math.scalb(1.0, -i))),
                arguments("all powers of two", of(2000, i -> Math.scalb(1.0, i - 1000))),
                arguments("all powers of two, falling", of(2000, i -> Math.scalb(1.0, 999 - i))),
                arguments("1e-300 to 1e300", of(601, i -> Double.parseDouble("1e" + (i - 300)))),
                arguments("1e-300 beside 1e300", of(300, i -> i % 2 == 0 ? 1e-300 : 1e300)),
                arguments("subnormal", of(50, i -> i * Double.MIN_VALUE)),
                arguments("subnormal and normal", of(50, i -> i * 1e-309)),
                arguments("subnormal beside 1", of(50, i -> i == 20 ? 1 : i * Double.MIN_VALUE)),
                arguments("largest, whose sum is infinite", of(9, _ -> Double.MAX_VALUE)),
                arguments("few items share all", of(5000, i -> i < 3 ? 1 : 1e-25)),
                arguments("near two quanta", of(900, i -> i == 0 ? 1 : i * 0x1p-71)),
                arguments("random", of(1000, _ -> random.nextDouble())),
                arguments("random, several blocks", of(20_000, _ -> random.nextDouble())),
                arguments("random, of any size", of(3000, _ -> Math.scalb(random.nextDouble(), random.nextInt(80)))),
                arguments("random, skewed", of(9000, _ -> Math.pow(random.nextDouble(), 30))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("weights")
    void theTableHoldsTheQuantaOfTheWeights(String name, double[] weights) {
        AliasTable table = AliasTable.of(weights);

        long[] quanta = table.quanta();
        assertThat(quanta).isEqualTo(NaiveQuanta.quanta(NaiveQuanta.units(weights)));
        assertThat(table.totalQuanta()).isGreaterThanOrEqualTo(1L << 62).isEqualTo(Arrays.stream(quanta).sum());
        for (int i = 0; i < weights.length; i++) {
            assertThat(quanta[i] > 0).as("item %d", i).isEqualTo(weights[i] > 0);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("weights")
    void threadsChangeNothing(String name, double[] weights) {
        AliasTable one = AliasTable.of(weights);
        for (int threads : new int[]{2, 3, 8}) {
            assertSame(AliasTable.of(weights, threads), one);
        }
    }

    @Test
    void threadsChangeNothingInLargeTables() {
        Random random = new Random(3);
        for (IntToDoubleFunction weight : new IntToDoubleFunction[]{_ -> random.nextDouble(), i -> i < 150_000 ? 1 : 3,
                i -> i < 150_000 ? 3 : 1, i -> i % 1000 == 0 ? 1e6 : 1, i -> i == 299_999 ? 1e6 : 1,
                i -> i == 0 ? 1e6 : 1, _ -> 2, i -> i < 250_000 ? 0 : 1, _ -> random.nextInt(4)}) {
            double[] weights = of(300_000, weight);
            AliasTable one = AliasTable.of(weights);
            assertThat(Arrays.stream(one.quanta()).sum()).isEqualTo(one.totalQuanta());
            for (int threads = 2; threads <= 7; threads++) {
                assertSame(AliasTable.of(weights, threads), one);
            }
        }
    }

    @Test
    void wholeNumbersHoldTheirExactProportions() {
        assertThat(AliasTable.of(new long[]{1, 1, 2, 4}, 1).quanta()).containsExactly(1L << 59, 1L << 59, 1L << 60,
                1L << 61);
        Random random = new Random(5);
        for (long[] weights : new long[][]{{7}, {5, 2, 1}, {0, 3, 0, 3}, {Long.MAX_VALUE, Long.MAX_VALUE, 1},
                random.longs(4000, 0, 9).toArray(), random.longs(4000, 0, Long.MAX_VALUE).toArray()}) {
            assertThat(AliasTable.of(weights, 2).quanta())
                    .isEqualTo(NaiveQuanta.quanta(NaiveQuanta.units(weights)));
        }
    }

    @Test
    void floatsAreTakenAsDoubles() {
        float[] weights = new float[]{0.1f, Float.MIN_VALUE, 0, Float.MAX_VALUE, 3};

        assertSame(AliasTable.of(weights, 2), AliasTable.of(0.1f, Float.MIN_VALUE, 0, Float.MAX_VALUE, 3));
    }

    /// Counts, in whole numbers, the words that stand for each item, and asks for the item at every border.
    @ParameterizedTest(name = "{0}")
    @MethodSource("weights")
    void allWordsTogetherAreDrawnByTheQuanta(String name, double[] weights) {
        AliasTable table = AliasTable.of(weights);
        BigInteger size = BigInteger.valueOf(weights.length);
        BigInteger[] words = new BigInteger[weights.length];
        int[] columnsOf = new int[weights.length];
        Arrays.fill(words, BigInteger.ZERO);
        for (int column = 0; column < weights.length; column++) {
            BigInteger begin = ceil(BigInteger.valueOf(column).shiftLeft(64), size);
            BigInteger end = ceil(BigInteger.valueOf(column + 1).shiftLeft(64), size);
            BigInteger coin = BigInteger.valueOf(table.threshold(column)).shiftLeft(64 - table.columnBits());
            BigInteger border = ceil(BigInteger.valueOf(column).shiftLeft(64).add(coin), size);
            int alias = table.alias(column);
            words[column] = words[column].add(border.subtract(begin));
            words[alias] = words[alias].add(end.subtract(border));
            columnsOf[column]++;
            columnsOf[alias]++;
            for (BigInteger word : new BigInteger[]{begin, border.subtract(BigInteger.ONE), border,
                    end.subtract(BigInteger.ONE)}) {
                if (word.compareTo(begin) >= 0 && word.compareTo(end) < 0) {
                    assertThat(table.pick(word.longValue())).as("word %s", word)
                            .isEqualTo(word.compareTo(border) < 0 ? column : alias);
                }
            }
        }
        assertThat(Arrays.stream(words).reduce(BigInteger.ZERO, BigInteger::add)).isEqualTo(WORDS);
        long[] quanta = table.quanta();
        for (int i = 0; i < words.length; i++) {
            BigInteger difference = words[i].multiply(BigInteger.valueOf(table.totalQuanta()))
                    .subtract(BigInteger.valueOf(quanta[i]).multiply(WORDS)).abs();
            assertThat(difference).as("words x quanta of item %d", i).isLessThanOrEqualTo(
                    BigInteger.valueOf(columnsOf[i]).multiply(BigInteger.valueOf(table.totalQuanta())));
            assertThat(words[i].signum()).as("item %d", i).isEqualTo(weights[i] > 0 ? 1 : 0);
        }
    }

    @Test
    void moreThanTwoToThe24ItemsAreDrawnAlike() {
        int size = (1 << 24) + 5;
        float[] weights = new float[size];
        Arrays.fill(weights, 1);
        weights[size - 1] = size;
        AliasTable table = AliasTable.of(weights, 2);
        Random random = new Random(2026);
        int last = 0;
        int upper = 0;
        int odd = 0;
        for (int i = 0; i < 100_000; i++) {
            int item = table.pick(random.nextLong());
            last += item == size - 1 ? 1 : 0;
            upper += item >= size / 2 && item < size - 1 ? 1 : 0;
            odd += item % 2 == 1 ? 1 : 0;
        }

        // Six standard deviations of binomial counts.
        assertThat(last).isBetween(50_000 - 950, 50_000 + 950);
        assertThat(upper).isBetween(25_000 - 822, 25_000 + 822);
        assertThat(odd).isBetween(25_000 - 822, 25_000 + 822);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aWrongWeightIsNamed(double wrong) {
        double[] weights = of(1000, i -> i == 417 || i == 900 ? wrong : 1);
        String message = "weight[417] is " + wrong + "; weights must be finite and at least 0";
        for (int threads = 1; threads < 5; threads++) {
            int number = threads;
            assertThatIllegalArgumentException().isThrownBy(() -> AliasTable.of(weights, number))
                    .withMessage(message);
        }
    }

    @Test
    void weightsWithoutMassAreRefused() {
        String message = "all weights are 0; at least one must be positive";
        assertThatIllegalArgumentException().isThrownBy(() -> AliasTable.of(0, -0.0)).withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(() -> AliasTable.of(new float[3], 1)).withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(() -> AliasTable.of(new long[3], 1)).withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(() -> AliasTable.of())
                .withMessage("there are no weights; at least one must be positive");
        assertThatIllegalArgumentException().isThrownBy(() -> AliasTable.of(new long[]{1, -2}, 1))
                .withMessage("weight[1] is -2; weights must be finite and at least 0");
        assertThatIllegalArgumentException().isThrownBy(() -> AliasTable.of(new double[]{1}, 0))
                .withMessage("threads is 0; it must be at least 1");
    }

    private static BigInteger ceil(BigInteger number, BigInteger divisor) {
        return number.add(divisor).subtract(BigInteger.ONE).divide(divisor);
    }

    private static double[] of(int size, IntToDoubleFunction weight) {
        return IntStream.range(0, size).mapToDouble(weight).toArray();
    }

    private static void assertSame(AliasTable table, AliasTable expected) {
        assertThat(columns(table)).isEqualTo(columns(expected));
    }

    private static long[] columns(AliasTable table) {
        return IntStream.range(0, table.size()).boxed()
                .flatMapToLong(i -> LongStream.of(table.threshold(i), table.alias(i))).toArray();
    }
}
