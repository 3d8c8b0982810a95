package dev.ballast.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// Weighted counts and areas against the same by 60-digit arithmetic: small weights beside large ones are not lost.
class WeightTwinTest {

    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final RandomStream random = Seed.of(12).stream(Purpose.of("test.weights"), 0, 0, 0);

    private static boolean[] positives(int... ones) {
        boolean[] positive = new boolean[ones.length];
        for (int row = 0; row < ones.length; row++) {
            positive[row] = ones[row] == 1;
        }
        return positive;
    }

    private static BigDecimal sum(boolean[] positive, double[] scores, double[] weights, boolean of, double from,
            double below) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int row = 0; row < scores.length; row++) {
            if (positive[row] == of && scores[row] >= from && scores[row] < below) {
                sum = sum.add(new BigDecimal(weights[row]));
            }
        }
        return sum;
    }

    private static void assertClose(double value, BigDecimal exact, double relative) {
        assertThat(value).isCloseTo(exact.doubleValue(), within(relative * Math.abs(exact.doubleValue())));
    }

    /// Every count of every threshold, and the areas.
    private static void assertTwins(boolean[] positive, double[] scores, double[] weights) {
        RankedScores ranked = RankedScores.of(positive, scores, weights);
        BigDecimal allPositive = sum(positive, scores, weights, true, -99, 99);
        BigDecimal allNegative = sum(positive, scores, weights, false, -99, 99);
        BigDecimal average = BigDecimal.ZERO;
        BigDecimal wins = BigDecimal.ZERO;
        BigDecimal foundBefore = BigDecimal.ZERO;
        for (int rank = -1; rank < ranked.size(); rank++) {
            double threshold = rank < 0 ? 99 : ranked.threshold(rank);
            BinaryCounts counts = ranked.counts(rank);
            BigDecimal found = sum(positive, scores, weights, true, threshold, 99);
            BigDecimal alarms = sum(positive, scores, weights, false, threshold, 99);
            assertClose(counts.truePositives(), found, 1e-15);
            assertClose(counts.falsePositives(), alarms, 1e-15);
            assertClose(counts.falseNegatives(), sum(positive, scores, weights, true, -99, threshold), 1e-15);
            assertClose(counts.trueNegatives(), sum(positive, scores, weights, false, -99, threshold), 1e-15);
            if (rank >= 0) {
                BigDecimal gained = found.subtract(foundBefore);
                if (gained.signum() > 0) {
                    average = average.add(gained.multiply(found).divide(found.add(alarms), DIGITS));
                }
                BigDecimal raised = sum(positive, scores, weights, false, threshold, Math.nextUp(threshold));
                wins = wins.add(raised.multiply(found.add(foundBefore)));
            }
            foundBefore = found;
        }
        assertClose(ranked.precisionRecall().averagePrecision(), average.divide(allPositive, DIGITS), 1e-14);
        assertClose(ranked.roc().area(),
                wins.divide(TWO, DIGITS).divide(allPositive, DIGITS).divide(allNegative, DIGITS), 1e-14);
        BigDecimal missing = missingGain(positive, scores, weights, allPositive, allNegative);
        assertThat(ranked.precisionRecall().gainArea()).isCloseTo(
                BigDecimal.ONE.subtract(missing).doubleValue(), within(1e-14 * (1 + missing.doubleValue())))
                .isLessThanOrEqualTo(1);
    }

    /// 1 less the area under the gain curve: trapezoids of (odds FN / TP, odds FP / TP), as far as the first is below 1.
    private static BigDecimal missingGain(boolean[] positive, double[] scores, double[] weights, BigDecimal positives,
            BigDecimal negatives) {
        BigDecimal odds = positives.divide(negatives, DIGITS);
        BigDecimal least = positives.multiply(positives).divide(positives.add(negatives), DIGITS);
        BigDecimal area = BigDecimal.ZERO;
        BigDecimal found = BigDecimal.ZERO;
        BigDecimal alarms = BigDecimal.ZERO;
        double[] thresholds = Arrays.stream(scores).map(score -> -score).sorted().distinct().map(score -> -score)
                .toArray();
        for (double threshold : thresholds) {
            BigDecimal nextFound = sum(positive, scores, weights, true, threshold, 99);
            BigDecimal nextAlarms = sum(positive, scores, weights, false, threshold, 99);
            if (nextFound.compareTo(found) > 0 && nextFound.compareTo(least) > 0) {
                BigDecimal from = found.max(least);
                BigDecimal atFrom = alarms.add(nextAlarms.subtract(alarms).multiply(from.subtract(found))
                        .divide(nextFound.subtract(found), DIGITS));
                BigDecimal width = odds.multiply(positives).multiply(nextFound.subtract(from)).divide(from, DIGITS)
                        .divide(nextFound, DIGITS);
                area = area.add(width.multiply(odds).multiply(atFrom.divide(from, DIGITS)
                        .add(nextAlarms.divide(nextFound, DIGITS))).divide(TWO, DIGITS));
            }
            found = nextFound;
            alarms = nextAlarms;
        }
        return area;
    }

    @Test
    void smallWeightsAreNotLostBehindLargeOnes() {
        RankedScores ranked = RankedScores.of(positives(0, 1, 0, 1), new double[]{0.9, 0.8, 0.2, 0.1},
                new double[]{1e16, 1e16, 1, 1});

        assertThat(ranked.countsAt(0.5)).isEqualTo(new BinaryCounts(1e16, 1e16, 1, 1));
        assertTwins(positives(0, 1, 0, 1), new double[]{0.9, 0.8, 0.2, 0.1}, new double[]{1e16, 1e16, 1, 1});
        assertTwins(positives(0, 1, 0, 1), new double[]{0.9, 0.8, 0.2, 0.1}, new double[]{1e9, 1e9, 1e-8, 1e-8});
        assertTwins(positives(1, 1, 1, 0), new double[]{4, 3, 2, 1}, new double[]{0.7, 0.1, 0.1, 1});
        assertThat(RankedScores.of(positives(1, 1, 1, 0), new double[]{4, 3, 2, 1}, new double[]{0.7, 0.1, 0.1, 1})
                .countsAt(2.5).falseNegatives()).isEqualTo(0.1);
        // The small ones between large ones: differences of sums from neither end would do.
        assertTwins(positives(1, 0, 1, 0, 1, 0), new double[]{6, 5, 4, 3, 2, 1},
                new double[]{1e16, 1e16, 1, 1, 1e16, 1e16});
        // Large and small weights at one score.
        assertTwins(positives(1, 1, 0, 0, 1), new double[]{2, 2, 2, 1, 1}, new double[]{1e16, 1, 1, 1, 1e-9});
    }

    static DoubleUnaryOperator law(String name) {
        return switch (name) {
            case "uniform" -> u -> u;
            case "wide" -> u -> Math.scalb(1 + u, (int) (u * 1e6) % 120 - 60);
            case "tenths" -> u -> Math.rint(10 * u) / 10;
            default -> u -> u < 0.5 ? Math.rint(9 * u) : 0x1p60 * Math.rint(3 * u);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"uniform", "wide", "tenths", "large"})
    void countsAndAreasAreThoseOfExactSums(String name) {
        DoubleUnaryOperator law = law(name);
        for (int repetition = 0; repetition < 40; repetition++) {
            int rows = 4 + random.nextInt(40);
            double[] scores = random.ints(rows, 0, 12).asDoubleStream().toArray();
            boolean[] positive = new boolean[rows];
            for (int row = 0; row < rows; row++) {
                positive[row] = row < 2 ? row == 0 : random.nextInt(3) == 0;
            }
            double[] weights = IntStream.range(0, rows)
                    .mapToDouble(row -> row < 2 ? 1 : law.applyAsDouble(random.nextDouble())).toArray();
            assertTwins(positive, scores, weights);
        }
    }

    @Test
    void oneAgainstTheRestIsASumOfWhatIsThere() {
        int[] actual = {0, 1, 1, 2, 2, 2};
        int[] predicted = {0, 1, 0, 1, 2, 0};
        double[] weights = {1, 1e16, 1, 1e16, 1, 1e-3};
        ConfusionMatrix matrix = ConfusionMatrix.of(actual, predicted, weights, List.of("a", "b", "c"));

        assertThat(matrix.oneVersusRest(1)).isEqualTo(new BinaryCounts(1e16, 1e16, 1, 2.001));
        assertThat(matrix.oneVersusRest(0)).isEqualTo(new BinaryCounts(1, 1.001, 0, 2e16 + 1));
        assertThat(matrix.oneVersusRest(2).falseNegatives()).isEqualTo(1e16);
        assertThat(matrix.oneVersusRest(2).trueNegatives()).isCloseTo(1e16 + 2, within(2.0));
    }

    @Test
    void theScaleOfWeightsChangesNoBit() {
        double[] scores = random.ints(50, 0, 9).asDoubleStream().toArray();
        boolean[] positive = new boolean[50];
        int[] codes = new int[50];
        for (int row = 0; row < 50; row++) {
            positive[row] = random.nextInt(3) == 0;
            codes[row] = positive[row] ? 1 : 0;
        }
        int[] guesses = random.ints(50, 0, 2).toArray();
        double[] weights = random.doubles(50).toArray();
        RankedScores plain = RankedScores.of(positive, scores, weights);
        ConfusionMatrix matrix = ConfusionMatrix.of(codes, guesses, weights, List.of("a", "b"));
        for (int power : new int[]{-1000, -600, 600, 1000}) {
            double[] scaled = Arrays.stream(weights).map(weight -> Math.scalb(weight, power)).toArray();
            RankedScores ranked = RankedScores.of(positive, scores, scaled);
            ConfusionMatrix other = ConfusionMatrix.of(codes, guesses, scaled, List.of("a", "b"));
            assertThat(ranked.roc().area()).isEqualTo(plain.roc().area());
            assertThat(ranked.precisionRecall().gainArea()).isEqualTo(plain.precisionRecall().gainArea());
            assertThat(ranked.precisionRecall().averagePrecision())
                    .isEqualTo(plain.precisionRecall().averagePrecision());
            assertThat(ranked.best(BinaryMetric.MATTHEWS).score())
                    .isEqualTo(plain.best(BinaryMetric.MATTHEWS).score());
            assertThat(other.matthews()).isEqualTo(matrix.matthews());
            assertThat(other.oneVersusRest(1).matthews()).isEqualTo(matrix.oneVersusRest(1).matthews());
            assertThat(other.oneVersusRest(1).kappa()).isEqualTo(matrix.oneVersusRest(1).kappa());
            assertThat(other.kappa()).isEqualTo(matrix.kappa());
            assertThat(ranked.cheapest(CostMatrix.of(1e300, 3e300)).score())
                    .isEqualTo(plain.cheapest(CostMatrix.of(1, 3)).score());
        }
    }

    @Test
    void perfectRankingsAndDecisionsAreWorthOneAndNotMore() {
        for (int p = 1; p <= 60; p++) {
            for (int n = 1; n <= 60; n++) {
                boolean[] positive = new boolean[p + n];
                Arrays.fill(positive, 0, p, true);
                double[] scores = IntStream.range(0, p + n).mapToDouble(i -> -i).toArray();
                double[] weights = IntStream.range(0, p + n).mapToDouble(i -> (1 + i * 7 % 10) / 10.0).toArray();
                for (RankedScores ranked : List.of(RankedScores.of(positive, scores),
                        RankedScores.of(positive, scores, weights))) {
                    assertThat(ranked.precisionRecall().gainArea()).isEqualTo(1);
                    assertThat(ranked.precisionRecall().averagePrecision()).isEqualTo(1);
                    assertThat(ranked.roc().area()).isCloseTo(1, within(1e-15)).isLessThanOrEqualTo(1);
                    BinaryCounts perfect = ranked.counts(p - 1);
                    assertThat(perfect.matthews()).isCloseTo(1, within(1e-15)).isLessThanOrEqualTo(1);
                    assertThat(perfect.kappa()).isEqualTo(1);
                    assertThat(new BinaryCounts(0, perfect.trueNegatives(), perfect.truePositives(), 0).matthews())
                            .isCloseTo(-1, within(1e-15)).isGreaterThanOrEqualTo(-1);
                }
            }
        }
    }

    @Test
    void weightsThatCannotBeAddedAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankedScores.of(positives(1, 0, 1), new double[3], new double[]{1e308, 1, 1e308}))
                .withMessage("weights add up to more than a double holds, 1.7976931348623157E308; scale them down");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinaryProbabilities.of(positives(1, 0), new double[2], new double[]{1e308, 1e308}));
        assertThatIllegalArgumentException().isThrownBy(() -> ConfusionMatrix.of(new int[2], new int[2],
                new double[]{1e308, 1e308}, List.of("a", "b")));
    }
}
