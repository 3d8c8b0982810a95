package dev.ballast.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class BootstrapTest {

    private static final ClassLabels LABELS = ClassLabels.of("b", "a", "a", "b", "a", "a", "b");

    private static List<double[]> weights(ClassLabels labels, int replicates) {
        List<double[]> drawn = new ArrayList<>();
        Bootstrap.stratified(labels).replicates(replicates).interval(Seed.of(3), weights -> {
            drawn.add(weights.clone());
            return 0;
        });
        return drawn;
    }

    @Test
    void everyReplicateHasTheClassCounts() {
        List<double[]> drawn = weights(LABELS, 50);

        assertThat(drawn).hasSize(51);
        assertThat(drawn.getLast()).containsOnly(1);
        assertThat(drawn.subList(0, 50)).allSatisfy(weights -> {
            assertThat(weights[0] + weights[3] + weights[6]).isEqualTo(3);
            assertThat(weights[1] + weights[2] + weights[4] + weights[5]).isEqualTo(4);
        });
        assertThat(drawn.stream().map(Arrays::toString).distinct().count()).isGreaterThan(30);
    }

    @Test
    void drawsOfASeedAreFrozen() {
        assertThat(weights(LABELS, 20).get(1)).as("value-breaking change: see CONTRIBUTING.md")
                .containsExactly(1, 1, 1, 0, 0, 2, 2);
    }

    @Test
    void renamingClassesChangesNoDraw() {
        ClassLabels renamed = ClassLabels.of("x", "y", "y", "x", "y", "y", "x");

        List<double[]> drawn = weights(LABELS, 20);

        assertThat(weights(renamed, 20)).usingRecursiveComparison().isEqualTo(drawn);
    }

    /// The mean of n rows drawn with replacement has standard deviation sigma / sqrt(n), so the interval of a mean of many
    /// rows is known; with 4000 replicates its bounds are within
    /// 0.14 standard deviations of 1.96 except with probability below 1e-5 (the standard error of a quantile is 0.042
    /// / sqrt(2), from sqrt(p (1 - p) / n) / density).
    @Test
    void theIntervalOfAMeanIsThatOfTheNormalDistribution() {
        int rows = 2000;
        RandomStream random = Seed.of(8).stream(Purpose.of("test.bootstrap"), 0, 0, 0);
        double[] values = IntStream.range(0, rows).mapToDouble(_ -> random.nextGaussian()).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / rows / rows);

        BootstrapInterval interval = Bootstrap.stratified(ClassLabels.of(new int[rows])).replicates(4000)
                .interval(Seed.of(1), weights -> {
                    double sum = 0;
                    for (int row = 0; row < rows; row++) {
                        sum += weights[row] * values[row];
                    }
                    return sum / rows;
                });

        assertThat(interval.estimate()).isCloseTo(mean, within(1e-12));
        assertThat(isNormal(interval, mean, deviation)).isTrue();
        assertThat(interval.level()).isEqualTo(0.95);
        assertThat(interval.replicates()).isEqualTo(4000);
    }

    @Test
    void theCheckOfIntervalsRejectsDrawsOfHalfTheRows() {
        RandomStream random = Seed.of(8).stream(Purpose.of("test.bootstrap"), 2, 0, 0);
        double[] means = IntStream.range(0, 4000).mapToDouble(
                _ -> IntStream.range(0, 1000).mapToDouble(_ -> random.nextGaussian()).average().orElseThrow())
                .toArray();

        assertThat(isNormal(BootstrapInterval.of(0, means, 0.95), 0, 1 / Math.sqrt(2000))).isFalse();
    }

    private static boolean isNormal(BootstrapInterval interval, double mean, double deviation) {
        return Math.abs((interval.lower() - mean) / deviation + 1.96) < 0.14
                && Math.abs((interval.upper() - mean) / deviation - 1.96) < 0.14;
    }

    @Test
    void boundsAreQuantilesOfReplicates() {
        double[] replicates = IntStream.rangeClosed(0, 100).mapToDouble(i -> 100 - i).toArray();
        BootstrapInterval interval = BootstrapInterval.of(50, replicates, 0.9);

        assertThat(interval.lower()).isCloseTo(5, within(1e-12));
        assertThat(interval.upper()).isCloseTo(95, within(1e-12));
        assertThat(interval).hasToString("50.0000 [5.0000, 95.0000]");
        assertThat(interval.probabilityOf(50)).isEqualTo(1);
        assertThat(interval.probabilityOf(-1)).isEqualTo(2.0 / 102);
        assertThat(interval.probabilityOf(1)).isEqualTo(6.0 / 102);
        assertThat(BootstrapInterval.of(0, new double[]{0, 1, 4}, 0.5).lower()).isEqualTo(0.5);
        assertThat(BootstrapInterval.of(0, new double[]{0, 1, 4}, 0.5).upper()).isEqualTo(2.5);
    }

    @Test
    void anUndefinedReplicateLeavesNoInterval() {
        BootstrapInterval interval = BootstrapInterval.of(1, new double[]{1, Double.NaN, 2}, 0.95);

        assertThat(interval.undefinedReplicates()).isEqualTo(1);
        assertThat(interval.lower()).isNaN();
        assertThat(interval.upper()).isNaN();
        assertThat(interval.probabilityOf(0)).isNaN();
        assertThat(interval.estimate()).isEqualTo(1);
    }

    @Test
    void replicatesThatDoNotDifferAreTold() {
        assertThat(BootstrapInterval.of(1, new double[]{1, 1, 1}, 0.95).isConstant()).isTrue();
        assertThat(BootstrapInterval.of(1, new double[]{1, 1, 0.9}, 0.1).isConstant()).isFalse();
        assertThat(BootstrapInterval.of(1, new double[]{1, Double.NaN}, 0.95).isConstant()).isFalse();
        assertThat(Bootstrap.stratified(LABELS).interval(Seed.of(1), _ -> 1).isConstant()).isTrue();
    }

    /// One model is better on every row by little, among rows that differ much: only the comparison on the same draws sees
    /// it.
    @Test
    void pairsTellSmallDifferencesApart() {
        int rows = 400;
        RandomStream random = Seed.of(9).stream(Purpose.of("test.bootstrap"), 1, 0, 0);
        double[] values = IntStream.range(0, rows).mapToDouble(_ -> random.nextGaussian()).toArray();
        Bootstrap bootstrap = Bootstrap.stratified(ClassLabels.of(new int[rows]));

        BootstrapInterval first = bootstrap.interval(Seed.of(2), weights -> mean(values, weights) + 0.001);
        BootstrapInterval second = bootstrap.interval(Seed.of(2), weights -> mean(values, weights));
        BootstrapInterval difference = bootstrap.difference(Seed.of(2), weights -> mean(values, weights) + 0.001,
                weights -> mean(values, weights));

        assertThat(first.lower()).isLessThan(second.upper());
        assertThat(difference.lower()).isCloseTo(0.001, within(1e-12));
        assertThat(difference.probabilityOf(0)).isEqualTo(2.0 / 1001);
    }

    private static double mean(double[] values, double[] weights) {
        double sum = 0;
        for (int row = 0; row < values.length; row++) {
            sum += values[row] * weights[row];
        }
        return sum / values.length;
    }

    @Test
    void wrongSettingsAreNamed() {
        Bootstrap bootstrap = Bootstrap.stratified(LABELS);

        assertThatIllegalArgumentException().isThrownBy(() -> bootstrap.replicates(3))
                .withMessage("replicates is 3; it must be at least 20, and 1000 are usual");
        assertThatIllegalArgumentException().isThrownBy(() -> bootstrap.level(1))
                .withMessage("level is 1.0; it must be above 0 and below 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Bootstrap.stratified(ClassLabels.of(new int[0])))
                .withMessage("there are no rows to draw from");
    }
}
