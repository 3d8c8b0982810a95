package dev.ballast.samplers;

import org.apache.commons.math3.stat.inference.ChiSquareTest;

import java.util.Arrays;

/// Pearson's chi-square tests that all cells have the same probability, and that two choices are independent.
///
/// Seeds are fixed, so a test that uses it passes always or never; the significance says how likely a right
/// implementation was to be refused when the seed was chosen.
public final class Uniformity {

    static final double SIGNIFICANCE = 1e-6;

    private Uniformity() {
    }

    public static boolean isPlausible(long[] observed) {
        double[] expected = new double[observed.length];
        Arrays.fill(expected, (double) Arrays.stream(observed).sum() / observed.length);
        return new ChiSquareTest().chiSquareTest(expected, observed) > SIGNIFICANCE;
    }

    /// Whether counts could come from these probabilities, in any unit.
    public static boolean isPlausible(double[] probabilities, long[] observed) {
        return new ChiSquareTest().chiSquareTest(probabilities, observed) > SIGNIFICANCE;
    }

    public static boolean isIndependencePlausible(long[][] observed) {
        return new ChiSquareTest().chiSquareTest(observed) > SIGNIFICANCE;
    }
}
