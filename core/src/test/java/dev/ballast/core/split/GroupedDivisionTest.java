package dev.ballast.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Divisions of groups, against all divisions there are.
class GroupedDivisionTest {

    private static final int KINDS = 7;

    /// Rows of groups, each with one to three of three classes.
    private record Table(int[] groups, ClassLabels labels) {

        /// @param kinds of each group the classes, as the bits of a number
        /// @param salt  varies how many rows there are
        static Table of(List<Integer> kinds, int salt) {
            List<Integer> groups = new ArrayList<>();
            List<String> labels = new ArrayList<>();
            for (int group = 0; group < kinds.size(); group++) {
                for (int i = 0; i < 3; i++) {
                    int rows = 1 + (7 * group + 5 * i + 3 * salt + group * group * salt) % 4;
                    for (int row = 0; row < rows && (kinds.get(group) >> i & 1) == 1; row++) {
                        groups.add(group);
                        labels.add(String.valueOf((char) ('a' + i)));
                    }
                }
            }
            return new Table(groups.stream().mapToInt(Integer::intValue).toArray(),
                    ClassLabels.of(labels.toArray(String[]::new)));
        }

        Set<String> in(int... rows) {
            Set<String> classes = new HashSet<>();
            for (int row : rows) {
                classes.add(labels.names().get(labels.code(row)));
            }
            return classes;
        }
    }

    /// What the parts of all divisions of some groups hold: for each the classes, as the bits of a number. Unless parts are
    /// told apart, they are sorted.
    private static Set<List<Integer>> divisions(Set<List<Integer>> before, int kind, boolean sorted) {
        Set<List<Integer>> after = new HashSet<>();
        for (List<Integer> parts : before) {
            for (int part = 0; part < parts.size(); part++) {
                List<Integer> more = new ArrayList<>(parts);
                // The fourth bit tells that a part is not empty.
                more.set(part, more.get(part) | kind | 8);
                if (sorted) {
                    more.sort(null);
                }
                after.add(more);
            }
        }
        return after;
    }

    /// Receives tables of groups, with all their divisions.
    private interface Check {

        void table(List<Integer> kinds, Set<List<Integer>> divisions);
    }

    /// All tables of up to so many groups, in which the order of groups does not matter.
    private static void all(int groups, int parts, boolean sorted, Check check) {
        List<Integer> none = IntStream.range(0, parts).mapToObj(_ -> 0).toList();
        all(groups, List.of(), Set.of(none), sorted, check);
    }

    private static void all(int groups, List<Integer> kinds, Set<List<Integer>> divisions, boolean sorted,
            Check check) {
        if (!kinds.isEmpty()) {
            check.table(kinds, divisions);
        }
        for (int kind = kinds.isEmpty() ? 1 : kinds.getLast(); kinds.size() < groups && kind <= KINDS; kind++) {
            List<Integer> more = new ArrayList<>(kinds);
            more.add(kind);
            all(groups, more, divisions(divisions, kind, sorted), sorted, check);
        }
    }

    private static int classes(List<Integer> kinds) {
        return kinds.stream().reduce(0, (a, b) -> a | b);
    }

    /// All tables of up to nine groups and three classes: one is divided if, and only if, it can be.
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void everyTableThatCanBeDividedIntoFoldsIs(int folds) {
        int[] seen = new int[2];
        all(9, folds, true, (kinds, divisions) -> {
            boolean possible = divisions.contains(IntStream.range(0, folds).mapToObj(_ -> classes(kinds) | 8).toList());
            seen[possible ? 1 : 0]++;
            Table table = Table.of(kinds, seen[1] % 3);
            Folds method = Folds.stratified(folds).grouped(table.groups());
            if (!possible) {
                assertThatExceptionOfType(IllegalArgumentException.class).as("%s", kinds)
                        .isThrownBy(() -> method.splits(table.labels(), Seed.of(seen[0])))
                        .withMessageMatching(
                                ".*(too few for one in|no division of the \\d groups has|every part needs a).*");
                return;
            }
            Set<Integer> tested = new HashSet<>();
            for (Split split : method.splits(table.labels(), Seed.of(seen[1]))) {
                assertThat(table.in(split.testRows())).as("%s", kinds).hasSize(Integer.bitCount(classes(kinds)));
                Set<Integer> groups = new HashSet<>();
                IntStream.of(split.testRows()).forEach(row -> groups.add(table.groups()[row]));
                assertThat(tested).as("groups are not torn").doesNotContainAnyElementsOf(groups);
                tested.addAll(groups);
            }
        });
        assertThat(seen[0]).isPositive();
        assertThat(seen[1]).isPositive();
    }

