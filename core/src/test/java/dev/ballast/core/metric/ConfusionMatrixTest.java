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
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class ConfusionMatrixTest {

    private static final List<String> TWO = List.of("ok", "fraud");
    private static final List<String> THREE = List.of("a", "b", "c");

    private static ConfusionMatrix two(long tp, long fp, long fn, long tn) {
        return ConfusionMatrix.of(new long[][]{{tn, fp}, {fn, tp}}, TWO);
    }

    /// Gorodkin's formula as published, in 60 digits.
    private static double matthews(long[][] cells) {
        MathContext digits = new MathContext(60);
        BigDecimal s = BigDecimal.ZERO;
        BigDecimal c = BigDecimal.ZERO;
        BigDecimal pt = BigDecimal.ZERO;
        BigDecimal pp = BigDecimal.ZERO;
        BigDecimal tt = BigDecimal.ZERO;
        for (int i = 0; i < cells.length; i++) {
            BigDecimal t = BigDecimal.ZERO;
            BigDecimal p = BigDecimal.ZERO;
            for (int j = 0; j < cells.length; j++) {
                t = t.add(BigDecimal.valueOf(cells[i][j]));
                p = p.add(BigDecimal.valueOf(cells[j][i]));
            }
            s = s.add(t);
            c = c.add(BigDecimal.valueOf(cells[i][i]));
            pt = pt.add(p.multiply(t));
            pp = pp.add(p.multiply(p));
            tt = tt.add(t.multiply(t));
        }
        BigDecimal root = s.multiply(s).subtract(pp).multiply(s.multiply(s).subtract(tt)).sqrt(digits);
        return c.multiply(s).subtract(pt).divide(root, digits).doubleValue();
    }

    @ParameterizedTest
    @CsvSource({"8, 2, 2, 99999988", "8, 2, 2, 999999988", "900, 300, 100, 999998700", "8, 2, 2, 4000000000000000",
            "1, 999999999, 1, 3", "5, 7, 11, 13", "0, 1000000000, 1, 0"})
    void aFewRareRowsAmongABillionCount(long tp, long fp, long fn, long tn) {
        double truth = matthews(new long[][]{{tn, fp}, {fn, tp}});

        assertThat(two(tp, fp, fn, tn).matthews()).isCloseTo(truth, within(1e-14));
        assertThat(two(tp, fp, fn, tn).oneVersusRest(1).matthews()).isCloseTo(truth, within(1e-14));
    }

    @Test
    void theCorrelationOfManyClassesIsThatOfThePaper() {
        long[][] cells = {{999_999_000, 20, 5}, {3, 40, 1}, {0, 2, 7}};

        assertThat(ConfusionMatrix.of(cells, THREE).matthews()).isCloseTo(matthews(cells), within(1e-14));
    }

    @Test
    void weightsAreWorthAsManyRows() {
        RandomStream random = Seed.of(5).stream(Purpose.of("test.matrix"), 0, 0, 0);
        int[] actual = IntStream.generate(() -> random.nextInt(3)).limit(200).toArray();
        int[] predicted = IntStream.generate(() -> random.nextInt(3)).limit(200).toArray();
        double[] weights = random.ints(200, 0, 5).asDoubleStream().toArray();
        int[] repeated = IntStream.range(0, 200)
                .flatMap(row -> IntStream.generate(() -> row).limit((long) weights[row])).toArray();

        ConfusionMatrix weighted = ConfusionMatrix.of(actual, predicted, weights, THREE);

        assertThat(weighted).isEqualTo(ConfusionMatrix.of(IntStream.of(repeated).map(row -> actual[row]).toArray(),
                IntStream.of(repeated).map(row -> predicted[row]).toArray(), THREE));
    }

    @Test
    void smallWeightsAreNotLostBesideLargeOnes() {
        int rows = 1001;
        double[] weights = new double[rows];
        Arrays.fill(weights, 1.0);
        weights[0] = 0x1p53;

        double sum = ConfusionMatrix.of(new int[rows], new int[rows], weights, TWO).count(0, 0);

        assertThat(sum).isEqualTo(0x1p53 + 1000);
    }

    @Test
    void labelsAndCodesSayTheSame() {
        String[] actual = {"ok", "fraud", "ok", "fraud"};
        ClassLabels labels = ClassLabels.of(actual);

        ConfusionMatrix matrix = ConfusionMatrix.of(labels, new int[]{1, 0, 0, 0});

        assertThat(matrix).isEqualTo(ConfusionMatrix.of(actual, new String[]{"ok", "fraud", "fraud", "fraud"}))
                .hasSameHashCodeAs(ConfusionMatrix.of(new long[][]{{2, 0}, {1, 1}}, List.of("fraud", "ok")))
                .hasToString("ConfusionMatrix[fraud, ok][[2.0, 0.0], [1.0, 1.0]]");
        assertThat(matrix.actual(0)).isEqualTo(2);
        assertThat(matrix.predicted(0)).isEqualTo(3);
        assertThat(matrix.total()).isEqualTo(4);
    }

    @Test
    void aLabelThatIsOnlyPredictedIsAClass() {
        ConfusionMatrix matrix = ConfusionMatrix.of(new String[]{"a", "b"}, new String[]{"a", "c"});

        assertThat(matrix.names()).containsExactly("a", "b", "c");
        assertThat(matrix.macro(BinaryMetric.RECALL, AbsentClasses.SKIPPED)).isEqualTo(0.5);
        assertThat(matrix.macro(BinaryMetric.RECALL, AbsentClasses.COUNTED)).isNaN();
        assertThat(matrix.macro(BinaryMetric.RECALL.orElse(0), AbsentClasses.COUNTED)).isCloseTo(1.0 / 3,
                within(1e-15));
        assertThat(matrix.balancedAccuracy()).isEqualTo(0.5);
        assertThat(matrix.adjustedBalancedAccuracy()).isZero();
    }

    @Test
    void matricesOfFoldsAddUp() {
        ConfusionMatrix sum = two(1, 2, 3, 4).plus(two(10, 20, 30, 40));

        assertThat(sum).isEqualTo(two(11, 22, 33, 44));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum.plus(ConfusionMatrix.of(new long[2][2], List.of("x", "y"))))
                .withMessage("classes [ok, fraud] and [x, y] differ");
        assertThatIllegalArgumentException().isThrownBy(() -> sum.plus(two(0, 0, 0, 1L << 53)))
                .withMessage("there are more than 2^53 rows; a double cannot count them");
    }

    @Test
    void whatIsNotDefinedIsNotANumber() {
        ConfusionMatrix oneClass = two(0, 0, 0, 10);
        BinaryCounts neverPredicted = two(0, 0, 3, 7).oneVersusRest(1);

        assertThat(oneClass.matthews()).isNaN();
        assertThat(oneClass.kappa()).isNaN();
        assertThat(oneClass.adjustedBalancedAccuracy()).isNaN();
        assertThat(oneClass.oneVersusRest(1).recall()).isNaN();
        assertThat(oneClass.oneVersusRest(1).f1()).isNaN();
        assertThat(neverPredicted.precision()).isNaN();
        assertThat(neverPredicted.matthews()).isNaN();
        assertThat(neverPredicted.f1()).isZero();
        assertThat(BinaryMetric.PRECISION.orElse(0.25).of(neverPredicted)).isEqualTo(0.25);
        assertThat(BinaryMetric.RECALL.orElse(0.25).of(neverPredicted)).isZero();
        assertThat(two(0, 0, 0, 0).gMean()).isNaN();
        assertThat(two(0, 0, 0, 0).accuracy()).isNaN();
        assertThat(two(0, 0, 0, 0).macro(BinaryMetric.F1, AbsentClasses.SKIPPED)).isNaN();
    }

    @Test
    void oneClassThatIsNeverFoundMakesTheGeometricMeanZero() {
        assertThat(ConfusionMatrix.of(new long[][]{{5, 0, 0}, {1, 0, 0}, {0, 0, 9}}, THREE).gMean()).isZero();
        assertThat(ConfusionMatrix.of(new long[][]{{4, 4, 0}, {0, 4, 4}, {0, 0, 0}}, THREE).gMean())
                .isCloseTo(0.5, within(1e-15));
    }

    @Test
    void kappaWeighsDistances() {
        ConfusionMatrix near = ConfusionMatrix.of(new long[][]{{8, 2, 0}, {0, 10, 0}, {0, 0, 10}}, THREE);
        ConfusionMatrix far = ConfusionMatrix.of(new long[][]{{8, 0, 2}, {0, 10, 0}, {0, 0, 10}}, THREE);

        assertThat(near.kappa()).isCloseTo(far.kappa(), within(1e-15));
        // Every class has 10 actual rows; predicted are 8, 12, 10 near and 8, 10, 12 far. Each actual class meets the
        // predicted ones at distances 0 1 2, 1 0 1, 2 1 0.
        assertThat(near.kappa(Disagreement.LINEAR)).isCloseTo(1 - 2 / (10 * (12 + 20 + 8 + 10 + 16 + 12) / 30.0),
                within(1e-15));
        assertThat(far.kappa(Disagreement.QUADRATIC))
                .isCloseTo(1 - 8 / (10 * (10 + 48 + 8 + 12 + 32 + 10) / 30.0), within(1e-15));
    }

    @Test
    void microAveragesOfPrecisionAndRecallAreTheAccuracy() {
        ConfusionMatrix matrix = ConfusionMatrix.of(new long[][]{{5, 1, 0}, {1, 3, 2}, {0, 0, 9}}, THREE);

        assertThat(matrix.micro(BinaryMetric.PRECISION)).isEqualTo(matrix.accuracy());
        assertThat(matrix.micro(BinaryMetric.fBeta(2))).isCloseTo(matrix.accuracy(), within(1e-15));
    }

    @Test
    void wrongRowsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionMatrix.of(new int[]{0, 2}, new int[]{0, 0}, TWO))
                .withMessage("actual[1] is 2; codes are 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionMatrix.of(new int[]{0, 1}, new int[]{0, -1}, TWO))
                .withMessage("predicted[1] is -1; codes are 0 to 1");
        assertThatIllegalArgumentException().isThrownBy(() -> ConfusionMatrix.of(new int[2], new int[3], TWO))
                .withMessage("there are 3 predictions and 2 labels; every row needs both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionMatrix.of(new int[2], new int[2], new double[]{1, Double.NaN}, TWO))
                .withMessage("weight[1] is NaN; weights must be finite and at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionMatrix.of(new int[1], new int[1], new double[]{-1}, TWO))
                .withMessage("weight[0] is -1.0; weights must be finite and at least 0");
    }

    @Test
    void wrongCountsAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> two(1, -2, 3, 4))
                .withMessage("count[0][1] is -2; counts must not be negative");
        assertThatIllegalArgumentException().isThrownBy(() -> two(1, 0, 0, 1L << 53))
                .withMessage("there are more than 2^53 rows; a double cannot count them");
        assertThatIllegalArgumentException().isThrownBy(() -> ConfusionMatrix.of(new long[3][2], TWO))
                .withMessage("there are 3 rows of counts and 2 classes");
        assertThatIllegalArgumentException().isThrownBy(() -> ConfusionMatrix.of(new long[2][3], TWO))
                .withMessage("row 0 of the counts has 3 values; there are 2 classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionMatrix.of(new long[2][2], List.of("a", "a")))
                .withMessage("a class name is listed twice: [a, a]");
        assertThatIllegalArgumentException().isThrownBy(() -> new BinaryCounts(1, 2, Double.NaN, 3))
                .withMessage("falseNegatives is NaN; counts must be finite and at least 0");
    }

    @Test
    void wrongSettingsAreNamed() {
        BinaryCounts counts = new BinaryCounts(1, 2, 3, 4);

        assertThatIllegalArgumentException().isThrownBy(() -> counts.fBeta(0))
                .withMessage("beta is 0.0; it must be finite and above 0");
        assertThatIllegalArgumentException().isThrownBy(() -> counts.indexBalancedAccuracy(1.5))
                .withMessage("alpha is 1.5; it must be between 0 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> CostMatrix.of(Double.NaN, 1))
                .withMessage("falsePositive costs NaN; costs must be finite");
        assertThatIllegalArgumentException().isThrownBy(() -> CostMatrix.of(0, 1)).withMessage(
                "falsePositive costs 0.0 and trueNegative 0.0; a wrong decision must cost more than the right one");
        assertThatIllegalArgumentException().isThrownBy(() -> new CostMatrix(5, 1, 5, 0)).withMessage(
                "falseNegative costs 5.0 and truePositive 5.0; a wrong decision must cost more than the right one");
    }
}
