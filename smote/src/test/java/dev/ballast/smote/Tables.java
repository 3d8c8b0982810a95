package dev.ballast.smote;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.smote.space.ExactNeighbors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Data for the tests, and what they read from results.
public final class Tables {

    private Tables() {
    }

    public static double[][] gaussian(long seed, int rows, int columns) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            Arrays.setAll(row, _ -> random.nextGaussian());
        }
        return values;
    }

    public static double[][] mapped(double[][] values, DoubleUnaryOperator change) {
        return Arrays.stream(values).map(row -> Arrays.stream(row).map(change).toArray()).toArray(double[][]::new);
    }

    public static float[][] floats(double[][] values) {
        return FeatureMatrix.wrap(values).toFloatRows();
    }

    /// Labels 0, 1, ... of classes of these sizes, mixed.
    public static int[] labels(int... sizes) {
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

    public static String[] named(int[] labels, String... names) {
        return Arrays.stream(labels).mapToObj(label -> names[label]).toArray(String[]::new);
    }

    /// Gaussian columns and classes of these sizes, mixed.
    public static Dataset table(int columns, int... sizes) {
        return Dataset.of(gaussian(columns, IntStream.of(sizes).sum(), columns), labels(sizes));
    }

    public static Dataset withFloats(Dataset data) {
        return new Dataset(FeatureMatrix.wrap(data.features().toFloatRows()), data.labels(), data.columns());
    }

    public static Dataset withLabels(Dataset data, String... labels) {
        return new Dataset(data.features(), ClassLabels.of(labels), data.columns());
    }

    public static double[][] rowsOf(Dataset data, int code) {
        double[][] all = data.features().toDoubleRows();
        return Arrays.stream(data.labels().rowsOf(code)).mapToObj(row -> all[row]).toArray(double[][]::new);
    }

    /// The recipes of the new rows.
    public static List<Recipe.Made> synthesis(Resampling resampling) {
        return LongStream.range(resampling.keptSize(), resampling.size())
                .mapToObj(row -> (Recipe.Made) resampling.recipe(row)).toList();
    }

    /// The recipes of the new rows of one class.
    public static List<Recipe.Made> synthesis(Resampling resampling, int code) {
        return synthesis(resampling).stream()
                .filter(recipe -> resampling.source().labels().code((int) recipe.base()) == code)
                .toList();
    }

    /// The neighbors of every row of a class, by their places in the class.
    public static int[][] neighbors(Smote smote, Dataset data, int code) {
        return neighbors(smote, data, code, RunSettings.standard());
    }

    /// What the method is told when it asks for the neighbors of the rows of a class.
    public static NeighborLists answer(Smote smote, Dataset data, int code, RunSettings run) {
        List<NeighborLists> answers = new ArrayList<>();
        smote.fit(data, run.neighbors((rows, question, part) -> {
            NeighborLists answer = ExactNeighbors.ask(rows, question, RunSettings.standard());
            if (question.asking().equals(NeighborQuestion.ofClass(code))) {
                answers.add(answer);
            }
            return answer;
        }));
        return answers.getFirst();
    }

    public static int[][] neighbors(Smote smote, Dataset data, int code, RunSettings run) {
        int[] members = data.labels().rowsOf(code);
        NeighborLists lists = answer(smote, data, code, run);
        return IntStream.range(0, lists.queries()).mapToObj(query -> IntStream.range(0, lists.k())
                .map(rank -> Arrays.binarySearch(members, lists.row(query, rank))).toArray()).toArray(int[][]::new);
    }
}
