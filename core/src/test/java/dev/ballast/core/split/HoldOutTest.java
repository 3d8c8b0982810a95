package dev.ballast.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

class HoldOutTest {

    /// Rows of classes a, b, ... in mixed order.
    static ClassLabels labels(int... counts) {
        int rows = IntStream.of(counts).sum();
        int[] order = Seed.of(17).stream(Purpose.of("test.split"), 0, 0, 0).permutation(rows);
        String[] labels = new String[rows];
        int next = 0;
        for (int code = 0; code < counts.length; code++) {
            for (int i = 0; i < counts[code]; i++) {
                labels[order[next++]] = String.valueOf((char) ('a' + code));
            }
        }
        return ClassLabels.of(labels);
    }

    /// The same rows with names in reverse order.
    static ClassLabels renamed(ClassLabels labels) {
        return ClassLabels.of(Arrays.stream(labels.toStrings()).map(name -> String.valueOf((char) ('z' + 'a' - name
                .charAt(0)))).toArray(String[]::new));
    }

    static void assertPartition(Split split, int rows) {
        int[] all = IntStream.of(split.trainRows()).toArray();
        assertThat(all).isSorted();
        assertThat(split.testRows()).isSorted();
        assertThat(split.validationRows()).isSorted();
        assertThat(IntStream.concat(IntStream.of(all),
                IntStream.concat(IntStream.of(split.validationRows()), IntStream.of(split.testRows()))).sorted()
                .toArray()).isEqualTo(IntStream.range(0, rows).toArray());
    }

    static long[] counts(ClassLabels labels, int[] rows) {
        long[] counts = new long[labels.classes()];
        for (int row : rows) {
            counts[labels.code(row)]++;
        }
        return counts;
    }

    @Test
    void chanceDecidesWhichOfEqualClassesGivesOneMore() {
        int[] rows = new int[90];
        Arrays.setAll(rows, row -> row / 3);
        ClassLabels labels = ClassLabels.of(rows);
        Set<String> given = new HashSet<>();
        for (int seed = 0; seed < 5; seed++) {
            long[] test = counts(labels, HoldOut.stratified(0.5).split(labels, Seed.of(seed)).testRows());
            assertThat(Arrays.stream(test).sum()).isEqualTo(45);
            assertThat(test).containsOnly(1, 2);
            given.add(Arrays.toString(test));
        }
        assertThat(given).hasSize(5);
    }

    @Test
    void classesAndPartsHaveTheirShares() {
        ClassLabels labels = labels(700, 33, 12);

        Split split = HoldOut.stratified(0.2).withValidation(0.1).split(labels, Seed.of(1));

        assertPartition(split, 745);
        // Shares: 490, 140, 70; 23.1, 6.6, 3.3; 8.4, 2.4, 1.2; of all rows 521.5, 149, 74.5, which halves up is 521, 149, 75.
        assertThat(counts(labels, split.trainRows())).containsExactly(490, 23, 8);
        assertThat(counts(labels, split.testRows())).containsExactly(140, 7, 2);
        assertThat(counts(labels, split.validationRows())).containsExactly(70, 3, 2);
    }

    @ParameterizedTest
    @CsvSource({"0.29, 50, 15", "0.5, 3, 2", "0.1, 25, 3"})
    void sharesAreRoundedOnDecimalsHalvesUp(double share, int rows, int test) {
        assertThat(HoldOut.plain(share).split(labels(rows), Seed.of(1)).testRows()).hasSize(test);
    }

    @Test
    void everyClassIsWithinOneRowOfItsShare() {
        RandomStream random = Seed.of(4).stream(Purpose.of("test.split"), 1, 0, 0);
        for (int repetition = 0; repetition < 200; repetition++) {
            int[] counts = IntStream.range(0, 1 + random.nextInt(6)).map(_ -> 5 + random.nextInt(60)).toArray();
            ClassLabels labels = labels(counts);
            double testShare = 0.05 + 0.4 * random.nextDouble();
            double validationShare = 0.05 + 0.4 * random.nextDouble();
            Split split = HoldOut.stratified(testShare).withValidation(validationShare)
                    .smallClass(SmallClass.ALLOW).split(labels, Seed.of(repetition));
            assertPartition(split, labels.size());
            double test = split.testRows().length / (double) labels.size();
            double validation = split.validationRows().length / (double) labels.size();
            for (int code = 0; code < counts.length; code++) {
                assertThat((double) counts(labels, split.testRows())[code]).isCloseTo(counts[code] * test,
                        within(1 - 1e-9));
                assertThat((double) counts(labels, split.validationRows())[code])
                        .isCloseTo(counts[code] * validation, within(1 - 1e-9));
            }
        }
    }

