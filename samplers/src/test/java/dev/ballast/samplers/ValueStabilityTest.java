package dev.ballast.samplers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.batch.BalancedBatchSampler;
import dev.ballast.samplers.batch.BatchSampler;
import dev.ballast.samplers.batch.BudgetBatchSampler;
import dev.ballast.samplers.batch.ClassItemBatchSampler;
import dev.ballast.samplers.classwise.BalancedBootstrap;
import dev.ballast.samplers.classwise.ClassScheduleSampler;
import dev.ballast.samplers.classwise.ClassUniformSampler;
import dev.ballast.samplers.classwise.RepeatFactorSampler;
import dev.ballast.samplers.draws.Draws;
import dev.ballast.samplers.resample.RandomOverSampler;
import dev.ballast.samplers.resample.RandomUnderSampler;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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

    @Test
    void ordersOfASeedAreFrozen() {
        assertThat(draws(RandomSampler.of(10), 0)).as(BREAKING).containsExactly(9, 4, 2, 1, 7, 5, 0, 6, 3, 8);
        assertThat(draws(RandomSampler.of(10), 1)).as(BREAKING).containsExactly(4, 6, 3, 5, 0, 7, 8, 2, 9, 1);
        assertThat(draws(RandomSampler.of(10).compact(), 0)).as(BREAKING).containsExactly(1, 2, 6, 4, 8, 7, 9, 5, 0, 3);
        Draws huge = RandomSampler.of(1_000_000_000_000L).draws(Seed.of(2026), 3);
        assertThat(LongStream.of(0, 1, 999_999_999_999L).map(huge::at)).as(BREAKING).containsExactly(851547148839L,
                702938330278L, 763721270400L);
    }

    @Test
    void classDrawsOfASeedAreFrozen() {
        ClassLabels labels = data.labels();
        assertThat(draws(ClassUniformSampler.of(labels).drawing(12), 1)).as(BREAKING).containsExactly(16, 16, 17, 19, 7,
                11, 0, 10, 11, 12, 19, 19);
        assertThat(draws(ClassScheduleSampler.power(labels, 1, 0, 3).drawing(12), 1)).as(BREAKING).containsExactly(19,
                9, 14, 19, 20, 0, 0, 22, 18, 0, 12, 5);
        assertThat(draws(ClassScheduleSampler.progressive(labels, 4).drawing(12), 1)).as(BREAKING).containsExactly(19,
                9, 14, 19, 20, 0, 0, 22, 20, 0, 10, 5);
        assertThat(draws(RepeatFactorSampler.of(labels, 0.5), 1)).as(BREAKING).containsExactly(20, 19, 18, 12, 7, 11,
                17, 15, 0, 13, 15, 9, 2, 3, 21, 5, 10, 11, 22, 6, 19, 1, 12, 14, 3, 16, 4, 23, 8);
    }

    @Test
    void bagsOfASeedAreFrozen() {
        BalancedBootstrap bags = BalancedBootstrap.of(data.labels());
        assertThat(bags.bag(Seed.of(2026), 1).rows()).as(BREAKING).containsExactly(21, 6, 9, 23, 20, 7, 3, 11, 19);
        assertThat(bags.withoutReplacement().bag(Seed.of(2026), 1).rows()).as(BREAKING).containsExactly(0, 21, 9, 22,
                20, 13, 3, 11, 19);
    }

    @Test
    void mixturesOfASeedAreFrozen() {
        MixtureSampler mixture = MixtureSampler.of(List.of(RandomSampler.of(4), RandomSampler.of(20)), 0.6, 0.4)
                .drawing(15);
        assertThat(draws(mixture, 2)).as(BREAKING).containsExactly(9, 3, 14, 2, 1, 7, 0, 21, 1, 3, 12, 0, 16, 2, 3);
        assertThat(draws(mixture.atRandom(), 2)).as(BREAKING).containsExactly(2, 3, 12, 7, 0, 21, 9, 3, 2, 16, 1, 14, 0,
                3, 1);
    }

    @Test
    void batchesOfASeedAreFrozen() {
        ClassLabels labels = data.labels();
        assertThat(BalancedBatchSampler.of(labels, 10).batches(Seed.of(2026), 1).batch(1)).as(BREAKING)
                .containsExactly(9, 6, 12, 2, 22, 8, 1, 19, 11, 3);
        assertThat(ClassItemBatchSampler.of(labels, 2, 3).batches(Seed.of(2026), 1).batch(2)).as(BREAKING)
                .containsExactly(12, 0, 18, 11, 3, 19);
        BatchSampler budget = BudgetBatchSampler.of(IntStream.range(3, 30).toArray(), 60).noise(0.4).together(2);
        assertThat(budget.batches(Seed.of(2026), 1).batch(4)).as(BREAKING).containsExactly(7, 6, 9, 8);
    }

    private static IntStream draws(Sampler sampler, long epoch) {
        return sampler.draws(Seed.of(2026), epoch).ints();
    }

    private IntStream newBases(Resampler method, long epoch) {
        Resampling resampling = resampling(method, epoch);
        return LongStream.range(resampling.keptSize(), resampling.size())
                .mapToInt(row -> (int) resampling.recipe(row).base());
    }

    private Resampling resampling(Resampler method, long epoch) {
        return method.fit(data).resampling(Seed.of(2026), epoch);
    }
}
