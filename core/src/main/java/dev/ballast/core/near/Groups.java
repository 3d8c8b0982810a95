package dev.ballast.core.near;

/// Which rows may be neighbors, by their groups (the column of role [dev.ballast.core.data.Column.Role#GROUP]).
public enum Groups {
    /// All.
    ANY,
    /// Those of a row's own group: nothing is made between rows of two groups.
    SAME,
    /// Those of other groups: no row vouches for one of its own group.
    OTHER
}
