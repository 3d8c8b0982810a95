package dev.ballast.core.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;

/// Refuses parts that cannot do their work, and names the classes that are in the way.
final class PartCheck {

    private static final int LISTED = 20;
    private static final int LONGEST_NAME = 60;

    private PartCheck() {
    }

    static void requireRows(int[] partOf, int parts, IntFunction<String> name) {
        int[] sizes = new int[parts];
        for (int part : partOf) {
            sizes[part]++;
        }
        for (int part = 0; part < sizes.length; part++) {
            if (sizes[part] == 0) {
                throw new IllegalArgumentException(name.apply(part) + " would have none of " + partOf.length
                        + " rows; there are too few rows for these shares or folds");
            }
        }
    }

    /// For rows that were dealt without a look at their classes.
    static void requireClasses(Strata strata, int[] partOf, PartDemand demand) {
        List<Integer> inTheWay = new ArrayList<>();
        for (int i = 0; i < strata.all().size(); i++) {
            boolean[] covered = new boolean[demand.parts()];
            for (int row : strata.all().get(i).rows()) {
                covered[partOf[row]] = true;
            }
            int met = 0;
            for (int part = 0; part < covered.length; part++) {
                met += covered[part] && demand.open()[part][i] ? 1 : 0;
            }
            if (met < demand.need()[i]) {
                inTheWay.add(i);
            }
        }
        if (!inTheWay.isEmpty()) {
            throw new SmallClassException(rows(strata, inTheWay)
                    + ": not in every part where it must be; a plain division does not look at classes, a stratified one does");
        }
    }

    /// Names classes with their rows.
    static String rows(Strata strata, List<Integer> classes) {
        return list(strata, classes, i -> strata.all().get(i).rows().length, " has ", "row");
    }

    /// Names classes with the groups they are in.
    static String groups(Strata strata, List<Integer> classes, int[] holders) {
        return list(strata, classes, i -> holders[i], " is in ", "group");
    }

    private static String list(Strata strata, List<Integer> classes, ToLongFunction<Integer> number, String verb,
            String unit) {
        List<String> listed = classes.stream().sorted(Comparator.comparingLong(number)).limit(LISTED)
                .map(i -> "class \"" + shown(strata.all().get(i).name()) + '"' + verb + number.applyAsLong(i) + ' '
                        + unit
                        + (number.applyAsLong(i) == 1 ? "" : "s"))
                .toList();
        int more = classes.size() - listed.size();
        return String.join(", ", listed) + (more == 0 ? "" : ", and " + more + " more");
    }

    private static String shown(String name) {
        String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name;
        StringBuilder shown = new StringBuilder();
        cut.chars().forEach(c -> shown.append(Character.isISOControl(c) ? "\\u%04x".formatted(c) : (char) c));
        return shown.toString();
    }
}
