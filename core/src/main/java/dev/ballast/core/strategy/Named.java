package dev.ballast.core.strategy;

import dev.ballast.core.target.ClassCounts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.BitSet;
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
    ALL,
    /// Every class has the mean number of rows.
    BALANCE,
    /// Every class has rows in inverse proportion to those it had.
    EXTREME;

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
        long goal = goal(counts, direction);
        long[] after = new long[counts.classes()];
        for (int code = 0; code < after.length; code++) {
            long count = counts.count(code);
            after[code] = count == 0 || !isTargeted(count, counts)
                    ? count
                    : this == EXTREME ? inverse(count, counts) : goal;
            ClassLookup.requireDirection(counts, code, after[code], direction);
        }
        return ClassTargets.of(counts, after);
    }

    private boolean isTargeted(long count, ClassCounts counts) {
        return switch (this) {
            case AUTO, ALL, BALANCE, EXTREME -> true;
            case MINORITY -> count == counts.smallest();
            case MAJORITY -> count == counts.largest();
            case NOT_MINORITY -> count != counts.smallest();
            case NOT_MAJORITY -> count != counts.largest();
        };
    }

    private long goal(ClassCounts counts, Direction direction) {
        if (this == BALANCE || direction == Direction.BOTH) {
            int present = 0;
            for (int code = 0; code < counts.classes(); code++) {
                present += counts.count(code) > 0 ? 1 : 0;
            }
            return RowRounding.scaled(counts.total(), 1, present);
        }
        return direction == Direction.OVER ? counts.largest() : counts.smallest();
    }

    /// total x (1 / count) / (sum of 1 / count over classes with rows).
    private static long inverse(long count, ClassCounts counts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int code = 0; code < counts.classes(); code++) {
            if (counts.count(code) > 0) {
                sum = sum.add(BigDecimal.valueOf(count).divide(BigDecimal.valueOf(counts.count(code)),
                        MathContext.DECIMAL128));
            }
        }
        return RowRounding.scaled(BigDecimal.valueOf(counts.total()), BigDecimal.ONE, sum);
    }

    @Override
    public BitSet cleaned(ClassCounts counts) {
        ClassLookup.requireTwoClasses(counts, this);
        long largest = counts.largest();
        long smallest = counts.smallest();
        BitSet codes = new BitSet();
        for (int code = 0; code < counts.classes(); code++) {
            long count = counts.count(code);
            codes.set(code, count > 0 && switch (this) {
                case ALL -> true;
                case MINORITY -> count == smallest;
                case MAJORITY -> count == largest;
                case AUTO, NOT_MINORITY -> count != smallest;
                case NOT_MAJORITY -> count != largest;
                case BALANCE, EXTREME -> throw ClassLookup.asksForRows(this);
            });
        }
        return codes;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
