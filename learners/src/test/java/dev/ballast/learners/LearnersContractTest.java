package dev.ballast.learners;

import dev.ballast.core.method.Family;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.NeighborOptions;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.testing.ResamplerContractTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Every method of this module, with every value of its words and the least values of its numbers.
class LearnersContractTest extends ResamplerContractTest {

    @Override
    protected List<Resampler> methods() {
        List<Resampler> methods = new ArrayList<>();
        for (MethodInfo info : List.of(SvmSmote.INFO, InstanceHardness.INFO, IterativePartitioningFilter.INFO,
                SmoteIpf.INFO)) {
            // Left to itself the filter takes all rows of the suite's rare classes for noise, and refuses to.
            Resampler method = info.make(info.standard(), info.family() == Family.CLEANING
                    ? SamplingStrategy.MAJORITY
                    : SamplingStrategy.AUTO);
            methods.add(method);
            for (Option<?> option : info.options()) {
                for (String value : NeighborOptions.contains(option) ? List.<String>of() : values(option)) {
                    methods.add(method.with(option.name(), value));
                }
            }
        }
        return methods;
    }

    private static List<String> values(Option<?> option) {
        return switch (option) {
            case Option.Flag flag -> List.of(String.valueOf(!flag.standard()));
            case Option.Choice<?> choice -> words(choice);
            case Option.Whole whole -> List.of(String.valueOf(whole.least()));
            case Option.Real real -> List.of(String.valueOf(real.least()));
            case Option.Read<?> _ -> List.of();
        };
    }

    private static <E extends Enum<E>> List<String> words(Option.Choice<E> choice) {
        return Stream.of(choice.standard().getDeclaringClass().getEnumConstants())
                .filter(value -> value != choice.standard()).map(choice::text).toList();
    }
}
