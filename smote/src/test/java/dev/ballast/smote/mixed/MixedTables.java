package dev.ballast.smote.mixed;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.ClassLabels;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Data for the tests, and what they read from results.
final class MixedTables {

    private MixedTables() {
    }

    static List<String> levels(int count) {
        return IntStream.range(0, count).mapToObj(level -> "v" + level).toList();
    }

    static Dataset data(double[][] rows, String[] labels, Column... columns) {
        return new Dataset(FeatureMatrix.wrap(rows), ClassLabels.of(labels), List.of(columns));
    }

    /// The first rows are rare, the others common.
    static String[] labels(int rare, int rows) {
        return IntStream.range(0, rows).mapToObj(row -> row < rare ? "rare" : "common").toArray(String[]::new);
    }

    /// Two numbers, whole values around 0, a category of four levels that may be missing, and a boolean.
    static Dataset random(RandomStream random, int rare, int rows) {
        double[][] values = new double[rows][];
        for (int row = 0; row < rows; row++) {
            int category = random.nextInt(5);
            values[row] = new double[]{random.nextInt(9), category == 4 ? Double.NaN : category, random.nextInt(5),
                    random.nextInt(2)};
        }
        return data(values, labels(rare, rows), Column.numeric("x"), Column.categorical("city", levels(4)),
                Column.numeric("y"),
                new Column("member", Column.Kind.BOOLEAN, Column.Role.FEATURE, Column.Missing.REFUSE, List.of()));
    }

    static List<Recipe.Made> made(Resampling resampling) {
        return LongStream.range(resampling.keptSize(), resampling.size()).mapToObj(resampling::recipe)
                .map(Recipe.Made.class::cast).toList();
    }

    static int[] voters(Recipe.Made recipe) {
        return recipe.vote().orElseThrow().rows().stream().mapToInt(row -> (int) row.base()).toArray();
    }

    static double[][] newRows(Resampling resampling) {
        double[][] all = resampling.toDataset().features().toDoubleRows();
        return Arrays.copyOfRange(all, resampling.keptSize(), all.length);
    }
}
