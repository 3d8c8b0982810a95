package dev.ballast.samplers.weighted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.weight.ClassWeights;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.draws.Draws;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.LongToIntFunction;
import java.util.stream.IntStream;

class QuotaSamplerTest {

    private static final Seed SEED = Seed.of(42);
    private static final double[] WEIGHTS = {5, 0, 2, 1, 0.25, 0, 7};

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 100, 1_000_003})
    void countsAreThoseOfTheFormulaInNumbersOfAnySize(int length) {
        Random random = new Random(length);
        for (double[] weights : new double[][]{WEIGHTS, {3}, random.doubles(1000).toArray(),
                IntStream.range(0, 300).mapToDouble(i -> Math.scalb(1.0, -i)).toArray()}) {
            long[] quanta = AliasTable.of(weights).quanta();
            BigInteger total = BigInteger.valueOf(AliasTable.of(weights).totalQuanta());
            BigInteger start = BigInteger
                    .valueOf(SEED.stream(Purpose.of("quota.start"), 0, 8, 0).nextLong(total.longValue()));

            int[] counts = counts(QuotaSampler.of(weights).draws(length).draws(SEED, 8), weights.length);

            BigInteger place = start;
            BigInteger before = BigInteger.ZERO;
            for (int i = 0; i < weights.length; i++) {
                BigInteger expected = BigInteger.valueOf(quanta[i]).multiply(BigInteger.valueOf(length));
                place = place.add(expected);
                assertThat(counts[i]).isEqualTo(place.divide(total).subtract(before).intValueExact())
                        .isBetween(expected.divide(total).intValueExact(), expected.divide(total).intValueExact() + 1);
                before = place.divide(total);
            }
            assertThat(Arrays.stream(counts).sum()).isEqualTo(length);
        }
    }

    @Test
    void onAverageCountsAreExpectedCounts() {
        QuotaSampler sampler = QuotaSampler.of(WEIGHTS).draws(10);

        assertThat(averagesFit(sampler, epoch -> counts(sampler.draws(SEED, epoch), 7)[3])).isTrue();
        assertThat(averagesFit(sampler, epoch -> (int) Math.rint(sampler.expectedCount(epoch, 3)))).as("rounded")
                .isFalse();
    }

    /// Within six standard deviations; item 3 is drawn 10 / 15.25 times.
    private static boolean averagesFit(QuotaSampler sampler, LongToIntFunction count) {
        int epochs = 20_000;
        double expected = sampler.expectedCount(0, 3);
        assertThat(expected).isEqualTo(10 / 15.25, within(1e-15));
        long sum = IntStream.range(0, epochs).mapToLong(count::applyAsInt).sum();
        return Math.abs(sum - epochs * expected) < 6 * Math.sqrt(epochs * expected * (1 - expected));
    }

    @Test
    void everyOrderIsEquallyLikely() {
        QuotaSampler sampler = QuotaSampler.of(1, 1, 1, 1);
        long[] orders = new long[256];
        long[] starts = new long[4];
        for (int epoch = 0; epoch < 24_000; epoch++) {
            int[] items = sampler.draws(SEED, epoch).ints().toArray();
            orders[64 * items[0] + 16 * items[1] + 4 * items[2] + items[3]]++;
            starts[items[0]]++;
        }
        long[] seen = Arrays.stream(orders).filter(count -> count > 0).toArray();
        double[] equal = new double[24];
        Arrays.fill(equal, 1000);
        assertThat(seen).hasSize(24);
        assertThat(Frequencies.arePlausible(equal, seen)).isTrue();
        assertThat(Frequencies.arePlausible(new double[]{1, 1, 1, 1.3}, starts)).as("one start less").isFalse();
    }

    /// Whatever form weights come in, both samplers are of the same table.
    @Test
    void weightsComeInManyForms() {
        ClassLabels labels = ClassLabels.of("rare", "ok", "ok", "rare", "ok", "ok");
        ClassWeights classes = ClassWeights.balanced(ClassCounts.of(labels.names(), 4, 2));
        double[] perSample = classes.perSample(labels);
        float[] floats = {5, 0, 2, 1, 0.25f, 0, 7};
        long[] whole = {20, 0, 8, 4, 1, 0, 28};
        Map<Sampler, Sampler> same = Map.of(QuotaSampler.of(floats), QuotaSampler.of(WEIGHTS), QuotaSampler.of(whole),
                QuotaSampler.of(WEIGHTS), QuotaSampler.of(classes, labels), QuotaSampler.of(perSample),
                QuotaSampler.of(AliasTable.of(WEIGHTS)), QuotaSampler.of(WEIGHTS), WeightedRandomSampler.of(floats),
                WeightedRandomSampler.of(WEIGHTS), WeightedRandomSampler.of(whole), WeightedRandomSampler.of(WEIGHTS),
                WeightedRandomSampler.of(classes, labels), WeightedRandomSampler.of(perSample));

        same.forEach((one, other) -> {
            assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
            assertThat(one.draws(SEED, 3).ints().toArray()).isEqualTo(other.draws(SEED, 3).ints().toArray());
        });
        assertThat(QuotaSampler.of(classes, labels).effectivePrior(labels).share(1)).isCloseTo(0.5, within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> QuotaSampler.of(new long[]{1, -2}))
                .withMessage("weight[1] is -2; weights must be finite and at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuotaSampler.of(classes, ClassLabels.of("ok", "rarer")))
                .withMessageContaining("rarer");
    }

    @Test
    void describesItself() {
        QuotaSampler sampler = QuotaSampler.of(WEIGHTS);

        assertThat(sampler.population()).isEqualTo(7);
        assertThat(sampler.length(5)).isEqualTo(7);
        assertThat(sampler.draws(9).length(5)).isEqualTo(9);
        assertThat(sampler.fingerprint()).matches("quota/1\\[items=7,draws=7,table=[0-9a-f]{16}]")
                .isNotEqualTo(QuotaSampler.of(5, 0, 2, 1, 0.25, 1, 7).fingerprint())
                .isNotEqualTo(WeightedRandomSampler.of(WEIGHTS).fingerprint());
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.draws(-1))
                .withMessage("draws is -1; it must not be negative");
    }

    private static int[] counts(Draws draws, int items) {
        int[] counts = new int[items];
        draws.ints().forEach(item -> counts[item]++);
        return counts;
    }
}
