package dev.ballast.smote.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.smote.clean.EditedNearestNeighbors.Select;
import dev.ballast.smote.neighbors.GoldenTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

class AllNearestNeighborsTest {

    private static final Seed SEED = Seed.of(1);

    private static int[] kept(AllNearestNeighbors method, GoldenTable table) {
        return method.resample(Dataset.of(table.features(), table.labels()), SEED).keptRows();
    }

    private static AllNearestNeighbors method() {
        return AllNearestNeighbors.create();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-classes", "three-classes"})
    void keepsTheRowsThatImbalancedLearnKeepsWhereNoPassGoesTooFar(String name) {
        GoldenTable table = GoldenTable.read(name);

        assertThat(kept(method(), table)).containsExactly(table.array("all_knn_k3_kept_imblearn"));
    }

    @Test
    void thePassThatMakesALargerClassTheSmallestIsNotCarriedOutUnlikeInImbalancedLearn() {
        GoldenTable table = GoldenTable.read("wide");
        int[] theirs = table.array("all_knn_k3_kept_imblearn");

        int[] ours = kept(method(), table);

        assertThat(counts(table, ours)).isEqualTo(List.of(243L, 53L, 42L));
        assertThat(counts(table, theirs)).isEqualTo(List.of(229L, 23L, 42L));
        // Theirs is ours and the offending pass: the one by two neighbors.
        assertThat(ours).containsExactly(kept(method().neighbors(1), table));
        assertThat(theirs).containsExactly(kept(method().neighbors(2).allowingMinority(), table));
    }

    private static List<Long> counts(GoldenTable table, int... rows) {
        return IntStream.range(0, 3).mapToObj(code -> IntStream.of(rows)
                .filter(row -> table.labels()[row].equals(String.valueOf(code))).count()).toList();
    }

    @ParameterizedTest
    @CsvSource({"ALL, false", "ALL, true", "MODE, false", "MODE, true"})
    void agreesWithPlainLoopsAmongEqualRows(Select rule, boolean allowMinority) {
        int changed = 0;
        for (int trial = 0; trial < 200; trial++) {
            PlainEditing table = PlainEditing.random(trial);
            int k = 1 + trial % 4;
            AllNearestNeighbors method = method().neighbors(k).select(rule);

            int[] kept = (allowMinority ? method.allowingMinority() : method)
                    .resample(Dataset.of(table.values(), table.labels()), SEED).keptRows();

            assertThat(kept).as("trial %d", trial).containsExactly(plainly(table, k, rule, allowMinority));
            changed += kept.length < table.labels().length ? 1 : 0;
        }
        assertThat(changed).isBetween(20, 199);
    }

    private static int[] plainly(PlainEditing table, int k, Select rule, boolean allowMinority) {
        Set<Integer> cleaned = table.larger();
        int[] left = table.all();
        for (int i = 1; i <= k && left.length > i; i++) {
            int[] next = table.pass(i, rule, cleaned, left);
            if (table.isTooFar(allowMinority, next)) {
                break;
            }
            left = next;
        }
        return left;
    }

    @Test
    void aPassThatDropsNothingIsNotTheLast() {
        // Only by two neighbors does row 2 see the other class.
        Dataset data = Dataset.of(new double[][]{{0}, {1}, {2}, {3.5}, {3.6}, {20}, {21}, {22}},
                new String[]{"a", "a", "a", "b", "b", "a", "a", "a"});

        assertThat(method().neighbors(1).resample(data, SEED).counts())
                .isEqualTo(ClassCounts.of(data.labels()));
        assertThat(method().neighbors(3).resample(data, SEED).keptRows().length).isLessThan(8);
    }

    @Test
    void refusesMoreNeighborsThanThereAreOthers() {
        Dataset data = Dataset.of(new double[][]{{0}, {1}, {2}}, new int[]{0, 0, 1});

        assertThatIllegalArgumentException().isThrownBy(() -> method().resample(data, SEED))
                .withMessage("k is 3, and with 3 rows each has only 2 others; use a smaller k");
    }
}
