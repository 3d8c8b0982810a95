package dev.ballast.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ClassCountsTest {

    @Test
    void rowsAreCountedInCodeOrder() {
        ClassCounts counts = ClassCounts.of(ClassLabels.of("b", "a", "b", "c", "b", "c"));

        assertThat(counts.names()).containsExactly("a", "b", "c");
        assertThat(counts.count(0)).isEqualTo(1);
        assertThat(counts.count(1)).isEqualTo(3);
        assertThat(counts.count(2)).isEqualTo(2);
        assertThat(counts.classes()).isEqualTo(3);
        assertThat(counts.total()).isEqualTo(6);
        assertThat(counts.largest()).isEqualTo(3);
        assertThat(counts.smallest()).isEqualTo(1);
        assertThat(counts.imbalanceRatio()).isEqualTo(3);
        assertThat(counts).hasToString("ClassCounts[a=1, b=3, c=2]");
    }

    @Test
    void classesWithoutRowsCountAsClassesButNotAsTheSmallest() {
        ClassCounts counts = ClassCounts.of(ClassLabels.ofRanks(List.of("a", "b", "c"), new int[]{0, 2, 2}));

        assertThat(counts.classes()).isEqualTo(3);
        assertThat(counts.count(1)).isZero();
        assertThat(counts.smallest()).isEqualTo(1);
        assertThat(counts.imbalanceRatio()).isEqualTo(2);
    }

    @Test
    void withoutRowsThereIsNoRatio() {
        assertThat(ClassCounts.of(List.of()).imbalanceRatio()).isNaN();
        assertThat(ClassCounts.of(List.of("a"), 0).imbalanceRatio()).isNaN();
        assertThat(ClassCounts.of(List.of("a"), 0).largest()).isZero();
        assertThat(ClassCounts.of(List.of("a"), 0).smallest()).isZero();
        assertThat(ClassCounts.of(List.of("a"), 0).total()).isZero();
    }

    @Test
    void givenCountsAreCopied() {
        List<String> names = new ArrayList<>(List.of("a"));
        long[] rows = {5};
        ClassCounts counts = ClassCounts.of(names, rows);

        names.set(0, "b");
        rows[0] = 6;

        assertThat(counts).isEqualTo(ClassCounts.of(List.of("a"), 5))
                .hasSameHashCodeAs(ClassCounts.of(List.of("a"), 5));
    }

    @Test
    void namesAndNumbersMakeCountsEqual() {
        assertThat(ClassCounts.of(List.of("a", "b"), 1, 2)).isEqualTo(ClassCounts.of(ClassLabels.of("b", "a", "b")))
                .isNotEqualTo(ClassCounts.of(List.of("a", "b"), 2, 1))
                .isNotEqualTo(ClassCounts.of(List.of("b", "a"), 1, 2));
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClassCounts.of(List.of("a", "b"), 1))
                .withMessage("there are 2 class names and 1 counts");
        assertThatIllegalArgumentException().isThrownBy(() -> ClassCounts.of(List.of("a", "a"), 1, 2))
                .withMessage("a class name is listed twice: [a, a]");
        assertThatIllegalArgumentException().isThrownBy(() -> ClassCounts.of(List.of("a", "b"), 1, -2))
                .withMessage("count of class \"b\" is -2; counts must not be negative");
    }

    @Test
    void aTotalThatDoesNotFitIsNoNegativeNumber() {
        ClassCounts counts = ClassCounts.of(List.of("a", "b"), Long.MAX_VALUE, 1);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(counts::total)
                .withMessage(
                        "the rows of all classes add up to more than 9223372036854775807, the most that can be counted");
    }
}
