package dev.ballast.core.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Role;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.target.Target;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

class AcceptsTest {

    private static final Accepts NUMBERS = new Accepts(Accepts.NUMBERS, Set.of(Target.Kind.CLASSES), "numbers");
    private static final MethodInfo TRIAL = MethodInfo.named("trial", Family.PROTOTYPES, "is tried")
            .makes(_ -> {
                throw new AssertionError("nothing is made");
            });

    private static Column categorical(int number) {
        return Column.categorical("c" + number, List.of("u"));
    }

    private static Dataset data(List<Column> columns) {
        return Dataset.of(new double[2][columns.size()], new int[]{0, 1}).withColumns(columns);
    }

    @Test
    void featuresOfOtherKindsAreNamed() {
        Dataset data = data(List.of(Column.numeric("x"), categorical(1), Column.ordinal("o", List.of("u"))));

        assertThatIllegalArgumentException().isThrownBy(() -> NUMBERS.require(TRIAL, data))
                .withMessage("trial takes numbers, and these columns hold something else: c1 (CATEGORY); declare them"
                        + " carried");
        assertThatCode(() -> Accepts.ANYTHING.require(TRIAL, data)).doesNotThrowAnyException();
    }

    @Test
    void ofManyColumnsTheFirstTenAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NUMBERS.require(TRIAL,
                        data(IntStream.range(0, 12).mapToObj(AcceptsTest::categorical)
                                .toList())))
                .withMessageContaining("c9 (CATEGORY) and 2 more; declare");
    }

    @Test
    void columnsThatAreNoFeaturesMayBeAnything() {
        assertThatCode(() -> NUMBERS.require(TRIAL, data(List.of(categorical(1).as(Role.CARRIED)))))
                .doesNotThrowAnyException();
    }

    @Test
    void otherTargetsAreRefused() {
        Dataset numbers = Dataset.of(new double[2][1], new double[]{1, 2});
        Accepts both = new Accepts(Accepts.NUMBERS, Set.of(Target.Kind.LABELS, Target.Kind.CLASSES), "numbers");

        assertThatIllegalArgumentException().isThrownBy(() -> NUMBERS.require(TRIAL, numbers))
                .withMessage("trial is for targets that are classes, and this one is a number");
        assertThatIllegalArgumentException().isThrownBy(() -> both.require(TRIAL, numbers))
                .withMessageStartingWith("trial is for targets that are classes or sets of labels");
    }

    @Test
    void aChainTakesWhatAllItsStepsTake() {
        Accepts mixed = new Accepts(Set.of(Column.Kind.NUMBER, Column.Kind.CATEGORY), Set.of(Target.Kind.CLASSES),
                "mixed columns");

        assertThat(mixed.and(NUMBERS)).isEqualTo(new Accepts(Set.of(Column.Kind.NUMBER),
                Set.of(Target.Kind.CLASSES), "mixed columns; then numbers"));
        assertThat(Accepts.ANYTHING.and(NUMBERS)).isEqualTo(NUMBERS);
        assertThat(NUMBERS.and(Accepts.ANYTHING)).isEqualTo(NUMBERS);
    }
}
