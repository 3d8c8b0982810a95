package dev.ballast.core.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.RowSet;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassCounts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

class PromiseTest {

    private static final ClassCounts BEFORE = counts("2 4 2");

    @ParameterizedTest
    @CsvSource({"3 4 2", "2 3 2", "2 4 3", "0 0 0"})
    void exactCountsAreHeldToTheRow(String made) {
        Promise promise = new Promise.Exact(ClassTargets.of(BEFORE, 2, 4, 2));

        assertKept(promise, "2 4 2");
        assertThatIllegalStateException().isThrownBy(() -> promise.check(counts(made)))
                .withMessage("the method made " + counts(made)
                        + " where ClassTargets[a: 2 -> 2, b: 4 -> 4, c: 2 -> 2] was asked");
    }

    @ParameterizedTest
    @CsvSource({"3 1 1", "2 2 2", "2 1 3"})
    void atMostIsAnUpperBoundForEveryClass(String made) {
        Promise promise = new Promise.AtMost(ClassTargets.of(BEFORE, 2, 1, 2));

        assertKept(promise, "2 1 2", "0 0 0", "1 1 0");
        assertThatIllegalStateException().isThrownBy(() -> promise.check(counts(made)))
                .withMessage("the method made " + counts(made)
                        + " where at most ClassTargets[a: 2 -> 2, b: 4 -> 1, c: 2 -> 2] was asked");
    }

    @ParameterizedTest
    @CsvSource({"1 4 2", "2 5 2", "2 3 1", "3 4 2"})
    void cleaningTakesRowsOfItsClassesOnly(String left) {
        BitSet classes = new BitSet();
        classes.set(1);
        Promise promise = new Promise.Cleans(BEFORE, classes);

        assertKept(promise, "2 4 2", "2 1 2", "2 0 2");
        assertThatIllegalStateException().isThrownBy(() -> promise.check(counts(left)))
                .withMessage("the method left " + counts(left) + " of " + BEFORE
                        + "; it may only take rows of classes [b]");
    }

    @Test
    void anOpenPromiseHoldsForAnything() {
        assertKept(new Promise.Open(BEFORE), "0 0 0", "9 9 9");
    }

    @Test
    void everyPromiseKnowsTheRowsBefore() {
        ClassTargets targets = ClassTargets.of(BEFORE, 2, 4, 3);

        assertThat(List.of(new Promise.Exact(targets), new Promise.AtMost(targets),
                new Promise.Cleans(BEFORE, new BitSet()), new Promise.Open(BEFORE))).extracting(Promise::before)
                .containsOnly(BEFORE);
    }

    /// A plan that drops or adds a row too many is noticed when it is drawn, with rows or without.
    @Test
    void aMethodThatMissesItsTargetsIsDefective() {
        Dataset data = Dataset.of(new double[8][1], new String[]{"b", "a", "b", "c", "a", "b", "b", "c"});
        Mixing mixing = Mixing.of(data.columns());
        List<Addition> oneMoreA = List.of(new Addition(0, 1, (_, into) -> into.copied(1)));
        Plan more = Plan.keepingAll(data.labels(), mixing, oneMoreA);
        Plan fewer = Plan.of(data.labels(), mixing, RowSet.of(8, 0, 1, 2, 3, 4, 5, 6), List.of());
        Plan other = Plan.of(data.labels(), mixing, RowSet.of(8, 0, 1, 2, 3, 4, 5, 7), oneMoreA);
        ClassTargets same = ClassTargets.of(BEFORE, 2, 4, 2);

        assertDefective(data, same, more);
        assertDefective(data, same, fewer);
        assertDefective(data, ClassTargets.of(BEFORE, 2, 4, 1), other);
        FittedResampler good = fitted(data, ClassTargets.of(BEFORE, 3, 3, 2), other);
        assertThat(good.plan(Seed.of(1), 0)).isSameAs(other);
        assertThat(good.resampling(Seed.of(1), 0).source()).isSameAs(data);
    }

    private static void assertDefective(Dataset data, ClassTargets targets, Plan plan) {
        FittedResampler fitted = fitted(data, targets, plan);

        assertThatIllegalStateException().isThrownBy(() -> fitted.plan(Seed.of(1), 0))
                .withMessage("the method made " + plan.counts() + " where " + targets + " was asked");
        assertThatIllegalStateException().isThrownBy(() -> fitted.resampling(Seed.of(1), 0));
    }

    private static FittedResampler fitted(Dataset data, ClassTargets targets, Plan plan) {
        return new FittedResampler(null, data, new Promise.Exact(targets), (_, _) -> plan);
    }

    private static void assertKept(Promise promise, String... made) {
        for (String counts : made) {
            assertThatCode(() -> promise.check(counts(counts))).doesNotThrowAnyException();
        }
    }

    private static ClassCounts counts(String rows) {
        return ClassCounts.of(List.of("a", "b", "c"),
                Arrays.stream(rows.split(" ", -1)).mapToLong(Long::parseLong).toArray());
    }
}
