package dev.ballast.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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
                .as("value-breaking change: see CONTRIBUTING.md").containsExactly(1, 2, 3, 7, 14);
        assertThat(Folds.plain(3).grouped(IntStream.range(0, 15).map(row -> row / 2).toArray())
                .splits(HoldOutTest.labels(9, 6), Seed.of(2026)).get(0).testRows())
                .as("value-breaking change: see CONTRIBUTING.md").containsExactly(0, 1, 2, 3, 12, 13);
    }

    /// Each fold gets one more of a class as often as others, by chi-square tests at significance 1e-6.
    @Test
    void chanceDecidesWhichFoldsGetTheRemainders() {
        ClassLabels labels = HoldOutTest.labels(11, 7);
        int[] groups = IntStream.range(0, 18).toArray();
        long[][] more = new long[3][5];
        for (int seed = 0; seed < 1000; seed++) {
            count(more, labels, Folds.stratified(5).repeated(2).splits(labels, Seed.of(seed)));
            List<Split> grouped = Folds.plain(5).grouped(groups).splits(labels, Seed.of(seed));
            IntStream.range(0, 5).forEach(fold -> more[2][fold] += grouped.get(fold).testRows().length - 3);
        }
        assertThat(more[0]).satisfies(FoldsTest::isUniform);
        assertThat(more[1]).satisfies(FoldsTest::isUniform);
        assertThat(more[2]).satisfies(FoldsTest::isUniform);
        assertThatThrownBy(() -> isUniform(new long[]{520, 370, 370, 370, 370})).isInstanceOf(AssertionError.class);
    }

    private static void count(long[][] more, ClassLabels labels, List<Split> splits) {
        for (int split = 0; split < splits.size(); split++) {
            long[] counts = HoldOutTest.counts(labels, splits.get(split).testRows());
            assertThat(counts[0] + counts[1]).isBetween(3L, 4L);
            more[0][split % 5] += counts[0] - 2;
            more[1][split % 5] += counts[1] - 1;
        }
    }

    private static void isUniform(long[] counts) {
        double[] expected = new double[counts.length];
        Arrays.fill(expected, LongStream.of(counts).sum() / (double) counts.length);
        assertThat(new ChiSquareTest().chiSquareTest(expected, counts)).isGreaterThan(1e-6);
    }

    @Test
    void theSeedDecidesWhichFoldsGetTheRemaindersOfClassesTogether() {
        ClassLabels labels = HoldOutTest.labels(4, 4, 4);
        Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 400; seed++) {
            seen.add(Folds.stratified(3).splits(labels, Seed.of(seed)).stream()
                    .map(split -> Arrays.toString(HoldOutTest.counts(labels, split.testRows())))
                    .collect(Collectors.joining()));
        }
        // Each class has one fold with two rows, and all have different ones.
        assertThat(seen).hasSize(6);
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
                .withMessageStartingWith(
                        "class \"b\" has 4 rows: too few for one in each of 5 folds; choose smallClass(");
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
}
