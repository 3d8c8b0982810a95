package dev.ballast.samplers.draws;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/// The items that one epoch draws, in order, each computed when asked for. Immutable and thread-safe.
public interface Draws {

    /// Returns draws that were worked out as a whole.
    ///
    /// @param items in order; not copied, and not to be changed any more
    /// @return the draws
    static Draws of(int... items) {
        return new ArrayDraws(items);
    }

    /// {@return the number of draws}
    long length();

    /// Returns a draw.
    ///
    /// @param position 0 to [#length()] - 1
    /// @return the item drawn
    /// @throws IndexOutOfBoundsException if there is no such draw
    long at(long position);

    /// Writes a run of draws into the caller's array; the quick way, without allocation.
    ///
    /// @param from   the first draw
    /// @param target takes the items
    /// @param offset where the first goes
    /// @param count  how many
    /// @throws IndexOutOfBoundsException if there are no such draws or places
    /// @throws ArithmeticException       if an item is above 2^31 - 1
    void fill(long from, int[] target, int offset, int count);

    /// Writes a run of draws into the caller's array; the quick way, without allocation.
    ///
    /// @param from   the first draw
    /// @param target takes the items
    /// @param offset where the first goes
    /// @param count  how many
    /// @throws IndexOutOfBoundsException if there are no such draws or places
    void fill(long from, long[] target, int offset, int count);

    /// {@return all draws in order; sized, and splits in the middle for parallel use}
    ///
    /// @throws ArithmeticException when an item is above 2^31 - 1
    default IntStream ints() {
        return StreamSupport.intStream(new IntDrawsSpliterator(this, 0, length()), false);
    }

    /// {@return all draws in order; sized, and splits in the middle for parallel use}
    default LongStream longs() {
        return StreamSupport.longStream(new LongDrawsSpliterator(this, 0, length()), false);
    }
}
