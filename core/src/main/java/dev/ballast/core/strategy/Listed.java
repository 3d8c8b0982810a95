package dev.ballast.core.strategy;

import dev.ballast.core.target.ClassCounts;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Some classes, for methods that clean; see [SamplingStrategy#classes(List)].
///
/// @param names the classes, each by its label's text
public record Listed(List<String> names) implements SamplingStrategy {

    /// Copies the list.
    ///
    /// @throws IllegalArgumentException if it is empty
    public Listed {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no class is named; name at least one, for example classes:ok");
        }
    }

    @Override
    public ClassTargets resolve(ClassCounts counts, Direction direction) {
        throw new IllegalArgumentException("strategy \"" + this
                + "\" says which classes to clean, not how many rows they shall have; use rows or factors such as "
                + StrategyParser.quoted(names.getFirst()) + "=500, or x0.5 in place of 500");
    }

    @Override
    public BitSet cleaned(ClassCounts counts) {
        Map<String, Boolean> named = new LinkedHashMap<>();
        names.forEach(name -> ClassLookup.putOnce(named, name, true));
        BitSet codes = new BitSet();
        ClassLookup.byCode(counts, named).keySet().forEach(codes::set);
        return codes;
    }

    @Override
    public String toString() {
        return names.stream().map(StrategyParser::quoted).collect(Collectors.joining(",", "classes:", ""));
    }
}
