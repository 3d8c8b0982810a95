package dev.ballast.samplers;

import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.SequentialSelection;

import java.util.Arrays;

/// Decides, for each row of one class in turn, how often it is kept. Not thread-safe.
@FunctionalInterface
public interface RowThinning {

    /// Decides on the next row.
    ///
    /// @return how often the row is in the result: 0 or 1 without replacement, any number with
    /// @throws IllegalStateException if all rows were decided on already
    int next();

    /// Chooses a subset, each of its size with the same probability; see [SequentialSelection].
    ///
    /// @param before number of rows
    /// @param after  number of rows to choose
    /// @param random decides
    /// @return the decisions; no memory
    /// @throws IllegalArgumentException if `after` is negative or above `before`
    static RowThinning withoutReplacement(long before, long after, RandomStream random) {
        SequentialSelection selection = new SequentialSelection(before, after, random);
        return () -> selection.next() ? 1 : 0;
    }

    /// Draws rows independently, each with the same probability.
    ///
    /// @param before number of rows
    /// @param after  number of draws
    /// @param random decides; one number a draw
    /// @return the decisions; 8 bytes a draw
    /// @throws IllegalArgumentException if `after` is negative, or there are draws and no rows
    static RowThinning withReplacement(long before, long after, RandomStream random) {
        if (after < 0 || (before == 0 && after > 0)) {
            throw new IllegalArgumentException("cannot draw " + after + " times from " + before + " rows");
        }
        if (after > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("cannot draw " + after + " times with replacement; " + Integer.MAX_VALUE
                    + " times at most");
        }
        long[] draws = new long[(int) after];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = random.nextLong(before);
        }
        Arrays.sort(draws);
        return new RowThinning() {

            private long row;
            private int drawn;

            @Override
            public int next() {
                if (row == before) {
                    throw new IllegalStateException("all rows of the population were decided on already");
                }
                int first = drawn;
                while (drawn < draws.length && draws[drawn] == row) {
                    drawn++;
                }
                row++;
                return drawn - first;
            }
        };
    }
}
