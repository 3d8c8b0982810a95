package dev.ballast.samplers;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.ClassLabels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Data sets whose classes are mixed among the rows, and whose features include what most methods refuse.
public final class TestData {

    private TestData() {
    }

    /// Labels a, b, c, ... with the given numbers of rows, dealt in turn.
    public static String[] labels(int... counts) {
        List<String> labels = new ArrayList<>();
        int[] left = counts.clone();
        boolean dealt = true;
        while (dealt) {
            dealt = false;
            for (int code = counts.length - 1; code >= 0; code--) {
                if (left[code]-- > 0) {
                    labels.add(Character.toString('a' + code));
                    dealt = true;
                }
            }
        }
        return labels.toArray(String[]::new);
    }

    static Dataset of(String... labels) {
        double[][] features = new double[labels.length][];
        for (int row = 0; row < features.length; row++) {
            features[row] = new double[]{row, row % 3 == 0 ? Double.NaN : -row, row % 5 == 0
                    ? Double.NEGATIVE_INFINITY
                    : 0.1 * row, -0.0};
        }
        return Dataset.of(features, labels);
    }

    public static Dataset ofCounts(int... counts) {
        return of(labels(counts));
    }

    public static Dataset asFloats(Dataset data) {
        return new Dataset(FeatureMatrix.wrap(data.features().toFloatRows()), data.labels(), data.columns());
    }

    /// The data with every label renamed.
    public static Dataset renamed(Dataset data, Map<String, ?> names) {
        List<?> labels = Stream.of(data.labels().toStrings()).map(names::get).toList();
        return new Dataset(data.features(), ClassLabels.of(labels), data.columns());
    }

    public static List<Recipe> recipes(Resampling resampling) {
        List<Recipe> recipes = new ArrayList<>();
        for (long row = 0; row < resampling.size(); row++) {
            recipes.add(resampling.recipe(row));
        }
        return recipes;
    }

    /// The base rows of every class in the order of the result; the key is the class's first row in the source.
    public static Map<Integer, List<Integer>> basesByClass(Resampling resampling) {
        ClassLabels labels = resampling.source().labels();
        Map<Integer, List<Integer>> bases = new TreeMap<>();
        for (long row = 0; row < resampling.size(); row++) {
            bases.computeIfAbsent(labels.rowsOf(resampling.code(row))[0], _ -> new ArrayList<>())
                    .add((int) resampling.recipe(row).base());
        }
        return bases;
    }

    /// How often each row of the source is in the result.
    public static int[] timesUsed(Resampling resampling) {
        int[] times = new int[resampling.source().rows()];
        for (long row = 0; row < resampling.size(); row++) {
            times[(int) resampling.recipe(row).base()]++;
        }
        return times;
    }
}
