package dev.ballast.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;

class ClassLabelsTest {

    @Test
    void integersAreOrderedByValue() {
        ClassLabels labels = ClassLabels.of(10, 9, -1, 10, 9);

        assertThat(labels.names()).containsExactly("-1", "9", "10");
        assertThat(labels.toCodes()).containsExactly(2, 1, 0, 2, 1);
        assertThat(labels.label(2)).isEqualTo(10);
        assertThat(labels.toInts()).containsExactly(10, 9, -1, 10, 9);
        assertThat(labels.toStrings()).containsExactly("10", "9", "-1", "10", "9");
        assertThat(labels.size()).isEqualTo(5);
        assertThat(labels.classes()).isEqualTo(3);
        assertThat(labels.code(3)).isEqualTo(2);
    }

    @Test
    void stringsAreOrderedByCodeUnit() {
        assertThat(ClassLabels.of("b", "10", "9", "B", "\u00e4", "").names())
                .containsExactly("", "10", "9", "B", "b", "\u00e4");
    }

    @Test
    void otherLabelsAreInTheirNaturalOrder() {
        ClassLabels days = ClassLabels.of(List.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.SUNDAY));
        assertThat(days.names()).containsExactly("MONDAY", "SUNDAY");
        assertThat(days.label(1)).isEqualTo(DayOfWeek.SUNDAY);

