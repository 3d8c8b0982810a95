package dev.ballast.core.random;

import org.apache.commons.math3.stat.inference.ChiSquareTest;

import java.util.Arrays;

/// Pearson's chi-square test that all cells have the same probability.
///
/// Seeds are fixed, so a test that uses it passes always or never; the significance says how likely a right
/// implementation was to be refused when the seed was chosen.
final class Uniformity {

    static final double SIGNIFICANCE = 1e-6;

    private Uniformity() {
    }

    static boolean isPlausible(long[] observed) {
        double[] expected = new double[observed.length];
        Arrays.fill(expected, (double) Arrays.stream(observed).sum() / observed.length);
        return new ChiSquareTest().chiSquareTest(expected, observed) > SIGNIFICANCE;
    }
}
