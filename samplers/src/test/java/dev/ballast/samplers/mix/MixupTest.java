package dev.ballast.samplers.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.RandomSampler;
import dev.ballast.samplers.Samplers;
import dev.ballast.samplers.items.Batch;
import dev.ballast.samplers.items.Epochs;
import dev.ballast.samplers.items.Items;
import dev.ballast.samplers.items.Loader;
import dev.ballast.samplers.items.LoaderCursor;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

class MixupTest {

    private static final Seed SEED = Seed.of(42);
    private static final Purpose PURPOSE = Purpose.of("mixup-test");
    private static final ClassLabels LABELS = Samplers.labels();
    private static final Epochs<Batch<Double>> BATCHES = Items.of(60, item -> (double) item)
            .batchedBy(RandomSampler.of(60), 20);

    private static double between(double base, double neighbor, double gap) {
        return base + gap * (neighbor - base);
    }

    /// Every item of a batch is the first of one pair and the second of one, and goes by the gap that its label has.
    @Test
    void itemsAndLabelsAreMixedAlike() {
        Mixup<Double> mixup = Mixup.of(LABELS, MixupTest::between).alpha(0.7);
        int met = 0;
        for (long epoch = 0; epoch < 5; epoch++) {
            for (long number = 0; number < 3; number++) {
                Batch<Double> batch = BATCHES.epoch(SEED, epoch).get(number);
                RandomStream random = SEED.stream(PURPOSE, 0, epoch, number);
                int[] order = random.permutation(20);
                List<MixedItem<Double>> mixed = BATCHES.map(PURPOSE, mixup).epoch(SEED, epoch).get(number);
                assertThat(mixed).hasSize(20);
                for (int place = 0; place < 20; place++) {
                    MixedItem<Double> item = mixed.get(place);
                    double gap = BetaNumbers.next(0.7, random);
                    int other = order[place];
                    assertThat(item.firstCode()).isEqualTo(LABELS.code(batch.index(place)));
                    assertThat(item.secondCode()).isEqualTo(LABELS.code(batch.index(other)));
                    assertThat(item.gap()).isEqualTo(place == other ? 0 : gap).isBetween(0.0, 1.0);
                    assertThat(item.item())
                            .isEqualTo(between(batch.item(place), batch.item(other), place == other ? 0 : gap));
                    met += place == other ? 1 : 0;
                }
                assertThat(Arrays.stream(order).distinct()).hasSize(20);
            }
        }
        assertThat(met).as("items that meet themselves, about one a batch").isBetween(3, 40);
    }

    @Test
    void threadsChangeNothing() {
        Epochs<List<MixedItem<Double>>> mixed = BATCHES.map(PURPOSE, Mixup.of(LABELS, MixupTest::between));
        List<List<MixedItem<Double>>> found = new ArrayList<>();
        try (LoaderCursor<List<MixedItem<Double>>> cursor = Loader.of(BATCHES).threads(5)
                .map(PURPOSE, Mixup.of(LABELS, MixupTest::between)).start(SEED)) {
            cursor.forEachRemaining(found::add);
        }
        assertThat(found).isEqualTo(mixed.epoch(SEED, 0).stream().toList());
    }

    @Test
    void labelsAreShares() {
        assertThat(new MixedItem<>("x", 0, 2, 0.25).shares(4)).containsExactly(0.75f, 0, 0.25f, 0);
        assertThat(new MixedItem<>("x", 1, 1, 0.3).shares(2)).containsExactly(0, 1);
    }

    /// Gaps below a half, where a double holds as many digits as the distribution has: with a density of 0.05 near 1, others are
    /// rounded to 1. By symmetry they are half of all.
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 0.7, 1, 1.5, 4, 200})
    void gapsAreBetaDistributed(double alpha) {
        RandomStream random = SEED.stream(PURPOSE, 1, 0, 0);
        double[] lower = DoubleStream.generate(() -> BetaNumbers.next(alpha, random)).limit(100_000)
                .filter(gap -> gap < 0.5).toArray();
        // 5 standard deviations.
        assertThat(lower.length).isBetween(50_000 - 790, 50_000 + 790);
        assertThat(isPlausible(alpha, lower)).isTrue();
        assertThat(isPlausible(alpha * 1.2, lower)).as("another alpha").isFalse();
    }

    /// Significance 1e-6.
    private static boolean isPlausible(double alpha, double[] lower) {
        BetaDistribution beta = new BetaDistribution(alpha, alpha);
        double[] uniform = DoubleStream.of(lower).map(gap -> beta.cumulativeProbability(gap) * 2).toArray();
        return new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(0, 1), uniform) > 1e-6;
    }

    @Test
    void theSmallestAlphaIsAsGoodAsACoin() {
        RandomStream random = SEED.stream(PURPOSE, 2, 0, 0);
        double[] gaps = DoubleStream.generate(() -> BetaNumbers.next(1e-6, random)).limit(20_000).toArray();
        assertThat(DoubleStream.of(gaps).filter(gap -> gap == 0 || gap == 1).count()).isGreaterThan(19_900);
        assertThat(DoubleStream.of(gaps).average().orElseThrow()).isCloseTo(0.5, within(0.02));
        assertThat(gaps).doesNotContain(Double.NaN);
        double[] large = DoubleStream.generate(() -> BetaNumbers.next(1e6, random)).limit(1000).toArray();
        assertThat(DoubleStream.of(large).map(gap -> Math.abs(gap - 0.5)).max().orElseThrow()).isBetween(3e-4, 3e-3);
    }

    @Test
    void anAlphaOutOfRangeIsRefused() {
        Mixup<Double> mixup = Mixup.of(LABELS, MixupTest::between);
        assertThat(mixup).hasToString("Mixup[alpha=0.2]");
        for (double wrong : new double[]{0, -1, 1e-7, 1e7, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> mixup.alpha(wrong))
                    .withMessage("alpha is " + wrong + "; it must be between 1e-6 and 1e6");
        }
    }
}
