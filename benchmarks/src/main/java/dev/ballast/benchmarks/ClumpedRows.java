package dev.ballast.benchmarks;

import dev.ballast.core.data.Dataset;

import java.util.Random;

/// Data to resample: two classes in the same Gaussian clumps, the same in every run. A tenth of the rows is rare, more in the
/// first clumps, and moved by [#SHIFT] standard deviations from the others of their clump; clumps overlap too. So methods that
/// look for rows of other classes find some.
///
/// @param values rows x columns
/// @param labels 1 for rare rows
record ClumpedRows(double[][] values, int[] labels) {

    private static final int CLUMPS = 20;
    /// Of the centers, in each column; rows of a clump have 1.
    private static final double DEVIATION = 0.5;
    private static final double SHIFT = 2.5;
    private static final double RARE_SHARE = 0.1;

    static ClumpedRows of(Shape shape) {
        Random random = new Random(42);
        double shift = SHIFT / Math.sqrt(shape.columns());
        double[][] centers = new double[CLUMPS][shape.columns()];
        for (double[] center : centers) {
            for (int column = 0; column < center.length; column++) {
                center[column] = DEVIATION * random.nextGaussian();
            }
        }
        double[][] values = new double[shape.rows()][shape.columns()];
        int[] labels = new int[shape.rows()];
        for (int row = 0; row < shape.rows(); row++) {
            labels[row] = random.nextDouble() < RARE_SHARE ? 1 : 0;
            double place = random.nextDouble();
            double[] center = centers[(int) (CLUMPS * (labels[row] == 1 ? place * place : place))];
            for (int column = 0; column < shape.columns(); column++) {
                values[row][column] = center[column] + labels[row] * shift + random.nextGaussian();
            }
        }
        return new ClumpedRows(values, labels);
    }

    Dataset dataset() {
        return Dataset.of(values, labels);
    }
}
