package dev.ballast.core.method;

/// When a method draws random numbers.
public enum Draws {
    /// Never: every seed and epoch has the same rows.
    NEVER,
    /// While it fits: every epoch has the same rows.
    IN_FIT,
    /// For every epoch anew.
    EACH_EPOCH
}
