package dev.ballast.samplers;

/// The range of population sizes.
final class Populations {

    /// Beyond, the grid of [CompactPermutation] could overflow.
    private static final long LARGEST = 1L << 62;

    private Populations() {
    }

    static long require(long items) {
        if (items < 0 || items > LARGEST) {
            throw new IllegalArgumentException("the number of items is " + items + "; it must be 0 to 2^62");
        }
        return items;
    }

    static long requireLength(long draws) {
        if (draws < 0) {
            throw new IllegalArgumentException("the length of an epoch is " + draws + "; it must be at least 0");
        }
        return draws;
    }
}
