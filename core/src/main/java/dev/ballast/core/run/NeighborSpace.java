package dev.ballast.core.run;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.DoubleStream;

/// In what sense rows are near each other: a distance, the units of columns, and how far apart codes of categories are.
///
/// With d_j the difference of two rows in column j, divided by the column's divisor, or the distance of their codes:
///
/// | distance | is |
/// |---|---|
/// | [Distance#EUCLIDEAN] | sqrt(sum of d_j^2) |
/// | [Distance#MANHATTAN] | sum of abs(d_j) |
/// | [Distance#CHEBYSHEV] | largest abs(d_j) |
///
/// Sums go over the columns of numbers in order, then over those of codes in order, in `double`. A column whose missing values are unknown
/// ([dev.ballast.core.data.Column.Missing#isUnknown()]) has no part in the distance of two rows of which one has no value; sums are
/// then multiplied by the number of columns divided by the number of those that both have. Two rows without a column in common are
/// infinitely far apart.
///
/// @param distance the distance
/// @param divisors what each column of the data set is divided by; 0 leaves it out
/// @param codes    for columns of codes, by number, how far apart codes are; their divisors say only whether they have a part
public record NeighborSpace(Distance distance, double[] divisors, Map<Integer, CodeDistances> codes) {

    /// A distance.
    public enum Distance {
        /// The root of the sum of squares.
        EUCLIDEAN,
        /// The sum.
        MANHATTAN,
        /// The largest.
        CHEBYSHEV
    }

    /// Copies the map.
    public NeighborSpace {
        codes = Map.copyOf(codes);
    }

    /// Returns the Euclidean space of some units.
    ///
    /// @param divisors what each column of the data set is divided by; 0 leaves it out
    /// @return the space
    public static NeighborSpace euclidean(double... divisors) {
        return new NeighborSpace(Distance.EUCLIDEAN, divisors, Map.of());
    }

    /// How far apart the codes of a column of categories are. Codes are 0 to levels - 1, and a missing value has a place of its own
    /// after them, `levels`.
    public sealed interface CodeDistances {

        /// {@return how many levels there are}
        int levels();

        /// Returns how far apart two codes are.
        ///
        /// @param a from 0 to [#levels()], which is a missing value
        /// @param b from 0 to [#levels()], which is a missing value
        /// @return the distance, finite and not negative
        double between(int a, int b);

        /// {@return a distance that no other exceeds}
        double largest();

        /// Returns distances that are 0 between equal codes and the same between any two others. They take no memory, however many
        /// levels there are.
        ///
        /// @param levels  how many levels there are
        /// @param unequal how far apart unequal codes are
        /// @return the distances
        /// @throws IllegalArgumentException if the distance is not finite or negative
        static CodeDistances equalOr(int levels, double unequal) {
            return new EqualOr(levels, unequal);
        }

        /// Returns distances that stand in a table.
        ///
        /// @param levels how many levels there are
        /// @param table  (levels + 1)^2 distances, row by row; the last row and column are those of a missing value; not copied
        /// @return the distances
        /// @throws IllegalArgumentException if the table is of another number of levels, or a distance is not finite or negative
        static CodeDistances table(int levels, double... table) {
            return new Table(levels, table);
        }

        /// Returns distances of profiles: the sum of the absolute differences of what two levels have in every place. As a table
        /// they would take the square of the levels.
        ///
        /// @param levels how many levels there are
        /// @param width  how many places a profile has, at least 1
        /// @param shares (levels + 1) profiles, one after another; the last is that of a missing value; not copied
        /// @return the distances
        /// @throws IllegalArgumentException if there are more or fewer profiles, or a sum is not finite
        static CodeDistances profiles(int levels, int width, double... shares) {
            return new Profiles(levels, width, shares);
        }

        /// Returns distances of profiles: the root of the sum of the squared differences of what two levels have in every place.
        ///
        /// @param levels how many levels there are
        /// @param width  how many places a profile has, at least 1
        /// @param shares (levels + 1) profiles, one after another; the last is that of a missing value; not copied
        /// @return the distances
        /// @throws IllegalArgumentException if there are more or fewer profiles, or a sum is not finite
        static CodeDistances euclideanProfiles(int levels, int width, double... shares) {
            return new EuclideanProfiles(new Profiles(levels, width, shares));
        }

