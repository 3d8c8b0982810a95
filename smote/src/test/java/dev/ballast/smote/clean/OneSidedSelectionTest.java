package dev.ballast.smote.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.neighbors.GoldenTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class OneSidedSelectionTest {

    private static final Seed SEED = Seed.of(1);

    private static OneSidedSelection method() {
        return (OneSidedSelection) OneSidedSelection.create().with("emptied", "allow");
    }

    @Test
    void agreesWithPlainLoopsAmongEqualRows() {
        int changed = 0;
        for (int trial = 0; trial < 200; trial++) {
            PlainEditing table = PlainEditing.random(trial);
            int[] kept = method().resample(Dataset.of(table.values(), table.labels()), SEED).keptRows();

            assertThat(kept).as("trial %d", trial).containsExactly(plainly(table, first(table, 1, SEED)));
            changed += kept.length < table.labels().length ? 1 : 0;
        }
        assertThat(changed).isGreaterThan(150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-classes", "three-classes", "wide"})
    void agreesWithPlainLoopsOnGoldenTablesForEverySeed(String name) {
        GoldenTable golden = GoldenTable.read(name);
        PlainEditing table = new PlainEditing(golden.features(),
                Stream.of(golden.labels()).mapToInt(Integer::parseInt).toArray());
        for (int seeds : new int[]{1, 2, 7}) {
            for (long seed = 0; seed < 5; seed++) {
                int[] kept = method().seeds(seeds).resample(Dataset.of(table.values(), table.labels()), Seed.of(seed))
                        .keptRows();

                assertThat(kept).containsExactly(plainly(table, first(table, seeds, Seed.of(seed))));
            }
        }
    }

    /// Draws as the method says that it draws.
    private static int[] first(PlainEditing table, int seeds, Seed seed) {
        Dataset data = Dataset.of(table.values(), table.labels());
        BitSet cleaned = new BitSet();
        table.larger().forEach(label -> cleaned.set(data.labels().code(row(table, label))));
        return FirstRows.draw("test", data, cleaned, seeds, Purpose.of("oss.seeds"), RunSettings.standard().seed(seed))
                .stream().toArray();
    }

    private static int row(PlainEditing table, int label) {
        return IntStream.of(table.all()).filter(row -> table.labels()[row] == label).findFirst().orElseThrow();
    }

    private static int[] plainly(PlainEditing table, int... first) {
        Set<Integer> cleaned = table.larger();
        List<Integer> start = IntStream.of(first).boxed().toList();
        int[] kept = IntStream.of(table.all()).filter(row -> start.contains(row)
                || table.labels()[table.near(row, 1, first).getFirst()] != table.labels()[row]).toArray();
        return IntStream.of(kept).filter(row -> {
            int other = kept.length < 2 ? row : table.near(row, 1, kept).getFirst();
            return !cleaned.contains(table.labels()[row]) || table.labels()[other] == table.labels()[row]
                    || table.near(other, 1, kept).getFirst() != row;
        }).toArray();
    }

    @Test
    void dropsWhatIsRedundantAndWhatIsOnTheBorder() {
        // Rows of a: a compact crowd, one among b, one that is a link with row 10 of b.
        double[][] values = {{0}, {0.1}, {0.2}, {0.3}, {0.4}, {0.5}, {50.2}, {59.9}, {50}, {51}, {60}};
        int[] labels = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1};

        int[] kept = method().resample(Dataset.of(values, labels), SEED).keptRows();

        // One row of the crowd was drawn; rows 6 and 7 were misclassified, and are links with rows 8 and 10.
        assertThat(kept).hasSize(4).endsWith(8, 9, 10);
        assertThat(kept[0]).isLessThan(6);
    }

    @Test
    void rowsToStartFromAreDifferentOnes() {
        double[][] values = IntStream.range(0, 40).mapToObj(row -> new double[]{row < 30 ? 0.01 * row : 9 + row})
                .toArray(double[][]::new);
        Dataset data = Dataset.of(values, IntStream.range(0, 40).map(row -> row < 30 ? 0 : 1).toArray());

        assertThat(method().seeds(25).resample(data, SEED).counts().count(0)).isEqualTo(25);
        assertThatExceptionOfType(ClassTooSmallException.class)
                .isThrownBy(() -> method().seeds(31).resample(data, SEED)).withMessageContaining(
                        "class \"0\" has 30 rows, too few to start from 31; use seeds = 30 or less");
    }

    @Test
    void aClassThatWouldBeEmptiedIsRefusedKeptOrLetGo() {
        Dataset data = Dataset.of(new double[][]{{0}, {0.1}, {0.2}, {5}, {60}}, new int[]{0, 0, 0, 1, 1});
        OneSidedSelection strict = OneSidedSelection.create();

        assertThatIllegalArgumentException().isThrownBy(() -> strict.resample(data, SEED)).withMessage(
                "oss would take all 3 rows of class \"0\"; leave such a class as it is (emptied=keep), let it go"
                        + " (emptied=allow), or clean other classes only");
        assertThat(strict.with("emptied", "keep").resample(data, SEED).keptRows()).hasSize(5);
        assertThat(method().resample(data, SEED).keptRows()).containsExactly(3, 4);
    }

    @Test
    void withOneRowOfEachClassThereIsNothingToSelect() {
        Dataset data = Dataset.of(new double[][]{{0}, {9}}, new int[]{0, 1});

        assertThat(OneSidedSelection.create().cleaning(SamplingStrategy.ALL).with("emptied", "keep")
                .resample(data, SEED).keptRows()).containsExactly(0, 1);
    }
}
