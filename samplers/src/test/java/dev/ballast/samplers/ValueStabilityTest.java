package dev.ballast.samplers;

import dev.ballast.core.Dataset;
import dev.ballast.core.Resampler;
import dev.ballast.core.Resampling;
import dev.ballast.core.SamplingStrategy;
import dev.ballast.core.Seed;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

/// What a seed gives is promised not to change within a major version.
class ValueStabilityTest {

    private static final String BREAKING = "value-breaking change: see CONTRIBUTING.md";

    /// 14 rows of class many, 3 of rare, 7 of some.
    private final Dataset data = Dataset.of(new double[24][1], IntStream.range(0, 24)
            .mapToObj(row -> row % 8 == 3 ? "rare" : row % 3 == 0 ? "some" : "many").toArray(String[]::new));

    @Test
    void overSamplingOfASeedIsFrozen() {
        assertThat(newBases(RandomOverSampler.create(), 0)).as(BREAKING).containsExactly(3, 19, 19, 11, 19, 3, 19, 19,
                11, 3, 11, 15, 21, 6, 18, 12, 18, 6);
        assertThat(newBases(RandomOverSampler.create(), 1)).as(BREAKING).containsExactly(19, 11, 11, 19, 3, 11, 3, 11,
                19, 11, 3, 12, 6, 18, 0, 15, 12, 0);
    }

    @Test
    void evenOverSamplingOfASeedIsFrozen() {
        assertThat(newBases(RandomOverSampler.create().evenly(), 0)).as(BREAKING).containsExactly(3, 11, 19, 3, 11, 19,
                3, 11, 19, 11, 19, 0, 6, 9, 12, 15, 18, 21);
    }

    @Test
    void underSamplingOfASeedIsFrozen() {
        assertThat(resampling(RandomUnderSampler.create(), 0).keptRows()).as(BREAKING).containsExactly(3, 7, 9, 11, 18,
                19, 20, 21, 22);
        assertThat(resampling(RandomUnderSampler.create(), 1).keptRows()).as(BREAKING).containsExactly(0, 3, 4, 6, 11,
                13, 17, 19, 21);
    }

    @Test
    void underSamplingWithReplacementOfASeedIsFrozen() {
        RandomUnderSampler method = RandomUnderSampler.create().to(SamplingStrategy.parse("many=10,some=5"))
                .withReplacement();

        assertThat(resampling(method, 0).keptRows()).as(BREAKING).containsExactly(2, 3, 4, 6, 7, 9, 10, 11, 14, 18, 19,
                20);
        assertThat(newBases(method, 0)).as(BREAKING).containsExactly(7, 10, 20, 20, 18, 18);
    }

    private IntStream newBases(Resampler method, long epoch) {
        Resampling resampling = resampling(method, epoch);
        return LongStream.range(resampling.keptSize(), resampling.size())
                .mapToInt(row -> resampling.recipe(row).base());
    }

    private Resampling resampling(Resampler method, long epoch) {
        return method.fit(data).resampling(Seed.of(2026), epoch);
    }
}
