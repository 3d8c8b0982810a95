package dev.ballast.core.method;

import dev.ballast.core.strategy.SamplingStrategy.Direction;

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
    /// Adds rows to some classes and drops rows of others.
    BALANCING,
    /// Does one thing after another.
    COMBINATION;

    /// {@return what methods of this family can do to the number of rows of a class, where they can say it before}
    ///
    /// @throws IllegalStateException of a combination, which goes both ways
    public Direction direction() {
        return switch (this) {
            case OVER_SAMPLING -> Direction.OVER;
            case UNDER_SAMPLING, CLEANING, PROTOTYPES -> Direction.UNDER;
            case BALANCING -> Direction.BOTH;
            case COMBINATION -> throw new IllegalStateException("a combination adds and drops rows");
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
