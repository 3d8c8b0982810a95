package dev.ballast.core.method;

import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassCounts;

import java.util.BitSet;
import java.util.Locale;

/// What a method says about the rows of every class before it has drawn. Every result is held to it, in one place.
public sealed interface Promise {

    /// {@return the rows of every class before}
    ClassCounts before();

    /// {@return the rows of every class before and after}
    ///
    /// @throws IllegalStateException if no numbers of rows are promised
    default ClassTargets targets() {
        throw new IllegalStateException("no numbers of rows are promised: " + this);
    }

    /// {@return the codes of the classes that may lose rows}
    ///
    /// @throws IllegalStateException if this is not the promise of a method that cleans
    default BitSet cleaned() {
        throw new IllegalStateException("no classes to clean are promised: " + this);
    }

    /// Checks that this promise is for some rows and can be kept by a family of methods.
    ///
    /// @param counts the rows of every class
    /// @param family the family
    /// @throws IllegalArgumentException if the counts before are others, or a class shall change in a direction that the
    ///                                  family cannot go
    default void requireFor(ClassCounts counts, Family family) {
        if (!counts.equals(before())) {
            throw new IllegalArgumentException("the targets are for " + before() + " and the data have " + counts);
        }
    }

    /// Holds a result to this promise.
    ///
    /// @param after the rows of every class in the result
    /// @throws IllegalStateException if it breaks the promise: a defect of the method
    void check(ClassCounts after);

    /// How much a method promises.
    enum Kind {
        /// The rows of every class are known before, to the row.
        EXACT,
        /// No class has more rows than said.
        AT_MOST,
        /// Some classes lose rows, and how many is known afterwards.
        WHATEVER_IS_LEFT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /// Every class has exactly these rows.
    ///
    /// @param targets the rows before and after
    record Exact(ClassTargets targets) implements Promise {

        @Override
        public ClassCounts before() {
            return targets.before();
        }

        @Override
        public void requireFor(ClassCounts counts, Family family) {
            Promise.super.requireFor(counts, family);
            if (family != Family.COMBINATION) {
                targets.require(family.direction());
            }
        }

        @Override
        public void check(ClassCounts after) {
            if (!after.equals(targets.after())) {
                throw new IllegalStateException("the method made " + after + " where " + targets + " was asked");
            }
        }
    }

    /// No class has more than these rows.
    ///
    /// @param targets the rows before, and the most after
    record AtMost(ClassTargets targets) implements Promise {

        @Override
        public ClassCounts before() {
            return targets.before();
        }

        @Override
        public void requireFor(ClassCounts counts, Family family) {
            Promise.super.requireFor(counts, family);
            if (family != Family.COMBINATION) {
                targets.require(family.direction());
            }
        }

        @Override
        public void check(ClassCounts after) {
            for (int code = 0; code < targets.classes(); code++) {
                if (after.count(code) > targets.after(code)) {
                    throw new IllegalStateException("the method made " + after + " where at most " + targets
                            + " was asked");
                }
            }
        }
    }

    /// Only some classes lose rows, and none gains any.
    ///
    /// @param before  the rows of every class before
    /// @param cleaned the codes of the classes that may lose rows
    record Cleans(ClassCounts before, BitSet cleaned) implements Promise {

        @Override
        public void check(ClassCounts after) {
            for (int code = 0; code < before.classes(); code++) {
                long rows = before.count(code);
                if (after.count(code) > rows || (after.count(code) < rows && !cleaned.get(code))) {
                    throw new IllegalStateException("the method left " + after + " of " + before
                            + "; it may only take rows of classes "
                            + cleaned.stream().mapToObj(before.names()::get).toList());
                }
            }
        }
    }

    /// Nothing is known before the rows are drawn.
    ///
    /// @param before the rows of every class before
    record Open(ClassCounts before) implements Promise {

        @Override
        public void check(ClassCounts after) {
            // Whatever comes is as promised.
        }
    }
}
