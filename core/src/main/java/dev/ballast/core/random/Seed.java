package dev.ballast.core.random;

import dev.ballast.core.target.ClassLabels;

/// The one number that fixes every random choice of a run.
///
/// A seed yields any number of independent streams, each named by a [Purpose] and three coordinates (by custom: class
/// key, epoch, position). The generator is counter-based, so a stream costs nothing to make, can be made again at any
/// time, and does not depend on what other streams were read, in which order, or on which thread.
///
/// Coordinates go into the generator's 256-bit counter and the purpose into its key: two different coordinate triples
/// of one purpose can never share a number, and `seed + 1` is as far from `seed` as any other seed.
///
/// @param value any 64-bit number
public record Seed(long value) {

    /// Returns the seed of this value.
    ///
    /// @param value any 64-bit number
    /// @return the seed
    public static Seed of(long value) {
        return new Seed(value);
    }

    /// Returns the stream of a purpose at three coordinates, positioned at its first number.
    ///
    /// @param purpose what the numbers are for
    /// @param a       first coordinate, by custom [ClassLabels#streamKey(int)]
    /// @param b       second coordinate, by custom the epoch
    /// @param c       third coordinate, by custom the position of the row
    /// @return a stream of 2^66 numbers
    public RandomStream stream(Purpose purpose, long a, long b, long c) {
        return new RandomStream(value, purpose.key(), a, b, c);
    }
}
