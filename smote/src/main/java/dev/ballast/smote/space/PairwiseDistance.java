package dev.ballast.smote.space;

import dev.ballast.core.run.RunSettings;
import dev.ballast.smote.neighbors.exact.SearchThreads;

import java.util.Arrays;

/// How far apart rows are on average.
public final class PairwiseDistance {

    private static final int BLOCK = 64;

    private PairwiseDistance() {
    }

    /// Returns the mean Euclidean distance of all pairs. Sums go over the pairs in the order of the rows, whatever the threads do.
    ///
    /// **Cost.** n (n - 1) / 2 x columns for n rows, on all threads; 8 n bytes.
    ///
    /// @param rows values of at least two rows, with squares in the range of `double`
    /// @param run  threads, progress and cancellation
    /// @return the mean
    public static double mean(double[][] rows, RunSettings run) {
        double[] sums = new double[rows.length];
        int blocks = (rows.length + BLOCK - 1) / BLOCK;
        new SearchThreads(run.threads(), run::at).run(blocks, () -> block -> {
            for (int i = block * BLOCK; i < Math.min(rows.length, (block + 1) * BLOCK); i++) {
                for (int j = i + 1; j < rows.length; j++) {
                    sums[i] += Math.sqrt(FeatureRows.squaredDistance(rows[i], rows[j]));
                }
            }
        });
        double pairs = 0.5 * rows.length * (rows.length - 1.0);
        return Arrays.stream(sums).reduce(0, Double::sum) / pairs;
    }
}
