package dev.ballast.smote.neighbors.kernel;

/// Tells whether the hardware fuses multiplication and addition.
///
/// Where it does not, Java computes the fused result with big decimals, thousands of times slower. Java does not say which
/// it is, but the clock does: an operation takes nanoseconds to tens of nanoseconds, even before it is compiled, or
/// microseconds. The answer changes speed only: whoever asks must have the same results either way.
final class FusedMultiplyAdd {

    private static final int TRIES = 5;
    private static final int OPERATIONS = 20;
    private static final long FAST_NANOS = 500L * OPERATIONS;

    private FusedMultiplyAdd() {
    }

    static boolean isFast() {
        double value = 1.1;
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            for (int j = 0; j < OPERATIONS; j++) {
                value = Math.fma(value, 0.3, 0.7);
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        return best < FAST_NANOS && value > 0;
    }
}
