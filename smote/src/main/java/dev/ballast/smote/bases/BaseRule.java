package dev.ballast.smote.bases;

import dev.ballast.core.random.RandomStream;

import java.util.function.LongFunction;

/// Says which row every new row of a class starts from. A pure function, safe to call from several threads.
@FunctionalInterface
public interface BaseRule {

    /// Chooses.
    ///
    /// @param rows  how many rows may serve
    /// @param count how many new rows there are
    /// @param turns streams for what is decided for all new rows together, by number
    /// @return the choice
    Choice choose(int rows, long count, LongFunction<RandomStream> turns);

    /// Which row each new row starts from. Safe to call from several threads.
    @FunctionalInterface
    interface Choice {

        /// Returns the place of a row among those that may serve.
        ///
        /// @param index  the new row, from 0
        /// @param random the new row's own stream; what is left of it serves for the rest of its recipe
        int base(long index, RandomStream random);
    }
}
