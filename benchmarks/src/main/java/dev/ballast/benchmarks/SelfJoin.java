package dev.ballast.benchmarks;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.smote.neighbors.NeighborSearch;

/// The search that is timed without JMH, where a single one takes long or a program in another language asks: the 5
/// nearest others of every row, on one thread.
final class SelfJoin {

    private static final int K = 5;

    private SelfJoin() {
    }

    /// Returns the seconds of the quickest of several searches.
    ///
    /// @param least    how many at least
    /// @param patience seconds after which no further search is begun, once there are that many
    static double bestSeconds(Shape shape, int least, double patience) {
        FeatureMatrix matrix = FeatureMatrix.wrap(GaussianRows.of(shape.rows(), shape.columns()));
        double best = Double.POSITIVE_INFINITY;
        double spent = 0;
        for (int run = 0; run < least || spent < patience; run++) {
            long start = System.nanoTime();
            NeighborSearch.among(matrix).threads(1).selfJoin(K);
            double seconds = (System.nanoTime() - start) / 1e9;
            best = Math.min(best, seconds);
            spent += seconds;
        }
        return best;
    }
}
