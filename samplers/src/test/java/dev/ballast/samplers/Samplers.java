package dev.ballast.samplers;

import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.classwise.BalancedBootstrap;
import dev.ballast.samplers.classwise.ClassScheduleSampler;
import dev.ballast.samplers.classwise.ClassUniformSampler;
import dev.ballast.samplers.classwise.RepeatFactorSampler;
import dev.ballast.samplers.resample.RandomOverSampler;
import dev.ballast.samplers.resample.RandomUnderSampler;
import dev.ballast.samplers.resample.ResampledSampler;
import dev.ballast.samplers.weighted.InclusionSampler;
import dev.ballast.samplers.weighted.QuotaSampler;
import dev.ballast.samplers.weighted.SuccessiveSampler;
import dev.ballast.samplers.weighted.WeightedRandomSampler;

import java.util.List;
import java.util.stream.IntStream;

/// One sampler of every kind and setting, over 60 items.
public final class Samplers {

    static final int ITEMS = 60;

    private Samplers() {
    }

    public static ClassLabels labels() {
        return ClassLabels.of(TestData.labels(3, 17, 40));
    }

    static List<Sampler> all() {
        ClassLabels labels = labels();
        int[] places = IntStream.range(0, 20).map(i -> (i * 7 + 3) % ITEMS).toArray();
        double[] weights = IntStream.range(0, ITEMS).mapToDouble(i -> i % 10).toArray();
        return List.of(SequentialSampler.of(ITEMS), RandomSampler.of(ITEMS), RandomSampler.of(ITEMS).compact(),
                SubsetSampler.of(new int[]{1, 5, 8, 59}, ITEMS, RandomSampler.of(4)),
                SubsetSampler.of(places, ITEMS, RandomSampler.of(20)), ClassUniformSampler.of(labels),
                ClassUniformSampler.of(labels).drawing(100), BalancedBootstrap.of(labels),
                BalancedBootstrap.of(labels).taking(25), BalancedBootstrap.of(labels).withoutReplacement(),
                BalancedBootstrap.of(labels).taking(ClassTargets.of(ClassCounts.of(labels), 0, 9, 0)),
                ClassScheduleSampler.power(labels, 0.5),
                ClassScheduleSampler.power(labels, 1, 0, 5), ClassScheduleSampler.progressive(labels, 5).drawing(31),
                RepeatFactorSampler.of(labels, 0.5), RepeatFactorSampler.of(labels, 1),
                RepeatFactorSampler.ofCategories(IntStream.range(0, ITEMS)
                        .mapToObj(i -> i % 7 == 0 ? new int[]{0, i % 5} : new int[]{0}).toArray(int[][]::new), 0.7),
                MixtureSampler.of(List.of(RepeatFactorSampler.of(labels, 1), RandomSampler.of(ITEMS)), 2, 1)
                        .sharingItems().drawing(700),
                MixtureSampler.of(List.of(SequentialSampler.of(50), RandomSampler.of(10)), 0.3, 0.7).drawing(40),
                MixtureSampler.of(List.of(RandomSampler.of(50), RandomSampler.of(10)), 1, 2).atRandom(),
                MixtureSampler.of(List.of(RandomSampler.of(ITEMS), ClassUniformSampler.of(labels)), 1, 1)
                        .sharingItems().drawing(101),
                WeightedRandomSampler.of(weights), WeightedRandomSampler.of(weights).draws(1500),
                QuotaSampler.of(weights).draws(77), SuccessiveSampler.of(20, weights),
                SuccessiveSampler.of(54, weights),
                InclusionSampler.of(12, weights), ResampledSampler.of(RandomOverSampler.create(), labels),
                ResampledSampler.of(RandomOverSampler.create().evenly(), labels).shuffled(),
                ResampledSampler.of(RandomUnderSampler.create(), labels),
                ResampledSampler.of(RandomUnderSampler.create().withReplacement(), labels).shuffled());
    }
}
