package dev.ballast.smote.multilabel;

import static dev.ballast.smote.multilabel.LabelTables.counted;
import static dev.ballast.smote.multilabel.LabelTables.sets;
import static dev.ballast.smote.multilabel.LabelTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Promise;
import dev.ballast.core.random.Seed;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.LabelImbalance;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

class MlRusTest {

    private static final Seed SEED = Seed.of(42);
    private static final MlRus RUS = MlRus.create();

    private static Set<Integer> dropped(Dataset data, int... kept) {
        Set<Integer> dropped = new HashSet<>(IntStream.range(0, data.rows()).boxed().toList());
        IntStream.of(kept).forEach(dropped::remove);
        return dropped;
    }

    @Test
    void rowsWithoutRareLabelsAreDropped() {
        Dataset data = table(1, 200);
        ClassLabels rows = RUS.classes(data);
        Set<Integer> dropped = dropped(data, RUS.percent(10).resample(data, SEED).keptRows());

        assertThat(dropped).hasSize(20).allSatisfy(row -> {
            assertThat(rows.code(row)).isEqualTo(RareLabels.COMMON);
            assertThat(sets(data).set(row).isEmpty()).isFalse();
        });
        assertThat(RUS.fit(data).promise()).isInstanceOf(Promise.Cleans.class);
    }

    @Test
    void droppingMakesLabelsMoreEven() {
        Dataset data = table(2, 300);

        LabelImbalance after = LabelImbalance.of(sets(RUS.resample(data, SEED).toDataset()));

        assertThat(after.meanRatio()).isLessThan(LabelImbalance.of(sets(data)).meanRatio());
    }

    @Test
    void commonLabelsTakeTurnsAndStopWhenTheyAreNoLongerCommonOrHaveNoRowsLeft() {
        // Ratios 1, 1.25 and 10: mean 4.08. Label a has rows of its own; all rows of b have a rare label but 2.
        Dataset data = counted("a", 100, "bc", 10, "b", 70);
        assertThat(LabelImbalance.of(sets(data)).isRare(2)).isTrue();

        Set<Integer> dropped = dropped(data, RUS.percent(100).resample(data, SEED).keptRows());

        // In turn: a row of a, a row of b, until b has only rows that also have c. Then a alone, until b's 10 rows are at least
        // 4.08 times those of a, at 2.
        long ofA = dropped.stream().filter(row -> row < 100).count();
        long ofB = dropped.stream().filter(row -> row >= 110).count();
        assertThat(dropped).noneMatch(row -> row >= 100 && row < 110);
        assertThat(ofB).isEqualTo(70);
        assertThat(ofA).isEqualTo(98);
    }

    @Test
    void aLabelStopsAtTheMeanOfBefore() {
        // Ratios 1, 2, 20; mean 7.67. Rows of b go down only until 40 / b is 7.67 at least.
        Dataset data = counted("a", 40, "b", 20, "c", 2);
        FittedResampler fitted = RUS.percent(100).fit(data);
        for (long epoch = 0; epoch < 5; epoch++) {
            LabelImbalance after = LabelImbalance.of(sets(fitted.resampling(SEED, epoch).toDataset()));
            // Turns of a and b: after t turns 40 - t and 20 - t; 23 to 3 is the first of ratio 7.67.
            assertThat(after.count(1)).isEqualTo(3);
            assertThat(after.count(2)).isEqualTo(2);
            // Then a alone, until it is the rarest of a and b, and its ratio at the mean: never; all its rows go.
            assertThat(after.count(0)).isZero();
        }
    }

    @Test
    void strategiesSayHowManyCommonRowsThereShallBeAtLeast() {
        Dataset data = counted("a", 90, "b", 10);
        assertThat(RUS.to(SamplingStrategy.parse("common=x0.5")).resample(data, SEED).counts())
                .isEqualTo(ClassCounts.of(List.of("common", "rare"), 45, 10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RUS.to(SamplingStrategy.parse("rare=5")).resample(data, SEED))
                .withMessage(
                        "class \"rare\" has 10 rows and shall have 5, and ml-rus drops rows without rare labels only; name"
                                + " them, as in common=x0.5");
    }

    @Test
    void withoutRareLabelsNothingIsDropped() {
        assertThat(RUS.resample(counted("a", 5, "b", 5, "", 3), SEED).size()).isEqualTo(13);
        assertThat(RUS.resample(counted("", 4), SEED).size()).isEqualTo(4);
    }
}
