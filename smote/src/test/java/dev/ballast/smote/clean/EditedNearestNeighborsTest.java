package dev.ballast.smote.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.clean.EditedNearestNeighbors.Select;
import dev.ballast.smote.neighbors.GoldenTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

class EditedNearestNeighborsTest {

    private static final Seed SEED = Seed.of(1);

    @ParameterizedTest
    @ValueSource(strings = {"two-classes", "three-classes", "wide"})
    void keepsTheRowsThatIndependentProgramsKeep(String name) {
        GoldenTable table = GoldenTable.read(name);
        Dataset data = Dataset.of(table.features(), table.labels());

        assertThat(EditedNearestNeighbors.create().resample(data, SEED).keptRows())
                .containsExactly(table.array("enn_all_k3_kept"));
        assertThat(EditedNearestNeighbors.create().select(Select.MODE).resample(data, SEED).keptRows())
                .containsExactly(table.array("enn_mode_k3_kept"));
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithAPlainLoopAmongEqualRowsAndEvenNumbersOfNeighbors(Select rule) {
        RandomStream random = Seed.of(5).stream(Purpose.of("test.enn"), 0, 0, 0);
        for (int trial = 0; trial < 200; trial++) {
            int rows = 5 + random.nextInt(30);
            double[][] values = new double[rows][2];
            int[] labels = new int[rows];
            for (int row = 0; row < rows; row++) {
                Arrays.setAll(values[row], _ -> random.nextInt(4));
                labels[row] = random.nextInt(3);
            }
            labels[0] = 0;
            labels[1] = 1;
            int k = 1 + random.nextInt(4);

            int[] kept = EditedNearestNeighbors.create().neighbors(k).select(rule).cleaning(SamplingStrategy.ALL)
                    .with("emptied", "allow").resample(Dataset.of(values, labels), SEED).keptRows();

            assertThat(kept).containsExactly(plainly(values, labels, k, rule));
        }
    }

    private static int[] plainly(double[][] values, int[] labels, int k, Select rule) {
        return IntStream.range(0, labels.length).filter(row -> {
            List<Integer> near = IntStream.range(0, labels.length).filter(other -> other != row).boxed()
                    .sorted(Comparator.comparingDouble((Integer other) -> squaredDistance(values[row], values[other]))
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(k).toList();
            long own = near.stream().filter(other -> labels[other] == labels[row]).count();
            return switch (rule) {
                case ALL -> own == k;
                case MODE -> near.stream().noneMatch(
                        other -> near.stream().filter(third -> labels[third] == labels[other]).count() > own);
            };
        }).toArray();
    }

    private static double squaredDistance(double[] a, double[] b) {
        return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]);
    }

    @Test
    void cleansAllButTheSmallestClassUnlessTold() {
        Dataset data = Dataset.of(new double[][]{{0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}},
                new String[]{"a", "b", "a", "a", "a", "a", "b", "a", "a"});

        assertThat(one().resample(data, SEED).keptRows()).containsExactly(1, 3, 4, 5, 6, 8);
        assertThat(one().cleaning(SamplingStrategy.classes(List.of("b"))).with("emptied", "allow").resample(data, SEED)
                .keptRows()).containsExactly(0, 2, 3, 4, 5, 7, 8);
    }

    private static EditedNearestNeighbors one() {
        return EditedNearestNeighbors.create().neighbors(1);
    }

    @Test
    void aClassThatWouldBeEmptiedIsRefusedKeptOrLetGo() {
        Dataset data = Dataset.of(new double[][]{{0}, {1}, {2}, {3}, {10}}, new String[]{"a", "b", "a", "b", "b"});

        assertThatIllegalArgumentException().isThrownBy(() -> one().cleaning(SamplingStrategy.ALL).resample(data, SEED))
                .withMessage(
                        "enn would take all 2 rows of class \"a\"; leave such a class as it is (emptied=keep), let it"
                                + " go (emptied=allow), or clean other classes only");
        assertThat(one().cleaning(SamplingStrategy.ALL).with("emptied", "keep").resample(data, SEED).keptRows())
                .containsExactly(0, 2, 4);
        assertThat(one().cleaning(SamplingStrategy.ALL).with("emptied", "allow").resample(data, SEED).keptRows())
                .containsExactly(4);
    }

    @Test
    void inAChainAllClassesAreCleanedUnlessOthersAreNamed() {
        assertThat(one().then(one()).strategy()).isEqualTo(SamplingStrategy.ALL);
        assertThat(one().then(one().cleaning(SamplingStrategy.MAJORITY)).strategy())
                .isEqualTo(SamplingStrategy.MAJORITY);
    }

    @Test
    void refusesMoreNeighborsThanThereAreOthersAndNumbersOfRows() {
        Dataset data = Dataset.of(new double[][]{{0}, {1}, {2}}, new int[]{0, 0, 1});

        assertThatIllegalArgumentException().isThrownBy(() -> EditedNearestNeighbors.create().resample(data, SEED))
                .withMessage("k is 3, and with 3 rows each has only 2 others; use a smaller k");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one().cleaning(SamplingStrategy.ratio(0.5)).resample(data, SEED))
                .withMessageContaining("asks for numbers of rows").withMessageContaining("classes:a,b");
    }
}
