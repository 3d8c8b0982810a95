package dev.ballast.smote.space;

import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.strategy.ClassTargets;

/// Refuses classes with too few rows for neighbors, naming class, rows and k.
public final class ClassSize {

    private ClassSize() {
    }

    /// Checks every class that grows.
    ///
    /// @param method  who asks for neighbors, for the message
    /// @param use     what it needs two rows for, for the message
    /// @param targets the rows of every class before and after
    /// @param k       neighbors of each row
    /// @param fewer   whether a class of k rows or less may do with fewer neighbors
    /// @throws ClassTooSmallException   if a class has fewer than k + 1 rows, and that is not allowed
    /// @throws IllegalArgumentException if a class has fewer than two rows
    public static void require(String method, String use, ClassTargets targets, int k, boolean fewer) {
        for (int code = 0; code < targets.classes(); code++) {
            if (targets.toAdd(code) > 0) {
                require(method, use, targets.before(code), targets.names().get(code), k, fewer);
            }
        }
    }

    private static void require(String method, String use, long rows, String name, int k, boolean fewer) {
        if (rows < 2) {
            throw new IllegalArgumentException("class \"" + name + "\" has only " + rows
                    + (rows == 1 ? " row" : " rows")
                    + ", and " + method + " needs at least two to " + use + "; use random-over for it");
        }
        if (rows <= k && !fewer) {
            throw new ClassTooSmallException("class \"" + name + "\" has " + rows + " rows, too few for k = " + k
                    + " neighbors each; use k = " + (rows - 1)
                    + (rows > 2 ? " or less" : "") + ", or allow fewer neighbors for small classes");
        }
    }

    /// Refuses a class that grows and has no two rows.
    ///
    /// @param method  who needs them, for the message
    /// @param use     what for, for the message
    /// @param targets the rows of every class before and after
    /// @param code    the class
    /// @throws IllegalArgumentException if it has fewer
    public static void requireTwo(String method, String use, ClassTargets targets, int code) {
        require(method, use, targets.before(code), targets.names().get(code), 1, true);
    }

    /// Refuses a class that grows beside no others.
    ///
    /// @param method  who needs their rows, for the message
    /// @param targets the rows of every class before and after
    /// @param code    the class
    /// @throws IllegalArgumentException if no other class has rows
    public static void requireOthers(String method, ClassTargets targets, int code) {
        for (int other = 0; other < targets.classes(); other++) {
            if (other != code && targets.before(other) > 0) {
                return;
            }
        }
        throw new IllegalArgumentException("class \"" + targets.names().get(code) + "\" is the only one with rows, and "
                + method + " looks at rows of other classes; use smote for it");
    }
}
