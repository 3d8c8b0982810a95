package dev.ballast.samplers;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;

/// Makes random orders of 0 to size - 1 for one use.
///
/// @param shuffle draws exact orders
/// @param keys    draws the keys of compact ones
record RandomOrder(Purpose shuffle, Purpose keys) {

    /// Up to this size orders are shuffled: at most 4 megabytes and a few milliseconds.
    static final long LARGEST_SHUFFLE = 1L << 20;

    /// The purposes `name.shuffle` and `name.compact`.
    static RandomOrder named(String name) {
        return new RandomOrder(Purpose.of(name + ".shuffle"), Purpose.of(name + ".compact"));
    }

    Draws of(Seed seed, long a, long b, long c, long size) {
        return size <= LARGEST_SHUFFLE ? exact(seed, a, b, c, (int) size) : compact(seed, a, b, c, size);
    }

    Draws exact(Seed seed, long a, long b, long c, int size) {
        return new ArrayDraws(seed.stream(shuffle, a, b, c).permutation(size));
    }

    Draws compact(Seed seed, long a, long b, long c, long size) {
        return new CompactPermutation(size, seed.stream(keys, a, b, c));
    }
}
