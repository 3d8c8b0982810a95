package dev.ballast.core.target;

import java.util.Arrays;
import java.util.List;

/// How many rows each class has.
public final class ClassCounts {

    private final List<String> names;
    private final long[] counts;

    private ClassCounts(List<String> names, long[] counts) {
        this.names = names;
        this.counts = counts;
    }

    /// Counts the rows of every class.
    ///
    /// @param labels the labels
    /// @return the counts, in code order
    public static ClassCounts of(ClassLabels labels) {
        long[] counts = new long[labels.classes()];
        for (int row = 0; row < labels.size(); row++) {
            counts[labels.code(row)]++;
        }
        return new ClassCounts(labels.names(), counts);
    }

    /// Returns counts that were made elsewhere.
    ///
    /// @param names  the classes in code order, distinct
    /// @param counts the rows of each, at least 0; copied
    /// @return the counts
    /// @throws IllegalArgumentException if the two differ in length, a count is negative or a name is there twice
    public static ClassCounts of(List<String> names, long... counts) {
        if (names.size() != counts.length) {
            throw new IllegalArgumentException(
                    "there are " + names.size() + " class names and " + counts.length + " counts");
        }
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("a class name is listed twice: " + names);
        }
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] < 0) {
                throw new IllegalArgumentException("count of class \"" + names.get(code) + "\" is " + counts[code]
                        + "; counts must not be negative");
            }
        }
        return new ClassCounts(List.copyOf(names), counts.clone());
    }

    /// {@return the number of classes, K, those without rows included}
    public int classes() {
        return counts.length;
    }

    /// {@return the name of every class, in code order}
    public List<String> names() {
        return names;
    }

    /// Returns the rows of a class.
    ///
    /// @param code 0 to K-1
    /// @return how many
    public long count(int code) {
        return counts[code];
    }

    /// {@return the rows of all classes}
    ///
    /// @throws ArithmeticException if they are more than a `long` holds
    public long total() {
        long total = 0;
        for (long count : counts) {
            if (count > Long.MAX_VALUE - total) {
                throw new ArithmeticException("the rows of all classes add up to more than " + Long.MAX_VALUE
                        + ", the most that can be counted");
            }
            total += count;
        }
        return total;
    }

    /// {@return the rows of the largest class, 0 if there is none}
    public long largest() {
        return Arrays.stream(counts).max().orElse(0);
    }

    /// {@return the rows of the smallest class that has any, 0 if there is none}
    public long smallest() {
        return Arrays.stream(counts).filter(count -> count > 0).min().orElse(0);
    }

    /// {@return largest / smallest; 1 is balanced, NaN without rows}
    public double imbalanceRatio() {
        return (double) largest() / smallest();
    }

    /// {@return the share of the rows that each class has}
    ///
    /// @throws IllegalArgumentException if there are no rows
    public ClassPrior prior() {
        return ClassPrior.of(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassCounts that && names.equals(that.names) && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("ClassCounts[");
        for (int code = 0; code < counts.length; code++) {
            text.append(code == 0 ? "" : ", ").append(names.get(code)).append('=').append(counts[code]);
        }
        return text.append(']').toString();
    }
}
