package dev.ballast.cli;

import dev.ballast.cli.resample.MethodChoice;
import dev.ballast.cli.shell.MethodNames;
import dev.ballast.cli.shell.SettingNames;
import dev.ballast.core.strategy.SamplingStrategy;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is said about a method beside its name and strategy; the same in every command that lets one work.
final class MethodOptions {

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})([kmgt]?)b?");

    @Option(names = "--then", paramLabel = "NAME", completionCandidates = MethodNames.class, description = "A method that works on what the one before it makes; may come again. Its options are set by"
            + " --set NAME.option=value; the strategy is that of the first method.")
    List<String> then = List.of();

    @Option(names = "-k", paramLabel = "K", description = "Neighbors of each row; short for --set k=K.")
    @Nullable
    String neighbors;

    @Option(names = "--set", paramLabel = "NAME=VALUE", completionCandidates = SettingNames.class, description = "Sets an option of the method; may come again.")
    List<String> settings = List.of();

    @Option(names = "--memory", paramLabel = "SIZE", description = "The most memory that searching neighbors may take, such as 500m or 2g; a run that would need more is refused"
            + " before it begins to search. Default: no limit.")
    @Nullable
    String memory;

    /// The method with those that follow it.
    ///
    /// @param first    the name of the first
    /// @param strategy how many rows each class shall have after it
    /// @throws IllegalArgumentException if there is no such method, strategy or option, or an option does not take its value
    MethodChoice choice(String first, String strategy) {
        List<String> names = new ArrayList<>(List.of(first));
        names.addAll(then);
        return MethodChoice.of(names, SamplingStrategy.parse(strategy), neighbors, settings);
    }

    /// The most bytes that a search may take.
    ///
    /// @throws IllegalArgumentException if what was said is no size
    long memory() {
        if (memory == null) {
            return Long.MAX_VALUE;
        }
        Matcher found = SIZE.matcher(memory.strip().toLowerCase(Locale.ROOT));
        if (!found.matches() || found.group(1).chars().allMatch(digit -> digit == '0')) {
            throw new IllegalArgumentException("--memory is \"" + memory
                    + "\"; it must be a positive whole number with k, m, g or t after it, such as 500m or 2g");
        }
        return Long.parseLong(found.group(1)) << (10
                * ("kmgt".indexOf(found.group(2)) + (found.group(2).isEmpty() ? 0 : 1)));
    }
}
