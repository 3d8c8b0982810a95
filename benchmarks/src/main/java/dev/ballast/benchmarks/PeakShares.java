package dev.ballast.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Sets the search of [SelfJoin] beside the most fused multiply-adds that a core does, measured in the same process before and after each
/// search: a line of JSON for each shape.
///
/// The share is rows^2 x columns / seconds over that peak. Its limit is 2, where each pair is computed once.
public final class PeakShares {

    private static final List<String> SHAPES = List.of("20000x16", "20000x32", "20000x64", "20000x128", "10000x512");
    private static final int LEAST_RUNS = 5;
    private static final double PATIENCE = 6;
    private static final int PEAK_ROUNDS = 600;

    private PeakShares() {
    }

    /// Prints the lines.
    ///
    /// @param arguments shapes, such as `20000x16`; none for the usual ones
    public static void main(String[] arguments) {
        FmaPeakBenchmark benchmark = new FmaPeakBenchmark();
        double peak = peak(benchmark);
        for (Shape shape : (arguments.length == 0 ? SHAPES.stream() : Stream.of(arguments)).map(Shape::parse)
                .toList()) {
            double seconds = SelfJoin.bestSeconds(shape, LEAST_RUNS, PATIENCE);
            peak = Math.max(peak, peak(benchmark));
            double share = (double) shape.rows() * shape.rows() * shape.columns() / seconds / peak;
            System.out.println(String.format(Locale.ROOT,
                    "{\"rows\":%d,\"columns\":%d,\"seconds\":%.6f,\"peak_share\":%.3f,\"peak_lanes_per_second\":%.4g}",
                    shape.rows(), shape.columns(), seconds, share, peak));
        }
    }

    /// Lanes a second, of the quickest of many rounds.
    private static double peak(FmaPeakBenchmark benchmark) {
        long best = Long.MAX_VALUE;
        float sum = 0;
        for (int round = 0; round < PEAK_ROUNDS; round++) {
            long start = System.nanoTime();
            sum += benchmark.peak();
            best = Math.min(best, System.nanoTime() - start);
        }
        if (Float.isNaN(sum)) {
            throw new IllegalStateException("the sums are no numbers");
        }
        return FmaPeakBenchmark.LANES / (best / 1e9);
    }
}
