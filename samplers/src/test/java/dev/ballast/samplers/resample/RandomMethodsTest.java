package dev.ballast.samplers.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.method.RowThinning;
import dev.ballast.core.method.StreamingResampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.samplers.TestData;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomMethodsTest {

    @Test
    void theyAreFoundByTheirNames() {
        assertThat(Methods.all()).extracting(MethodInfo::name).containsExactly("random-over", "random-under");
        assertThat(Methods.named("random-over").with("even", true))
                .hasToString(RandomOverSampler.create().evenly().toString());
        assertThat(Methods.named("random-under").with("replacement", true))
                .isInstanceOf(StreamingResampler.class)
                .hasToString(RandomUnderSampler.create().withReplacement().toString());
        assertThatIllegalArgumentException().isThrownBy(() -> Methods.named("random-ofer")).withMessage(
                "there is no method \"random-ofer\"; did you mean \"random-over\"? Methods are random-over, random-under");
        assertThatIllegalArgumentException().isThrownBy(() -> Methods.named("smote")).withMessage(
                "there is no method \"smote\"; methods are random-over, random-under");
    }

    @Test
    void oneAfterTheOtherPointsAtRowsOfTheSource() {
        Resampler chain = RandomOverSampler.create().to(SamplingStrategy.parse("a=12"))
                .then(RandomUnderSampler.create());
        Resampling resampling = chain.resample(TestData.ofCounts(3, 7, 20), Seed.of(42));

        assertThat(resampling.size()).isEqualTo(21);
        assertThat(resampling.counts()).isEqualTo(resampling.toDataset().counts());
        assertThat(TestData.basesByClass(resampling).values()).allSatisfy(bases -> assertThat(bases).hasSize(7));
        for (long row = 0; row < resampling.size(); row++) {
            int base = (int) resampling.recipe(row).base();
            assertThat(resampling.source().labels().code(base)).isEqualTo(resampling.code(row));
        }
    }

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

    @Test
    void thinningDrawsNoMoreThanCanBeCounted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomUnderSampler.create().withReplacement().thinning(0, 1L << 40, 1L << 31,
                        Seed.of(1), 0))
                .withMessage("cannot draw 2147483648 times with replacement; 2147483647 times at most");
    }
}
