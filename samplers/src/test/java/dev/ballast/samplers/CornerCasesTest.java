package dev.ballast.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ballast.core.random.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CornerCasesTest {

    @ParameterizedTest
    @ValueSource(longs = {6, -1})
    void thinningTakesNoTargetThatFittingRefuses(long after) {
        RandomUnderSampler method = RandomUnderSampler.create();

        assertThatIllegalArgumentException().isThrownBy(() -> method.thinning(0, 5, after, Seed.of(1), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.withReplacement().thinning(0, 5, after, Seed.of(1), 0));
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
