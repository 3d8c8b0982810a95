package dev.ballast.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

/// Metrics agree with scikit-learn and with a second, independent computation.
class MetricGoldenTest {

    private static final Offset<Double> CLOSE = within(1e-12);

    @Test
    void metricsOfTwoClasses() {
        Golden golden = Golden.of("scores");
        BinaryCounts counts = ConfusionMatrix.of(golden.ints(0), golden.ints(2), List.of("0", "1")).oneVersusRest(1);

        assertThat(counts.matthews()).isCloseTo(golden.value("mcc"), CLOSE);
        assertThat(counts.f1()).isCloseTo(golden.value("f1"), CLOSE);
        assertThat(counts.fBeta(2)).isCloseTo(golden.value("f2"), CLOSE);
        assertThat(counts.precision()).isCloseTo(golden.value("precision"), CLOSE);
        assertThat(counts.recall()).isCloseTo(golden.value("recall"), CLOSE);
        assertThat(counts.specificity()).isCloseTo(golden.value("specificity"), CLOSE);
        assertThat(counts.balancedAccuracy()).isCloseTo(golden.value("balanced_accuracy"), CLOSE);
        assertThat(counts.kappa()).isCloseTo(golden.value("kappa"), CLOSE);
        assertThat(counts.gMean()).isCloseTo(golden.value("g_mean"), CLOSE);
        assertThat(counts.indexBalancedAccuracy(0.1)).isCloseTo(golden.value("iba_0.1_of_gmean_squared"), CLOSE);
    }

    @Test
    void metricsOfScores() {
        Golden golden = Golden.of("scores");
        RankedScores ranked = RankedScores.of(golden.positives(), golden.doubles(1));
        BinaryProbabilities probabilities = BinaryProbabilities.of(golden.positives(), golden.doubles(1));

        assertThat(ranked.precisionRecall().averagePrecision()).isCloseTo(golden.value("average_precision"), CLOSE);
        assertThat(ranked.roc().area()).isCloseTo(golden.value("roc_auc"), CLOSE);
        assertThat(probabilities.brier()).isCloseTo(golden.value("brier"), CLOSE);
        assertThat(probabilities.logLoss()).isCloseTo(golden.value("log_loss"), CLOSE);
    }

    @Test
    void metricsOfManyClasses() {
        Golden golden = Golden.of("multiclass");
        ConfusionMatrix matrix = ConfusionMatrix.of(golden.ints(0), golden.ints(1), List.of("0", "1", "2", "3"));

        assertThat(Arrays.stream(new int[]{0, 1, 2, 3}).mapToDouble(code -> matrix.count(1, code)))
                .containsExactly(18.0, 294.0, 28.0, 23.0);
        assertThat(matrix.matthews()).isCloseTo(golden.value("mcc"), CLOSE);
        assertThat(matrix.balancedAccuracy()).isCloseTo(golden.value("balanced_accuracy"), CLOSE);
        assertThat(matrix.kappa()).isCloseTo(golden.value("kappa"), CLOSE);
        assertThat(matrix.kappa(Disagreement.QUADRATIC)).isCloseTo(golden.value("kappa_quadratic"), CLOSE);
        assertThat(matrix.macro(BinaryMetric.F1, AbsentClasses.SKIPPED)).isCloseTo(golden.value("macro_f1"), CLOSE);
        assertThat(matrix.micro(BinaryMetric.F1)).isCloseTo(golden.value("micro_f1"), CLOSE);
        assertThat(matrix.weighted(BinaryMetric.F1)).isCloseTo(golden.value("weighted_f1"), CLOSE);
        assertThat(matrix.gMean()).isCloseTo(golden.value("g_mean"), CLOSE);
        for (int code = 0; code < 4; code++) {
            assertThat(matrix.oneVersusRest(code).recall()).isCloseTo(golden.list("recall")[code], CLOSE);
            assertThat(matrix.oneVersusRest(code).precision()).isCloseTo(golden.list("precision")[code], CLOSE);
        }
    }
}
