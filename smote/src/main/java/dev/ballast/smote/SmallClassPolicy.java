package dev.ballast.smote;

import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.smote.space.ClassSize;

/// What to do with a class that has too few rows for the neighbors asked, k: a row has n - 1 others.
public enum SmallClassPolicy {
    /// Refuse with a [ClassTooSmallException] that names the class, its rows and k.
    REJECT,
    /// Use k = n - 1 for such a class. A class of one row is still refused: it has no neighbor at all.
    FEWER_NEIGHBORS;

    /// Refuses classes that grow and are too small for this policy.
    ///
    /// @param method  who needs neighbors in the class, for the message
    /// @param targets the rows of every class before and after
    /// @param k       neighbors asked
    /// @throws IllegalArgumentException if a class has one row, or k or less and that is refused
    public void require(String method, ClassTargets targets, int k) {
        ClassSize.require(method, "interpolate between", targets, k, this == FEWER_NEIGHBORS);
    }

    /// {@return how many neighbors the rows of a class have, once it is not refused}
    ///
    /// @param rows the rows of the class
    /// @param k    neighbors asked
    public static int neighbors(int rows, int k) {
        return Math.min(k, rows - 1);
    }
}
