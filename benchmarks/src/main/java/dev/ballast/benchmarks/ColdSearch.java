package dev.ballast.benchmarks;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.smote.neighbors.NeighborSearch;

import java.util.Locale;

/// Prints how long the first search of a virtual machine takes, and the quickest of those that follow: what users of a command
/// get, beside what a benchmark shows. Started anew for each figure, by `benchmarks/cold`.
public final class ColdSearch {

    private static final int K = 5;
    private static final int LATER = 30;

    private ColdSearch() {
    }

    /// Prints a line: rows, columns, seconds of the first search, and of the quickest.
    ///
    /// @param arguments a shape, such as `20000x16`
    public static void main(String[] arguments) {
        Shape shape = Shape.parse(arguments[0]);
        FeatureMatrix matrix = FeatureMatrix.wrap(GaussianRows.of(shape.rows(), shape.columns()));
        double first = seconds(matrix);
        double best = first;
        for (int i = 0; i < LATER; i++) {
            best = Math.min(best, seconds(matrix));
        }
        System.out.println(
                String.format(Locale.ROOT, "%d %d %.4f %.4f", shape.rows(), shape.columns(), first, best));
    }

    private static double seconds(FeatureMatrix matrix) {
        long start = System.nanoTime();
        NeighborSearch.among(matrix).selfJoin(K);
        return (System.nanoTime() - start) / 1e9;
    }
}
