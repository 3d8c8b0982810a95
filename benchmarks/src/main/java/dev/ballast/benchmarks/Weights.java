package dev.ballast.benchmarks;

import java.util.Random;

/// Weights to draw by.
final class Weights {

    private Weights() {
    }

    /// Independent numbers of [0, 1), the same at every call.
    static double[] random(int items) {
        return new Random(7).doubles(items).toArray();
    }
}
