package dev.ballast.smote.multilabel;

import static dev.ballast.smote.multilabel.LabelTables.counted;
import static dev.ballast.smote.multilabel.LabelTables.sets;
import static dev.ballast.smote.multilabel.LabelTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.LabelImbalance;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class MlRosTest {

    private static final Seed SEED = Seed.of(42);
    private static final MlRos ROS = MlRos.create();

    private static List<Integer> copies(Resampling drawn) {
        return LongStream.range(drawn.keptSize(), drawn.size()).mapToObj(drawn::recipe).map(Recipe.Copy.class::cast)
                .map(copy -> (int) copy.base()).toList();
    }

    @Test
    void copiesAreAtMostAShareOfAllRows() {
        Dataset data = table(1, 200);
        assertThat(ROS.percent(10).resample(data, SEED).size()).isEqualTo(220);
        assertThat(ROS.percent(1).resample(table(1, 150), SEED).size()).isEqualTo(152);
        assertThat(ROS.fit(data).promise().targets().toAdd(RareLabels.RARE)).isEqualTo(50);
    }

    @Test
    void rareLabelsTakeTurnsInTheirOrder() {
        Dataset data = table(2, 200);
        LabelImbalance imbalance = LabelImbalance.of(sets(data));
        List<Integer> rare = IntStream.range(0, 5).filter(imbalance::isRare).boxed().toList();
        assertThat(rare).containsExactly(3, 4);

        List<Integer> copies = copies(ROS.percent(5).resample(data, SEED));

        for (int i = 0; i < copies.size(); i++) {
            assertThat(sets(data).has(copies.get(i), rare.get(i % 2))).isTrue();
        }
    }

    /// Played by hand: what each label's ratio is after every copy.
    @Test
    void aLabelHasNoMoreTurnsOnceItsRatioIsAtMostTheMean() {
        for (int trial = 0; trial < 30; trial++) {
            Dataset data = table(trial, 120);
            LabelImbalance before = LabelImbalance.of(sets(data));
            List<Integer> copies = copies(ROS.percent(400).resample(data, SEED));
            int[] counts = IntStream.range(0, 5).map(before::count).toArray();
            List<Integer> left = new ArrayList<>(IntStream.range(0, 5).filter(before::isRare).boxed().toList());
            int turn = 0;
            for (int row : copies) {
                turn = turn >= left.size() ? 0 : turn;
                assertThat(left).as("copies end with the turns").isNotEmpty();
                int label = left.get(turn);
                assertThat(sets(data).has(row, label)).isTrue();
                for (int other = 0; other < 5; other++) {
                    counts[other] += sets(data).has(row, other) ? 1 : 0;
                }
                if ((double) IntStream.of(counts).max().orElseThrow() / counts[label] <= before.meanRatio()) {
                    left.remove(turn);
                } else {
                    turn++;
                }
            }
            assertThat(left).isEmpty();
            assertThat(copies).hasSizeLessThan(480);
        }
    }

    @Test
    void copiesMakeLabelsMoreEven() {
        Dataset data = table(3, 300);

        LabelImbalance after = LabelImbalance.of(sets(ROS.resample(data, SEED).toDataset()));

        assertThat(after.meanRatio()).isLessThan(LabelImbalance.of(sets(data)).meanRatio());
    }

    @Test
    void everyRowOfABagIsDrawn() {
        Dataset data = counted("a", 30, "ab", 3, "b", 2);
        Resampling drawn = ROS.percent(100).resample(data, SEED);

        // b is rare until 33 rows or more of a are at most 3.8 times those of b: 5 rows in all.
        assertThat(LabelImbalance.of(sets(data)).meanRatio()).isEqualTo((1 + 33 / 5.0) / 2);
        assertThat(copies(drawn)).allMatch(row -> row >= 30);
        assertThat(copies(drawn).stream().distinct().count()).isGreaterThan(1);
    }

    @Test
    void strategiesSayHowManyRowsWithRareLabelsThereShallBeAtMost() {
        Dataset data = counted("a", 90, "b", 10);
        assertThat(ROS.to(SamplingStrategy.parse("rare=12")).resample(data, SEED).counts())
                .isEqualTo(ClassCounts.of(List.of("common", "rare"), 90, 12));
        // At 18 of 90 the ratio is 5, the mean as it was.
        assertThat(ROS.to(SamplingStrategy.ALL).resample(data, SEED).counts())
                .isEqualTo(ClassCounts.of(List.of("common", "rare"), 90, 18));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ROS.to(SamplingStrategy.parse("common=x2")).resample(data, SEED))
                .withMessage(
                        "class \"common\" has 90 rows and shall have 180, and ml-ros adds rows with rare labels only; name"
                                + " them, as in rare=x2");
    }

    @Test
    void withoutRareLabelsNothingIsCopied() {
        assertThat(ROS.resample(counted("a", 5, "b", 5, "", 3), SEED).size()).isEqualTo(13);
        assertThat(ROS.resample(counted("", 4), SEED).size()).isEqualTo(4);
    }
}
