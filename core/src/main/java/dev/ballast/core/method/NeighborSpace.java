package dev.ballast.core.method;

import java.util.Arrays;
import java.util.Map;

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
/// Sums go over the columns in order, in `double`. A column whose missing values are unknown
/// ([dev.ballast.core.data.Column.Missing#PRESENT]) has no part in the distance of two rows of which one has no value; sums are
/// then multiplied by the number of columns divided by the number of those that both have. Two rows without a column in common are
/// infinitely far apart.
///
/// @param distance the distance
/// @param divisors what each column of the data set is divided by; 0 leaves it out
/// @param codes    for columns of codes, by number, how far apart codes are
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

    /// How far apart codes of categories are: a table with a row and a column for every level, and one more for missing
    /// values.
    ///
    /// @param levels how many levels there are
    /// @param table  (levels + 1)^2 distances, row by row; the last row and column are those of a missing value
    public record CodeDistances(int levels, double[] table) {

        /// Checks the size.
        ///
        /// @throws IllegalArgumentException if the table is of another number of levels
        public CodeDistances {
            if (table.length != (levels + 1) * (levels + 1)) {
                throw new IllegalArgumentException("there are " + table.length + " distances of codes; for " + levels
                        + " levels and a missing value there must be " + (levels + 1) * (levels + 1));
            }
        }

        /// Returns distances that are 0 between equal codes and the same between any two others.
        ///
        /// @param levels  how many levels there are
        /// @param unequal how far apart unequal codes are
        /// @return the distances
        public static CodeDistances equalOr(int levels, double unequal) {
            double[] table = new double[(levels + 1) * (levels + 1)];
            Arrays.fill(table, unequal);
            for (int code = 0; code <= levels; code++) {
                table[code * (levels + 2)] = 0;
            }
            return new CodeDistances(levels, table);
        }

        /// Returns how far apart two codes are.
        ///
        /// @param a a code, or NaN
        /// @param b a code, or NaN
        /// @return the distance
        public double between(double a, double b) {
            return table[place(a) * (levels + 1) + place(b)];
        }

        private int place(double code) {
            return Double.isNaN(code) ? levels : (int) code;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof CodeDistances that && levels == that.levels && Arrays.equals(table, that.table);
        }

        @Override
        public int hashCode() {
            return 31 * levels + Arrays.hashCode(table);
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
