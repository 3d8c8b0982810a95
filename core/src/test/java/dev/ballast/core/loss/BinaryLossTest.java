package dev.ballast.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassPrior;
import dev.ballast.core.weight.ClassWeights;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;

class BinaryLossTest {

    private static final double[] LOGITS = {0, -0.0, 1e-300, 1e-17, 0.1, -0.1, 0.5, -1, 1.7, -3.85, 5, -10, 20, -36, 37,
            -40, 100, -300, 709, -745, 800, 1000, -1000, 708, -708, 720, -733, 744.5, -745.5, 746, -747, 1e5, -1e5, 1e7,
            -1e7};

    private static final double[] BEYOND = {1e18, 1e100, 1e300, 1e305, 1e308, Double.MAX_VALUE};

    /// 90 digits against a double: relative, but for what a double cannot hold.
    private static Offset<Double> closeTo(double exact) {
        return within(Math.abs(exact) * 1e-13 + 4 * Double.MIN_VALUE);
    }

    private static UnaryOperator<BigDecimal> exact(double gamma, boolean positive) {
        return z -> HighPrecision.focal(HighPrecision.exp(positive ? z : z.negate()), BigDecimal.ONE, gamma);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.5, 1, 2, 3.3, 5})
    void lossGradientAndCurvatureAreThoseOfThePaper(double gamma) {
        BinaryLoss loss = BinaryLoss.focal(gamma);
        for (double z : LOGITS) {
            for (boolean positive : new boolean[]{true, false}) {
                UnaryOperator<BigDecimal> exact = exact(gamma, positive);
                double value = exact.apply(new BigDecimal(z)).doubleValue();
                double slope = HighPrecision.slope(exact, z);
                double curvature = HighPrecision.curvature(exact, z);

                assertThat(loss.loss(z, positive)).as("loss at %s", z).isFinite().isCloseTo(value, closeTo(value));
                assertThat(loss.gradient(z, positive)).as("gradient at %s", z).isFinite().isCloseTo(slope,
                        closeTo(slope));
                assertThat(loss.curvature(z, positive)).as("curvature at %s", z).isFinite().isCloseTo(curvature,
                        within(Math.abs(curvature) * 1e-11 + Math.abs(slope) * 1e-14 + 4 * Double.MIN_VALUE));
            }
        }
    }

    /// Beyond 1e18 the distance to the limits is below e^-1e18, which 90 digits do not hold: the limits are exact to the bit.
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 0.3, 1, 2, 3.3, 100})
    void farLogitsGiveTheLimits(double gamma) {
        BinaryLoss loss = BinaryLoss.focal(gamma).weighted(0.5, 0.25);
        int rows = 4 * BEYOND.length;
        double[] logits = new double[rows];
        boolean[] positive = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            logits[i] = (i % 2 == 0 ? 1 : -1) * BEYOND[i / 4];
            positive[i] = i % 4 < 2;
        }
        double[] losses = new double[rows];
        double[] gradients = new double[rows];
        double[] curvatures = new double[rows];
        loss.evaluate(logits, positive, losses, gradients, curvatures);
        for (int i = 0; i < rows; i++) {
            double weight = positive[i] ? 0.5 : 0.25;
            boolean right = logits[i] > 0 == positive[i];
            assertThat(loss.loss(logits[i], positive[i])).isEqualTo(losses[i]);
            assertThat(loss.gradient(logits[i], positive[i])).isEqualTo(gradients[i]);
            assertThat(loss.curvature(logits[i], positive[i])).isEqualTo(curvatures[i]);
            assertThat(losses[i]).as("loss at %s", logits[i]).isEqualTo(right ? 0 : weight * Math.abs(logits[i]));
            assertThat(gradients[i] + 0.0).as("gradient at %s", logits[i])
                    .isEqualTo(right ? 0 : positive[i] ? -weight : weight);
            assertThat(curvatures[i] + 0.0).as("curvature at %s", logits[i]).isEqualTo(0);
        }
    }

    /// A weight multiplies what rounding has left: near the least numbers of a double a part in 10^13 of it cannot be kept.
    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-10, 1e300, Double.MAX_VALUE})
    void weightsOfAnySizeMultiply(double weight) {
        for (double gamma : new double[]{0, 0.3, 2}) {
            BinaryLoss loss = BinaryLoss.focal(gamma).weighted(weight, 0);
            UnaryOperator<BigDecimal> exact = exact(gamma, true);
            for (double z : new double[]{-0.3, 3, 700, 720, 740, 744, 800, 1e5}) {
                BigDecimal value = exact.apply(new BigDecimal(z)).multiply(new BigDecimal(weight));
                assertThat(loss.loss(z, true)).as("%s times the loss at %s", weight, z).isCloseTo(value.doubleValue(),
                        within(value.doubleValue() * 1e-13
                                + Math.max(Double.MIN_VALUE, weight * 2 * Double.MIN_VALUE)));
                double slope = HighPrecision.slope(exact, z);
                assertThat(loss.gradient(z, true)).isCloseTo(weight * slope, within(Math.abs(weight * slope) * 1e-13
                        + Math.max(Double.MIN_VALUE, weight * 4 * Double.MIN_VALUE)));
            }
            assertThat(loss.loss(Double.MAX_VALUE, false)).isZero();
            assertThat(loss.loss(-1e10, true)).isEqualTo(weight * 1e10);
            assertThat(Math.abs(loss.gradient(-1e308, true))).isEqualTo(weight);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 2, 0.7, 4})
    void batchesHaveTheBitsOfSingleRows(double gamma) {
        RandomStream random = Seed.of(3).stream(Purpose.of("test.loss"), 0, 0, 0);
        BinaryLoss loss = BinaryLoss.focal(gamma).weighted(0.25, 0.75);
        for (int rows : new int[]{0, 1, 7, 64, 1000, 5001}) {
            double[] logits = random.doubles(rows).map(u -> (u - 0.5) * (rows == 64 ? 2500 : 30)).toArray();
            if (rows >= LOGITS.length) {
                System.arraycopy(LOGITS, 0, logits, 0, LOGITS.length);
            }
            boolean[] positive = new boolean[rows];
            for (int i = 0; i < rows; i++) {
                positive[i] = random.nextBoolean();
            }
            double[] losses = new double[rows];
            double[] gradients = new double[rows];
            double[] curvatures = new double[rows];
            loss.evaluate(logits, positive, losses, gradients, curvatures);
            for (int i = 0; i < rows; i++) {
                assertThat(losses[i]).isEqualTo(loss.loss(logits[i], positive[i]));
                assertThat(gradients[i]).isEqualTo(loss.gradient(logits[i], positive[i]));
                assertThat(curvatures[i]).isEqualTo(loss.curvature(logits[i], positive[i]));
            }
        }
    }

    /// Results of float logits are those of the same logits as doubles, rounded once.
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 2, 0.7})
    void floatsAreRoundedOnce(double gamma) {
        RandomStream random = Seed.of(4).stream(Purpose.of("test.loss"), 0, 0, 0);
        ClassPrior prior = ClassPrior.of(List.of("no", "yes"), 0.9, 0.1);
        for (BinaryLoss loss : List.of(BinaryLoss.focal(gamma).weighted(0.25, 0.75),
                BinaryLoss.focal(gamma).curvatureAtLeast(1e-3), BinaryLoss.logitAdjusted(prior, "yes", 1))) {
            for (int rows : new int[]{0, 1, 511, 512, 513, 2000}) {
                float[] logits = new float[rows];
                double[] doubles = new double[rows];
                boolean[] positive = new boolean[rows];
                for (int i = 0; i < rows; i++) {
                    logits[i] = i % 100 == 7
                            ? (i % 200 == 7 ? 1 : -1) * Float.MAX_VALUE
                            : (random.nextFloat() - 0.5f) * 60;
                    doubles[i] = logits[i];
                    positive[i] = random.nextBoolean();
                }
                double[][] exact = new double[3][rows];
                loss.evaluate(doubles, positive, exact[0], exact[1], exact[2]);
                float[][] found = new float[3][rows];
                loss.evaluate(logits, positive, found[0], found[1], found[2]);
                float[][] without = new float[2][rows];
                loss.evaluate(logits, positive, without[0], without[1]);
                for (int i = 0; i < rows; i++) {
                    for (int of = 0; of < 3; of++) {
                        assertThat(found[of][i]).isEqualTo((float) exact[of][i]);
                    }
                    assertThat(without[0][i]).isEqualTo(found[0][i]);
                    assertThat(without[1][i]).isEqualTo(found[1][i]);
                }
            }
        }
    }

    /// Below the bound it is the bound, above what it was; the weight multiplies both, and nothing else changes.
    @Test
    void aCurvatureIsBoundedBelow() {
        BinaryLoss plain = BinaryLoss.focal(2);
        BinaryLoss bounded = plain.curvatureAtLeast(0.01);
        BinaryLoss weighted = bounded.weighted(3, 0);
        int atBound = 0;
        for (double z = -40; z <= 40; z += 0.125) {
            for (boolean positive : new boolean[]{true, false}) {
                double expected = Math.max(plain.curvature(z, positive), 0.01);
                atBound += expected == 0.01 ? 1 : 0;
                assertThat(bounded.curvature(z, positive)).isEqualTo(expected);
                assertThat(weighted.curvature(z, positive)).isEqualTo(positive ? 3 * expected : 0);
                assertThat(bounded.gradient(z, positive)).isEqualTo(plain.gradient(z, positive));
                assertThat(bounded.loss(z, positive)).isEqualTo(plain.loss(z, positive));
            }
        }
        assertThat(atBound).as("rows at the bound, of 1282").isBetween(1000, 1250);
        assertThat(plain.curvatureAtLeast(0).curvature(-3.85, true)).isZero();
        double[] curvature = new double[1];
        BinaryLoss.crossEntropy().curvatureAtLeast(1e-16).evaluate(new double[]{800}, new boolean[]{true},
                new double[1],
                new double[1], curvature);
        assertThat(curvature[0]).isEqualTo(1e-16);
        assertThat(bounded)
                .hasToString("BinaryLoss[gamma=2.0, weights=1.0 and 1.0, shift=0.0, curvature at least 0.01]");
        for (double wrong : new double[]{-1e-9, Double.NaN, 1.1, 1e-39, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> plain.curvatureAtLeast(wrong))
                    .withMessage("the least curvature is " + wrong + "; it must be 0, or between 1.1754944E-38 and 1");
            assertThatIllegalArgumentException().isThrownBy(() -> SoftmaxLoss.focal(3, 2).curvatureAtLeast(wrong));
        }
    }

    @Test
    void wrongFloatsAreNamed() {
        BinaryLoss loss = BinaryLoss.focal(2);
        float[] logits = new float[700];
        logits[600] = Float.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.evaluate(logits, new boolean[700], new float[700], new float[700]))
                .withMessage("logit[600] is NaN; logits must be finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.evaluate(new float[2], new boolean[2], new float[2], new float[1]))
                .withMessage("there are 1 gradients and 2 logits; there must be as many");
        assertThatIllegalArgumentException().isThrownBy(
                () -> loss.evaluate(new float[2], new boolean[2], new float[2], new float[2], new float[3]))
                .withMessage("there are 3 curvatures and 2 logits; there must be as many");
    }

    @Test
    void weightsMultiply() {
        BinaryLoss plain = BinaryLoss.focal(2);
        BinaryLoss weighted = plain.weighted(0.25, 0.75);
        ClassCounts counts = ClassCounts.of(List.of("fraud", "ok"), 1, 3);

        assertThat(weighted.loss(1, true)).isEqualTo(0.25 * plain.loss(1, true));
        assertThat(weighted.gradient(1, false)).isEqualTo(0.75 * plain.gradient(1, false));
        assertThat(plain.weighted(ClassWeights.inverse(counts), "ok").loss(1, true))
                .isCloseTo(plain.loss(1, true) / 3, within(1e-17));
    }

    @Test
    void theCurvatureAtGamma2IsAsLowAsSaid() {
        double least = 0;
        for (int i = -20_000; i < 5000; i++) {
            least = Math.min(least, BinaryLoss.focal(2).curvature(i / 1000.0, true));
        }
        assertThat(least).isCloseTo(-0.0472, within(5e-5));
    }

    @Test
    void logitAdjustmentShiftsByThePriorsOdds() {
        ClassPrior prior = ClassPrior.of(List.of("fraud", "ok"), 0.2, 0.8);

        BinaryLoss adjusted = BinaryLoss.logitAdjusted(prior, "fraud", 0.5);

        double shifted = 1.5 + 0.5 * Math.log(0.25);
        assertThat(adjusted.loss(1.5, true)).isCloseTo(BinaryLoss.crossEntropy().loss(shifted, true), within(1e-15));
        assertThat(adjusted.gradient(1.5, false)).isCloseTo(BinaryLoss.crossEntropy().gradient(shifted, false),
                within(1e-15));
    }

    @Test
    void bitsOfLossesAreFrozen() {
        BinaryLoss loss = BinaryLoss.focal(1.5);

        assertThat(new double[]{loss.loss(0.7, true), loss.gradient(-3.3, false), loss.curvature(2.1, true)})
                .as("value-breaking change: see CONTRIBUTING.md")
                .containsExactly(0.0770626742329035, 5.901603088577659E-4, 0.020836458544076748);
    }

    @Test
    void wrongSettingsAreNamed() {
        ClassPrior prior = ClassPrior.of(List.of("fraud", "ok"), 0, 1);

        assertThatIllegalArgumentException().isThrownBy(() -> BinaryLoss.focal(-1))
                .withMessage("gamma is -1.0; it must be between 0 and 100");
        assertThatIllegalArgumentException().isThrownBy(() -> BinaryLoss.focal(Double.NaN))
                .withMessage("gamma is NaN; it must be between 0 and 100");
        assertThatIllegalArgumentException().isThrownBy(() -> BinaryLoss.focal(1).weighted(1, Double.NaN))
                .withMessage("negativeWeight is NaN; weights must be finite and at least 0");
        assertThatIllegalArgumentException().isThrownBy(() -> BinaryLoss.logitAdjusted(prior, "ok", 1))
                .withMessage("class \"fraud\" has share 0, whose logarithm is infinite; give it a small share");
        assertThatIllegalArgumentException().isThrownBy(() -> BinaryLoss.logitAdjusted(prior, "OK", 1))
                .withMessage("a logit is of one of two classes, not of \"OK\" in [fraud, ok]");
        assertThatIllegalArgumentException().isThrownBy(() -> BinaryLoss.logitAdjusted(prior, "ok", Double.NaN))
                .withMessage("tau is NaN; it must be between -1.0E100 and 1.0E100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinaryLoss.focal(1).weighted(
                        ClassWeights.balanced(ClassCounts.of(List.of("a", "b", "c"), 1, 1, 1)), "a"))
                .withMessage("a logit is of one of two classes, not of \"a\" in [a, b, c]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void wrongLogitsAreNamed(double wrong) {
        BinaryLoss loss = BinaryLoss.focal(2);

        assertThatIllegalArgumentException().isThrownBy(() -> loss.loss(wrong, true))
                .withMessage("logit is " + wrong + "; logits must be finite");
        for (int place : new int[]{1, 3000}) {
            double[] logits = new double[4000];
            logits[place] = wrong;
            for (BinaryLoss any : List.of(loss, BinaryLoss.focal(0.3), BinaryLoss.crossEntropy())) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> any.evaluate(logits, new boolean[4000], new double[4000], new double[4000]))
                        .withMessage("logit[" + place + "] is " + wrong + "; logits must be finite");
            }
        }
    }

    @Test
    void wrongLengthsAreNamed() {
        BinaryLoss loss = BinaryLoss.focal(2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.evaluate(new double[2], new boolean[3], new double[2], new double[2]))
                .withMessage("there are 3 labels and 2 logits; there must be as many");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.evaluate(new double[2], new boolean[2], new double[1], new double[2]))
                .withMessage("there are 1 losses and 2 logits; there must be as many");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.evaluate(new double[2], new boolean[2], new double[2], new double[1]))
                .withMessage("there are 1 gradients and 2 logits; there must be as many");
        assertThatIllegalArgumentException().isThrownBy(
                () -> loss.evaluate(new double[2], new boolean[2], new double[2], new double[2], new double[0]))
                .withMessage("there are 0 curvatures and 2 logits; there must be as many");
    }
}
