package dev.ballast.core.target;

import java.util.Locale;

/// Where a number lies among those to be predicted: with the common ones, or on one of the two sides where they are rare.
/// The order is that of the numbers.
public enum Band {
    /// Rare, below the common ones.
    LOW(0),
    /// Common.
    COMMON(1),
    /// Rare, above the common ones.
    HIGH(2);

    private final int code;

    Band(int code) {
        this.code = code;
    }

    /// {@return its code among the classes of [Relevance#bands(NumberTarget, double)]}
    public int code() {
        return code;
    }

    /// {@return whether numbers of this band are rare}
    public boolean isRare() {
        return this != COMMON;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
