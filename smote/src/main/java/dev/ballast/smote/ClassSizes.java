package dev.ballast.smote;

import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.strategy.ClassTargets;

/// Refuses classes that have too few rows for what is asked of them.
final class ClassSizes {

    private ClassSizes() {
    }

    /// Refuses a class that grows and has no two rows.
    ///
    /// @param method who needs them
    /// @param why    what for, as in "to interpolate between"
    static void requireTwo(String method, ClassTargets targets, int code, String why) {
        if (targets.before(code) < 2) {
            throw new ClassTooSmallException("class \"" + targets.names().get(code) + "\" has only "
                    + targets.before(code) + " row, and " + method + " needs at least two " + why
                    + "; use random-over for it");
        }
    }

    /// Refuses a class that grows beside no others.
    ///
    /// @param method who needs their rows
    static void requireOthers(String method, ClassTargets targets, int code) {
        for (int other = 0; other < targets.classes(); other++) {
            if (other != code && targets.before(other) > 0) {
                return;
            }
        }
        throw new IllegalArgumentException("class \"" + targets.names().get(code) + "\" is the only one with rows, and "
                + method + " looks at rows of other classes; use smote for it");
    }

    /// Returns the neighbors that each row of a class gets.
    ///
    /// @param k how many are asked for
    /// @return k, or as many others as there are if the policy allows fewer
    static int neighbors(ClassTargets targets, int code, int k, SmallClassPolicy policy) {
        long others = targets.before(code) - 1;
        if (others < k && policy == SmallClassPolicy.REJECT) {
            throw new ClassTooSmallException("class \"" + targets.names().get(code) + "\" has " + (others + 1)
                    + " rows, too few for k = " + k + " neighbors each; use k = " + others
                    + (others > 1 ? " or less" : "")
                    + ", or allow fewer neighbors (small-classes=fewer-neighbors)");
        }
        return (int) Math.min(k, others);
    }
}
