package dev.ballast.samplers.weighted;

/// Random numbers from words, with [StrictMath], so that the bits do not depend on the machine.
final class Exponentials {

    private static final double LARGEST = 1 - 0x1p-53;

    private Exponentials() {
    }

    /// A number of (0, 1): (word + 1/2) / 2^63, rounded to a double below 1. Near 0 it keeps its relative precision, down
    /// to 2^-64.
    static double open(long word) {
        return Math.min(((word >>> 1) + 0.5) * 0x1p-63, LARGEST);
    }

    /// A number of the exponential distribution of mean 1, positive and finite: -ln(1 - u) with u of [#open].
    static double of(long word) {
        return -StrictMath.log1p(-open(word));
    }
}
