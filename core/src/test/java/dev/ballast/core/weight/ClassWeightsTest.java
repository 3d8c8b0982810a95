package dev.ballast.core.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.ClassPrior;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

class ClassWeightsTest {

    private static final ClassCounts COUNTS = ClassCounts.of(List.of("a", "b", "c"), 100, 25, 4);
    private static final ClassCounts ABSENT = ClassCounts.of(List.of("a", "b", "c"), 100, 0, 4);

    @Test
    void balancedWeightsAreThoseOfScikitLearn() {
        ClassCounts golden = ClassCounts.of(List.of("0", "1", "2", "3"), 2411, 363, 164, 62);

        double[] weights = ClassWeights.balanced(golden).toArray();

        double[] expected = {0.3110742430526752, 2.0661157024793386, 4.573170731707317, 12.096774193548388};
        for (int code = 0; code < 4; code++) {
            assertThat(weights[code]).isCloseTo(expected[code], within(1e-12));
        }
    }

    @Test
    void formulasOfSchemes() {
        assertThat(ClassWeights.balanced(COUNTS).toArray()).containsExactly(129 / 300.0, 129 / 75.0, 129 / 12.0);
        assertThat(ClassWeights.inverse(COUNTS).toArray()).containsExactly(0.01, 0.04, 0.25);
        assertThat(ClassWeights.squareRootInverse(COUNTS).toArray()).containsExactly(0.1, 0.2, 0.5);
        assertThat(ClassWeights.power(COUNTS, 0).toArray()).containsExactly(1, 1, 1);
        assertThat(ClassWeights.power(COUNTS, 1.5).toArray()).containsExactly(new double[]{0.001, 0.008, 0.125},
                within(1e-15));
        assertThat(ClassWeights.medianFrequency(COUNTS).toArray()).containsExactly(0.25, 1, 6.25);
        assertThat(ClassWeights.medianFrequency(ClassCounts.of(List.of("a", "b"), 10, 30)).toArray())
                .containsExactly(2, 20 / 30.0);
    }

    /// The paper's formula (1 - beta^n) / (1 - beta), in 60 digits.
    @ParameterizedTest
    @CsvSource({"1e-1, 3", "1e-4, 500", "1e-4, 100000", "1e-9, 7", "1e-12, 123456", "1, 50", "0.5, 1"})
    void effectiveNumbersLoseNoDigits(String epsilon, int rows) {
        MathContext digits = new MathContext(60);
        BigDecimal beta = BigDecimal.ONE.subtract(new BigDecimal(Double.parseDouble(epsilon)));
        double expected = BigDecimal.ONE.subtract(beta)
                .divide(BigDecimal.ONE.subtract(beta.pow(rows, digits)), digits).doubleValue();

        double weight = WeightScheme.effectiveNumber(Double.parseDouble(epsilon))
                .weights(ClassCounts.of(List.of("a"), rows), AbsentClass.REFUSE).weight(0);

        assertThat(weight).isCloseTo(expected, within(expected * 1e-14));
    }

