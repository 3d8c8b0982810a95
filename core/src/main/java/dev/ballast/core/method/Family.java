package dev.ballast.core.method;

import java.util.Locale;

/// What a method is for.
public enum Family {
    /// Copies or makes rows.
    OVER_SAMPLING,
    /// Drops rows until a class has as many as wanted.
    UNDER_SAMPLING,
    /// Drops rows that stand in the way of others.
    CLEANING,
    /// Replaces rows by fewer others.
    PROTOTYPES,
    /// Does one thing after another.
    COMBINATION;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
