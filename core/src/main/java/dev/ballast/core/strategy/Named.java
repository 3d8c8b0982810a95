package dev.ballast.core.strategy;

import dev.ballast.core.target.ClassCounts;

import java.util.Locale;

/// The strategies that have a name; [SamplingStrategy] says what they mean.
public enum Named implements SamplingStrategy {
    /// What the method is usually wanted for.
    AUTO,
    /// The smallest classes.
    MINORITY,
    /// The largest classes.
    MAJORITY,
    /// All but the smallest classes.
    NOT_MINORITY,
    /// All but the largest classes.
    NOT_MAJORITY,
    /// All classes.
    ALL;

    @Override
    public ClassTargets resolve(ClassCounts counts, Direction direction) {
        ClassLookup.requireTwoClasses(counts, this);
        if (direction == Direction.OVER && this == MAJORITY) {
            throw new IllegalArgumentException("strategy \"majority\" is for under-sampling: the largest class cannot"
                    + " grow to its own size; use auto, minority, not-minority, not-majority or all");
        }
        if (direction == Direction.UNDER && this == MINORITY) {
            throw new IllegalArgumentException("strategy \"minority\" is for over-sampling: the smallest class cannot"
                    + " shrink to its own size; use auto, majority, not-minority, not-majority or all");
        }
        long largest = counts.largest();
        long smallest = counts.smallest();
        long goal = direction == Direction.OVER ? largest : smallest;
        long[] after = new long[counts.classes()];
        for (int code = 0; code < after.length; code++) {
            long count = counts.count(code);
            boolean targeted = count > 0 && switch (this) {
                case AUTO, ALL -> true;
                case MINORITY -> count == smallest;
                case MAJORITY -> count == largest;
                case NOT_MINORITY -> count != smallest;
                case NOT_MAJORITY -> count != largest;
            };
            after[code] = targeted ? goal : count;
        }
        return ClassTargets.of(counts, after);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
