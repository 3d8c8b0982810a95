package dev.ballast.samplers;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.batch.ClassItemBatchSampler;

import org.junit.jupiter.api.Test;

import java.util.List;

class CornerCasesTest {

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
        Sampler largest = SequentialSampler.of(1L << 62);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MixtureSampler.of(List.of(largest, largest), 1, 1))
                .withMessage(
                        "the sources have more than 9223372036854775807 draws together, the most that can be counted");
    }
}
