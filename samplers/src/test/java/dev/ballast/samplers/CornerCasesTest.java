package dev.ballast.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class CornerCasesTest {

    @ParameterizedTest
    @ValueSource(longs = {6, -1})
    void thinningTakesNoTargetThatFittingRefuses(long after) {
        RandomUnderSampler method = RandomUnderSampler.create();

        assertThatIllegalArgumentException().isThrownBy(() -> method.thinning(0, 5, after, Seed.of(1), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.withReplacement().thinning(0, 5, after, Seed.of(1), 0));
    }

    /// What cannot be counted or held is said with the number and the most, not as an overflow.
    @Test
    void numbersThatDoNotFitAreNamed() {
        Sampler huge = SequentialSampler.of(1L << 40);
        assertThatThrownBy(() -> huge.draws(Seed.of(1), 0).fill(1L << 31, new int[1], 0, 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("item 2147483648 is above 2147483647, the most an int holds; draw long items instead");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassItemBatchSampler.repeating(ClassLabels.of(0, 1, 1), 2, 1 << 30)).withMessage(
                        "a batch of 2 classes with 1073741824 rows each has 2147483648 rows; it can have 2147483647 at most");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomUnderSampler.create().withReplacement().thinning(0, 1L << 40, 1L << 31,
                        Seed.of(1), 0))
                .withMessage("cannot draw 2147483648 times with replacement; 2147483647 times at most");
        Sampler largest = SequentialSampler.of(1L << 62);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MixtureSampler.of(List.of(largest, largest), 1, 1))
                .withMessage(
                        "the sources have more than 9223372036854775807 draws together, the most that can be counted");
        assertThatThrownBy(() -> RowBatch.values(1 << 20, 1 << 11)).isInstanceOf(ArithmeticException.class).hasMessage(
                "a batch of 1048576 rows x 2048 columns has 2147483648 values; an array can hold 2147483647: make batches"
                        + " smaller");
    }

    @Test
    void thereIsNoDecisionAfterTheLastRow() {
        for (RandomUnderSampler method : new RandomUnderSampler[]{RandomUnderSampler.create(),
                RandomUnderSampler.create().withReplacement()}) {
            for (long after : new long[]{1, 2}) {
                RowThinning thinning = method.thinning(0, 2, after, Seed.of(1), 0);
                assertThat(thinning.next() + thinning.next()).isEqualTo((int) after);
                assertThatIllegalStateException().isThrownBy(thinning::next);
            }
        }
    }
}
