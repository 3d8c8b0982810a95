package dev.ballast.smote.focus;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.RunSettings;
import dev.ballast.smote.space.ExactNeighbors;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/// The rows of a class from which a classifier learns most, by MWMOTE: weights, and the clusters they are in.
///
/// @param data  all rows
/// @param code  the class
/// @param rows  its rows, ascending
/// @param space standard deviations of the columns; 0 leaves one out
record InformativeRows(Dataset data, int code, int[] rows, NeighborSpace space) {

    /// Neighbors that are held at once: 12 bytes each.
    private static final int HELD = 1 << 22;

    /// The rows that have one of their class among their k nearest.
    int[] withoutNoise(int k, RunSettings run) {
        NeighborLists near = ExactNeighbors.ask(data,
                NeighborQuestion.nearest(NeighborQuestion.ofClass(code), NeighborQuestion.ALL, k, space), run);
        return IntStream.range(0, rows.length).filter(query -> IntStream.range(0, k)
                .anyMatch(rank -> data.labels().code(near.row(query, rank)) == code)).map(query -> rows[query])
                .toArray();
    }

    /// The rows of other classes that are among the k nearest such of a row.
    int[] border(int[] filtered, int k, RunSettings run) {
        NeighborLists near = ExactNeighbors.ask(data, NeighborQuestion.nearest(NeighborQuestion.listed(filtered),
                NeighborQuestion.notOfClass(code), Math.min(k, data.rows() - rows.length), space), run);
        BitSet border = new BitSet();
        for (int query = 0; query < near.queries(); query++) {
            for (int rank = 0; rank < near.k(); rank++) {
                border.set(near.row(query, rank));
            }
        }
        return border.stream().toArray();
    }

    /// The weight of every row of the class: each row of the border gives its k nearest a share of its own in proportion to their
    /// closeness, times their closeness.
    double[] weights(int[] border, int k, double threshold, RunSettings run) {
        int nearest = Math.min(k, rows.length);
        double columns = Math.max(1, Arrays.stream(space.divisors()).filter(divisor -> divisor > 0).count());
        double[] weights = new double[rows.length];
        double[] closeness = new double[nearest];
        int block = Math.max(1, HELD / nearest);
        for (int from = 0; from < border.length; from += block) {
            int to = Math.min(border.length, from + block);
            NeighborLists near = ExactNeighbors.ask(data, NeighborQuestion.nearest(
                    NeighborQuestion.listed(Arrays.copyOfRange(border, from, to)), NeighborQuestion.ofClass(code),
                    nearest,
                    space), run.part((double) from / border.length, (double) to / border.length));
            for (int query = 0; query < near.queries(); query++) {
                double all = 0;
                for (int rank = 0; rank < nearest; rank++) {
                    double distance = Math.sqrt(near.squaredDistance(query, rank)) / columns;
                    closeness[rank] = Math.min(1 / distance, threshold) / threshold;
                    all += closeness[rank];
                }
                for (int rank = 0; rank < nearest; rank++) {
                    weights[Arrays.binarySearch(rows, near.row(query, rank))] += closeness[rank] * closeness[rank]
                            / all;
                }
            }
        }
        return weights;
    }

    /// For each row of the class the place in it of the first row of its cluster: clusters are joined while the mean distance of
    /// their rows is at most a factor times the mean distance of a row from its nearest.
    int[] clusters(int[] filtered, double factor, RunSettings run) {
        double sum = 0;
        if (filtered.length > 1) {
            NeighborLists near = ExactNeighbors.ask(data, NeighborQuestion.nearest(NeighborQuestion.listed(filtered),
                    NeighborQuestion.listed(filtered), 1, space), run.part(0, 0.2));
            for (int query = 0; query < near.queries(); query++) {
                sum += Math.sqrt(near.squaredDistance(query, 0));
            }
        }
        return AverageLinkage.clusters(values(), factor * sum / filtered.length, run.part(0.2, 1)::at);
    }

    /// The values of the rows in units of the space.
    private double[][] values() {
        int[] columns = IntStream.range(0, space.divisors().length).filter(column -> space.divisors()[column] > 0)
                .toArray();
        double[][] values = new double[rows.length][columns.length];
        double[] row = new double[data.columns().size()];
        for (int i = 0; i < rows.length; i++) {
            data.features().copyRow(rows[i], row, 0);
            for (int j = 0; j < columns.length; j++) {
                values[i][j] = row[columns[j]] / space.divisors()[columns[j]];
            }
        }
        return values;
    }
}
