package dev.ballast.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class FoldsTest {

    @ParameterizedTest
    @CsvSource({"2, 11, 7, 5", "5, 50, 13, 6", "10, 101, 99, 10"})
    void everyFoldHasItsShareOfEveryClass(int k, int a, int b, int c) {
        ClassLabels labels = HoldOutTest.labels(a, b, c);
        int[] counts = {a, b, c};

        List<Split> splits = Folds.stratified(k).splits(labels, Seed.of(1));

        assertThat(splits).hasSize(k);
        assertThat(splits.stream().flatMapToInt(split -> IntStream.of(split.testRows())).sorted().toArray())
                .isEqualTo(IntStream.range(0, labels.size()).toArray());
        for (Split split : splits) {
            HoldOutTest.assertPartition(split, labels.size());
            assertThat(split.validationRows()).isEmpty();
            assertThat(split.testRows().length).isBetween(labels.size() / k, (labels.size() + k - 1) / k);
            for (int code = 0; code < 3; code++) {
                assertThat(HoldOutTest.counts(labels, split.testRows())[code]).isBetween((long) counts[code] / k,
                        (counts[code] + k - 1L) / k);
            }
        }
    }

    @Test
    void repetitionsAreDividedAnew() {
        ClassLabels labels = HoldOutTest.labels(40, 20);
        List<Split> splits = Folds.stratified(4).repeated(3).splits(labels, Seed.of(1));

        assertThat(splits).hasSize(12).doesNotHaveDuplicates();
        assertThat(splits.subList(0, 4)).isEqualTo(Folds.stratified(4).splits(labels, Seed.of(1)));
        for (int repetition = 0; repetition < 3; repetition++) {
            assertThat(splits.subList(4 * repetition, 4 * repetition + 4).stream()
                    .flatMapToInt(split -> IntStream.of(split.testRows())).distinct().count()).isEqualTo(60);
        }
    }

    @Test
    void renamingClassesChangesNoRow() {
        ClassLabels labels = HoldOutTest.labels(40, 20, 7);
        int[] groups = IntStream.range(0, 67).map(row -> row % 29).toArray();
        Folds grouped = Folds.stratified(3).grouped(groups);

        assertThat(Folds.stratified(5).splits(HoldOutTest.renamed(labels), Seed.of(6)))
                .isEqualTo(Folds.stratified(5).splits(labels, Seed.of(6)));
        assertThat(grouped.splits(HoldOutTest.renamed(labels), Seed.of(6)))
                .isEqualTo(grouped.splits(labels, Seed.of(6))).isNotEqualTo(grouped.splits(labels, Seed.of(7)));
    }

    @Test
    void rowsOfASeedAreFrozen() {
        assertThat(Folds.stratified(3).splits(HoldOutTest.labels(9, 6), Seed.of(2026)).get(0).testRows())
                .as("value-breaking change: see CONTRIBUTING.md").containsExactly(6, 9, 11, 12, 13);
        assertThat(Folds.plain(3).grouped(IntStream.range(0, 15).map(row -> row / 2).toArray())
                .splits(HoldOutTest.labels(9, 6), Seed.of(2026)).get(0).testRows())
                .as("value-breaking change: see CONTRIBUTING.md").containsExactly(0, 1, 2, 3, 12, 13);
    }

    @Test
    void groupsAreNeverTornAndFoldsAreEven() {
        ClassLabels labels = HoldOutTest.labels(900, 300, 60);
        int[] groups = Seed.of(4).stream(Purpose.of("test.split"), 3, 0, 0).ints(1260, 0, 200).toArray();
        for (Folds folds : List.of(Folds.stratified(5).grouped(groups), Folds.plain(5).grouped(groups))) {
            List<Split> splits = folds.splits(labels, Seed.of(1));

            for (Split split : splits) {
                HoldOutTest.assertPartition(split, 1260);
                boolean[] tested = new boolean[200];
                IntStream.of(split.testRows()).forEach(row -> tested[groups[row]] = true);
                assertThat(IntStream.of(split.trainRows()).noneMatch(row -> tested[groups[row]])).isTrue();
                assertThat(split.testRows().length).isBetween(245, 260);
            }
        }
        for (Split split : Folds.stratified(5).grouped(groups).splits(labels, Seed.of(1))) {
            assertThat(HoldOutTest.counts(labels, split.testRows())[2] / 12.0).isCloseTo(1, within(0.2));
        }
    }

    @Test
    void everyRowAGroupIsAsGoodAsNoGroups() {
        ClassLabels labels = HoldOutTest.labels(50, 10);
        for (Split split : Folds.stratified(5).grouped(IntStream.range(0, 60).toArray()).splits(labels, Seed.of(1))) {
            assertThat(HoldOutTest.counts(labels, split.testRows())).containsExactly(10, 2);
        }
    }

    @Test
    void smallClassesAreRefusedByNameUnlessAllowed() {
        ClassLabels labels = HoldOutTest.labels(50, 4);

        assertThatIllegalArgumentException().isThrownBy(() -> Folds.stratified(5).splits(labels, Seed.of(1)))
                .withMessageMatching("class \"b\" has 4 rows, of which the test part of fold \\d would have none; .*");
        List<Split> allowed = Folds.stratified(5).smallClass(SmallClass.ALLOW).splits(labels, Seed.of(1));
        assertThat(allowed.stream().mapToLong(split -> HoldOutTest.counts(labels, split.testRows())[1]).toArray())
                .containsOnly(0, 1);
    }

    @Test
    void wrongNumbersAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> Folds.stratified(1))
                .withMessage("folds is 1; there must be at least 2");
        assertThatIllegalArgumentException().isThrownBy(() -> Folds.plain(2).repeated(0))
                .withMessage("repetitions is 0; it must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.plain(3).splits(HoldOutTest.labels(2), Seed.of(1)))
                .withMessageStartingWith("the test part of fold 3 would have none of 2 rows");
    }

    @Test
    void dealingOutIsInTurn() {
        assertThat(LargestRemainder.deal(new long[]{5, 5, 5}, new long[]{5, 5, 5}, 4, new int[]{0, 1, 2}))
                .containsExactly(2, 1, 1);
        assertThat(LargestRemainder.deal(new long[]{5, 5, 5}, new long[]{1, 5, 5}, 4, new int[]{0, 1, 2}))
                .containsExactly(1, 2, 1);
        assertThat(Arrays.stream(
                LargestRemainder.deal(new long[]{1, 1, 1, 97}, new long[]{1, 1, 1, 97}, 50, new int[]{3, 1, 0, 2}))
                .sum())
                .isEqualTo(50);
    }
}