        assertThat(ClassLabels.of(List.of(1.5, -2.0, 10.0)).names()).containsExactly("-2.0", "1.5", "10.0");
        assertThat(ClassLabels.of(List.of(true, false)).names()).containsExactly("false", "true");
    }

    @Test
    void streamKeysAreRanksOfTheFirstRows() {
        ClassLabels labels = ClassLabels.of("m", "z", "m", "a", "z");

        assertThat(labels.names()).containsExactly("a", "m", "z");
        assertThat(keys(labels)).containsExactly(2, 0, 1);
    }

    @Test
    void renamingChangesCodesButNoStreamKey() {
        ClassLabels before = ClassLabels.of("m", "z", "m", "a", "z");
        ClassLabels after = ClassLabels.of("1", "0", "1", "2", "0");

        for (int row = 0; row < before.size(); row++) {
            assertThat(after.streamKey(after.code(row))).isEqualTo(before.streamKey(before.code(row)));
        }
        assertThat(after.toCodes()).isNotEqualTo(before.toCodes());
    }

    @Test
    void aDictionaryOfRanksGivesTheSameLabels() {
        ClassLabels ranked = ClassLabels.ofRanks(List.of("m", "z", "a"), new int[]{0, 1, 0, 2, 1});
        ClassLabels direct = ClassLabels.of("m", "z", "m", "a", "z");

        assertThat(ranked).isEqualTo(direct).hasSameHashCodeAs(direct);
        assertThat(keys(ranked)).isEqualTo(keys(direct));
    }

    @Test
    void aPartOfTheDataKeepsTheClassesOfTheWhole() {
        ClassLabels part = ClassLabels.ofRanks(List.of("m", "z", "a"), new int[]{1, 1});

        assertThat(part.names()).containsExactly("a", "m", "z");
        assertThat(part.toStrings()).containsExactly("z", "z");
        assertThat(keys(part)).containsExactly(2, 0, 1);
        assertThat(part.rowsOf(0)).isEmpty();
        assertThat(part.rowsOf(2)).containsExactly(0, 1);
    }

    @Test
    void otherRowsOfTheSameClassesKeepNamesAndHaveTheKeysOfLabelsReadAnew() {
        ClassLabels labels = ClassLabels.of("z", "a", "m").withCodes(new int[]{0, 0, 2});

        assertThat(labels.toStrings()).containsExactly("a", "a", "z");
        assertThat(keys(labels)).containsExactly(0, 2, 1);
    }

    @Test
    void rowsOfAClassAreAscending() {
        ClassLabels labels = ClassLabels.of(1, 0, 1, 1, 0);

        assertThat(labels.rowsOf(0)).containsExactly(1, 4);
        assertThat(labels.rowsOf(1)).containsExactly(0, 2, 3);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> labels.rowsOf(2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> labels.rowsOf(-1));
    }

    @Test
    void givenAndReturnedArraysAreCopied() {
        int[] given = {0, 1};
        int[] ranks = {0, 1};
        ClassLabels labels = ClassLabels.of(given);
        ClassLabels ranked = ClassLabels.ofRanks(List.of("a", "b"), ranks);

        given[0] = 1;
        ranks[0] = 1;
        labels.toCodes()[0] = 1;
        labels.toInts()[0] = 1;
        labels.toStrings()[0] = "1";

        assertThat(labels.toInts()).containsExactly(0, 1);
        assertThat(labels.toCodes()).containsExactly(0, 1);
        assertThat(labels.toStrings()).containsExactly("0", "1");
        assertThat(ranked.toStrings()).containsExactly("a", "b");
    }

    @Test
    void noRowsAreNoClasses() {
        ClassLabels labels = ClassLabels.of(new int[0]);

        assertThat(labels.size()).isZero();
        assertThat(labels.classes()).isZero();
        assertThat(labels.toInts()).isEmpty();
    }

    @Test
    void labelsAreEqualIfTheirRowsAre() {
        assertThat(ClassLabels.of(1, 2)).isEqualTo(ClassLabels.of(1, 2)).hasSameHashCodeAs(ClassLabels.of(1, 2))
                .isNotEqualTo(ClassLabels.of(2, 1)).isNotEqualTo(ClassLabels.of("1", "2"))
                .hasToString("ClassLabels[2 rows, classes [1, 2]]");
    }

    @Test
    void aNullLabelIsRefusedByRow() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClassLabels.of("a", "b", null))
                .withMessage("label[2] is null; every row needs a label");
        assertThatIllegalArgumentException().isThrownBy(() -> ClassLabels.of(Arrays.asList(null, 1)))
                .withMessage("label[0] is null; every row needs a label");
    }

    @Test
    void labelsThatCannotBeComparedAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClassLabels.of(List.of("a", 1)))
                .withMessageStartingWith("labels cannot be compared with one another: ");
        assertThatIllegalArgumentException().isThrownBy(() -> ClassLabels.of(List.of(new Object())))
                .withMessageStartingWith("labels cannot be compared with one another: ");
    }

    @Test
    void differentLabelsOfOneTextAreRefused() {
        record Level(int value) implements Comparable<Level> {
            @Override
            public int compareTo(Level other) {
                return Integer.compare(value, other.value);
            }

            @Override
            public String toString() {
                return "level";
            }
        }

        assertThatIllegalArgumentException().isThrownBy(() -> ClassLabels.of(List.of(new Level(1), new Level(2))))
                .withMessage("two different labels have the same text; labels are [level, level]");
    }

    @Test
    void aDictionaryWithARepetitionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassLabels.ofRanks(List.of("a", "b", "a"), new int[]{0}))
                .withMessage("label \"a\" is listed twice");
    }

    @Test
    void ranksOutsideTheDictionaryAreRefusedByRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassLabels.ofRanks(List.of("a", "b"), new int[]{0, 2}))
                .withMessage("rank[1] is 2; there are 2 classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassLabels.ofRanks(List.of("a", "b"), new int[]{-1}))
                .withMessage("rank[0] is -1; there are 2 classes");
    }

    @Test
    void onlyIntegersAreGivenBackAsIntegers() {
        ClassLabels labels = ClassLabels.of("1", "2");

        assertThatIllegalStateException().isThrownBy(labels::toInts)
                .withMessage("labels are not integers: label[0] is \"1\"");
    }

    private static long[] keys(ClassLabels labels) {
        long[] keys = new long[labels.classes()];
        for (int code = 0; code < keys.length; code++) {
            keys[code] = labels.streamKey(code);
        }
        return keys;
    }
}
