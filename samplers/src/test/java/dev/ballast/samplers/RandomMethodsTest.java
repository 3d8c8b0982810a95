package dev.ballast.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.method.StreamingResampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;

import org.junit.jupiter.api.Test;

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
}
