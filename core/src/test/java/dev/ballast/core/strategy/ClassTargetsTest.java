package dev.ballast.core.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.ballast.core.target.ClassCounts;

import org.junit.jupiter.api.Test;

import java.util.List;

class ClassTargetsTest {

    private static final ClassCounts COUNTS = ClassCounts.of(List.of("a", "b", "c"), 2, 5, 3);

    @Test
    void rowsToAddAndToDropAreTheDifferences() {
        ClassTargets targets = ClassTargets.of(COUNTS, 4, 1, 3);

        assertThat(targets.classes()).isEqualTo(3);
        assertThat(targets.names()).containsExactly("a", "b", "c");
        assertThat(targets.before()).isEqualTo(COUNTS);
        assertThat(targets.after()).isEqualTo(ClassCounts.of(List.of("a", "b", "c"), 4, 1, 3));
        assertThat(targets.before(1)).isEqualTo(5);
        assertThat(targets.after(1)).isEqualTo(1);
        assertThat(targets.toAdd(0)).isEqualTo(2);
        assertThat(targets.toAdd(1)).isZero();
        assertThat(targets.toAdd(2)).isZero();
        assertThat(targets.toDrop(0)).isZero();
        assertThat(targets.toDrop(1)).isEqualTo(4);
        assertThat(targets.toDrop(2)).isZero();
        assertThat(targets).hasToString("ClassTargets[a: 2 -> 4, b: 5 -> 1, c: 3 -> 3]");
    }

    @Test
    void onlyUnchangedTargetsAreTheIdentity() {
        assertThat(ClassTargets.of(COUNTS, 2, 5, 3).isIdentity()).isTrue();
        assertThat(ClassTargets.of(COUNTS, 2, 5, 4).isIdentity()).isFalse();
        assertThat(ClassTargets.of(COUNTS, 2, 0, 3).isIdentity()).isFalse();
    }

    @Test
    void givenNumbersAreCopied() {
        long[] after = {2, 5, 3};
        ClassTargets targets = ClassTargets.of(COUNTS, after);

        after[0] = 9;

        assertThat(targets).isEqualTo(ClassTargets.of(COUNTS, 2, 5, 3))
                .hasSameHashCodeAs(ClassTargets.of(COUNTS, 2, 5, 3)).isNotEqualTo(ClassTargets.of(COUNTS, 9, 5, 3));
    }

    @Test
    void whatIsWrongIsNamed() {
        ClassCounts withAbsent = ClassCounts.of(List.of("a", "b"), 1, 0);

        assertThatIllegalArgumentException().isThrownBy(() -> ClassTargets.of(COUNTS, 1, 2))
                .withMessage("there are 3 classes and 2 targets");
        assertThatIllegalArgumentException().isThrownBy(() -> ClassTargets.of(COUNTS, 2, -1, 3))
                .withMessage("target of class \"b\" is -1; it must not be negative");
        assertThatIllegalArgumentException().isThrownBy(() -> ClassTargets.of(withAbsent, 1, 4)).withMessage(
                "class \"b\" has no rows, so it cannot have 4; new rows are made from rows of the same class");
        assertThat(ClassTargets.of(withAbsent, 1, 0).isIdentity()).isTrue();
    }

    @Test
    void targetsThatCannotBeCountedAreRefused() {
        ClassCounts counts = ClassCounts.of(List.of("a", "b"), 2, 1);
        assertThat(ClassTargets.of(counts, Long.MAX_VALUE - 1, 1).after().total()).isEqualTo(Long.MAX_VALUE);
        assertThatIllegalArgumentException().isThrownBy(() -> ClassTargets.of(counts, Long.MAX_VALUE, 1)).withMessage(
                "the targets of all classes add up to more than 9223372036854775807 rows, the most that can be counted");
    }

    @Test
    void targetsOfTheOtherDirectionAreRefused() {
        ClassCounts counts = ClassCounts.of(List.of("a", "b"), 1, 2);
        ClassTargets more = ClassTargets.of(counts, 2, 2);
        ClassTargets less = ClassTargets.of(counts, 1, 0);
        ClassTargets same = ClassTargets.of(counts, 1, 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> more.require(SamplingStrategy.Direction.UNDER)).withMessage(
                        "class \"a\" has 1 rows and shall have 2, which "
                                + "an under-sampling method cannot do: it only drops rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> less.require(SamplingStrategy.Direction.OVER)).withMessage(
                        "class \"b\" has 2 rows and shall have 0, which "
                                + "an over-sampling method cannot do: it only adds rows");
        assertThatNoException().isThrownBy(() -> {
            more.require(SamplingStrategy.Direction.OVER);
            less.require(SamplingStrategy.Direction.UNDER);
            same.require(SamplingStrategy.Direction.OVER);
            same.require(SamplingStrategy.Direction.UNDER);
        });
    }
}
