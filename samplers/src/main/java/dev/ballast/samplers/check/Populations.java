package dev.ballast.samplers.check;

/// The range of population sizes.
public final class Populations {

    /// Beyond, the grid of compact orders could overflow.
    private static final long LARGEST = 1L << 62;

    private Populations() {
    }

    public static long require(long items) {
        if (items < 0 || items > LARGEST) {
            throw new IllegalArgumentException("the number of items is " + items + "; it must be 0 to 2^62");
        }
        return items;
    }

    public static long requireLength(long draws) {
        if (draws < 0) {
            throw new IllegalArgumentException("the length of an epoch is " + draws + "; it must be at least 0");
        }
        return draws;
    }
}
