package dev.ballast.learners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.strategy.SamplingStrategy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class InstanceHardnessTest {

    private static final Seed SEED = Seed.of(4);

    /// Takes the first column for the probability of class 0, and shares the rest among the others.
    private static final ProbabilityLearner FIRST_COLUMN = (_, labels, test, _) -> {
        double[][] probabilities = new double[test.rows()][labels.classes()];
        for (int row = 0; row < probabilities.length; row++) {
            Arrays.fill(probabilities[row], (1 - test.get(row, 0)) / (labels.classes() - 1));
            probabilities[row][0] = test.get(row, 0);
        }
        return probabilities;
    };

    private static Dataset table(int common, int rare, int commonLabel, int rareLabel) {
        RandomStream random = Seed.of(9).stream(Purpose.of("test.hardness"), common, rare, 0);
        double[][] rows = new double[common + rare][3];
        int[] labels = new int[common + rare];
        for (int row = 0; row < rows.length; row++) {
            boolean isRare = row % 4 == 1 && row / 4 < rare;
            labels[row] = isRare ? rareLabel : commonLabel;
            Arrays.setAll(rows[row], _ -> random.nextDouble());
        }
        return Dataset.of(rows, labels);
    }

    @Test
    void keepsTheRowsThatTheModelIsSurestOf() {
        Dataset data = table(90, 30, 0, 1);

        int[] kept = InstanceHardness.learning(FIRST_COLUMN).resample(data, SEED).keptRows();

        List<Integer> easiest = IntStream.of(data.labels().rowsOf(0)).boxed()
                .sorted((a, b) -> Double.compare(data.features().get(b, 0), data.features().get(a, 0))).limit(30)
                .toList();
        Set<Integer> expected = new TreeSet<>(easiest);
        IntStream.of(data.labels().rowsOf(1)).forEach(expected::add);
        assertThat(Arrays.stream(kept).boxed().toList()).containsExactlyElementsOf(expected);
    }

    @Test
    void everyRowIsAskedAboutOnceByAModelThatHasNotSeenItNorCarriedColumns() {
        Dataset table = table(90, 30, 0, 1);
        double[][] rows = table.features().toDoubleRows();
        for (int row = 0; row < rows.length; row++) {
            rows[row][2] = row;
        }
        Dataset data = Dataset.of(rows, table.labels().toInts())
                .withColumns(List.of(Column.numeric("a"), Column.carried("b"), Column.numeric("row")));
        List<Double> asked = new ArrayList<>();
        Set<Seed> seeds = new HashSet<>();

        InstanceHardness.learning((train, labels, test, seed) -> {
            seeds.add(seed);
            assertThat(train.columns()).isEqualTo(2);
            assertThat(train.rows()).isEqualTo(labels.size()).isEqualTo(96);
            List<Double> of = IntStream.range(0, test.rows()).mapToObj(row -> test.get(row, 1)).toList();
            assertThat(IntStream.range(0, train.rows()).mapToObj(row -> train.get(row, 1)).toList())
                    .doesNotContainAnyElementsOf(of);
            IntStream.range(0, train.rows()).forEach(row -> assertThat(labels.code(row))
                    .isEqualTo(data.labels().code((int) train.get(row, 1))));
            asked.addAll(of);
            return FIRST_COLUMN.probabilities(train, labels, test, seed);
        }).resample(data, SEED);

        assertThat(asked).containsExactlyInAnyOrderElementsOf(
                IntStream.range(0, 120).mapToObj(row -> (double) row).toList());
        assertThat(seeds).hasSize(5);
    }

    /// A threshold would keep all rows of its hardness, and row numbers those at the beginning.
    @Test
    void amongEquallyHardRowsChanceKeepsExactlyAsManyAsAsked() {
        Dataset data = table(90, 30, 0, 1);
        ProbabilityLearner unsure = (_, _, test, _) -> IntStream.range(0, test.rows())
                .mapToObj(_ -> new double[]{0.5, 0.5}).toArray(double[][]::new);

        int[] one = InstanceHardness.learning(unsure).resample(data, Seed.of(1)).keptRows();
        int[] other = InstanceHardness.learning(unsure).resample(data, Seed.of(2)).keptRows();

        assertThat(one).hasSize(60);
        assertThat(other).hasSize(60).isNotEqualTo(one);
        assertThat(Arrays.stream(one).filter(row -> data.labels().code(row) == 0).max().orElseThrow())
                .isGreaterThan(80);
    }

    /// Labels {-1, 1} index no array of probabilities.
    @Test
    void valuesOfLabelsDoNotTurnTheSelectionAround() {
        InstanceHardness method = InstanceHardness.create().trees(20);

        int[] expected = method.resample(table(90, 30, 0, 1), SEED).keptRows();

        assertThat(method.resample(table(90, 30, -1, 1), SEED).keptRows()).containsExactly(expected);
        assertThat(method.resample(table(90, 30, 1, -1), SEED).keptRows()).containsExactly(expected);
        assertThat(method.resample(table(90, 30, 7, 3), SEED).keptRows()).containsExactly(expected);
    }

    @Test
    void theForestFindsRowsAmongTheOtherClassHard() {
        RandomStream random = Seed.of(10).stream(Purpose.of("test.islands"), 0, 0, 0);
        double[][] rows = new double[400][2];
        int[] labels = new int[400];
        for (int row = 0; row < rows.length; row++) {
            labels[row] = row % 4 == 0 ? 1 : 0;
            // Every tenth row of the common class lies in the midst of the rare one.
            double center = labels[row] == 1 || row % 10 == 3 ? 5 : 0;
            Arrays.setAll(rows[row], _ -> random.nextGaussian() + center);
        }

        int[] kept = InstanceHardness.create().to(SamplingStrategy.parse("0=255"))
                .resample(Dataset.of(rows, labels), SEED)
                .keptRows();

        assertThat(Arrays.stream(kept).filter(row -> labels[row] == 0 && row % 10 == 3).count()).isZero();
    }

    @Test
    void theSeedDecidesFoldsAndTrees() {
        Dataset data = table(90, 30, 0, 1);
        InstanceHardness method = InstanceHardness.create().trees(10);

        assertThat(method.resample(data, Seed.of(1)).keptRows())
                .isEqualTo(method.resample(data, Seed.of(1)).keptRows())
                .isNotEqualTo(method.resample(data, Seed.of(2)).keptRows());
        assertThatIllegalArgumentException().isThrownBy(() -> method.fit(data, RunSettings.standard()))
                .withMessageContaining("instance-hardness draws while it fits and needs a seed");
    }

    @Test
    void aModelOfOnesOwnStaysWhenOptionsChange() {
        Resampler method = InstanceHardness.learning(FIRST_COLUMN).with("folds", 3);

        Dataset data = table(90, 30, 0, 1);

        assertThat(method.resample(data, SEED).keptRows())
                .isEqualTo(InstanceHardness.learning(FIRST_COLUMN).resample(data, SEED).keptRows());
        assertThat(method).hasToString("instance-hardness[folds=3, strategy=auto]");
    }

    @Test
    void aClassCanVanishAndClassesOfOneRowAreServed() {
        Dataset data = table(90, 1, 0, 1);

        assertThat(
                InstanceHardness.learning(FIRST_COLUMN).to(SamplingStrategy.parse("0=0")).resample(data, SEED).size())
                .isEqualTo(1);
        assertThat(InstanceHardness.create().trees(3).resample(data, SEED).size()).isEqualTo(2);
    }

    @Test
    void answersThatCannotBeUsedAreRefusedByRowAndClass() {
        Dataset data = table(90, 30, 0, 1);

        assertThatIllegalArgumentException().isThrownBy(() -> answering(new double[1][2]).resample(data, SEED))
                .withMessage("the model answered for 1 rows, and was asked about 24; it must answer for every row in"
                        + " question");
        assertThatIllegalArgumentException().isThrownBy(() -> answering(new double[24][3]).resample(data, SEED))
                .withMessageMatching(
                        "row \\d+: the model gave 3 probabilities, and there are 2 classes; it must give one"
                                + " for every class, also for those it has not seen");
        double[][] negative = new double[24][2];
        negative[0][1] = Double.NaN;
        assertThatIllegalArgumentException().isThrownBy(() -> answering(negative).resample(data, SEED))
                .withMessageMatching(
                        "row \\d+: the model gave class \"1\" the probability NaN; it must be finite and not"
                                + " negative");
        assertThatIllegalArgumentException().isThrownBy(() -> InstanceHardness.create().folds(200).resample(data, SEED))
                .withMessage("folds is 200, and there are only 120 rows; use fewer folds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstanceHardness.create().resample(data.withColumns(IntStream.range(0, 3)
                        .mapToObj(column -> Column.carried("c" + column)).collect(Collectors.toList())), SEED))
                .withMessage("instance-hardness needs a feature column to learn from, and none of the 3 columns is one;"
                        + " declare at least one a feature, or use a method that looks at classes only");
    }

    private static InstanceHardness answering(double[][] answer) {
        return InstanceHardness.learning((_, _, _, _) -> answer);
    }
}
