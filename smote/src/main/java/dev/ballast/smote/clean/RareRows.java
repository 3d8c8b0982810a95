package dev.ballast.smote.clean;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborQuestion.Rank;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.ExactNeighbors;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Chooses rows by their distances to rare rows.
///
/// @param data the data set
/// @param rare its rare rows, ascending
/// @param k    how many of them a row is measured by
record RareRows(Dataset data, int[] rare, int k) {

    /// The rows with the smallest sums of distances to their k nearest or farthest rare rows.
    int[] least(int[] rows, int wanted, Rank rank, RunSettings run) {
        return withLeast(rows, sums(rows, rank, run), wanted);
    }

    /// The rows with the largest sums of distances to their k nearest rare rows.
    int[] most(int[] rows, int wanted, RunSettings run) {
        return withLeast(rows, DoubleStream.of(sums(rows, Rank.NEAREST, run)).map(sum -> -sum).toArray(), wanted);
    }

    private double[] sums(int[] rows, Rank rank, RunSettings run) {
        NeighborLists lists = ExactNeighbors.ask(data, new NeighborQuestion(NeighborQuestion.listed(rows),
                NeighborQuestion.listed(rare), k, NeighborSpace.euclidean(Scale.NONE.divisors(data, run)),
                rank),
                run);
        double[] sums = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int near = 0; near < k; near++) {
                sums[i] += lists.distance(i, near);
            }
        }
        return sums;
    }

    /// The rows with the smallest keys, ascending; of equal keys those of the first rows.
    private static int[] withLeast(int[] rows, double[] keys, int wanted) {
        double[] sorted = keys.clone();
        Arrays.sort(sorted);
        double last = sorted[wanted - 1];
        int below = (int) DoubleStream.of(keys).filter(key -> key < last).count();
        int[] chosen = new int[wanted];
        int size = 0;
        int equal = 0;
        for (int i = 0; i < rows.length; i++) {
            if (keys[i] < last || (keys[i] == last && equal++ < wanted - below)) {
                chosen[size++] = rows[i];
            }
        }
        return chosen;
    }

    @Override
    public String toString() {
        return "RareRows[" + IntStream.of(rare).limit(10).boxed().toList() + ", k=" + k + ']';
    }
}
