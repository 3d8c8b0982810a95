package dev.ballast.benchmarks;

import jdk.incubator.vector.FloatVector;

/// Forks held to a width of vectors.
///
/// A virtual machine silently lowers `MaxVectorSize` to what the processor has: [#require] keeps such a fork from being
/// reported as a width that it is not.
final class VectorWidth {

    static final String BITS_128 = "-XX:MaxVectorSize=16";
    static final String BITS_256 = "-XX:MaxVectorSize=32";
    static final String BITS_512 = "-XX:MaxVectorSize=64";

    private VectorWidth() {
    }

    /// Refuses to measure with vectors of another width. JMH then reports a failure, leaves the case out of its results
    /// and goes on.
    static void require(int bits) {
        int preferred = FloatVector.SPECIES_PREFERRED.vectorBitSize();
        if (preferred != bits) {
            throw new IllegalStateException("no vectors of " + bits + " bits on this machine, but of " + preferred
                    + "; this case is left out");
        }
    }
}
