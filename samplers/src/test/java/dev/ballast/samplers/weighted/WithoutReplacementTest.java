package dev.ballast.samplers.weighted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.Sampler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The two laws of drawing without replacement, each the other's control.
class WithoutReplacementTest {

    private static final Seed SEED = Seed.of(42);
    private static final double[] WEIGHTS = {1, 2, 3, 0, 4};
    private static final int[] POSITIVE = {0, 1, 2, 4};
    private static final int EPOCHS = 40_000;

    @Test
    void successiveDrawsHaveTheProbabilitiesOfAllOrderedPairs() {
        assertThat(isSuccessive(SuccessiveSampler.of(2, WEIGHTS))).isTrue();
        assertThat(isSuccessive(InclusionSampler.of(2, WEIGHTS))).as("the other law").isFalse();
        assertThat(isSuccessive(SuccessiveSampler.of(2, 1, 2, 3.3, 0, 4))).as("a tenth more of one").isFalse();
    }

    @Test
    void successiveDrawsDoNotDependOnTheSizeOfWeights() {
        for (double scale : new double[]{1e-320, 1e-300, 1e300}) {
            double[] scaled = Arrays.stream(WEIGHTS).map(weight -> weight * scale).toArray();
            assertThat(isSuccessive(SuccessiveSampler.of(2, scaled))).as("times %s", scale).isTrue();
        }
    }

