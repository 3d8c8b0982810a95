package dev.ballast.cli.shell;

import java.util.Iterator;
import java.util.List;

/// The strategies that are words, for shells that complete them.
public final class StrategyNames implements Iterable<String> {

    private static final List<String> NAMES = List.of("auto", "minority", "majority", "not-minority", "not-majority",
            "all", "balance", "extreme");

    /// Made by picocli.
    public StrategyNames() {
    }

    @Override
    public Iterator<String> iterator() {
        return NAMES.iterator();
    }
}
