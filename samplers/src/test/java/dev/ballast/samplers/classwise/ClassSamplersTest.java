package dev.ballast.samplers.classwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.TestData;
import dev.ballast.samplers.Uniformity;
import dev.ballast.samplers.batch.BalancedBatchSampler;
import dev.ballast.samplers.batch.BatchSampler;
import dev.ballast.samplers.batch.ClassItemBatchSampler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Statistical checks: fixed seeds, significance 1e-6 each, each shown to reject other probabilities.
class ClassSamplersTest {

    private static final Seed SEED = Seed.of(42);
    private static final ClassLabels LABELS = ClassLabels.of(TestData.labels(3, 17, 40));

    private static long[] counts(Sampler sampler, long epochs) {
        long[] counts = new long[(int) sampler.population()];
        for (long epoch = 0; epoch < epochs; epoch++) {
            sampler.draws(SEED, epoch).ints().forEach(item -> counts[item]++);
        }
        return counts;
    }

    private static double[] expected(Sampler sampler, long epoch) {
        return LongStream.range(0, sampler.population()).mapToDouble(item -> sampler.expectedCount(epoch, item))
                .toArray();
    }

    @Test
    void classUniformDrawsAreWhatIsExpected() {
        Sampler sampler = ClassUniformSampler.of(LABELS).drawing(100_000);
        double[] expected = expected(sampler, 0);

        assertThat(sampler.effectivePrior(LABELS).toArray()).containsExactly(new double[]{1 / 3.0, 1 / 3.0, 1 / 3.0},
                within(1e-12));
        assertThat(expected[LABELS.rowsOf(0)[0]]).isCloseTo(100_000 / 3.0 / 3, within(1e-6));
        assertThat(expected[LABELS.rowsOf(2)[0]]).isCloseTo(100_000 / 3.0 / 40, within(1e-6));
        assertThat(Uniformity.isPlausible(expected, counts(sampler, 1))).isTrue();
        assertThat(Uniformity.isPlausible(expected,
                counts(ClassScheduleSampler.power(LABELS, 0.1).drawing(100_000), 1))).isFalse();
    }

    @Test
    void powersGoFromRowsToClassesAndStay() {
        Sampler sampler = ClassScheduleSampler.power(LABELS, 1, 0, 5);
        for (long epoch = -2; epoch < 8; epoch++) {
            double power = 1 - Math.clamp(epoch, 0, 4) / 4.0;
            double[] shares = {Math.pow(3, power), Math.pow(17, power), Math.pow(40, power)};
            double sum = Arrays.stream(shares).sum();

            assertThat(sampler.effectivePrior(LABELS, epoch).toArray()).containsExactly(
                    Arrays.stream(shares).map(share -> share / sum).toArray(), within(1e-12));
        }
        assertThat(ClassScheduleSampler.power(LABELS, 0.5).effectivePrior(LABELS, 99).share(0))
                .isCloseTo(Math.sqrt(3) / (Math.sqrt(3) + Math.sqrt(17) + Math.sqrt(40)), within(1e-12));
    }

    @Test
    void progressiveSharesAreMixtures() {
        Sampler sampler = ClassScheduleSampler.progressive(LABELS, 11);
        for (long epoch = 0; epoch < 15; epoch++) {
            double part = Math.min(epoch, 10) / 10.0;
            assertThat(sampler.effectivePrior(LABELS, epoch).share(0))
                    .isCloseTo((1 - part) * 3 / 60 + part / 3, within(1e-12));
        }
        assertThat(ClassScheduleSampler.progressive(LABELS, 1).effectivePrior(LABELS).share(0)).isCloseTo(0.05,
                within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3, 10})
    void scheduledDrawsAreWhatIsExpected(long epoch) {
        for (ClassScheduleSampler sampler : List.of(ClassScheduleSampler.progressive(LABELS, 11),
                ClassScheduleSampler.power(LABELS, 1, 0, 11))) {
            long[] counts = new long[60];
            sampler.drawing(100_000).draws(SEED, epoch).ints().forEach(item -> counts[item]++);

            assertThat(Uniformity.isPlausible(expected(sampler, epoch), counts)).isTrue();
            assertThat(Uniformity.isPlausible(expected(sampler, epoch + (epoch == 10 ? -1 : 1)), counts)).isFalse();
        }
    }

    @Test
    void classesWithoutRowsAreNeitherDrawnNorInTheWayOfRepeats() {
        ClassLabels gap = ClassLabels.ofRanks(List.of("a", "b", "c", "d"), new int[]{0, 3, 3, 3, 3, 3, 3, 0, 3, 3});

        long[] counts = new long[10];
        RepeatFactorSampler.of(gap, 0.8).draws(SEED, 0).ints().forEach(item -> counts[item]++);
        assertThat(counts).containsExactly(2, 1, 1, 1, 1, 1, 1, 2, 1, 1);
        for (Stream<Runnable> refused : List.<Stream<Runnable>>of(Stream.of(() -> ClassUniformSampler.of(gap),
                () -> ClassScheduleSampler.progressive(gap, 3), () -> BalancedBatchSampler.of(gap, 8),
                () -> ClassItemBatchSampler.of(gap, 2, 2)))) {
            refused.forEach(maker -> assertThatIllegalArgumentException().isThrownBy(maker::run)
                    .withMessageContaining("class \"b\" has no rows"));
        }
    }

    @Test
    void renamingClassesChangesNothing() {
        ClassLabels renamed = TestData
                .renamed(TestData.ofCounts(3, 17, 40), Map.of("a", "z", "b", "m", "c", "b")).labels();
        List<Function<ClassLabels, Sampler>> samplers = List.of(ClassUniformSampler::of,
                labels -> ClassScheduleSampler.progressive(labels, 5), labels -> RepeatFactorSampler.of(labels, 1));
        List<Function<ClassLabels, BatchSampler>> batches = List.of(labels -> BalancedBatchSampler.of(labels, 8),
                labels -> ClassItemBatchSampler.of(labels, 2, 3));

        for (Function<ClassLabels, Sampler> sampler : samplers) {
            assertThat(sampler.apply(renamed).draws(SEED, 3).ints().toArray())
                    .isEqualTo(sampler.apply(LABELS).draws(SEED, 3).ints().toArray());
            assertThat(sampler.apply(renamed).fingerprint()).isEqualTo(sampler.apply(LABELS).fingerprint());
        }
        for (Function<ClassLabels, BatchSampler> sampler : batches) {
            for (int batch = 0; batch < 6; batch++) {
                assertThat(sampler.apply(renamed).batches(SEED, 3).batch(batch))
                        .isEqualTo(sampler.apply(LABELS).batches(SEED, 3).batch(batch));
            }
            assertThat(sampler.apply(renamed).fingerprint()).isEqualTo(sampler.apply(LABELS).fingerprint());
        }
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RepeatFactorSampler.of(LABELS, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> RepeatFactorSampler.of(LABELS, Double.NaN))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> ClassScheduleSampler.power(LABELS, 1.5))
                .withMessageContaining("1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> ClassScheduleSampler.progressive(LABELS, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> ClassUniformSampler.of(LABELS).drawing(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> ClassUniformSampler.of(ClassLabels.of(new int[0])));
    }
}
