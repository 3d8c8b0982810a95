package dev.ballast.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.classwise.ClassUniformSampler;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

class SubsetSamplerTest {

    private static final Seed SEED = Seed.of(42);

    @Test
    void drawsAreTheRowsAtTheDrawsOfTheOther() {
        for (int[] rows : new int[][]{{2, 3, 5, 7, 11}, {7, 2, 11, 3, 5}}) {
            Sampler places = RandomSampler.of(5);
            Sampler subset = SubsetSampler.of(rows, 12, places);

            assertThat(subset.population()).isEqualTo(12);
            assertThat(subset.draws(SEED, 4).ints().toArray())
                    .isEqualTo(places.draws(SEED, 4).ints().map(place -> rows[place]).toArray());
            assertThat(IntStream.range(0, 12).filter(item -> subset.expectedCount(0, item) > 0).toArray())
                    .containsExactly(2, 3, 5, 7, 11);
        }
    }

    /// Weights, labels and rows go together by place; unsorted lists are where others mix them up.
    @Test
    void expectedCountsFollowTheOrderOfTheRows() {
        int[] rows = {9, 1, 5};
        Sampler sampler = SubsetSampler.of(rows, 10,
                ClassUniformSampler.of(TestData.of("a", "b", "b").labels()).drawing(8));

        assertThat(sampler.expectedCount(0, 9)).isEqualTo(4);
        assertThat(sampler.expectedCount(0, 1)).isEqualTo(2);
        assertThat(sampler.expectedCount(0, 5)).isEqualTo(2);
        assertThat(sampler.expectedCount(0, 0)).isZero();
    }

    @Test
    void laterChangesOfTheArrayChangeNothing() {
        int[] rows = {4, 6};
        Sampler subset = SubsetSampler.of(rows, 7, SequentialSampler.of(2));
        rows[0] = 0;

        assertThat(subset.draws(SEED, 0).ints().toArray()).containsExactly(4, 6);
    }

    @Test
    void impossibleListsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubsetSampler.of(new int[]{3, 1, 3}, 5, RandomSampler.of(3)))
                .withMessage("rows[0] and rows[2] are both 3; list each row once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubsetSampler.of(new int[]{3, 5}, 5, RandomSampler.of(2)))
                .withMessage("rows[1] is 5; rows are 0 to 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubsetSampler.of(new int[]{3, 4}, 5, RandomSampler.of(5)))
                .withMessageContaining("2 rows and a sampler of 5 items");
    }
}