    @Test
    void everyTableThatCanBeHeldOutIs() {
        for (int parts = 2; parts <= 3; parts++) {
            int count = parts;
            all(8, parts, true, (kinds, divisions) -> {
                boolean possible = divisions
                        .contains(IntStream.range(0, count).mapToObj(_ -> classes(kinds) | 8).toList());
                Table table = Table.of(kinds, kinds.hashCode() & 3);
                HoldOut two = HoldOut.stratified(0.2).grouped(table.groups());
                HoldOut method = count == 2 ? two : two.withValidation(0.1);
                if (possible) {
                    Split split = method.split(table.labels(), Seed.of(kinds.size()));
                    int classes = Integer.bitCount(classes(kinds));
                    assertThat(table.in(split.trainRows())).as("%s", kinds).hasSize(classes);
                    assertThat(table.in(split.testRows())).as("%s", kinds).hasSize(classes);
                    assertThat(table.in(split.validationRows())).as("%s", kinds).hasSize(count == 2 ? 0 : classes);
                } else {
                    assertThatExceptionOfType(IllegalArgumentException.class).as("%s", kinds)
                            .isThrownBy(() -> method.split(table.labels(), Seed.of(kinds.size())));
                }
            });
        }
    }

    @Test
    void bothSidesAreMetWhereTheyCanBe() {
        int[] seen = new int[2];
        all(6, 3, false, (kinds, divisions) -> {
            int twice = IntStream.range(0, 3)
                    .filter(i -> kinds.stream().filter(kind -> (kind >> i & 1) == 1).count() > 1)
                    .map(i -> 1 << i).sum() | 8;
            boolean possible = divisions.stream().anyMatch(parts -> (parts.get(0) & twice) == twice
                    && (parts.get(1) & twice) == twice && parts.get(2) != 0);
            boolean foldsPossible = divisions.stream().anyMatch(parts -> !parts.contains(0)
                    && IntStream.range(0, 3).allMatch(i -> (twice >> i & 1) == 0
                            || parts.stream().filter(part -> (part >> i & 1) == 1).count() > 1));
            Table table = Table.of(kinds, kinds.hashCode() & 3);
            HoldOut method = HoldOut.stratified(0.3).withValidation(0.3).grouped(table.groups())
                    .smallClass(SmallClass.BOTH_SIDES);
            Folds folds = Folds.stratified(3).grouped(table.groups()).smallClass(SmallClass.BOTH_SIDES);
            seen[possible ? 1 : 0]++;
            if (possible) {
                Split split = method.split(table.labels(), Seed.of(1));
                for (int i = 0; i < 3; i++) {
                    if ((twice >> i & 1) == 1) {
                        String name = String.valueOf((char) ('a' + i));
                        assertThat(table.in(split.trainRows())).as("%s", kinds).contains(name);
                        assertThat(table.in(split.testRows())).as("%s", kinds).contains(name);
                    }
                }
            } else {
                assertThatExceptionOfType(IllegalArgumentException.class).as("%s", kinds)
                        .isThrownBy(() -> method.split(table.labels(), Seed.of(1)));
            }
            if (foldsPossible) {
                for (Split split : folds.splits(table.labels(), Seed.of(1))) {
                    for (int i = 0; i < 3; i++) {
                        assertThat((twice >> i & 1) == 0
                                || table.in(split.trainRows()).contains(String.valueOf((char) ('a' + i))))
                                .as("%s", kinds).isTrue();
                    }
                }
            } else {
                assertThatExceptionOfType(IllegalArgumentException.class).as("%s", kinds)
                        .isThrownBy(() -> folds.splits(table.labels(), Seed.of(1)));
            }
        });
        assertThat(seen[0]).isPositive();
        assertThat(seen[1]).isPositive();
    }

