package dev.ballast.cli.resample;

import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Options;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.strategy.SamplingStrategy;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The method that is asked for, with those that follow it, and their options.
///
/// @param steps the methods, first to last
public record MethodChoice(List<Resampler> steps) {

    /// Copies the list.
    public MethodChoice {
        steps = List.copyOf(steps);
    }

    /// Makes the choice.
    ///
    /// @param names     the methods, first to last
    /// @param strategy  how many rows each class shall have after the first
    /// @param neighbors option k of the first, or null
    /// @param settings  `name=value` for options of the first method, `method.name=value` for any
    /// @return the choice
    /// @throws IllegalArgumentException if there is no such method or option, or an option does not take its value
    public static MethodChoice of(List<String> names, SamplingStrategy strategy, @Nullable String neighbors,
            List<String> settings) {
        List<Resampler> steps = new ArrayList<>(names.stream().map(Methods::named).toList());
        Set<String> given = new HashSet<>();
        steps.set(0, steps.getFirst().with(steps.getFirst().options(), strategy));
        if (neighbors != null) {
            given.add("0.k");
            set(steps, 0, "k", neighbors);
        }
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("--set " + setting + " is not of the form name=value");
            }
            String option = setting.substring(0, equals);
            int dot = option.indexOf('.');
            List<Integer> whose = dot < 0 ? List.of(0) : stepsOf(steps, option.substring(0, dot), setting);
            for (int step : whose) {
                if (!given.add(step + "." + option.substring(dot + 1))) {
                    throw new IllegalArgumentException("option " + option + " is given twice");
                }
                set(steps, step, option.substring(dot + 1), setting.substring(equals + 1));
            }
        }
        return new MethodChoice(steps);
    }

    private static void set(List<Resampler> steps, int step, String option, String value) {
        Resampler method = steps.get(step);
        steps.set(step, method.with(method.options().with(option, value), method.strategy()));
    }

    private static List<Integer> stepsOf(List<Resampler> steps, String name, String setting) {
        List<Integer> found = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            MethodInfo info = steps.get(step).info();
            if (info.name().equals(name) || info.aliases().contains(name)) {
                found.add(step);
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("--set " + setting + ": \"" + name
                    + "\" is none of the methods asked for, which are "
                    + steps.stream().map(method -> method.info().name()).collect(Collectors.joining(", ")));
        }
        return found;
    }

    /// {@return all methods in one}
    public Resampler method() {
        Resampler chosen = steps.getFirst();
        for (Resampler next : steps.subList(1, steps.size())) {
            chosen = chosen.then(next);
        }
        return chosen;
    }

    /// {@return what it is called: the name, and those that follow}
    public String name() {
        return steps.stream().map(method -> method.info().name()).collect(Collectors.joining(" then "));
    }

    /// {@return every option with its value; of several methods, with the method before it}
    public Map<String, String> options() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Resampler method : steps) {
            Options options = method.options();
            options.toMap().forEach((name, value) -> all
                    .put(steps.size() == 1 ? name : method.info().name() + "." + name, value));
        }
        return all;
    }
}