    @Test
    void renamingClassesChangesNoRow() {
        ClassLabels labels = labels(70, 33, 12, 5);
        HoldOut holdOut = HoldOut.stratified(0.3).withValidation(0.25);
        int[] groups = IntStream.range(0, 120).map(row -> row / 3).toArray();

        assertThat(holdOut.split(renamed(labels), Seed.of(6))).isEqualTo(holdOut.split(labels, Seed.of(6)))
                .isNotEqualTo(holdOut.split(labels, Seed.of(7)));
        assertThat(holdOut.grouped(groups).smallClass(SmallClass.ALLOW).split(renamed(labels), Seed.of(6)))
                .isEqualTo(holdOut.grouped(groups).smallClass(SmallClass.ALLOW).split(labels, Seed.of(6)));
        assertThat(holdOut.grouped(IntStream.of(groups).map(group -> -group).toArray())
                .smallClass(SmallClass.ALLOW).split(labels, Seed.of(6)))
                .isEqualTo(holdOut.grouped(groups).smallClass(SmallClass.ALLOW).split(labels, Seed.of(6)));
    }

    @Test
    void rowsOfASeedAreFrozen() {
        Split split = HoldOut.stratified(0.3).withValidation(0.2).split(labels(9, 6), Seed.of(2026));

        assertThat(split.testRows()).as("value-breaking change: see CONTRIBUTING.md").containsExactly(1, 8, 11, 13, 14);
        assertThat(split.validationRows()).as("value-breaking change: see CONTRIBUTING.md").containsExactly(5, 10, 12);
    }

    /// Every choice of 2 of 5 rows has the same probability, by a chi-square test at significance 1e-6.
    @Test
    void everyChoiceOfRowsIsAsProbable() {
        ClassLabels labels = labels(5);

        assertThat(choices(seed -> HoldOut.stratified(0.4).split(labels, seed).testRows())).isTrue();
    }

    @Test
    void theCheckOfChoicesRejectsANaiveShuffle() {
        assertThat(choices(seed -> {
            RandomStream random = seed.stream(Purpose.of("test.split"), 4, 0, 0);
            int[] order = {0, 1, 2, 3, 4};
            for (int i = 0; i < 5; i++) {
                int j = random.nextInt(5);
                int held = order[i];
                order[i] = order[j];
                order[j] = held;
            }
            return IntStream.of(order[0], order[1]).sorted().toArray();
        })).isFalse();
    }

    private static boolean choices(Function<Seed, int[]> choice) {
        Map<String, Long> seen = new HashMap<>();
        for (int seed = 0; seed < 20_000; seed++) {
            seen.merge(Arrays.toString(choice.apply(Seed.of(seed))), 1L, Long::sum);
        }
        long[] counts = Arrays.copyOf(seen.values().stream().mapToLong(Long::longValue).toArray(), 10);
        double[] expected = new double[10];
        Arrays.fill(expected, 2000);
        return seen.size() <= 10 && new ChiSquareTest().chiSquareTest(expected, counts) > 1e-6;
    }

    @Test
    void groupsAreNeverTorn() {
        RandomStream random = Seed.of(4).stream(Purpose.of("test.split"), 2, 0, 0);
        ClassLabels labels = labels(600, 200, 40);
        int[] groups = random.ints(840, 0, 90).toArray();

        Split split = HoldOut.stratified(0.25).withValidation(0.25).grouped(groups).split(labels, Seed.of(1));

        assertPartition(split, 840);
        assertThat(groupsOf(split.testRows(), groups)).doesNotContainAnyElementsOf(groupsOf(split.trainRows(), groups))
                .doesNotContainAnyElementsOf(groupsOf(split.validationRows(), groups));
        assertThat(groupsOf(split.validationRows(), groups))
                .doesNotContainAnyElementsOf(groupsOf(split.trainRows(), groups));
        for (int code = 0; code < 3; code++) {
            double share = counts(labels, split.testRows())[code] / (double) labels.rowsOf(code).length;
            assertThat(share).as("class %d", code).isCloseTo(0.25, within(0.03));
        }
    }

    private static List<Integer> groupsOf(int[] rows, int[] groups) {
        return IntStream.of(rows).map(row -> groups[row]).distinct().boxed().toList();
    }

