package dev.ballast.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassPrior;
import dev.ballast.core.weight.ClassWeights;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

class SoftmaxLossTest {

    private static final ClassCounts COUNTS = ClassCounts.of(List.of("a", "b", "c"), 1000, 90, 10);
    private static final ClassPrior PRIOR = ClassPrior.of(List.of("a", "b", "c"), 0.5, 0.3, 0.2);

    private static final double[][] ROWS = {{0, 0, 0}, {1, -2, 0.5}, {-3, 2.5, 2.5}, {30, -20, 10}, {100, 99, -100},
            {1000, -1000, 0}, {-1000, 1000, 999},
            {720, 0, -5}, {-745, 0.5, 3}, {1e5, -1e5, 2e5}};

    private record Exact(double gamma, double[] weights, double[] offsets, double[] margins, double scale) {

        static Exact plain(double gamma) {
            return new Exact(gamma, new double[]{1, 1, 1}, new double[3], new double[3], 1);
        }

        Exact offsets(double... newOffsets) {
            return new Exact(gamma, weights, newOffsets, margins, scale);
        }

        Exact weights(double... newWeights) {
            return new Exact(gamma, newWeights, offsets, margins, scale);
        }

        BigDecimal loss(BigDecimal[] z, int target) {
            BigDecimal right = BigDecimal.ZERO;
            BigDecimal wrong = BigDecimal.ZERO;
            for (int code = 0; code < z.length; code++) {
                BigDecimal u = z[code].add(new BigDecimal(offsets[code]))
                        .subtract(new BigDecimal(code == target ? margins[code] : 0)).multiply(new BigDecimal(scale));
                if (code == target) {
                    right = HighPrecision.exp(u);
                } else {
                    wrong = wrong.add(HighPrecision.exp(u), HighPrecision.DIGITS);
                }
            }
            return HighPrecision.focal(right, wrong, gamma).multiply(new BigDecimal(weights[target]));
        }

        UnaryOperator<BigDecimal> along(double[] row, int target, int code) {
            return moved -> {
                BigDecimal[] z = Arrays.stream(row).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
                z[code] = moved;
                return loss(z, target);
            };
        }
    }

