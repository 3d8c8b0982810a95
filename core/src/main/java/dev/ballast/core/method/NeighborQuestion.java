package dev.ballast.core.method;

import java.util.Arrays;

/// A question about neighbors: for every row of a set, which k rows of a set are nearest to it. A row is never its own
/// neighbor, by number. Equal questions have equal answers.
///
/// @param asking   the rows that ask
/// @param among    the rows that may be neighbors
/// @param k        how many neighbors, at least 1
/// @param divisors what each column of the data set is divided by before distances are taken; 0 leaves it out
public record NeighborQuestion(Members asking, Members among, int k, double[] divisors) {

    /// A set of rows, said without listing them.
    public sealed interface Members {

        /// All rows.
        record All() implements Members {}

        /// The rows of a class.
        ///
        /// @param code its code
        record OfClass(int code) implements Members {}
    }

    /// All rows.
    public static final Members ALL = new Members.All();

    /// Checks k.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public NeighborQuestion {
        if (k < 1) {
            throw new IllegalArgumentException("k is " + k + "; it must be at least 1");
        }
    }

    /// Returns the rows of a class.
    ///
    /// @param code its code
    /// @return the set
    public static Members ofClass(int code) {
        return new Members.OfClass(code);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NeighborQuestion that && asking.equals(that.asking) && among.equals(that.among)
                && k == that.k && Arrays.equals(divisors, that.divisors);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * asking.hashCode() + among.hashCode()) + 31 * k + Arrays.hashCode(divisors);
    }
}
