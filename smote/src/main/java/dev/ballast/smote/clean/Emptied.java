package dev.ballast.smote.clean;

import dev.ballast.core.target.ClassLabels;

import java.util.BitSet;

/// What a cleaning method does with a class that it would take all rows from.
public enum Emptied {
    /// Refuse, naming the class.
    REFUSE,
    /// Leave the class as it is.
    KEEP,
    /// Take all rows.
    ALLOW;

    /// Carries out the policy.
    ///
    /// @param kept    the rows that are left; changed
    /// @param labels  the class of every row
    /// @param classes the classes that lose rows
    /// @param method  what did it, for the message
    /// @throws IllegalArgumentException if a class would lose all rows and this is [#REFUSE]
    public void apply(BitSet kept, ClassLabels labels, BitSet classes, String method) {
        for (int code = classes.nextSetBit(0); code >= 0; code = classes.nextSetBit(code + 1)) {
            int[] rows = labels.rowsOf(code);
            boolean emptied = rows.length > 0;
            for (int row : rows) {
                emptied &= !kept.get(row);
            }
            if (emptied && this == REFUSE) {
                throw new IllegalArgumentException(method + " would take all " + rows.length + " rows of class \""
                        + labels.names().get(code)
                        + "\"; leave such a class as it is (emptied=keep), let it go (emptied=allow), or clean other"
                        + " classes only");
            }
            if (emptied && this == KEEP) {
                for (int row : rows) {
                    kept.set(row);
                }
            }
        }
    }
}
