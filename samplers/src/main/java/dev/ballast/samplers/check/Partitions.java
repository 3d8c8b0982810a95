package dev.ballast.samplers.check;

import java.util.BitSet;

/// Partitions of a stream that was seen in parts.
public final class Partitions {

    private Partitions() {
    }

    /// Puts those of another reservoir to the own.
    ///
    /// @param own   takes the others
    /// @param other of the other
    /// @throws IllegalArgumentException if the two have one in common; nothing is changed then
    public static void join(BitSet own, BitSet other) {
        if (own.intersects(other)) {
            BitSet shared = (BitSet) own.clone();
            shared.and(other);
            throw new IllegalArgumentException("partition " + shared.nextSetBit(0)
                    + " is in both reservoirs; give each reservoir a partition of its own");
        }
        own.or(other);
    }
}
