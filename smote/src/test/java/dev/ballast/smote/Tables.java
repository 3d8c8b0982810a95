package dev.ballast.smote;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.ClassLabels;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Data for the tests, and what they read from results.
final class Tables {

    private Tables() {
    }

    static double[][] gaussian(long seed, int rows, int columns) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            Arrays.setAll(row, _ -> random.nextGaussian());
        }
        return values;
    }

    static double[][] mapped(double[][] values, DoubleUnaryOperator change) {
        return Arrays.stream(values).map(row -> Arrays.stream(row).map(change).toArray()).toArray(double[][]::new);
    }

    static float[][] floats(double[][] values) {
        return FeatureMatrix.wrap(values).toFloatRows();
    }

    /// Labels 0, 1, ... of classes of these sizes, mixed.
    static int[] labels(int... sizes) {
        int[] labels = IntStream.range(0, sizes.length)
                .flatMap(label -> IntStream.generate(() -> label).limit(sizes[label]))
                .toArray();
        SplittableRandom random = new SplittableRandom(sizes.length);
        for (int i = labels.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = labels[i];
            labels[i] = labels[j];
            labels[j] = swapped;
        }
        return labels;
    }

    static String[] named(int[] labels, String... names) {
        return Arrays.stream(labels).mapToObj(label -> names[label]).toArray(String[]::new);
    }

    /// Gaussian columns and classes of these sizes, mixed.
    static Dataset table(int columns, int... sizes) {
        return Dataset.of(gaussian(columns, IntStream.of(sizes).sum(), columns), labels(sizes));
    }

    static Dataset withFloats(Dataset data) {
        return new Dataset(FeatureMatrix.wrap(data.features().toFloatRows()), data.labels(), data.columns());
    }

    static Dataset withLabels(Dataset data, String... labels) {
        return new Dataset(data.features(), ClassLabels.of(labels), data.columns());
    }

    static double[][] rowsOf(Dataset data, int code) {
        double[][] all = data.features().toDoubleRows();
        return Arrays.stream(data.labels().rowsOf(code)).mapToObj(row -> all[row]).toArray(double[][]::new);
    }

    /// The recipes of the new rows.
    static List<Recipe.Interpolated> synthesis(Resampling resampling) {
        return LongStream.range(resampling.keptSize(), resampling.size())
                .mapToObj(row -> (Recipe.Interpolated) resampling.recipe(row)).toList();
    }

    /// The recipes of the new rows of one class.
    static List<Recipe.Interpolated> synthesis(Resampling resampling, int code) {
        return synthesis(resampling).stream().filter(recipe -> resampling.source().labels().code(recipe.base()) == code)
                .toList();
    }

    static int[][] neighbors(Smote smote, Dataset data, int code) {
        ClassNeighbors members = ((FittedSmote) smote.fit(data)).classes().get(code);
        return IntStream.range(0, members.rows().length).mapToObj(members.neighbors()::rowsOf).toArray(int[][]::new);
    }
}
