package dev.ballast.smote.multilabel;

/// What to do about a rare label that too few rows have for the neighbors asked, k: each of n rows has n - 1 others.
public enum SmallLabels {
    /// Refuse with a [dev.ballast.core.method.ClassTooSmallException] that names the label, its rows and k.
    REJECT,
    /// Use k = n - 1 for such a label. A label of one row is still refused: the row has no neighbor at all.
    FEWER_NEIGHBORS,
    /// Use k = n - 1, and make no rows for a label of one row.
    SKIP_SINGLE
}
