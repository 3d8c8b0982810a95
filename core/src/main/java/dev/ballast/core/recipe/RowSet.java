package dev.ballast.core.recipe;

import java.util.BitSet;

/// A set of row numbers that can be counted, asked and gone through by rank. Immutable and thread-safe.
///
/// **Cost.** All rows: nothing. Few rows: 4 bytes each, [#select(long)] in O(1). Many rows: a bit for each row there is
/// and 4 bytes for every 512 of them, `select` in O(log rows), mostly one or two steps.
public sealed interface RowSet permits AllRows, ListedRows, MarkedRows {

    /// {@return how many rows are in the set}
    long size();

    /// {@return how many rows there are, in the set or not}
    long population();

    /// Asks for a row.
    ///
    /// @param row its number
    /// @return whether it is in the set
    boolean contains(long row);

    /// Returns the row of a rank.
    ///
    /// @param rank 0 to [#size()] - 1
    /// @return the number of the row that has so many rows of the set before it
    /// @throws IndexOutOfBoundsException if there is no such rank
    long select(long rank);

    /// {@return the rows of the set, ascending}
    ///
    /// @throws ArithmeticException if there are more than 2^31 - 1
    default int[] toArray() {
        int[] rows = new int[Math.toIntExact(size())];
        for (int rank = 0; rank < rows.length; rank++) {
            rows[rank] = Math.toIntExact(select(rank));
        }
        return rows;
    }

    /// Returns the set of all rows.
    ///
    /// @param population how many rows there are, at least 0
    /// @return the set
    static RowSet all(long population) {
        return new AllRows(population);
    }

    /// Returns a set of listed rows.
    ///
    /// @param population how many rows there are
    /// @param rows       those in the set, ascending and distinct; not copied
    /// @return the set
    /// @throws IllegalStateException if the rows do not ascend or are outside the population
    static RowSet of(long population, int... rows) {
        return ListedRows.of(population, rows);
    }

    /// Returns the set of marked rows.
    ///
    /// @param population how many rows there are, at most 2^31 - 1
    /// @param marked     has a bit set for every row of the set; copied
    /// @return the set
    /// @throws IllegalStateException if a bit outside the population is set
    static RowSet of(int population, BitSet marked) {
        if (marked.length() > population) {
            throw new IllegalStateException(
                    "row " + (marked.length() - 1) + " is marked; there are " + population + " rows");
        }
        int size = marked.cardinality();
        return size == population
                ? all(population)
                : size < population / Integer.SIZE
                        ? ListedRows.of(population, marked.stream().toArray())
                        : new MarkedRows(population, marked.toLongArray());
    }
}
