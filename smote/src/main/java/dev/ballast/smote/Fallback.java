package dev.ballast.smote;

/// What to do with a class none of whose rows is of the kind that a method makes new rows from.
public enum Fallback {
    /// Refuse, naming the class.
    REFUSE,
    /// Make new rows from all rows of the class, as SMOTE does.
    ALL_ROWS;

    /// Carries out the policy on a class.
    ///
    /// @param method  what found no row, for the message
    /// @param name    the class
    /// @param rows    its rows
    /// @param missing what none of them is, for example "is in danger: has ..."
    /// @throws IllegalArgumentException if such a class is refused
    public void require(String method, String name, int rows, String missing) {
        if (this == REFUSE) {
            throw new IllegalArgumentException(method + " finds nothing to make rows of class \"" + name
                    + "\" from: none of its " + rows + " rows " + missing
                    + "; make them from all rows of the class (fallback=all-rows), or use smote");
        }
    }
}
