package dev.ballast.samplers.weighted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.Sampler;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

/// What a seed gives is promised not to change within a major version.
class WeightedStabilityTest {

    private static final String BREAKING = "value-breaking change: see CONTRIBUTING.md";
    private static final double[] WEIGHTS = {0.1, 3, 0, 1e-9, 2.5, 1, 1, 0.7, 4};

    @Test
    void drawsOfASeedAreFrozen() {
        assertThat(items(WeightedRandomSampler.of(WEIGHTS).draws(20))).as(BREAKING).containsExactly(4, 1, 8, 4, 4, 6, 4,
                1, 8, 8, 7, 8, 8, 1, 7, 8, 8, 8, 4, 8);
        assertThat(items(QuotaSampler.of(WEIGHTS).draws(20))).as(BREAKING).containsExactly(4, 1, 8, 8, 7, 1, 5, 4, 4, 1,
                8, 6, 8, 1, 1, 6, 5, 8, 8, 4);
        assertThat(items(SuccessiveSampler.of(6, WEIGHTS))).as(BREAKING).containsExactly(8, 4, 1, 5, 7, 6);
        assertThat(items(InclusionSampler.of(3, WEIGHTS))).as(BREAKING).containsExactly(8, 1, 4);
        assertThat(items(InclusionSampler.withCertainties(6, WEIGHTS))).as(BREAKING).containsExactly(4, 1, 7, 8, 6, 5);
    }

    @Test
    void fingerprintsAreFrozen() {
        assertThat(WeightedRandomSampler.of(WEIGHTS).fingerprint()).as(BREAKING)
                .isEqualTo("weighted.draw/1[items=9,draws=9,table=de1883f9b94d619f]");
        assertThat(QuotaSampler.of(WEIGHTS).fingerprint()).as(BREAKING)
                .isEqualTo("quota/1[items=9,draws=9,table=de1883f9b94d619f]");
        assertThat(SuccessiveSampler.of(6, WEIGHTS).fingerprint()).as(BREAKING)
                .isEqualTo("successive/1[items=9,draws=6,weights=d1a26e65b432315a]");
        assertThat(InclusionSampler.of(3, WEIGHTS).fingerprint()).as(BREAKING)
                .isEqualTo("inclusion/1[items=9,draws=3,certainties=false,units=bc9e9002b01e83af]");
    }

    @Test
    void drawsOfATreeAreFrozen() {
        WeightTree tree = WeightTree.ofSize(9, 4);
        tree.set(IntStream.range(0, 9).toArray(), WEIGHTS);
        RandomStream random = Seed.of(2026).stream(Purpose.of("test.stability"), 1, 2, 3);

        assertThat(IntStream.range(0, 16).map(_ -> tree.draw(random))).as(BREAKING).containsExactly(8, 1, 5, 1, 1, 5, 1,
                1, 4, 6, 4, 8, 8, 8, 8, 8);
        assertThat(tree.drawStratified(16, random).items()).as(BREAKING).containsExactly(1, 1, 1, 1, 4, 4, 4, 5, 5, 6,
                7, 8, 8, 8, 8, 8);
    }

    @Test
    void reservoirsOfASeedAreFrozen() {
        Reservoir<Integer> uniform = Reservoir.uniform(8, Seed.of(2026), 1);
        Reservoir<Integer> weighted = Reservoir.weighted(8, Seed.of(2026), 1);
        IntStream.range(0, 1000).forEach(uniform::offer);
        IntStream.range(0, 1000).forEach(item -> weighted.offer(item, WEIGHTS[item % 9]));

        assertThat(uniform.items()).as(BREAKING).containsExactly(560, 807, 307, 373, 727, 103, 424, 314);
        assertThat(weighted.items()).as(BREAKING).containsExactly(978, 295, 122, 242, 697, 19, 414, 496);
    }

    private static IntStream items(Sampler sampler) {
        return sampler.draws(Seed.of(2026), 3).ints();
    }
}
