package dev.ballast.core.strategy;

import dev.ballast.core.target.ClassCounts;

import java.util.BitSet;

/// Every class relative to the largest (over-sampling) or smallest (under-sampling) one; see [SamplingStrategy].
///
/// @param ratio in (0, 1]; 1 is balanced
public record Ratio(double ratio) implements SamplingStrategy {

    /// Checks the ratio.
    ///
    /// @throws IllegalArgumentException if it is outside (0, 1]
    public Ratio {
        if (!(ratio > 0 && ratio <= 1)) {
            throw new IllegalArgumentException("ratio is " + ratio + "; it must be above 0 and at most 1");
        }
    }

    @Override
    public BitSet cleaned(ClassCounts counts) {
        throw ClassLookup.asksForRows(this);
    }

    @Override
    public ClassTargets resolve(ClassCounts counts, Direction direction) {
        ClassLookup.requireTwoClasses(counts, this);
        if (direction == Direction.BOTH) {
            throw new IllegalArgumentException("ratio " + this + " can be met by adding rows and by dropping rows, and"
                    + " this method does both; use balance, extreme, rows, factors or shares");
        }
        long floor = RowRounding.scaled(counts.largest(), ratio, 1);
        long ceiling = counts.smallest() / ratio >= counts.largest()
                ? counts.largest()
                : RowRounding.scaled(counts.smallest(), 1, ratio);
        long[] after = new long[counts.classes()];
        for (int code = 0; code < after.length; code++) {
            long count = counts.count(code);
            if (count > 0) {
                after[code] = direction == Direction.OVER ? Math.max(count, floor) : Math.min(count, ceiling);
            }
        }
        return ClassTargets.of(counts, after);
    }

    @Override
    public String toString() {
        return Double.toString(ratio);
    }
}
