package dev.ballast.spark.rows;

import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Options;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.strategy.SamplingStrategy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// A method by its name, options and strategy, and those that follow it: what can be sent where the method's classes are.
///
/// @param steps the methods, first to last
public record MethodSteps(ArrayList<Step> steps) implements Serializable {

    /// One method.
    record Step(String name, LinkedHashMap<String, String> options, String strategy) implements Serializable {

        Resampler method() {
            Resampler method = Methods.named(name);
            Options told = method.options();
            for (Map.Entry<String, String> option : options.entrySet()) {
                told = told.with(option.getKey(), option.getValue());
            }
            return method.with(told, SamplingStrategy.parse(strategy));
        }
    }

    /// Describes a method.
    ///
    /// @param method the method
    /// @return what it can be made from again
    /// @throws IllegalArgumentException if it cannot be found by its name, or differs once it is made again
    public static MethodSteps of(Resampler method) {
        ArrayList<Step> steps = new ArrayList<>();
        for (Resampler step : method.steps()) {
            steps.add(new Step(step.info().name(), new LinkedHashMap<>(step.options().toMap()),
                    step.strategy().toString()));
        }
        return new MethodSteps(steps);
    }

    /// {@return the method}
    public Resampler method() {
        Resampler all = steps.getFirst().method();
        for (Step next : steps.subList(1, steps.size())) {
            all = all.then(next.method());
        }
        return all;
    }
}
