package dev.ballast.core.split;

import java.util.List;
import java.util.stream.IntStream;

/// Refuses parts that cannot do their work.
final class PartCheck {

    private PartCheck() {
    }

    /// All rows as one class.
    static Strata oneStratum(int rows) {
        return new Strata(rows == 0
                ? List.of()
                : List.of(new Strata.Stratum("all", 0, IntStream.range(0, rows).toArray())));
    }

    static void require(Strata strata, int[] partOf, List<String> parts, SmallClass smallClass) {
        int[] sizes = new int[parts.size()];
        for (int part : partOf) {
            sizes[part]++;
        }
        for (int part = 0; part < sizes.length; part++) {
            if (sizes[part] == 0) {
                throw new IllegalArgumentException("the " + parts.get(part) + " would have none of " + partOf.length
                        + " rows; there are too few rows or groups for these shares");
            }
        }
        if (smallClass == SmallClass.ALLOW) {
            return;
        }
        for (Strata.Stratum stratum : strata.all()) {
            int[] rows = new int[parts.size()];
            for (int row : stratum.rows()) {
                rows[partOf[row]]++;
            }
            for (int part = 0; part < rows.length; part++) {
                if (rows[part] == 0) {
                    throw new SmallClassException("class \"" + stratum.name() + "\" has " + stratum.rows().length
                            + (stratum.rows().length == 1 ? " row" : " rows") + ", of which the " + parts.get(part)
                            + " would have none; allow that with smallClass(SmallClass.ALLOW), choose larger"
                            + " shares or fewer folds, or join the class with another");
                }
            }
        }
    }
}
