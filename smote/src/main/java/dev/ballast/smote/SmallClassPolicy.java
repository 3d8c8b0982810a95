package dev.ballast.smote;

import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.strategy.ClassTargets;

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
    void require(String method, ClassTargets targets, int k) {
        for (int code = 0; code < targets.classes(); code++) {
            if (targets.toAdd(code) > 0) {
                require(method, targets.names().get(code), targets.before(code), k);
            }
        }
    }

    private void require(String method, String name, long rows, int k) {
        if (rows < 2) {
            throw new IllegalArgumentException("class \"" + name + "\" has only " + rows + " row, and " + method
                    + " needs at least two to interpolate between; use random over-sampling for it");
        }
        if (rows <= k && this == REJECT) {
            throw new ClassTooSmallException("class \"" + name + "\" has " + rows + " rows, too few for k = " + k
                    + " neighbors each; use k = " + (rows - 1)
                    + (rows > 2 ? " or less" : "") + ", or allow fewer neighbors for small classes");
        }
    }

    /// {@return how many neighbors the rows of a class have, once it is not refused}
    ///
    /// @param rows the rows of the class
    /// @param k    neighbors asked
    static int neighbors(int rows, int k) {
        return Math.min(k, rows - 1);
    }
}
