package dev.ballast.core.split;

import dev.ballast.core.target.ClassLabels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The classes that have rows, in the order of their first rows, so that nothing depends on how they are called.
record Strata(List<Stratum> all) {

    record Stratum(String name, long streamKey, int[] rows) {}

    static Strata of(ClassLabels labels) {
        List<Stratum> strata = new ArrayList<>();
        IntStream.range(0, labels.classes()).boxed().sorted(Comparator.comparingLong(labels::streamKey))
                .forEach(code -> strata
                        .add(new Stratum(labels.names().get(code), labels.streamKey(code), labels.rowsOf(code))));
        strata.removeIf(stratum -> stratum.rows().length == 0);
        return new Strata(List.copyOf(strata));
    }

    /// All rows as one class.
    static Strata one(int rows) {
        return new Strata(rows == 0
                ? List.of()
                : List.of(new Stratum("all", 0, IntStream.range(0, rows).toArray())));
    }

    /// The rows of each class, and of all.
    int[] holders() {
        int[] sizes = all.stream().mapToInt(stratum -> stratum.rows().length).toArray();
        int[] holders = Arrays.copyOf(sizes, sizes.length + 1);
        holders[sizes.length] = IntStream.of(sizes).sum();
        return holders;
    }

    long[] sizes() {
        return all.stream().mapToLong(stratum -> stratum.rows().length).toArray();
    }
}