    @Test
    void partsOfADataSetHaveItsRowsAndClasses() {
        Dataset data = Dataset.of(new double[][]{{0}, {1}, {2}, {3}, {4}, {5}}, new int[]{0, 1, 0, 1, 0, 1});
        Split split = HoldOut.stratified(0.33).withValidation(0.34).split(data.labels(), Seed.of(3));

        assertThat(split.test(data).features().toDoubleRows()[1][0]).isEqualTo(split.testRows()[1]);
        assertThat(split.train(data).labels().names()).isEqualTo(data.labels().names());
        assertThat(split.validation(data).counts().count(0)).isEqualTo(1);
        assertThat(split).hasToString("Split[2 train, 2 validation, 2 test]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> split.train(Dataset.of(new double[3][1], new int[3])))
                .withMessage("the data have 3 rows and the split is of 6");
    }

    @Test
    void smallClassesAreRefusedByNameUnlessAllowed() {
        ClassLabels labels = labels(50, 1, 2);

        assertThatExceptionOfType(SmallClassException.class)
                .isThrownBy(() -> HoldOut.stratified(0.2).split(labels, Seed.of(1)))
                .withMessage("class \"b\" has 1 row: too few for one in every part when the rows of every part are"
                        + " shares rounded up or down; choose smallClass(SmallClass.BOTH_SIDES), at least one row of every"
                        + " class of two or more on both sides, or smallClass(SmallClass.ALLOW), choose larger shares or"
                        + " fewer folds, or join classes")
                .satisfies(e -> assertThat(e.reason())
                        .isEqualTo("class \"b\" has 1 row: too few for one in every part when"
                                + " the rows of every part are shares rounded up or down"));
        assertThat(HoldOut.stratified(0.2).smallClass(SmallClass.ALLOW).split(labels, Seed.of(1)).testRows())
                .hasSize(11);
        assertThatExceptionOfType(SmallClassException.class)
                .isThrownBy(() -> HoldOut.plain(0.2).smallClass(SmallClass.REFUSE).split(labels, Seed.of(1)))
                .withMessageStartingWith("class \"b\" has 1 row");
    }

    @Test
    void allClassesInTheWayAreNamedUpToTwenty() {
        int[] rows = IntStream.range(0, 53).map(row -> row < 30 ? 0 : row - 29).toArray();
        assertThatExceptionOfType(SmallClassException.class)
                .isThrownBy(() -> HoldOut.stratified(0.2).split(ClassLabels.of(rows), Seed.of(1)))
                .withMessageMatching("(class \"\\d+\" has 1 row, ){20}and 3 more: too few for one in every part .*");
        assertThatExceptionOfType(SmallClassException.class)
                .isThrownBy(() -> Folds.stratified(2).splits(ClassLabels.of("a", "a", "x\n\u001b[31m"), Seed.of(1)))
                .withMessageStartingWith("class \"x\\u000a\\u001b[31m\" has 1 row: too few for one in each of 2 folds");
    }

    @Test
    void aTrainingPartMeantForFoldsIsLeftEnough() {
        ClassLabels labels = labels(30, 6);
        for (int seed = 0; seed < 20; seed++) {
            Split split = HoldOut.stratified(0.3).leavingFolds(5).split(labels, Seed.of(seed));
            assertThat(counts(labels, split.testRows())).containsExactly(9, 1);
            Folds.stratified(5).splits(labels.select(split.trainRows()), Seed.of(seed));
        }
        assertThat(HoldOut.stratified(0.3).leavingFolds(4).split(labels, Seed.of(1)))
                .isEqualTo(HoldOut.stratified(0.3).split(labels, Seed.of(1)));
        assertThatExceptionOfType(SmallClassException.class)
                .isThrownBy(() -> HoldOut.stratified(0.3).leavingFolds(6).split(labels, Seed.of(1)))
                .withMessageStartingWith(
                        "class \"b\" has 6 rows: too few for one in the test part and each of 6 folds when");
    }

    @Test
    void wrongSharesAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> HoldOut.stratified(1))
                .withMessage("test share is 1.0; it must be above 0 and below 1");
        assertThatIllegalArgumentException().isThrownBy(() -> HoldOut.stratified(Double.NaN))
                .withMessage("test share is NaN; it must be above 0 and below 1");
        assertThatIllegalArgumentException().isThrownBy(() -> HoldOut.plain(0.5).withValidation(0))
                .withMessage("validation share is 0.0; it must be above 0 and below 1");
        assertThatIllegalArgumentException().isThrownBy(() -> HoldOut.stratified(0.7).withValidation(0.3))
                .withMessage("validation share 0.3 and test share 0.7 leave nothing to train on; together they must be"
                        + " below 1");
        assertThat(HoldOut.stratified(0.1).split(labels(3), Seed.of(1)).testRows()).hasSize(1);
        assertThat(HoldOut.plain(0.1).split(labels(3), Seed.of(1)).testRows()).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> HoldOut.plain(0.1).split(labels(1), Seed.of(1)))
                .withMessage(
                        "the test part would have none of 1 rows; there are too few rows for these shares or folds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HoldOut.stratified(0.5).grouped(1, 2).split(labels(3), Seed.of(1)))
                .withMessage("there are 2 groups and 3 labels; every row needs both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HoldOut.stratified(0.5).grouped(7, 7, 7).split(labels(3), Seed.of(1)))
                .withMessage("there are 2 parts and no more groups than 1; every part needs a group of its own");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HoldOut.plain(0.5).split(ClassLabels.of(new int[0]), Seed.of(1)))
                .withMessageStartingWith("the training part would have none of 0 rows");
    }
}
