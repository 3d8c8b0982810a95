package dev.ballast.core.strategy;

import dev.ballast.core.target.ClassCounts;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds the classes that a strategy names, and says what is wrong with what it asks of them.
final class ClassLookup {

    private static final int NAMES_SHOWN = 12;

    private ClassLookup() {
    }

    static void requireTwoClasses(ClassCounts counts, SamplingStrategy strategy) {
        int present = 0;
        String only = "none";
        for (int code = 0; code < counts.classes(); code++) {
            if (counts.count(code) > 0) {
                present++;
                only = '"' + counts.names().get(code) + "\", " + counts.count(code) + " rows";
            }
        }
        if (present < 2) {
            throw new IllegalArgumentException("there is only one class (" + only + "), and strategy \"" + strategy
                    + "\" compares classes; at least two are needed");
        }
    }

    static IllegalArgumentException asksForRows(SamplingStrategy strategy) {
        return new IllegalArgumentException("strategy \"" + strategy
                + "\" asks for numbers of rows, and a cleaning method"
                + " drops what it finds; say which classes: auto, all, not-minority, majority, ... or classes:a,b");
    }

    static long[] presentRows(ClassCounts counts) {
        long[] rows = new long[counts.classes()];
        for (int code = 0; code < rows.length; code++) {
            rows[code] = counts.count(code);
        }
        return rows;
    }

    static <V> Map<Integer, V> byCode(ClassCounts counts, Map<String, V> byName) {
        Map<Integer, V> byCode = new TreeMap<>();
        byName.forEach((name, value) -> {
            int code = codeOf(counts.names(), name);
            if (byCode.put(code, value) != null) {
                throw new IllegalArgumentException("class \"" + counts.names().get(code) + "\" is named twice");
            }
        });
        return byCode;
    }

    static <V> void putOnce(Map<String, V> byName, String name, V value) {
        if (byName.put(name, value) != null) {
            throw new IllegalArgumentException("class \"" + name + "\" is named twice");
        }
    }

    private static int codeOf(List<String> names, String name) {
        int exact = names.indexOf(name);
        if (exact >= 0) {
            return exact;
        }
        int found = -1;
        for (int code = 0; code < names.size(); code++) {
            if (names.get(code).strip().equals(name.strip())) {
                if (found >= 0) {
                    throw new IllegalArgumentException("class \"" + name + "\" may be \"" + names.get(found)
                            + "\" or \"" + names.get(code) + "\"; write it with its blanks");
                }
                found = code;
            }
        }
        if (found < 0) {
            String shown = String.join("\", \"", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
            throw new IllegalArgumentException("there is no class \"" + name + "\"; the classes are \"" + shown + '"'
                    + (names.size() > NAMES_SHOWN ? " and " + (names.size() - NAMES_SHOWN) + " more" : ""));
        }
        return found;
    }

    static void requireDirection(ClassCounts counts, int code, long rows, SamplingStrategy.Direction direction) {
        long count = counts.count(code);
        boolean reachable = switch (direction) {
            case OVER -> rows >= count;
            case UNDER -> rows <= count;
            case BOTH -> true;
        };
        if (!reachable) {
            throw new IllegalArgumentException("class \"" + counts.names().get(code) + "\" has " + count
                    + " rows and shall have " + rows + ", which "
                    + (direction == SamplingStrategy.Direction.OVER
                            ? "an over-sampling method cannot do: it only adds"
                            : "an under-sampling method cannot do: it only drops")
                    + " rows");
        }
    }
}
