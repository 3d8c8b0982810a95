package dev.ballast.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.stream.DoubleStream;

class TverskyLossTest {

    private static final boolean[] POSITIVE = {true, false, true, false, false, true};

    private static BigDecimal exact(BigDecimal[] z, double a, double b, double smoothing) {
        BigDecimal tp = BigDecimal.ZERO;
        BigDecimal fp = BigDecimal.ZERO;
        BigDecimal fn = BigDecimal.ZERO;
        for (int i = 0; i < z.length; i++) {
            BigDecimal odds = HighPrecision.exp(z[i]);
            BigDecimal p = odds.divide(odds.add(BigDecimal.ONE), HighPrecision.DIGITS);
            tp = POSITIVE[i] ? tp.add(p) : tp;
            fp = POSITIVE[i] ? fp : fp.add(p);
            fn = POSITIVE[i] ? fn.add(BigDecimal.ONE.subtract(p)) : fn;
        }
        BigDecimal right = tp.add(new BigDecimal(smoothing));
        BigDecimal all = right.add(fp.multiply(new BigDecimal(a))).add(fn.multiply(new BigDecimal(b)));
        return BigDecimal.ONE.subtract(right.divide(all, HighPrecision.DIGITS));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5, 1", "0.3, 0.7, 1e-3", "2, 0.1, 1", "0.5, 2, 0.5", "1e-100, 1e100, 1e-100",
            "1e100, 1, 1e100", "1e90, 1e-90, 1e-100"})
    void lossAndGradientAreThoseOfThePaper(double a, double b, double smoothing) {
        double[][] batches = {{0, 0, 0, 0, 0, 0}, {2, -3, 0.5, 1, -0.1, -4}, {30, -30, 20, -25, 3, -1},
                {1000, -1000, -1000, 1000, 0, 5},
                {710, -740, -745.5, 1e5, -1e5, 1e6}};
        for (double[] logits : batches) {
            double[] gradients = new double[6];
            double loss = TverskyLoss.of(a, b).smoothing(smoothing).evaluate(logits, POSITIVE, gradients);
            BigDecimal[] z = DoubleStream.of(logits).mapToObj(BigDecimal::new)
                    .toArray(BigDecimal[]::new);

            assertThat(loss).isCloseTo(exact(z, a, b, smoothing).doubleValue(), within(1e-14));
            for (int i = 0; i < 6; i++) {
                int moved = i;
                double slope = HighPrecision.slope(x -> {
                    BigDecimal[] at = z.clone();
                    at[moved] = x;
                    return exact(at, a, b, smoothing);
                }, logits[i]);
                assertThat(gradients[i]).isFinite().isCloseTo(slope, within(Math.abs(slope) * 1e-13 + 1e-40));
            }
        }
    }

    /// 90 digits have no e^1e300; but what these logits say is certain.
    @Test
    void logitsOfAnySizeAreCertainties() {
        double most = Double.MAX_VALUE;
        double[] gradients = new double[6];
        double loss = TverskyLoss.dice().evaluate(new double[]{most, -most, -1e305, 1e305, -1e100, 1e4}, POSITIVE,
                gradients);

        assertThat(loss).isEqualTo(1 / 4.0);
        assertThat(gradients).containsOnly(0.0, -0.0);
    }

    @Test
    void aBatchWithoutPositiveRowsIsDefined() {
        double[] gradients = new double[2];

        assertThat(TverskyLoss.dice().evaluate(new double[]{0, 0}, new boolean[2], gradients)).isCloseTo(1 / 3.0,
                within(1e-15));
        assertThat(gradients).containsExactly(new double[]{1 / 18.0, 1 / 18.0}, within(1e-15));
        assertThat(TverskyLoss.dice().evaluate(new double[0], new boolean[0], new double[0])).isZero();
    }

    @Test
    void wrongSettingsAndLogitsAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> TverskyLoss.of(0, 1))
                .withMessage("falsePositive is 0.0; it must be between 1.0E-100 and 1.0E100");
        assertThatIllegalArgumentException().isThrownBy(() -> TverskyLoss.of(1, Double.NaN))
                .withMessage("falseNegative is NaN; it must be between 1.0E-100 and 1.0E100");
        assertThatIllegalArgumentException().isThrownBy(() -> TverskyLoss.dice().smoothing(0))
                .withMessage("smoothing is 0.0; it must be between 1.0E-100 and 1.0E100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TverskyLoss.dice().evaluate(new double[]{Double.NaN}, new boolean[1], new double[1]))
                .withMessage("logit[0] is NaN; logits must be finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TverskyLoss.dice().evaluate(new double[1], new boolean[2], new double[1]))
                .withMessage("there are 2 labels and 1 logits; there must be as many");
    }

    @Test
    void floatsAreRoundedOnce() {
        float[] logits = {2, -3, 0.5f, 1, -0.1f, -4};
        double[] doubles = new double[6];
        for (int i = 0; i < 6; i++) {
            doubles[i] = logits[i];
        }
        double[] exact = new double[6];
        float[] found = new float[6];
        TverskyLoss loss = TverskyLoss.of(0.3, 0.7);

        assertThat(loss.evaluate(logits, POSITIVE, found)).isEqualTo(loss.evaluate(doubles, POSITIVE, exact));
        for (int i = 0; i < 6; i++) {
            assertThat(found[i]).isEqualTo((float) exact[i]);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> loss.evaluate(logits, POSITIVE, new float[5]))
                .withMessage("there are 5 gradients and 6 logits; there must be as many");
        logits[2] = Float.POSITIVE_INFINITY;
        assertThatIllegalArgumentException().isThrownBy(() -> loss.evaluate(logits, POSITIVE, found))
                .withMessage("logit[2] is Infinity; logits must be finite");
    }
}
