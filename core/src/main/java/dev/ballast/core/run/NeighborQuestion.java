package dev.ballast.core.run;

import dev.ballast.core.data.Dataset;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A question about neighbors: for every row of a set, which k rows of a set are nearest to it, or farthest from it. Neighbors come
/// in the order of their distances, rows at one distance in the order of their numbers. A row is never its own neighbor, by
/// number. Equal questions have equal answers.
///
/// @param asking the rows that ask
/// @param among  the rows that may be neighbors
/// @param k      how many neighbors, at least 1
/// @param space  in what sense they are near
/// @param rank   whether the nearest or the farthest are asked for
public record NeighborQuestion(Members asking, Members among, int k, NeighborSpace space, Rank rank) {

    /// A set of rows.
    public sealed interface Members {

        /// Lists the rows.
        ///
        /// @param data the data set
        /// @return their numbers, ascending; not to be changed
        default int[] rows(Dataset data) {
            return switch (this) {
                case All _ -> IntStream.range(0, data.rows()).toArray();
                case OfClass(int code) -> data.labels().rowsOf(code);
                case NotOfClass(int code) -> IntStream.range(0, data.rows())
                        .filter(row -> data.labels().code(row) != code).toArray();
                case Listed(int[] rows) -> rows;
            };
        }

        /// All rows.
        record All() implements Members {}

        /// The rows of a class of the data set's labels.
        ///
        /// @param code its code
        record OfClass(int code) implements Members {}

        /// The rows of all other classes.
        ///
        /// @param code the code of the class that is left out
        record NotOfClass(int code) implements Members {}

        /// Rows that are listed.
        ///
        /// @param rows their numbers, ascending; not copied
        record Listed(int[] rows) implements Members {

            /// Checks the order.
            ///
            /// @throws IllegalArgumentException if the numbers do not ascend
            public Listed {
                for (int i = 1; i < rows.length; i++) {
                    if (rows[i - 1] >= rows[i]) {
                        throw new IllegalArgumentException("row " + rows[i] + " is listed after row " + rows[i - 1]
                                + "; rows must ascend");
                    }
                }
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Listed that && Arrays.equals(rows, that.rows);
            }

            @Override
            public int hashCode() {
                return Arrays.hashCode(rows);
            }
        }
    }

    /// Which rows are asked for.
    public enum Rank {
        /// Those nearest.
        NEAREST,
        /// Those farthest away.
        FARTHEST
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

    /// Asks for the nearest rows in a space.
    ///
    /// @param asking the rows that ask
    /// @param among  the rows that may be neighbors
    /// @param k      how many neighbors, at least 1
    /// @param space  in what sense they are near
    /// @return the question
    public static NeighborQuestion nearest(Members asking, Members among, int k, NeighborSpace space) {
        return new NeighborQuestion(asking, among, k, space, Rank.NEAREST);
    }

    /// Asks for the rows farthest away.
    ///
    /// @param asking the rows that ask
    /// @param among  the rows that may be neighbors
    /// @param k      how many, at least 1
    /// @param space  in what sense they are far
    /// @return the question
    public static NeighborQuestion farthest(Members asking, Members among, int k, NeighborSpace space) {
        return new NeighborQuestion(asking, among, k, space, Rank.FARTHEST);
    }

    /// Asks every row for its nearest others.
    ///
    /// @param k        how many neighbors, at least 1
    /// @param divisors units of a Euclidean space
    /// @return the question
    public static NeighborQuestion amongAll(int k, double... divisors) {
        return nearest(ALL, ALL, k, NeighborSpace.euclidean(divisors));
    }

    /// Asks every row of a class for its nearest others in the class.
    ///
    /// @param code     the class
    /// @param k        how many neighbors, at least 1
    /// @param divisors units of a Euclidean space
    /// @return the question
    public static NeighborQuestion withinClass(int code, int k, double... divisors) {
        return nearest(ofClass(code), ofClass(code), k, NeighborSpace.euclidean(divisors));
    }

    /// Returns this question in another space.
    ///
    /// @param other in what sense rows are near
    /// @return the question
    public NeighborQuestion in(NeighborSpace other) {
        return new NeighborQuestion(asking, among, k, other, rank);
    }

    /// Returns the rows of a class.
    ///
    /// @param code its code
    /// @return the set
    public static Members ofClass(int code) {
        return new Members.OfClass(code);
    }

    /// Returns the rows of all classes but one.
    ///
    /// @param code the code of that one
    /// @return the set
    public static Members notOfClass(int code) {
        return new Members.NotOfClass(code);
    }

    /// Returns some rows.
    ///
    /// @param rows their numbers, ascending; not copied
    /// @return the set
    /// @throws IllegalArgumentException if the numbers do not ascend
    public static Members listed(int... rows) {
        return new Members.Listed(rows);
    }
}
