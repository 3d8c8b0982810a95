package dev.ballast.core.target;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/// The share of each class, adding up to 1 (given ones within 1e-9): of a data set, of what a model was trained on, or of the world.
///
/// Immutable and thread-safe.
public final class ClassPrior {

    /// Sums within this distance of 1 are 1: shares are written in decimals, whose sum is off by rounding.
    private static final double SUM_TOLERANCE = 1e-9;

    private final List<String> names;
    private final double[] shares;

    private ClassPrior(List<String> names, double[] shares) {
        this.names = names;
        this.shares = shares;
    }

    /// Returns the shares of counted rows.
    ///
    /// @param counts the rows of every class
    /// @return the shares
    /// @throws IllegalArgumentException if there are no rows
    public static ClassPrior of(ClassCounts counts) {
        long total = counts.total();
        if (total == 0) {
            throw new IllegalArgumentException("there are no rows, so classes " + counts.names() + " have no shares");
        }
        double[] shares = new double[counts.classes()];
        Arrays.setAll(shares, code -> (double) counts.count(code) / total);
        return new ClassPrior(counts.names(), shares);
    }

    /// Returns shares that are known otherwise.
    ///
    /// @param names  the classes in code order, distinct
    /// @param shares the share of each, 0 to 1; copied
    /// @return the shares
    /// @throws IllegalArgumentException if the two differ in length, a name is there twice, a share is not in range, or
    ///                                  they do not add up to 1, within 1e-9
    public static ClassPrior of(List<String> names, double... shares) {
        if (names.size() != shares.length) {
            throw new IllegalArgumentException(
                    "there are " + names.size() + " class names and " + shares.length + " shares");
        }
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("a class name is listed twice: " + names);
        }
        for (int code = 0; code < shares.length; code++) {
            if (!(shares[code] >= 0 && shares[code] <= 1)) {
                throw new IllegalArgumentException("share of class \"" + names.get(code) + "\" is " + shares[code]
                        + "; it must be between 0 and 1");
            }
        }
        double sum = DoubleStream.of(shares).sum();
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new IllegalArgumentException(
                    "shares add up to " + sum + "; they must add up to 1, within " + SUM_TOLERANCE);
        }
        return new ClassPrior(List.copyOf(names), shares.clone());
    }

    /// Returns equal shares for all classes.
    ///
    /// @param names the classes in code order, distinct, at least one
    /// @return the shares
    /// @throws IllegalArgumentException if there are no classes or a name is there twice
    public static ClassPrior uniform(List<String> names) {
        return of(ClassCounts.of(names, LongStream.generate(() -> 1).limit(names.size()).toArray()));
    }

    /// {@return the number of classes}
    public int classes() {
        return shares.length;
    }

    /// {@return the classes, in code order}
    public List<String> names() {
        return names;
    }

    /// Returns the share of a class.
    ///
    /// @param code 0 to K-1
    /// @return 0 to 1
    public double share(int code) {
        return shares[code];
    }

    /// {@return a copy of the share of every class, in code order}
    public double[] toArray() {
        return shares.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassPrior that && names.equals(that.names) && Arrays.equals(shares, that.shares);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(shares);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("ClassPrior[");
        for (int code = 0; code < shares.length; code++) {
            text.append(code == 0 ? "" : ", ").append(names.get(code)).append('=').append(shares[code]);
        }
        return text.append(']').toString();
    }
}
