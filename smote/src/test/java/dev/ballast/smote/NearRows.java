package dev.ballast.smote;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Neighbors in the plainest way, and small tables with many equal distances, for twins of methods.
public final class NearRows {

    private NearRows() {
    }

    /// The k nearest others of a row among those that may be, by (squared distance, row).
    public static List<Integer> of(Dataset data, int row, int k, IntPredicate among) {
        return IntStream.range(0, data.rows()).filter(other -> other != row && among.test(other)).boxed()
                .sorted(Comparator.comparingDouble((Integer other) -> squaredDistance(data, row, other))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(k).toList();
    }

    public static double squaredDistance(Dataset data, int a, int b) {
        double sum = 0;
        for (int column = 0; column < data.features().columns(); column++) {
            double difference = data.features().get(a, column) - data.features().get(b, column);
            sum += difference * difference;
        }
        return sum;
    }

    /// How many of the k nearest others of a row are of its class.
    public static int alike(Dataset data, int row, int k) {
        return (int) of(data, row, k, _ -> true).stream()
                .filter(other -> data.labels().code(other) == data.labels().code(row)).count();
    }

    /// A table of 25 to 49 rows in two columns of few different values, with three classes of which the last has at least six.
    public static Dataset ofFewValues(int trial) {
        RandomStream random = Seed.of(5).stream(Purpose.of("test.near"), trial, 0, 0);
        double[][] values = new double[25 + random.nextInt(25)][2];
        int[] labels = new int[values.length];
        for (int row = 0; row < values.length; row++) {
            Arrays.setAll(values[row], _ -> random.nextInt(6));
            labels[row] = row < 6 ? 2 : row < 12 ? 1 : random.nextInt(4) == 0 ? 1 : 0;
        }
        return Dataset.of(values, labels);
    }
}
