package dev.ballast.smote.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.smote.clean.EditedNearestNeighbors.Select;
import dev.ballast.smote.neighbors.GoldenTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

class RepeatedEditedNearestNeighborsTest {

    private static final Seed SEED = Seed.of(1);

    private static Dataset golden(String name) {
        GoldenTable table = GoldenTable.read(name);
        return Dataset.of(table.features(), table.labels());
    }

    private static RepeatedEditedNearestNeighbors method() {
        return RepeatedEditedNearestNeighbors.create();
    }

    @ParameterizedTest
    @CsvSource({"ALL, false", "ALL, true", "MODE, false", "MODE, true"})
    void agreesWithPlainLoopsAmongEqualRows(Select rule, boolean allowMinority) {
        int changed = 0;
        for (int trial = 0; trial < 200; trial++) {
            PlainEditing table = PlainEditing.random(trial);
            int k = 1 + trial % 4;
            RepeatedEditedNearestNeighbors method = method().neighbors(k).select(rule);

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
        while (left.length > k) {
            int[] next = table.pass(k, rule, cleaned, left);
            if (Arrays.equals(next, left) || table.isTooFar(allowMinority, next)) {
                break;
            }
            left = next;
        }
        return left;
    }

    @Test
    void isEditedNearestNeighborsUntilThereIsNothingToDrop() {
        Dataset left = golden("two-classes");
        int rounds = 0;
        for (int before = 0; before != left.rows(); rounds++) {
            before = left.rows();
            assertThat(method().rounds(rounds + 1).resample(golden("two-classes"), SEED).counts().count(0))
                    .isEqualTo(new long[]{198, 179, 175, 172, 169, 169}[rounds]);
            left = EditedNearestNeighbors.create().resample(left, SEED).toDataset();
        }

        Dataset repeated = method().resample(golden("two-classes"), SEED).toDataset();

        assertThat(rounds).isEqualTo(6);
        assertThat(repeated.features().toDoubleRows()).isDeepEqualTo(left.features().toDoubleRows());
        assertThat(repeated.labels()).isEqualTo(left.labels());
    }

    @ParameterizedTest
    @CsvSource({"wide, 270, 88, 42", "three-classes, 417, 131, 52"})
    void theRoundThatMakesALargerClassTheSmallestIsNotCarriedOut(String name, long a, long b, long c) {
        Dataset data = golden(name);
        ClassCounts offending = EditedNearestNeighbors.create().resample(data, SEED).counts();

        assertThat(offending.count(1)).isLessThan(c);
        assertThat(method().resample(data, SEED).counts()).isEqualTo(ClassCounts.of(data.labels().names(), a, b, c));
        assertThat(method().allowingMinority().resample(data, SEED).counts().count(1)).isBetween(1L,
                offending.count(1));
    }

    @Test
    void rowsAreTheRightOnesWhenTheFirstRoundIsTheLastAndClassesAreMixed() {
        // A library that permutes its indices twice in this case names other rows than it returns.
        double[][] values = IntStream.range(0, 30).mapToObj(row -> new double[]{row % 3 == 1 ? 100 + row : row})
                .toArray(double[][]::new);
        values[29][0] = 113.5;
        int[] labels = IntStream.range(0, 30).map(row -> row % 3 == 1 ? 1 : 0).toArray();
        Dataset data = Dataset.of(values, labels);

        Resampling kept = method().resample(data, SEED);

        assertThat(kept.keptRows()).containsExactly(IntStream.range(0, 29).toArray());
        assertThat(kept.toDataset().features().toDoubleRows()).isDeepEqualTo(Arrays.copyOf(values, 29));
    }

    @Test
    void noClassLosesItsLastRow() {
        Dataset data = Dataset.of(new double[][]{{0}, {1}, {2}, {3}, {10}, {11}},
                new String[]{"a", "b", "a", "b", "b", "b"});
        RepeatedEditedNearestNeighbors one = method().neighbors(1).cleaning(SamplingStrategy.ALL).allowingMinority();

        assertThat(one.resample(data, SEED).keptRows()).hasSize(6);
    }

    @Test
    void refusesMoreNeighborsThanThereAreOthers() {
        Dataset data = Dataset.of(new double[][]{{0}, {1}, {2}}, new int[]{0, 0, 1});

        assertThatIllegalArgumentException().isThrownBy(() -> method().resample(data, SEED))
                .withMessage("k is 3, and with 3 rows each has only 2 others; use a smaller k");
    }
}
