package dev.ballast.samplers.weighted;

import org.apache.commons.math3.stat.inference.ChiSquareTest;

/// Pearson's chi-square test that cells have given probabilities.
///
/// Seeds are fixed, so a test that uses it passes always or never; the significance says how likely a right
/// implementation was to be refused when the seed was chosen.
final class Frequencies {

    static final double SIGNIFICANCE = 1e-6;

    private Frequencies() {
    }

    /// @param expected proportional to the probabilities, all positive
    static boolean arePlausible(double[] expected, long[] observed) {
        return new ChiSquareTest().chiSquareTest(expected, observed) > SIGNIFICANCE;
    }
}
