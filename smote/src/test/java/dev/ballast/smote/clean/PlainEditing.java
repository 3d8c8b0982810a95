package dev.ballast.smote.clean;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.smote.clean.EditedNearestNeighbors.Select;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Small tables with many equal rows and distances, and one pass of editing by plain loops.
///
/// @param values rows of two columns
/// @param labels the class of every row
record PlainEditing(double[][] values, int[] labels) {

    static PlainEditing random(int trial) {
        RandomStream random = Seed.of(5).stream(Purpose.of("test.editing"), trial, 0, 0);
        int rows = 5 + random.nextInt(40);
        double[][] values = new double[rows][2];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = Math.max(0, random.nextInt(5) - 2);
            int shift = labels[row] * random.nextInt(3);
            Arrays.setAll(values[row], _ -> random.nextInt(4) + shift);
        }
        labels[0] = 0;
        labels[1] = 1;
        return new PlainEditing(values, labels);
    }

    int[] all() {
        return IntStream.range(0, labels.length).toArray();
    }

    long count(int label, int... rows) {
        return IntStream.of(rows).filter(row -> labels[row] == label).count();
    }

    long smallest() {
        return IntStream.of(labels).distinct().mapToLong(label -> count(label, all())).min().orElseThrow();
    }

    /// The labels of more rows than the smallest class has.
    Set<Integer> larger() {
        return Set.copyOf(IntStream.of(labels).distinct().filter(label -> count(label, all()) > smallest()).boxed()
                .toList());
    }

    /// The k nearest others of a row among some rows.
    List<Integer> near(int row, int k, int... rows) {
        return IntStream.of(rows).filter(other -> other != row).boxed()
                .sorted(Comparator.comparingDouble((Integer other) -> squaredDistance(row, other))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(k).toList();
    }

    double squaredDistance(int a, int b) {
        double sum = 0;
        for (int column = 0; column < values[a].length; column++) {
            double difference = values[a][column] - values[b][column];
            sum += difference * difference;
        }
        return sum;
    }

    int[] pass(int k, Select rule, Set<Integer> cleaned, int... rows) {
        return IntStream.of(rows).filter(row -> !cleaned.contains(labels[row]) || stays(row, near(row, k, rows), rule))
                .toArray();
    }

    private boolean stays(int row, List<Integer> near, Select rule) {
        long own = votes(labels[row], near);
        return rule == Select.ALL
                ? own == near.size()
                : near.stream().noneMatch(other -> votes(labels[other], near) > own);
    }

    long votes(int label, List<Integer> near) {
        return near.stream().filter(other -> labels[other] == label).count();
    }

    /// Whether a pass must not be carried out that would leave these rows.
    boolean isTooFar(boolean allowMinority, int... left) {
        return IntStream.of(labels).distinct().anyMatch(label -> count(label, left) == 0
                || (!allowMinority && larger().contains(label) && count(label, left) < smallest()));
    }
}
