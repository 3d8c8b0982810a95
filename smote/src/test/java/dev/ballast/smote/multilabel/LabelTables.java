package dev.ballast.smote.multilabel;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.LabelSets;

import java.util.List;
import java.util.stream.IntStream;

/// Small tables with sets of labels.
final class LabelTables {

    static final List<String> LABELS = List.of("a", "b", "c", "d", "e");

    private LabelTables() {
    }

    /// Labels of falling frequency; some rows have several, some none.
    static Dataset table(long seed, int rows) {
        RandomStream random = Seed.of(seed).stream(Purpose.of("test.labels"), 0, 0, 0);
        double[] chances = {0.7, 0.4, 0.2, 0.08, 0.06};
        double[][] features = new double[rows][3];
        boolean[][] sets = new boolean[rows][LABELS.size()];
        for (int row = 0; row < rows; row++) {
            for (int label = 0; label < LABELS.size(); label++) {
                sets[row][label] = random.nextDouble() < chances[label];
            }
            for (int column = 0; column < 3; column++) {
                features[row][column] = random.nextGaussian() + (sets[row][3] ? 2 : 0) - (sets[row][4] ? 2 : 0);
            }
        }
        return of(features, sets);
    }

    static Dataset of(double[][] features, boolean[][] sets) {
        return Dataset.of(FeatureMatrix.wrap(features), LabelSets.of(LABELS.subList(0, sets[0].length), sets));
    }

    static LabelSets sets(Dataset data) {
        return (LabelSets) data.target();
    }

    /// Rows with these labels, as often as said.
    static Dataset counted(Object... setsAndTimes) {
        boolean[][] sets = IntStream.range(0, setsAndTimes.length / 2)
                .mapToObj(i -> IntStream.range(0, (Integer) setsAndTimes[2 * i + 1])
                        .mapToObj(_ -> set((String) setsAndTimes[2 * i])))
                .flatMap(rows -> rows).toArray(boolean[][]::new);
        double[][] features = IntStream.range(0, sets.length).mapToObj(row -> new double[]{row})
                .toArray(double[][]::new);
        return of(features, sets);
    }

    private static boolean[] set(String labels) {
        boolean[] set = new boolean[LABELS.size()];
        for (int label = 0; label < set.length; label++) {
            set[label] = labels.contains(LABELS.get(label));
        }
        return set;
    }
}
