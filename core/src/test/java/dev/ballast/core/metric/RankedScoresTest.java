package dev.ballast.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.stream.IntStream;

class RankedScoresTest {

    private final RandomStream random = Seed.of(11).stream(Purpose.of("test.scores"), 0, 0, 0);

    /// Rows with many ties, both zeros among the scores.
    private double[] scores(int rows) {
        return random.ints(rows, -4, 9).mapToDouble(i -> i == -1 ? -0.0 : i / 8.0).toArray();
    }

    private boolean[] positives(double[] scores) {
        boolean[] positive = new boolean[scores.length];
        for (int row = 0; row < positive.length; row++) {
            positive[row] = random.nextDouble() < 0.1 + 0.3 * Math.max(0, scores[row]);
        }
        return positive;
    }

    private static double[] taken(double[] values, int... rows) {
        return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }

    private static boolean[] taken(boolean[] values, int... rows) {
        boolean[] taken = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = values[rows[i]];
        }
        return taken;
    }

    private static void assertSame(RankedScores one, RankedScores other) {
        assertThat(other.size()).isEqualTo(one.size());
        for (int rank = -1; rank < one.size(); rank++) {
            assertThat(other.counts(rank)).isEqualTo(one.counts(rank));
        }
        assertThat(other.precisionRecall().averagePrecision()).isEqualTo(one.precisionRecall().averagePrecision());
        assertThat(other.precisionRecall().gainArea()).isEqualTo(one.precisionRecall().gainArea());
        assertThat(other.roc().area()).isEqualTo(one.roc().area());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 40, 300})
    void areasAreThoseOfTheirDefinitions(int rows) {
        double[] scores = scores(rows);
        boolean[] positive = positives(scores);
        positive[0] = true;
        RankedScores ranked = RankedScores.of(positive, scores);
        double average = 0;
        double wins = 0;
        double pairs = 0;
        double found = 0;
        for (int i = 0; i < rows; i++) {
            if (!positive[i]) {
                continue;
            }
            double above = 0;
            double hits = 0;
            for (int j = 0; j < rows; j++) {
                above += scores[j] >= scores[i] ? 1 : 0;
                hits += positive[j] && scores[j] >= scores[i] ? 1 : 0;
                wins += positive[j] ? 0 : scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                pairs += positive[j] ? 0 : 1;
            }
            average += hits / above;
            found++;
        }

        assertThat(ranked.precisionRecall().averagePrecision()).isCloseTo(average / found, within(1e-14));
        if (pairs > 0) {
            assertThat(ranked.roc().area()).isCloseTo(wins / pairs, within(1e-14));
        } else {
            assertThat(ranked.roc().area()).isNaN();
        }
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        double[] scores = scores(200);
        boolean[] positive = positives(scores);
        RankedScores ranked = RankedScores.of(positive, scores);
        for (int repetition = 0; repetition < 5; repetition++) {
            int[] order = random.permutation(200);
            assertSame(ranked, RankedScores.of(taken(positive, order), taken(scores, order)));
        }
    }

    @Test
    void weightsAreWorthAsManyRows() {
        double[] scores = scores(200);
        boolean[] positive = positives(scores);
        double[] weights = random.ints(200, 1, 5).asDoubleStream().toArray();
        int[] repeated = IntStream.range(0, 200)
                .flatMap(row -> IntStream.generate(() -> row).limit((long) weights[row])).toArray();
        double[] ones = new double[200];
        Arrays.fill(ones, 1);

        assertSame(RankedScores.of(taken(positive, repeated), taken(scores, repeated)),
                RankedScores.of(positive, scores, weights));
        assertSame(RankedScores.of(positive, scores), RankedScores.of(positive, scores, ones));
    }

    @Test
    void rowsOfWeightZeroChangeNoArea() {
        double[] scores = scores(100);
        boolean[] positive = positives(scores);
        double[] weights = random.ints(100, 0, 3).asDoubleStream().toArray();
        int[] repeated = IntStream.range(0, 100)
                .flatMap(row -> IntStream.generate(() -> row).limit((long) weights[row])).toArray();
        RankedScores dense = RankedScores.of(taken(positive, repeated), taken(scores, repeated));
        RankedScores weighted = RankedScores.of(positive, scores, weights);

        assertThat(weighted.precisionRecall().averagePrecision())
                .isEqualTo(dense.precisionRecall().averagePrecision());
        assertThat(weighted.roc().area()).isEqualTo(dense.roc().area());
        assertThat(weighted.precisionRecall().gainArea()).isCloseTo(dense.precisionRecall().gainArea(),
                within(1e-14));
    }

    @Test
    void constantScoresAreWorthThePrevalence() {
        boolean[] positive = new boolean[100];
        positive[42] = true;
        RankedScores ranked = RankedScores.of(positive, new double[100]);

        assertThat(ranked.size()).isEqualTo(1);
        assertThat(ranked.precisionRecall().averagePrecision()).isEqualTo(0.01);
        assertThat(ranked.prevalence()).isEqualTo(0.01);
        assertThat(ranked.roc().area()).isEqualTo(0.5);
        assertThat(ranked.precisionRecall().gainArea()).isCloseTo(0, within(1e-15));
    }

    @Test
    void bothZerosAreOneThreshold() {
        RankedScores ranked = RankedScores.of(new boolean[]{true, false}, new double[]{-0.0, 0.0});

        assertThat(ranked.size()).isEqualTo(1);
        assertThat(ScoreGroups.of(new double[]{0.0, -0.0}).ranked(new boolean[]{true, false}, new double[]{1, 1})
                .size()).isEqualTo(1);
    }

    @Test
    void thresholdsIncludeTheirScore() {
        RankedScores ranked = RankedScores.of(new boolean[]{true, false, true, false}, new double[]{9, 7, 5, 1});

        assertThat(ranked.countsAt(10)).isEqualTo(new BinaryCounts(0, 0, 2, 2));
        assertThat(ranked.countsAt(9)).isEqualTo(new BinaryCounts(1, 0, 1, 2));
        assertThat(ranked.countsAt(6)).isEqualTo(new BinaryCounts(1, 1, 1, 1));
        assertThat(ranked.countsAt(Double.NEGATIVE_INFINITY)).isEqualTo(new BinaryCounts(2, 2, 0, 0));
        assertThat(ranked.threshold(1)).isEqualTo(7);
        assertThat(ranked.roc().falsePositiveRate(1)).isEqualTo(0.5);
        assertThat(ranked.roc().truePositiveRate(1)).isEqualTo(0.5);
        assertThat(ranked.precisionRecall().precision(2)).isEqualTo(2.0 / 3);
        assertThat(ranked.precisionRecall().recall(2)).isEqualTo(1);
    }

    @Test
    void recallAtPrecisionLooksAtEveryThreshold() {
        // Precisions 0, 1/2, 2/3, 3/4, 3/5: the second row repairs the first.
        PrecisionRecallCurve curve = RankedScores
                .of(new boolean[]{false, true, true, true, false}, new double[]{5, 4, 3, 2, 1}).precisionRecall();

        assertThat(curve.recallAtPrecision(0.75)).isEqualTo(1);
        assertThat(curve.recallAtPrecision(0.6)).isEqualTo(1);
        assertThat(curve.recallAtPrecision(0.8)).isZero();
        assertThat(curve.precisionAtRecall(0.1)).isEqualTo(0.75);
        assertThat(curve.precisionAtRecall(1)).isEqualTo(0.75);
        assertThat(curve.size()).isEqualTo(5);
        assertThat(curve.threshold(0)).isEqualTo(5);
    }

    @Test
    void gainsOfAPerfectAndOfAKnownRanking() {
        assertThat(RankedScores.of(new boolean[]{true, false, false, false}, new double[]{4, 3, 2, 1})
                .precisionRecall().gainArea()).isCloseTo(1, within(1e-15));
        // One positive of three is second: odds 1/2. At TP = 1/3 on the way to (TP 1, FP 1) from (0, 1): precision gain
        // 1 - 1/2 x 3 = -1/2; at its end 1 - 1/2 x 1 = 1/2. So the area is (-1/2 + 1/2) / 2 = 0.
        assertThat(RankedScores.of(new boolean[]{false, true, false}, new double[]{3, 2, 1}).precisionRecall()
                .gainArea()).isCloseTo(0, within(1e-15));
        // Positives at ranks 1 and 3 of 4: odds 1. From recall gain 0 (TP 1) with precision gain 1 on to (2, 1) with 1/2:
        // but between them lies (1, 1) with gain 0; area from TP 1, FP 1: (0 + 1/2) / 2 x width 1.
        assertThat(RankedScores.of(new boolean[]{true, false, true, false}, new double[]{4, 3, 2, 1})
                .precisionRecall().gainArea()).isCloseTo(0.25, within(1e-15));
    }

    @Test
    void theBestThresholdIsTheHighestOfEquals() {
        boolean[] positive = {true, false, true, false, false};
        RankedScores ranked = RankedScores.of(positive, new double[]{9, 7, 5, 3, 1});

        assertThat(ranked.best(BinaryMetric.F1))
                .isEqualTo(new Threshold(5, new BinaryCounts(2, 1, 0, 2), 0.8));
        assertThat(ranked.best(_ -> 1).score()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(ranked.best(BinaryMetric.PRECISION).score()).isEqualTo(9);
    }

    @Test
    void theCheapestThresholdFollowsCosts() {
        RankedScores ranked = RankedScores.of(new boolean[]{true, false, true, false, false},
                new double[]{9, 7, 5, 3, 1});

        assertThat(ranked.cheapest(CostMatrix.of(1, 10)))
                .isEqualTo(new Threshold(5, new BinaryCounts(2, 1, 0, 2), 1));
        assertThat(ranked.cheapest(CostMatrix.of(10, 1))).isEqualTo(new Threshold(9, new BinaryCounts(1, 0, 1, 3), 1));
        assertThat(ranked.cheapest(new CostMatrix(-1, 100, 0, 0)).value()).isEqualTo(-1);
        assertThat(CostMatrix.of(1, 9).probabilityThreshold()).isEqualTo(0.1);
        assertThat(new CostMatrix(1, 3, 6, 2).probabilityThreshold()).isEqualTo(1.0 / 6);
    }

    @Test
    void withoutOneOfTheClassesAreasAreNotDefined() {
        RankedScores none = RankedScores.of(new boolean[2], new double[]{1, 2});
        RankedScores all = RankedScores.of(new boolean[]{true, true}, new double[]{1, 2});
        RankedScores empty = RankedScores.of(new boolean[0], new double[0]);

        assertThat(none.precisionRecall().averagePrecision()).isNaN();
        assertThat(none.precisionRecall().recallAtPrecision(0.5)).isNaN();
        assertThat(none.precisionRecall().gainArea()).isNaN();
        assertThat(none.roc().area()).isNaN();
        assertThat(all.precisionRecall().averagePrecision()).isEqualTo(1);
        assertThat(all.precisionRecall().gainArea()).isNaN();
        assertThat(all.roc().area()).isNaN();
        assertThat(empty.prevalence()).isNaN();
        assertThatIllegalArgumentException().isThrownBy(() -> empty.best(BinaryMetric.MATTHEWS))
                .withMessage("the metric is NaN at every threshold of 0.0 positive and 0.0 negative rows");
    }

    @Test
    void classesAreCalledByName() {
        ClassLabels labels = ClassLabels.of("ok", "fraud", "other");

        assertThat(RankedScores.of(labels, "fraud", new double[]{1, 2, 3}).counts(1))
                .isEqualTo(new BinaryCounts(1, 1, 0, 1));
        assertThat(ScoreGroups.of(new double[]{1, 2, 3}).ranked(labels, "fraud", new double[]{1, 5, 1}).positives())
                .isEqualTo(5);
        assertThatIllegalArgumentException().isThrownBy(() -> RankedScores.of(labels, "FRAUD", new double[3]))
                .withMessage("there is no class \"FRAUD\"; classes are [fraud, ok, other]");
    }

    @Test
    void wrongScoresAreNamed() {
        boolean[] positive = {true, false};

        for (double wrong : new double[]{Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RankedScores.of(positive, new double[]{1, wrong}))
                    .withMessage("score[1] is " + wrong + "; scores must be finite");
            assertThatIllegalArgumentException().isThrownBy(() -> ScoreGroups.of(new double[]{1, wrong}))
                    .withMessage("score[1] is " + wrong + "; scores must be finite");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> RankedScores.of(positive, new double[3]))
                .withMessage("there are 3 scores and 2 labels; every row needs both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankedScores.of(positive, new double[2], new double[]{1, -1}))
                .withMessage("weight[1] is -1.0; weights must be finite and at least 0");
        RankedScores ranked = RankedScores.of(positive, new double[2]);
        assertThatIllegalArgumentException().isThrownBy(() -> ranked.countsAt(Double.NaN))
                .withMessage("threshold is NaN; it must be a number");
        assertThatIllegalArgumentException().isThrownBy(() -> ranked.precisionRecall().recallAtPrecision(0))
                .withMessage("precision is 0.0; it must be above 0 and at most 1");
        assertThatIllegalArgumentException().isThrownBy(() -> ranked.precisionRecall().precisionAtRecall(1.5))
                .withMessage("recall is 1.5; it must be above 0 and at most 1");
    }
}