    private static boolean isSuccessive(Sampler sampler) {
        double[] probabilities = new double[12];
        long[] counts = new long[25];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            int[] pair = sampler.draws(SEED, epoch).ints().toArray();
            counts[5 * pair[0] + pair[1]]++;
        }
        long[] observed = new long[12];
        int cell = 0;
        for (int first : POSITIVE) {
            for (int second : POSITIVE) {
                if (first != second) {
                    probabilities[cell] = WEIGHTS[first] / 10 * WEIGHTS[second] / (10 - WEIGHTS[first]);
                    observed[cell++] = counts[5 * first + second];
                }
            }
        }
        assertThat(Arrays.stream(observed).sum()).as("pairs of different items of positive weight").isEqualTo(EPOCHS);
        return Frequencies.arePlausible(probabilities, observed);
    }

    @Test
    void inclusionIsInProportionToWeights() {
        assertThat(isInProportion(InclusionSampler.of(2, WEIGHTS), 2)).isTrue();
        assertThat(isInProportion(SuccessiveSampler.of(2, WEIGHTS), 2)).as("the other law").isFalse();
    }

    /// Within six standard deviations of binomial counts.
    private static boolean isInProportion(Sampler sampler, int draws) {
        long[] counts = new long[WEIGHTS.length];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            assertThat(sampler.draws(SEED, epoch).ints().peek(item -> counts[item]++).distinct().count())
                    .isEqualTo(draws);
        }
        return IntStream.range(0, WEIGHTS.length).allMatch(item -> {
            double probability = draws * WEIGHTS[item] / 10;
            return Math.abs(counts[item] - EPOCHS * probability) <= 6
                    * Math.sqrt(EPOCHS * probability * (1 - probability));
        });
    }

    @Test
    void expectedCountsAddUpToTheDraws() {
        double[] weights = new Random(3).doubles(1000).toArray();
        for (int draws : new int[]{0, 1, 2, 300, 499}) {
            for (Sampler sampler : new Sampler[]{InclusionSampler.of(draws, weights),
                    InclusionSampler.withCertainties(draws, weights), SuccessiveSampler.of(draws, weights)}) {
                assertThat(IntStream.range(0, 1000).mapToDouble(item -> sampler.expectedCount(0, item)).sum())
                        .as("%s", sampler).isEqualTo(draws, within(1e-8));
            }
        }
        assertThat(InclusionSampler.of(2, WEIGHTS).expectedCount(0, 4)).isEqualTo(0.8, within(1e-15));
        assertThat(SuccessiveSampler.of(1, WEIGHTS).expectedCount(0, 4)).isEqualTo(0.4, within(1e-15));
        assertThat(SuccessiveSampler.of(4, WEIGHTS).expectedCount(0, 4)).isEqualTo(1);
        assertThat(SuccessiveSampler.of(4, WEIGHTS).expectedCount(0, 3)).isEqualTo(0);
    }

    /// Of 100 items, 50 times; averages over epochs lie within a hundredth of the approximation.
    @Test
    void expectedCountsOfSuccessiveDrawsAreNearTheTruth() {
        double[] weights = IntStream.range(0, 100).mapToDouble(item -> item < 50 ? 1 : 9).toArray();
        SuccessiveSampler sampler = SuccessiveSampler.of(50, weights);
        long light = IntStream.range(0, 2000)
                .mapToLong(epoch -> sampler.draws(SEED, epoch).ints().filter(item -> item < 50).count()).sum();

        assertThat(light / 1e5).isEqualTo(sampler.expectedCount(0, 0), within(0.01));
    }

    @Test
    void certainItemsAreAlwaysDrawn() {
        // 8 of 15 and then 4 of 7 ask for more than one of three draws and one of two: 2, 1 are left to share one.
        InclusionSampler sampler = InclusionSampler.withCertainties(3, 2, 8, 0, 1, 4);

        assertThat(IntStream.range(0, 5).mapToDouble(item -> sampler.expectedCount(0, item))).containsExactly(2.0 / 3,
                1.0, 0.0, 1.0 / 3, 1.0);
        long first = 0;
        for (int epoch = 0; epoch < 3000; epoch++) {
            int[] items = sampler.draws(SEED, epoch).ints().sorted().toArray();
            assertThat(items).contains(1, 4).doesNotContain(2).doesNotHaveDuplicates().hasSize(3);
            first += items[0] == 0 ? 1 : 0;
        }
        assertThat(first).isBetween(2000L - 155, 2000L + 155);
        assertThat(InclusionSampler.withCertainties(4, 2, 8, 0, 1, 4).draws(SEED, 0).ints().sorted())
                .containsExactly(0, 1, 3, 4);
        assertThat(InclusionSampler.of(3, 0.1, 0.1, 0.1).draws(SEED, 0).ints().sorted()).containsExactly(0, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 1e6, 1e18, 1e20, 1e30, 1e308})
    void theRestSharesInProportionHoweverHeavyCertainItemsAre(double heavy) {
        double[] rest = {1 / 6.0, 2 / 6.0, 3 / 6.0};
        InclusionSampler sampler = InclusionSampler.withCertainties(2, 1, heavy, 2, 3);
        long[] counts = new long[4];
        for (int epoch = 0; epoch < 20_000; epoch++) {
            sampler.draws(SEED, epoch).ints().forEach(item -> counts[item]++);
        }
        long[] ofRest = {counts[0], counts[2], counts[3]};

        assertThat(IntStream.range(0, 4).mapToDouble(item -> sampler.expectedCount(0, item))).containsExactly(rest[0],
                1.0, rest[1], rest[2]);
        assertThat(counts[1]).isEqualTo(20_000);
        assertThat(Frequencies.arePlausible(rest, ofRest)).isTrue();
        assertThat(Frequencies.arePlausible(new double[]{1, 1, 1}, ofRest)).as("a third each").isFalse();
        assertThat(sampler.fingerprint())
                .isNotEqualTo(InclusionSampler.withCertainties(2, 1, heavy, 2, 2).fingerprint());
    }

    /// Tables of all magnitudes against the definition in exact fractions.
    @Test
    void certaintiesAreThoseOfTheDefinition() {
        Random random = new Random(14);
        int taken = 0;
        for (int table = 0; table < 2000; table++) {
            int span = new int[]{1, 30, 120, 1000}[table % 4];
            double[] weights = IntStream.range(0, 2 + table % 9)
                    .mapToDouble(_ -> Math.scalb(1.0 + random.nextInt(7), random.nextInt(span) - span / 2)).toArray();
            int draws = 1 + random.nextInt(weights.length);
            InclusionSampler sampler = InclusionSampler.withCertainties(draws, weights);
            double[] expected = exactInclusion(draws, weights);
            for (int item = 0; item < weights.length; item++) {
                assertThat(sampler.expectedCount(0, item))
                        .as("item %s of %s of %s", item, draws, Arrays.toString(weights))
                        .isCloseTo(expected[item], within(expected[item] * 1e-13 + 0x1p-60));
                taken += expected[item] == 1 ? 1 : 0;
            }
        }
        assertThat(taken).isGreaterThan(3000);
    }

    private static double[] exactInclusion(int draws, double... weights) {
        double[] probabilities = new double[weights.length];
        BigDecimal[] exact = Arrays.stream(weights).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
        int left = draws;
        while (true) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int item = 0; item < weights.length; item++) {
                sum = probabilities[item] == 1 ? sum : sum.add(exact[item]);
            }
            int found = 0;
            for (int item = 0; item < weights.length; item++) {
                if (probabilities[item] < 1
                        && exact[item].multiply(BigDecimal.valueOf(left)).compareTo(sum) >= 0) {
                    probabilities[item] = 1;
                    found++;
                }
            }
            left -= found;
            if (found == 0 || left == 0) {
                for (int item = 0; item < weights.length && left > 0; item++) {
                    probabilities[item] = probabilities[item] == 1
                            ? 1
                            : exact[item].multiply(BigDecimal.valueOf(left)).divide(sum, MathContext.DECIMAL64)
                                    .doubleValue();
                }
                return probabilities;
            }
        }
    }

    /// With Rosén's time t, 2 exp(-1e20 t) = 1 - exp(-t): what the heavy items miss is the light one's.
    @Test
    void aLightItemsChanceDoesNotVanishBesideCertainOnes() {
        SuccessiveSampler sampler = SuccessiveSampler.of(2, 1e20, 1, 1e20);
        double light = sampler.expectedCount(0, 1);

        assertThat(2 * Math.exp(-1e20 * light)).isCloseTo(light, within(light * 1e-9));
        assertThat(light).isBetween(4.2e-19, 4.3e-19);
    }

    @Test
    void allItemsCanBeDrawnInAnyOrder() {
        assertThat(startsAreEqual(draws -> InclusionSampler.of(draws, 1, 1, 1))).isTrue();
        assertThat(startsAreEqual(draws -> SuccessiveSampler.of(draws, 1, 1, 1))).isTrue();
        assertThat(startsAreEqual(draws -> SuccessiveSampler.of(draws, 1, 1, 1.2))).as("unequal weights").isFalse();
    }

    private static boolean startsAreEqual(IntFunction<Sampler> ofDraws) {
        long[] starts = new long[3];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            starts[(int) ofDraws.apply(3).draws(SEED, epoch).at(0)]++;
        }
        return Frequencies.arePlausible(new double[]{1, 1, 1}, starts);
    }

    @Test
    void wrongWishesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> InclusionSampler.of(3, WEIGHTS))
                .withMessage("weight[4] is 0.4 of the sum of weights, too much for 3 draws without replacement: its "
                        + "probability would be above 1; draw fewer, or use withCertainties to draw such items always");
        String tooMany = "draws is 5; without replacement it must be at most 4, the number of items with a positive "
                + "weight";
        assertThatIllegalArgumentException().isThrownBy(() -> InclusionSampler.of(5, WEIGHTS)).withMessage(tooMany);
        assertThatIllegalArgumentException().isThrownBy(() -> InclusionSampler.withCertainties(5, WEIGHTS))
                .withMessage(tooMany);
        assertThatIllegalArgumentException().isThrownBy(() -> SuccessiveSampler.of(5, WEIGHTS)).withMessage(tooMany);
        assertThatIllegalArgumentException().isThrownBy(() -> SuccessiveSampler.of(-1, WEIGHTS))
                .withMessage("draws is -1; it must not be negative");
        assertThatIllegalArgumentException().isThrownBy(() -> SuccessiveSampler.of(0, 1, -1))
                .withMessage("weight[1] is -1.0; weights must be finite and at least 0");
        assertThatIllegalArgumentException().isThrownBy(() -> InclusionSampler.of(0, 0, 0))
                .withMessage("all weights are 0; at least one must be positive");
        assertThatThrownBy(() -> SuccessiveSampler.of(1, WEIGHTS).expectedCount(0, 5))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> InclusionSampler.of(1, WEIGHTS).draws(SEED, 0).at(1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void describeThemselves() {
        assertThat(SuccessiveSampler.of(2, WEIGHTS).fingerprint())
                .matches("successive/1\\[items=5,draws=2,weights=[0-9a-f]{16}]")
                .isNotEqualTo(SuccessiveSampler.of(2, 1, 2, 3, 0, 5).fingerprint());
        assertThat(InclusionSampler.of(2, WEIGHTS).fingerprint())
                .matches("inclusion/1\\[items=5,draws=2,certainties=false,units=[0-9a-f]{16}]")
                .isNotEqualTo(InclusionSampler.withCertainties(2, WEIGHTS).fingerprint());
        assertThat(SuccessiveSampler.of(2, WEIGHTS).population()).isEqualTo(5);
        assertThat(InclusionSampler.of(2, WEIGHTS).length(7)).isEqualTo(2);
    }
}
