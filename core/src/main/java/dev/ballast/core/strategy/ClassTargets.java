package dev.ballast.core.strategy;

import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.ClassCounts;

import java.util.Arrays;
import java.util.List;

/// For every class, the rows it has and the rows it shall have. Resampling methods meet these numbers exactly.
public final class ClassTargets {

    private final ClassCounts before;
    private final long[] after;

    private ClassTargets(ClassCounts before, long[] after) {
        this.before = before;
        this.after = after;
    }

    /// Returns targets.
    ///
    /// @param before the rows of every class now
    /// @param after  the rows of every class afterwards, in code order, at least 0; copied
    /// @return the targets
    /// @throws IllegalArgumentException if the two differ in length, or a target is negative, or a class without rows
    ///                                  shall have some, or they add up to more than a `long` holds
    public static ClassTargets of(ClassCounts before, long... after) {
        if (before.classes() != after.length) {
            throw new IllegalArgumentException(
                    "there are " + before.classes() + " classes and " + after.length + " targets");
        }
        for (int code = 0; code < after.length; code++) {
            String name = before.names().get(code);
            if (after[code] < 0) {
                throw new IllegalArgumentException(
                        "target of class \"" + name + "\" is " + after[code] + "; it must not be negative");
            }
            if (before.count(code) == 0 && after[code] > 0) {
                throw new IllegalArgumentException("class \"" + name + "\" has no rows, so it cannot have "
                        + after[code] + "; new rows are made from rows of the same class");
            }
        }
        requireCountable(after);
        return new ClassTargets(before, after.clone());
    }

    private static void requireCountable(long... after) {
        long total = 0;
        for (long rows : after) {
            if (rows > Long.MAX_VALUE - total) {
                throw new IllegalArgumentException("the targets of all classes add up to more than " + Long.MAX_VALUE
                        + " rows, the most that can be counted");
            }
            total += rows;
        }
    }

    /// {@return the rows of every class before}
    public ClassCounts before() {
        return before;
    }

    /// {@return the rows of every class after}
    public ClassCounts after() {
        return ClassCounts.of(before.names(), after);
    }

    /// {@return the name of every class, in code order}
    public List<String> names() {
        return before.names();
    }

    /// {@return the number of classes}
    public int classes() {
        return after.length;
    }

    /// Returns the rows a class has now.
    ///
    /// @param code 0 to K-1
    /// @return how many
    public long before(int code) {
        return before.count(code);
    }

    /// Returns the rows a class shall have.
    ///
    /// @param code 0 to K-1
    /// @return how many
    public long after(int code) {
        return after[code];
    }

    /// Returns the rows to be added to a class.
    ///
    /// @param code 0 to K-1
    /// @return how many, 0 if the class is to shrink or stay
    public long toAdd(int code) {
        return Math.max(0, after[code] - before.count(code));
    }

    /// Returns the rows to be dropped from a class.
    ///
    /// @param code 0 to K-1
    /// @return how many, 0 if the class is to grow or stay
    public long toDrop(int code) {
        return Math.max(0, before.count(code) - after[code]);
    }

    /// Returns these targets followed by others.
    ///
    /// @param next what becomes of the rows after
    /// @return the rows before these, and after those
    /// @throws IllegalArgumentException if the others are for other rows than these leave
    public ClassTargets then(ClassTargets next) {
        if (!next.before.equals(after())) {
            throw new IllegalArgumentException(
                    "the next targets are for " + next.before + ", and these leave " + after());
        }
        return new ClassTargets(before, next.after);
    }

    /// Checks that a method can meet these targets.
    ///
    /// @param direction what the method can do
    /// @throws IllegalArgumentException if a class shall change in the other direction
    public void require(SamplingStrategy.Direction direction) {
        for (int code = 0; code < after.length; code++) {
            ClassLookup.requireDirection(before, code, after[code], direction);
        }
    }

    /// {@return whether every class already has the rows it shall have}
    public boolean isIdentity() {
        for (int code = 0; code < after.length; code++) {
            if (after[code] != before.count(code)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassTargets that && before.equals(that.before) && Arrays.equals(after, that.after);
    }

    @Override
    public int hashCode() {
        return 31 * before.hashCode() + Arrays.hashCode(after);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("ClassTargets[");
        for (int code = 0; code < after.length; code++) {
            text.append(code == 0 ? "" : ", ").append(names().get(code)).append(": ").append(before.count(code))
                    .append(" -> ").append(after[code]);
        }
        return text.append(']').toString();
    }
}