        private static double requireDistance(double distance) {
            if (!(distance >= 0 && distance < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a distance of codes is " + distance
                        + "; it must be finite and not negative");
            }
            return distance;
        }

        /// See [#equalOr].
        ///
        /// @param levels  how many levels there are
        /// @param unequal how far apart unequal codes are
        record EqualOr(int levels, double unequal) implements CodeDistances {

            /// Checks the distance.
            ///
            /// @throws IllegalArgumentException if it is not finite or negative
            public EqualOr {
                requireDistance(unequal);
            }

            @Override
            public double between(int a, int b) {
                return a == b ? 0 : unequal;
            }

            @Override
            public double largest() {
                return unequal;
            }
        }

        /// See [#table].
        ///
        /// @param levels how many levels there are
        /// @param table  (levels + 1)^2 distances, row by row
        record Table(int levels, double[] table) implements CodeDistances {

            /// Checks size and distances.
            ///
            /// @throws IllegalArgumentException if the table is of another number of levels, or a distance is not finite or negative
            public Table {
                long size = (levels + 1L) * (levels + 1L);
                if (table.length != size) {
                    throw new IllegalArgumentException("there are " + table.length + " distances of codes; for " + levels
                            + " levels and a missing value there must be " + size);
                }
                DoubleStream.of(table).forEach(CodeDistances::requireDistance);
            }

            @Override
            public double between(int a, int b) {
                return table[a * (levels + 1) + b];
            }

            @Override
            public double largest() {
                return DoubleStream.of(table).max().orElse(0);
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Table that && levels == that.levels && Arrays.equals(table, that.table);
            }

            @Override
            public int hashCode() {
                return 31 * levels + Arrays.hashCode(table);
            }
        }

        /// See [#profiles].
        ///
        /// @param levels how many levels there are
        /// @param width  how many places a profile has
        /// @param shares (levels + 1) profiles, one after another
        record Profiles(int levels, int width, double[] shares) implements CodeDistances {

            /// Checks size and values.
            ///
            /// @throws IllegalArgumentException if there are more or fewer profiles, or a sum is not finite
            public Profiles {
                if (width < 1 || shares.length != (levels + 1L) * width) {
                    throw new IllegalArgumentException("there are " + shares.length + " numbers of profiles; for " + levels
                            + " levels and a missing value of " + width + " places each there must be "
                            + (levels + 1L) * width);
                }
                requireDistance(bound(shares));
            }

            /// Twice the sum of the largest values: no two profiles are farther apart.
            private static double bound(double... shares) {
                return 2 * DoubleStream.of(shares).map(Math::abs).sum();
            }

            @Override
            public double between(int a, int b) {
                double sum = 0;
                for (int i = 0; i < width; i++) {
                    sum += Math.abs(shares[a * width + i] - shares[b * width + i]);
                }
                return sum;
            }

            @Override
            public double largest() {
                return bound(shares);
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Profiles that && levels == that.levels && width == that.width
                        && Arrays.equals(shares, that.shares);
            }

            @Override
            public int hashCode() {
                return 31 * (31 * levels + width) + Arrays.hashCode(shares);
            }
        }

        /// See [#euclideanProfiles].
        ///
        /// @param profiles the profiles
        record EuclideanProfiles(Profiles profiles) implements CodeDistances {

            @Override
            public int levels() {
                return profiles.levels;
            }

            @Override
            public double between(int a, int b) {
                double sum = 0;
                for (int i = 0; i < profiles.width; i++) {
                    double difference = profiles.shares[a * profiles.width + i] - profiles.shares[b * profiles.width + i];
                    sum += difference * difference;
                }
                return Math.sqrt(sum);
            }

            @Override
            public double largest() {
                // A root of a sum of squares is not larger than the sum of what was squared.
                return profiles.largest();
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NeighborSpace that && distance == that.distance
                && Arrays.equals(divisors, that.divisors) && codes.equals(that.codes);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * distance.hashCode() + Arrays.hashCode(divisors)) + codes.hashCode();
    }

    @Override
    public String toString() {
        return "NeighborSpace[" + distance + ", divisors=" + Arrays.toString(divisors) + ", codes of columns "
                + codes.keySet() + ']';
    }
}
