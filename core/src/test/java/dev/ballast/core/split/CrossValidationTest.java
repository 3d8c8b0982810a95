package dev.ballast.core.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class CrossValidationTest {

    /// Every row's only feature is its number.
    private static final Dataset DATA = numbered(60);

    private static Dataset numbered(int rows) {
        double[][] features = new double[rows][1];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            features[row][0] = row;
            labels[row] = row % 6 == 0 ? 1 : 0;
        }
        return Dataset.of(features, labels);
    }

    /// Copies random rows of the class, and remembers which data it was shown.
    private static final class Repeating implements Resampler {

        final List<Dataset> shown = new ArrayList<>();
        final List<Long> epochs = new ArrayList<>();

        @Override
        public MethodInfo info() {
            return MethodInfo.named("repeating", Family.OVER_SAMPLING, "copies random rows").makes(_ -> this);
        }

        @Override
        public MethodSettings settings() {
            return info().settings();
        }

        @Override
        public Promise promise(ClassCounts before) {
            return new Promise.Exact(strategy().resolve(before, SamplingStrategy.Direction.OVER));
        }

        @Override
        public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
            shown.add(data);
            long toAdd = ((Promise.Exact) promise).targets().toAdd(1);
            int[] rows = data.labels().rowsOf(1);
            return (seed, epoch) -> {
                epochs.add(epoch);
                return Plan.keepingAll(data.labels(), Mixing.of(data.columns()), List.of(new Addition(1, toAdd,
                        (index, into) -> into.copied(rows[seed.stream(Purpose.of("test.repeat"), 1, epoch, index)
                                .nextInt(rows.length)]))));
            };
        }
    }

    private static Set<Double> rows(Dataset data) {
        Set<Double> rows = new HashSet<>();
        Arrays.stream(data.features().toDoubleRows()).forEach(row -> rows.add(row[0]));
        return rows;
    }

    @Test
    void testRowsAreNeitherShownToTheResamplerNorTrainedOnNorChanged() {
        Repeating method = new Repeating();
        Set<Double> tested = new HashSet<>();

        List<Long> sizes = CrossValidation.over(Folds.stratified(5)).resampling(method).run(DATA, Seed.of(1),
                train -> train, (train, test) -> {
                    assertThat(train.counts().imbalanceRatio()).isEqualTo(1);
                    assertThat(rows(train)).doesNotContainAnyElementsOf(rows(test)).hasSize(48);
                    assertThat(rows(method.shown.getLast())).isEqualTo(rows(train));
                    assertThat(test.counts()).isEqualTo(ClassCounts.of(List.of("0", "1"), 10, 2));
                    tested.addAll(rows(test));
                    return (long) train.rows();
                });

        assertThat(sizes).containsExactly(80L, 80L, 80L, 80L, 80L);
        assertThat(tested).hasSize(60);
        assertThat(method.epochs).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void withoutAResamplerTheTrainingPartIsAsItIs() {
        List<ClassCounts> counts = CrossValidation.over(Folds.stratified(2)).run(DATA, Seed.of(1), Dataset::counts,
                (train, _) -> train);

        assertThat(counts).containsOnly(ClassCounts.of(List.of("0", "1"), 25, 5)).hasSize(2);
    }

    @Test
    void theSameSeedGivesTheSameRows() {
        List<Set<Double>> once = run(Seed.of(1));

        assertThat(run(Seed.of(1))).isEqualTo(once);
        assertThat(run(Seed.of(2))).isNotEqualTo(once);
    }

    private static List<Set<Double>> run(Seed seed) {
        return CrossValidation.over(Folds.stratified(5)).resampling(new Repeating()).run(DATA, seed,
                train -> train, (_, test) -> rows(test));
    }
}
