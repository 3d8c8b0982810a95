package dev.ballast.core.target;

/// Which extreme numbers are relevant.
public enum Extremes {
    /// Those far below and those far above the others.
    BOTH,
    /// Those far above.
    HIGH,
    /// Those far below.
    LOW
}