    static List<Arguments> losses() {
        double[] priorLogs = {Math.log(0.5) * 1.5, Math.log(0.3) * 1.5, Math.log(0.2) * 1.5};
        double[] countLogs = {Math.log(1000), Math.log(90), Math.log(10)};
        double[] margins = {0.5 * Math.pow(10 / 1000.0, 0.25), 0.5 * Math.pow(10 / 90.0, 0.25), 0.5};
        return List.of(Arguments.of(SoftmaxLoss.crossEntropy(3), Exact.plain(0)),
                Arguments.of(SoftmaxLoss.crossEntropy(3).weighted(1, 2, 3), Exact.plain(0).weights(1, 2, 3)),
                Arguments.of(SoftmaxLoss.focal(3, 0.5), Exact.plain(0.5)),
                Arguments.of(SoftmaxLoss.focal(3, 2).weighted(0.1, 0.2, 0.7),
                        Exact.plain(2).weights(0.1, 0.2, 0.7)),
                Arguments.of(SoftmaxLoss.focal(3, 3.3), Exact.plain(3.3)),
                Arguments.of(SoftmaxLoss.focal(3, 1).weighted(ClassWeights.effectiveNumber(COUNTS, 1e-3)),
                        Exact.plain(1).weights(ClassWeights.effectiveNumber(COUNTS, 1e-3).toArray())),
                Arguments.of(SoftmaxLoss.logitAdjusted(PRIOR, 1.5), Exact.plain(0).offsets(priorLogs)),
                Arguments.of(SoftmaxLoss.balanced(COUNTS), Exact.plain(0).offsets(countLogs)),
                Arguments.of(SoftmaxLoss.ldam(COUNTS, 0.5, 30),
                        new Exact(0, new double[]{1, 1, 1}, new double[3], margins, 30)));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void lossGradientAndCurvatureAreThoseOfTheirPapers(SoftmaxLoss loss, Exact exact) {
        for (double[] row : ROWS) {
            for (int target = 0; target < 3; target++) {
                double[] losses = new double[1];
                double[] gradients = new double[3];
                double[] curvatures = new double[3];
                loss.evaluate(row, new int[]{target}, losses, gradients, curvatures);
                double value = exact.along(row, target, 0).apply(new BigDecimal(row[0])).doubleValue();
                // The margin is a difference of logits of up to 30 x 1000, rounded. Differences of 90 digits over steps of
                // 1e-25 are themselves off by up to 1e-35.
                double relative = 1e-15 * (100 + exact.scale * 4000);

                assertThat(losses[0]).as("%s, %s", Arrays.toString(row), target).isFinite().isCloseTo(value,
                        within(value * relative + 1e-305));
                double largest = 0;
                for (int code = 0; code < 3; code++) {
                    double slope = HighPrecision.slope(exact.along(row, target, code), row[code]);
                    double curvature = HighPrecision.curvature(exact.along(row, target, code), row[code]);
                    assertThat(gradients[code]).isFinite().isCloseTo(slope,
                            within(Math.min(1e-8, Math.abs(slope) * relative + 1e-30)));
                    assertThat(curvatures[code]).isFinite().isCloseTo(curvature,
                            within(exact.scale * (Math.abs(curvature) + Math.abs(slope)) * relative + 1e-30));
                    largest = Math.max(largest, Math.abs(slope));
                }
                assertThat(Arrays.stream(gradients).sum()).isCloseTo(0, within(largest * 1e-15 + 1e-305));
            }
        }
    }

    /// Differences of such logits can be beyond the largest double; what they say is certain.
    @ParameterizedTest
    @MethodSource("losses")
    void farLogitsGiveTheLimits(SoftmaxLoss loss, Exact exact) {
        double most = Double.MAX_VALUE;
        for (double far : new double[]{1e18, 1e300, 1e305, 1e308, most}) {
            double[][] rows = {{far, 0, -1}, {far, -far, -far}, {-far, far, 0}, {-far, -far, 0}, {5, far, -far}};
            int[] winner = {0, 0, 1, 2, 1};
            for (int i = 0; i < rows.length; i++) {
                for (int target = 0; target < 3; target++) {
                    double[] losses = new double[1];
                    double[] gradients = new double[3];
                    double[] curvatures = new double[3];
                    loss.evaluate(rows[i], new int[]{target}, losses, gradients, curvatures);
                    double behind = rows[i][winner[i]] - rows[i][target];
                    double unit = exact.weights[target] * exact.scale;
                    String as = loss + " at " + Arrays.toString(rows[i]) + " of " + target;

                    assertThat(losses[0]).as(as)
                            .isEqualTo(unit == 0 ? 0 : exact.weights[target] * (exact.scale * behind));
                    for (int code = 0; code < 3; code++) {
                        double slope = winner[i] == target ? 0 : code == target ? -unit : code == winner[i] ? unit : 0;
                        assertThat(gradients[code] + 0.0).as(as).isEqualTo(slope);
                        assertThat(curvatures[code] + 0.0).as(as).isEqualTo(0);
                    }
                }
            }
        }
    }

    @Test
    void weightsMultiplyLast() {
        double[] row = {0.3, -0.2, 1.7};
        for (double weight : new double[]{0, 1e-300, 0.7, 1e300, Double.MAX_VALUE}) {
            for (SoftmaxLoss loss : List.of(SoftmaxLoss.focal(3, 2), SoftmaxLoss.ldam(COUNTS, 0.5, 30))) {
                double[][] plain = {new double[1], new double[3], new double[3]};
                double[][] weighted = {new double[1], new double[3], new double[3]};
                loss.evaluate(row, new int[]{1}, plain[0], plain[1], plain[2]);
                loss.weighted(2, weight, 3).evaluate(row, new int[]{1}, weighted[0], weighted[1], weighted[2]);
                for (int kind = 0; kind < 3; kind++) {
                    assertThat(weighted[kind])
                            .isEqualTo(Arrays.stream(plain[kind]).map(value -> weight * value).toArray());
                }
            }
        }
        double[] losses = new double[1];
        SoftmaxLoss.crossEntropy(2).weighted(0, 1).evaluate(new double[]{-Double.MAX_VALUE, Double.MAX_VALUE},
                new int[]{0}, losses, new double[2]);
        assertThat(losses[0]).as("0 times a loss beyond the largest double").isEqualTo(0);
    }

    @Test
    void twoLogitsAreTheDifferenceOfOne() {
        double[] losses = new double[1];
        double[] gradients = new double[2];

        SoftmaxLoss.focal(2, 2).evaluate(new double[]{0.3, 1.1}, new int[]{1}, losses, gradients);

        assertThat(losses[0]).isCloseTo(BinaryLoss.focal(2).loss(0.8, true), within(1e-15));
        assertThat(gradients[1]).isCloseTo(BinaryLoss.focal(2).gradient(0.8, true), within(1e-15));
        assertThat(gradients[0]).isEqualTo(-gradients[1]);
    }

    @Test
    void trainingAdjustmentAndPostHocAdjustmentAreOpposite() {
        double[] logits = {0.1, 0.2, 0.3, 1, 2, 3};
        LogitAdjustment.postHoc(PRIOR, 1).apply(logits);
        double[] losses = new double[2];
        double[] adjusted = new double[2];
        SoftmaxLoss.crossEntropy(3).evaluate(new double[]{0.1, 0.2, 0.3, 1, 2, 3}, new int[]{0, 2}, losses,
                new double[6]);
        SoftmaxLoss.logitAdjusted(PRIOR, 1).evaluate(logits, new int[]{0, 2}, adjusted, new double[6]);

        assertThat(logits[2]).isCloseTo(0.3 - Math.log(0.2), within(1e-15));
        assertThat(logits[3]).isCloseTo(1 - Math.log(0.5), within(1e-15));
        assertThat(adjusted).containsExactly(losses, within(1e-14));
    }

    @Test
    void weightsAreSwitchedOnLate() {
        ClassWeights weights = ClassWeights.balanced(COUNTS);
        SoftmaxLoss loss = SoftmaxLoss.ldam(COUNTS, 0.5, 30);
        DeferredReweighting schedule = new DeferredReweighting(loss, weights, 160);

        assertThat(schedule.at(0)).isSameAs(loss);
        assertThat(schedule.at(159)).isSameAs(loss);
        assertThat(schedule.at(160)).hasToString(loss.weighted(weights).toString());
        assertThatIllegalArgumentException().isThrownBy(() -> schedule.at(-1))
                .withMessage("epoch is -1; it must be at least 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new DeferredReweighting(loss, weights, -1))
                .withMessage("deferred is -1; it must be at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeferredReweighting(SoftmaxLoss.crossEntropy(2), weights, 1))
                .withMessage("there are 3 weights and 2 classes; there must be as many");
    }

    @Test
    void wrongSettingsAreNamed() {
        ClassCounts absent = ClassCounts.of(List.of("a", "b"), 1, 0);

        assertThatIllegalArgumentException().isThrownBy(() -> SoftmaxLoss.crossEntropy(1))
                .withMessage("there are 1 classes; there must be at least 2");
        assertThatIllegalArgumentException().isThrownBy(() -> SoftmaxLoss.focal(3, 101))
                .withMessage("gamma is 101.0; it must be between 0 and 100");
        assertThatIllegalArgumentException().isThrownBy(() -> SoftmaxLoss.balanced(absent))
                .withMessage("class \"b\" has no rows; this loss needs at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> SoftmaxLoss.ldam(absent, 0.5, 30))
                .withMessage("class \"b\" has no rows; this loss needs at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> SoftmaxLoss.ldam(COUNTS, -1, 30))
                .withMessage("largestMargin is -1.0; it must be between 0 and 1.0E100");
        assertThatIllegalArgumentException().isThrownBy(() -> SoftmaxLoss.ldam(COUNTS, 1, 0))
                .withMessage("scale is 0.0; it must be between 1.0E-100 and 1.0E100");
        assertThatIllegalArgumentException().isThrownBy(() -> SoftmaxLoss.crossEntropy(3).weighted(1, 2))
                .withMessage("there are 2 weights and 3 classes; there must be as many");
        assertThatIllegalArgumentException().isThrownBy(() -> SoftmaxLoss.crossEntropy(2).weighted(1, -2))
                .withMessage("weight[1] is -2.0; weights must be finite and at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogitAdjustment.postHoc(PRIOR, 1).apply(new double[4]))
                .withMessage("there are 4 logits; their number must be a multiple of that of the classes, 3");
    }

    @Test
    void wrongRowsAreNamed() {
        SoftmaxLoss loss = SoftmaxLoss.crossEntropy(2);
        int[] targets = {0, 1};

        assertThatIllegalArgumentException().isThrownBy(
                () -> loss.evaluate(new double[]{0, 1, Double.NaN, 2}, targets, new double[2], new double[4]))
                .withMessage("logit[2] is NaN; logits must be finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.evaluate(new double[4], new int[]{0, 2}, new double[2], new double[4]))
                .withMessage("target[1] is 2; classes are 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.evaluate(new double[5], targets, new double[2], new double[5]))
                .withMessage("there are 5 logits and 2 targets; 2 classes need 2 logits a row");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.evaluate(new double[4], targets, new double[3], new double[4]))
                .withMessage("there are 3 losses and 2 targets; there must be as many");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.evaluate(new double[4], targets, new double[2], new double[3]))
                .withMessage("there are 3 gradients and 4 logits; there must be as many");
        assertThatIllegalArgumentException().isThrownBy(
                () -> loss.evaluate(new double[4], targets, new double[2], new double[4], new double[3]))
                .withMessage("there are 3 curvatures and 4 logits; there must be as many");
    }

    @Test
    void floatsAreRoundedOnceAndCurvaturesBoundedBelow() {
        double least = 0.05;
        for (SoftmaxLoss plain : List.of(SoftmaxLoss.crossEntropy(3), SoftmaxLoss.focal(3, 2).weighted(0.1, 20, 0),
                SoftmaxLoss.ldam(COUNTS, 0.5, 30))) {
            SoftmaxLoss bounded = plain.curvatureAtLeast(least);
            int rows = ROWS.length;
            double[] logits = new double[3 * rows];
            float[] floats = new float[3 * rows];
            int[] targets = new int[rows];
            for (int row = 0; row < rows; row++) {
                targets[row] = row % 3;
                for (int code = 0; code < 3; code++) {
                    floats[3 * row + code] = (float) ROWS[row][code];
                    logits[3 * row + code] = floats[3 * row + code];
                }
            }
            double[][] exact = new double[][]{new double[rows], new double[3 * rows], new double[3 * rows]};
            double[][] atLeast = new double[][]{new double[rows], new double[3 * rows], new double[3 * rows]};
            float[][] found = new float[][]{new float[rows], new float[3 * rows], new float[3 * rows]};
            float[][] without = new float[][]{new float[rows], new float[3 * rows]};
            plain.evaluate(logits, targets, exact[0], exact[1], exact[2]);
            bounded.evaluate(logits, targets, atLeast[0], atLeast[1], atLeast[2]);
            bounded.evaluate(floats, targets, found[0], found[1], found[2]);
            bounded.evaluate(floats, targets, without[0], without[1]);
            assertThat(atLeast[0]).containsExactly(exact[0]);
            assertThat(atLeast[1]).containsExactly(exact[1]);
            assertThat(without[0]).containsExactly(found[0]);
            assertThat(without[1]).containsExactly(found[1]);
            boolean isWeighted = plain.toString().contains("20.0");
            double[] weights = isWeighted ? new double[]{0.1, 20, 0} : new double[]{1, 1, 1};
            int atBound = 0;
            for (int i = 0; i < 3 * rows; i++) {
                double bound = weights[targets[i / 3]] * least;
                assertThat(atLeast[2][i]).isEqualTo(Math.max(exact[2][i], bound));
                atBound += atLeast[2][i] == bound ? 1 : 0;
                assertThat(found[1][i]).isEqualTo((float) exact[1][i]);
                assertThat(found[2][i]).isEqualTo((float) atLeast[2][i]);
                assertThat(found[0][i / 3]).isEqualTo((float) exact[0][i / 3]);
            }
            assertThat(atBound).isBetween(3, 3 * rows - 1);
        }
    }

    @Test
    void floatLogitsAreAdjustedAsDoublesAre() {
        float[] floats = {1, -2.5f, 0.1f, Float.NEGATIVE_INFINITY, 3, Float.NaN};
        double[] doubles = {1, -2.5, 0.1f, Double.NEGATIVE_INFINITY, 3, Double.NaN};
        LogitAdjustment.postHoc(PRIOR, 0.7).apply(floats);
        LogitAdjustment.postHoc(PRIOR, 0.7).apply(doubles);

        for (int i = 0; i < 6; i++) {
            assertThat(Float.compare(floats[i], (float) doubles[i])).isZero();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> LogitAdjustment.postHoc(PRIOR, 1).apply(new float[4]))
                .withMessage("there are 4 logits; their number must be a multiple of that of the classes, 3");
    }

    @Test
    void wrongFloatsAreNamed() {
        SoftmaxLoss loss = SoftmaxLoss.focal(2, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> loss.evaluate(new float[]{0, 0, 0, Float.NaN}, new int[2], new float[2], new float[4]))
                .withMessage("logit[3] is NaN; logits must be finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.evaluate(new float[4], new int[]{0, 2}, new float[2], new float[4]))
                .withMessage("target[1] is 2; classes are 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.evaluate(new float[5], new int[2], new float[2], new float[4]))
                .withMessage("there are 5 logits and 2 targets; 2 classes need 2 logits a row");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.evaluate(new float[4], new int[2], new float[2], new float[4], new float[2]))
                .withMessage("there are 2 curvatures and 4 logits; there must be as many");
    }
}