    @Test
    void allowedToBeMissingOnlyGroupsMustBeEnough() {
        all(6, 2, true, (kinds, _) -> {
            Table table = Table.of(kinds, 1);
            for (int folds = 2; folds <= kinds.size(); folds++) {
                assertThat(Folds.stratified(folds).grouped(table.groups()).smallClass(SmallClass.ALLOW)
                        .splits(table.labels(), Seed.of(1))).as("%s", kinds)
                        .allMatch(split -> split.testRows().length > 0);
            }
        });
    }

    /// A test part and three folds of the rest have every class if, and only if, four parts can.
    @Test
    void aTestPartLeavesGroupsForFolds() {
        int[] helped = new int[1];
        all(8, 4, true, (kinds, divisions) -> {
            if (!divisions.contains(IntStream.range(0, 4).mapToObj(_ -> classes(kinds) | 8).toList())) {
                return;
            }
            Table table = Table.of(kinds, kinds.hashCode() & 3);
            HoldOut method = HoldOut.stratified(0.3).grouped(table.groups());
            assertThat(divided(table, method.leavingFolds(3))).as("%s", kinds).isTrue();
            helped[0] += divided(table, method) ? 0 : 1;
        });
        assertThat(helped[0]).as("tables where a test part that does not look ahead is in the way").isPositive();
    }

    private static boolean divided(Table table, HoldOut method) {
        int[] left = method.split(table.labels(), Seed.of(1)).trainRows();
        try {
            Folds.stratified(3).grouped(IntStream.of(left).map(row -> table.groups()[row]).toArray())
                    .splits(table.labels().select(left), Seed.of(1));
            return table.in(left).size() == table.labels().names().size();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The lines of the Fano plane: its seven points cannot be divided such that each line has points in both parts.
    @Test
    void whatIsImpossibleIsToldFromWhatWasNotFound() {
        int[][] lines = {{0, 1, 2}, {0, 3, 4}, {0, 5, 6}, {1, 3, 5}, {1, 4, 6}, {2, 3, 6}, {2, 4, 5}};
        int[] groups = IntStream.range(0, 21).map(row -> lines[row / 3][row % 3]).toArray();
        String[] names = IntStream.range(0, 21).mapToObj(row -> "line" + row / 3).toArray(String[]::new);
        Strata strata = Strata.of(ClassLabels.of(names));
        GroupTable table = GroupTable.of(groups, strata, 21);
        GroupDivision division = new GroupDivision(table, strata, new double[]{0.5, 0.5}, true,
                PartDemand.every(table.holders(), 2), "every part");
        RandomStream random = Seed.of(1).stream(Purpose.of("test.fano"), 0, 0, 0);

        assertThatExceptionOfType(SmallClassException.class).isThrownBy(() -> division.divide(random))
                .withMessageStartingWith("class \"line0\" is in 3 groups, ")
                .withMessageContaining(
                        "class \"line6\" is in 3 groups: no division of the 7 groups has them all in every part;");
        assertThatExceptionOfType(SmallClassException.class).isThrownBy(() -> division.divide(random, 64))
                .withMessageContaining(
                        ": no division of the 7 groups that has them all in every part was found in 64 steps,"
                                + " which does not mean that there is none; choose");
        assertThatExceptionOfType(SmallClassException.class)
                .isThrownBy(() -> HoldOut.stratified(0.4).grouped(groups).split(ClassLabels.of(names), Seed.of(1)));
        assertThat(Folds.stratified(2).grouped(Arrays.copyOf(groups, 18))
                .splits(ClassLabels.of(Arrays.copyOf(names, 18)), Seed.of(1))).hasSize(2);
    }
}
