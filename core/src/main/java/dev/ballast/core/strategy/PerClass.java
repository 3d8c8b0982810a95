package dev.ballast.core.strategy;

import dev.ballast.core.target.ClassCounts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A goal for each named class; see [SamplingStrategy]. Classes that are not named keep their rows.
///
/// @param goals for a class, by its label's text, what is wanted
public record PerClass(Map<String, Goal> goals) implements SamplingStrategy {

    /// What is wanted of one class.
    public sealed interface Goal {

        /// Works out the rows wanted.
        ///
        /// @param count the rows the class has
        /// @return the rows it shall have
        long rows(long count);
    }

    /// A final number of rows.
    ///
    /// @param rows at least 0
    public record Rows(long rows) implements Goal {

        /// Checks the number.
        public Rows {
            if (rows < 0) {
                throw new IllegalArgumentException("rows is " + rows + "; it must not be negative");
            }
        }

        @Override
        public long rows(long count) {
            return rows;
        }

        @Override
        public String toString() {
            return Long.toString(rows);
        }
    }

    /// A multiple of the present number of rows.
    ///
    /// @param factor finite, at least 0
    public record Times(double factor) implements Goal {

        /// Checks the factor.
        public Times {
            if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("factor is " + factor + "; it must be finite and not negative");
            }
        }

        @Override
        public long rows(long count) {
            return RowRounding.scaled(count, factor, 1);
        }

        @Override
        public String toString() {
            return "x" + factor;
        }
    }

    /// Checks and copies the goals.
    ///
    /// @throws IllegalArgumentException if there are none
    public PerClass {
        goals = Collections.unmodifiableMap(new LinkedHashMap<>(goals));
        if (goals.isEmpty()) {
            throw new IllegalArgumentException("no class is named; name at least one, for example fraud=5000");
        }
    }

    static PerClass counts(Map<?, ? extends Number> rows) {
        Map<String, Goal> goals = new LinkedHashMap<>();
        rows.forEach((label, number) -> {
            if (number.doubleValue() != number.longValue()) {
                throw new IllegalArgumentException(
                        "rows of class \"" + label + "\" is " + number + "; it must be a whole number");
            }
            if (number.longValue() < 0) {
                throw new IllegalArgumentException(
                        "rows of class \"" + label + "\" is " + number + "; it must not be negative");
            }
            ClassLookup.putOnce(goals, String.valueOf(label), new Rows(number.longValue()));
        });
        return new PerClass(goals);
    }

    static PerClass factors(Map<?, ? extends Number> factors) {
        Map<String, Goal> goals = new LinkedHashMap<>();
        factors.forEach((label, factor) -> {
            if (!(factor.doubleValue() >= 0 && factor.doubleValue() < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("factor of class \"" + label + "\" is " + factor
                        + "; it must be finite and not negative");
            }
            ClassLookup.putOnce(goals, String.valueOf(label), new Times(factor.doubleValue()));
        });
        return new PerClass(goals);
    }

    @Override
    public ClassTargets resolve(ClassCounts counts, Direction direction) {
        long[] after = ClassLookup.presentRows(counts);
        for (Map.Entry<Integer, Goal> entry : ClassLookup.byCode(counts, goals).entrySet()) {
            int code = entry.getKey();
            long count = counts.count(code);
            long rows = entry.getValue().rows(count);
            ClassLookup.requireDirection(counts, code, rows, direction);
            after[code] = rows;
        }
        return ClassTargets.of(counts, after);
    }

    @Override
    public String toString() {
        return goals.entrySet().stream().map(goal -> StrategyParser.quoted(goal.getKey()) + "=" + goal.getValue())
                .collect(Collectors.joining(","));
    }
}
