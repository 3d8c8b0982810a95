package dev.ballast.smote.focus;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.smote.space.FiniteColumns;

import java.util.stream.IntStream;

/// Refuses tables in which rows do not have the neighbors among all rows that a method asks for.
final class WholeTable {

    private WholeTable() {
    }

    /// Checks that every row has as many others as asked, and that all features are finite. If no class grows, nothing is asked.
    ///
    /// @param method  who asks, for the message
    /// @param data    the data set
    /// @param targets the rows of every class before and after
    /// @param option  what the number of neighbors is called
    /// @param asked   how many neighbors
    /// @throws IllegalArgumentException if there are fewer, or a value is not finite
    static void require(String method, Dataset data, ClassTargets targets, String option, int asked) {
        if (targets.isIdentity()) {
            return;
        }
        if (asked >= data.rows()) {
            throw new IllegalArgumentException(option + " is " + asked + ", and with " + data.rows()
                    + " rows each has only " + (data.rows() - 1) + " others; use a smaller " + option);
        }
        FiniteColumns.require(method, data, IntStream.range(0, data.rows()).toArray());
    }
}
