package dev.ballast.smote;

/// What to do with a class that has too few rows for the neighbors asked, k: a row has n - 1 others.
public enum SmallClassPolicy {
    /// Refuse with a [dev.ballast.core.method.ClassTooSmallException] that names the class, its rows and k.
    REJECT,
    /// Use k = n - 1 for such a class. A class of one row is still refused: it has no neighbor at all.
    FEWER_NEIGHBORS
}
