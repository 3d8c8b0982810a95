package dev.ballast.smote.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Seed;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.clean.EditedNearestNeighbors.Select;
import dev.ballast.smote.clean.NeighborhoodCleaning.Rule;
import dev.ballast.smote.neighbors.GoldenTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class NeighborhoodCleaningTest {

    private static final Seed SEED = Seed.of(1);

    private static NeighborhoodCleaning method() {
        return NeighborhoodCleaning.create();
    }

    private static PlainEditing golden(GoldenTable table) {
        return new PlainEditing(table.features(),
                Stream.of(table.labels()).mapToInt(Integer::parseInt).toArray());
    }

    private static int[] kept(NeighborhoodCleaning method, PlainEditing table) {
        return method.with("emptied", "allow").resample(Dataset.of(table.values(), table.labels()), SEED).keptRows();
    }

    @Test
    void keepsTheRowsThatImbalancedLearnKeepsOfTwoClasses() {
        GoldenTable table = GoldenTable.read("two-classes");

        assertThat(kept(method(), golden(table))).containsExactly(table.array("ncr_k3_kept_imblearn"));
    }

    /// With three classes, three neighbors can tie. The plain loops below give imbalanced-learn's rows if the first label wins,
    /// and ours if a row's own class does; they differ in nothing else.
    @ParameterizedTest
    @ValueSource(strings = {"two-classes", "three-classes", "wide"})
    void differsFromImbalancedLearnInTiesOnlyWhichARowsOwnClassWins(String name) {
        GoldenTable golden = GoldenTable.read(name);
        PlainEditing table = golden(golden);

        assertThat(plainly(table, 3, Rule.IMBALANCED_LEARN, 0.5, true))
                .containsExactly(golden.array("ncr_k3_kept_imblearn"));
        assertThat(plainly(table, 3, Rule.IMBALANCED_LEARN, 0.5, false)).containsExactly(kept(method(), table));
    }

    @ParameterizedTest
    @CsvSource({"three-classes, 504, 492", "wide, 355, 346"})
    void ofThreeClassesMoreRowsStayThanByTheFirstLabel(String name, int ours, int theirs) {
        GoldenTable golden = GoldenTable.read(name);
        List<Integer> kept = IntStream.of(kept(method(), golden(golden))).boxed().toList();

        assertThat(kept).hasSize(ours).contains(
                IntStream.of(golden.array("ncr_k3_kept_imblearn")).boxed().toArray(Integer[]::new));
        assertThat(golden.array("ncr_k3_kept_imblearn")).hasSize(theirs);
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithPlainLoopsAmongEqualRows(Rule rule) {
        int changed = 0;
        for (int trial = 0; trial < 200; trial++) {
            PlainEditing table = PlainEditing.random(trial);
            int k = 1 + trial % 4;
            double threshold = new double[]{0.5, 2, 1.5}[trial % 3];

            int[] kept = kept(method().neighbors(k).rule(rule).threshold(threshold), table);

            assertThat(kept).as("trial %d", trial).containsExactly(plainly(table, k, rule, threshold, false));
            changed += kept.length < table.labels().length ? 1 : 0;
        }
        assertThat(changed).isGreaterThan(100);
    }

    /// @param firstLabelWins whether ties go to the first label, or to a row's own
    private static int[] plainly(PlainEditing table, int k, Rule rule, double threshold, boolean firstLabelWins) {
        Set<Integer> cleaned = table.larger();
        Set<Integer> gone = new HashSet<>();
        for (int row : table.all()) {
            List<Integer> near = table.near(row, k, table.all());
            int own = table.labels()[row];
            if (cleaned.contains(own)) {
                if (winner(table, near, own, firstLabelWins) != own) {
                    gone.add(row);
                }
                continue;
            }
            List<Integer> voters = new ArrayList<>(near);
            if (rule == Rule.IMBALANCED_LEARN) {
                voters.set(k - 1, row);
            }
            if (winner(table, voters, own, firstLabelWins) != own) {
                near.stream().filter(other -> cleaned.contains(table.labels()[other]))
                        .filter(other -> isLarge(table.count(table.labels()[other], table.all()),
                                threshold * table.smallest(), rule))
                        .forEach(gone::add);
            }
        }
        return IntStream.of(table.all()).filter(row -> !gone.contains(row)).toArray();
    }

    private static boolean isLarge(long rows, double least, Rule rule) {
        return rule == Rule.PAPER ? rows >= least : rows > least;
    }

    private static int winner(PlainEditing table, List<Integer> voters, int own, boolean firstLabelWins) {
        List<Integer> labels = voters.stream().map(row -> table.labels()[row]).toList();
        int most = labels.stream().mapToInt(label -> Collections.frequency(labels, label)).max().orElseThrow();
        List<Integer> winners = labels.stream().filter(label -> Collections.frequency(labels, label) == most).sorted()
                .toList();
        return !firstLabelWins && winners.contains(own) ? own : winners.getFirst();
    }

    /// The smallest class, c, has 4 rows; class b has 8, twice that; rows 0 and 1 of b are beside a row of c and near each other.
    private static PlainEditing tableAtTheThreshold() {
        double[][] values = new double[24][1];
        int[] labels = new int[24];
        double[] places = {0, 0.2, 0.4, 50, 51, 52, 53, 54, 55, 100, 101, 102};
        for (int row = 0; row < 12; row++) {
            values[row][0] = places[row];
            labels[row] = row == 2 || row >= 9 ? 2 : 1;
            values[row + 12][0] = 1000 + row;
        }
        return new PlainEditing(values, labels);
    }

    @Test
    void aClassAtTheThresholdIsCleanedAroundTheSmallestByThePaperOnly() {
        PlainEditing table = tableAtTheThreshold();

        assertThat(kept(method().threshold(2), table)).contains(0, 1);
        assertThat(kept(method().threshold(Math.nextDown(2.0)), table)).doesNotContain(0, 1);
        assertThat(kept(method().rule(Rule.PAPER).threshold(2), table)).doesNotContain(0, 1);
        assertThat(kept(method().rule(Rule.PAPER).threshold(Math.nextUp(2.0)), table)).contains(0, 1);
    }

    @Test
    void labelsOfTextAreNoOtherThanNumbers() {
        GoldenTable golden = GoldenTable.read("three-classes");
        String[] names = Stream.of(golden.labels()).map(label -> List.of("zebra", "ape", "Newt")
                .get(Integer.parseInt(label))).toArray(String[]::new);

        assertThat(method().resample(Dataset.of(golden.features(), names), SEED).keptRows())
                .containsExactly(kept(method(), golden(golden)));
    }

    @Test
    void ofEvenNumbersOfNeighborsTheOwnClassWinsWhateverItsLabel() {
        PlainEditing table = PlainEditing.random(7);
        int[] swapped = IntStream.of(table.labels()).map(label -> 2 - label).toArray();

        assertThat(kept(method().neighbors(2), table))
                .containsExactly(kept(method().neighbors(2), new PlainEditing(table.values(), swapped)))
                .containsExactly(plainly(table, 2, Rule.IMBALANCED_LEARN, 0.5, false))
                .isNotEqualTo(table.pass(2, Select.ALL, table.larger(), table.all()));
    }

    @Test
    void aClassThatWouldBeEmptiedIsRefusedKeptOrLetGo() {
        Dataset data = Dataset.of(new double[][]{{0}, {1}, {2}, {3}, {10}}, new String[]{"a", "b", "a", "b", "b"});
        NeighborhoodCleaning one = method().neighbors(1).cleaning(SamplingStrategy.ALL);

        assertThatIllegalArgumentException().isThrownBy(() -> one.resample(data, SEED)).withMessage(
                "ncr would take all 2 rows of class \"a\"; leave such a class as it is (emptied=keep), let it go"
                        + " (emptied=allow), or clean other classes only");
        assertThat(one.with("emptied", "keep").resample(data, SEED).keptRows()).containsExactly(0, 2, 4);
        assertThat(one.with("emptied", "allow").resample(data, SEED).keptRows()).containsExactly(4);
    }

    @Test
    void refusesMoreNeighborsThanThereAreOthers() {
        Dataset data = Dataset.of(new double[][]{{0}, {1}, {2}}, new int[]{0, 0, 1});

        assertThatIllegalArgumentException().isThrownBy(() -> method().resample(data, SEED))
                .withMessage("k is 3, and with 3 rows each has only 2 others; use a smaller k");
    }
}