    @Test
    void effectiveNumbersGoFromUnweightedToInverse() {
        assertThat(ClassWeights.effectiveNumber(COUNTS, 1).toArray()).containsExactly(1, 1, 1);
        assertThat(ClassWeights.effectiveNumber(COUNTS, 1e-14).toArray()).containsExactly(
                ClassWeights.inverse(COUNTS).normalized(Normalization.SUM_TO_K).toArray(), within(1e-11));
        assertThat(WeightScheme.effectiveNumber(0.9).saturates(COUNTS)).isTrue();
        assertThat(WeightScheme.effectiveNumber(0.01).saturates(COUNTS)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Normalization.class)
    void scalesAreMetAndKeepProportions(Normalization normalization) {
        ClassWeights weights = ClassWeights.squareRootInverse(COUNTS).normalized(normalization);

        assertThat(weights.weight(1) / weights.weight(0)).isCloseTo(2, within(1e-14));
        assertThat(weights.weight(2) / weights.weight(0)).isCloseTo(5, within(1e-14));
        double reached = switch (normalization) {
            case MEAN_SAMPLE_ONE ->
                (100 * weights.weight(0) + 25 * weights.weight(1) + 4 * weights.weight(2)) / 129;
            case SUM_TO_K -> (weights.weight(0) + weights.weight(1) + weights.weight(2)) / 3;
            case MAX_ONE -> weights.weight(2);
            case NONE -> weights.weight(0) * 10;
        };
        assertThat(reached).isCloseTo(1, within(1e-14));
    }

    @Test
    void classesWithoutRowsAreRefusedUnlessAPolicySaysOtherwise() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClassWeights.balanced(ABSENT)).withMessage(
                "class \"b\" has no rows, so it has no weight; choose AbsentClass.ZERO or AS_ONE_ROW");
        assertThat(WeightScheme.balanced().weights(ABSENT, AbsentClass.ZERO).toArray()).containsExactly(104 / 200.0,
                0, 104 / 8.0);
        assertThat(WeightScheme.balanced().weights(ABSENT, AbsentClass.AS_ONE_ROW).toArray())
                .containsExactly(105 / 300.0, 105 / 3.0, 105 / 12.0);
        assertThat(WeightScheme.inverse().weights(ABSENT, AbsentClass.ZERO).normalized(Normalization.SUM_TO_K)
                .weight(2)).isCloseTo(2 * 0.25 / 0.26, within(1e-14));
    }

    @Test
    void samplesGetTheWeightOfTheirClass() {
        ClassLabels labels = ClassLabels.of("b", "a", "b", "b");
        ClassWeights weights = ClassWeights.balanced(ClassCounts.of(labels));

        assertThat(weights.perSample(labels)).containsExactly(4 / 6.0, 2, 4 / 6.0, 4 / 6.0);
        assertThat(weights.positiveWeight("a")).isEqualTo(3);
        assertThat(weights.effectivePrior().share(0)).isCloseTo(0.5, within(1e-15));
        assertThat(weights).isEqualTo(ClassWeights.of(ClassCounts.of(labels), 2, 4 / 6.0)).hasToString(
                "ClassWeights[a=2.0, b=0.6666666666666666]");
        assertThatIllegalArgumentException().isThrownBy(() -> weights.perSample(ClassLabels.of("a", "x")))
                .withMessage("the weights are for classes [a, b] and the labels are of [a, x]");
    }

    @Test
    void wrongWeightsAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClassWeights.of(COUNTS, 1, Double.NaN, 1))
                .withMessage("weight of class \"b\" is NaN; weights must be finite and at least 0");
        assertThatIllegalArgumentException().isThrownBy(() -> ClassWeights.of(COUNTS, 1, 1))
                .withMessage("there are 3 classes and 2 weights");
        assertThatIllegalArgumentException().isThrownBy(() -> ClassWeights.of(COUNTS, 0, 0, 0))
                .withMessage("all weights are 0; one must be above");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassWeights.balanced(ClassCounts.of(List.of("a", "b"), 0, 0)))
                .withMessage("no class has rows; classes are [a, b]");
        assertThatIllegalArgumentException().isThrownBy(() -> ClassWeights.power(COUNTS, -1))
                .withMessage("exponent is -1.0; it must be finite and at least 0");
        assertThatIllegalArgumentException().isThrownBy(() -> ClassWeights.effectiveNumber(COUNTS, 0))
                .withMessage("epsilon, which is 1 - beta, is 0.0; it must be above 0 and at most 1");
        assertThatIllegalArgumentException().isThrownBy(() -> ClassWeights.balanced(COUNTS).positiveWeight("a"))
                .withMessage("a positive weight is that of one of two classes, not of \"a\" in [a, b, c]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassWeights.of(ClassCounts.of(List.of("a", "b"), 1, 1), 1, 0).positiveWeight("a"))
                .withMessage("class \"b\" has weight 0; the positive weight is relative to it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassWeights.of(ABSENT, 0, 1, 0).normalized(Normalization.MEAN_SAMPLE_ONE))
                .withMessage("no row has a weight above 0");
    }

    @Test
    void weightingAllClassesAlikeIsABelievedPriorOfEqualShares() {
        ClassPrior prior = ClassWeights.inverse(COUNTS).effectivePrior();

        for (int code = 0; code < 3; code++) {
            assertThat(prior.share(code)).isCloseTo(1.0 / 3, within(1e-15));
        }
    }

    /// 49 times 1/49 is below 1.
    @Test
    void theLargestWeightIsExactlyOne() {
        ClassCounts counts = ClassCounts.of(List.of("a", "b"), 1, 1);
        for (int largest = 1; largest <= 1000; largest++) {
            assertThat(ClassWeights.of(counts, 0.5, largest).normalized(Normalization.MAX_ONE).weight(1)).isEqualTo(1);
        }
    }
}
