package dev.ballast.core.method;

import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassCounts;

import java.util.BitSet;
import java.util.Locale;

/// What a method says about the rows of every class before it has drawn. Every result is held to it, in one place.
public sealed interface Promise {

    /// {@return the rows of every class before}
    ClassCounts before();

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
    /// @param classes the codes of the classes that may lose rows
    record Cleans(ClassCounts before, BitSet classes) implements Promise {

        @Override
        public void check(ClassCounts after) {
            for (int code = 0; code < before.classes(); code++) {
                long rows = before.count(code);
                if (after.count(code) > rows || (after.count(code) < rows && !classes.get(code))) {
                    throw new IllegalStateException("the method left " + after + " of " + before
                            + "; it may only take rows of classes "
                            + classes.stream().mapToObj(before.names()::get).toList());
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
