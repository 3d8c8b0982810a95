package dev.ballast.smote.clean;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.RowSet;
import dev.ballast.core.target.Target;
import dev.ballast.smote.space.FiniteColumns;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// What methods have in common that look at all rows and drop some: the data they take, and plans of what is left.
final class Cleaning {

    /// Columns whose values can be subtracted, without missing ones.
    static final Accepts NUMBERS = numbers("");

    private Cleaning() {
    }

    /// Columns whose values can be subtracted, without missing ones in some rows.
    ///
    /// @param where in which rows, or nothing
    static Accepts numbers(String where) {
        return new Accepts(Accepts.NUMBERS, Set.of(Target.Kind.CLASSES),
                ("numeric, integer, ordinal and time columns without missing values " + where).strip())
                .andCategoriesByDistance();
    }

    /// Checks the values of all rows, and that each has k others.
    static void require(String method, Dataset data, int k) {
        if (k >= data.rows()) {
            throw new IllegalArgumentException("k is " + k + ", and with " + data.rows() + " rows each has only "
                    + (data.rows() - 1) + " others; use a smaller k");
        }
        requireFinite(method, data);
    }

    static void requireFinite(String method, Dataset data) {
        FiniteColumns.require(method, data, IntStream.range(0, data.rows()).toArray());
    }

    /// The same rows for every seed and epoch.
    static PlanSource keeping(Dataset data, BitSet kept) {
        Plan plan = Plan.of(data.labels(), Mixing.of(data.columns()), RowSet.of(data.rows(), kept), List.of());
        return (_, _) -> plan;
    }
}
