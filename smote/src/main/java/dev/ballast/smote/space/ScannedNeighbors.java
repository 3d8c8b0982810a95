package dev.ballast.smote.space;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.NeighborLists;
import dev.ballast.core.method.NeighborQuestion;
import dev.ballast.core.method.NeighborQuestion.Rank;
import dev.ballast.core.method.NeighborSpace.Distance;
import dev.ballast.core.method.RunSettings;
import dev.ballast.smote.neighbors.SearchThreads;

import java.util.Arrays;

/// Answers any question about neighbors by comparing every row that asks with every other: distances that are not Euclidean,
/// categories, unknown values, the farthest rows.
///
/// **Cost.** Rows that ask x rows that may be neighbors x columns, on all threads; 12 k bytes for each row that asks.
final class ScannedNeighbors implements NeighborLists {

    private static final int BLOCK = 64;

    private final int[] asking;
    private final int k;
    private final int[] rows;
    private final double[] distances;
    private final boolean squared;
    private final double unit;

    private ScannedNeighbors(int[] asking, int k, boolean squared, double unit) {
        this.asking = asking;
        this.k = k;
        this.rows = new int[Math.multiplyExact(asking.length, k)];
        this.distances = new double[rows.length];
        this.squared = squared;
        this.unit = unit;
    }

    static NeighborLists of(Dataset data, NeighborQuestion question, int[] asking, int[] among, RunSettings run) {
        RowDistances distances = RowDistances.of(data, question.space());
        double[][][] sets = distances.rows(asking, among);
        double[][] queries = sets[0];
        double[][] candidates = sets[1];
        ScannedNeighbors lists = new ScannedNeighbors(asking, question.k(),
                question.space().distance() == Distance.EUCLIDEAN, distances.unit());
        double sign = question.rank() == Rank.FARTHEST ? -1 : 1;
        int blocks = (asking.length + BLOCK - 1) / BLOCK;
        new SearchThreads(run.threads(), run::at).run(blocks, () -> {
            Nearest nearest = new Nearest(question.k());
            return block -> {
                for (int query = block * BLOCK; query < Math.min(asking.length, (block + 1) * BLOCK); query++) {
                    nearest.clear();
                    for (int i = 0; i < among.length; i++) {
                        if (among[i] != asking[query]) {
                            nearest.offer(sign * distances.between(queries[query], candidates[i]), among[i]);
                        }
                    }
                    lists.take(query, nearest, sign);
                }
            };
        });
        return lists;
    }

    private void take(int query, Nearest nearest, double sign) {
        for (int rank = 0; rank < k; rank++) {
            rows[query * k + rank] = nearest.rows[rank];
            distances[query * k + rank] = sign * nearest.keys[rank];
        }
    }

    /// The k candidates with the smallest keys so far, in order; of equal keys the lower row first, as rows are offered in
    /// ascending order.
    private static final class Nearest {

        private final double[] keys;
        private final int[] rows;
        private int size;

        Nearest(int k) {
            keys = new double[k];
            rows = new int[k];
        }

        void clear() {
            size = 0;
        }

        void offer(double key, int row) {
            if (size == keys.length && key >= keys[size - 1]) {
                return;
            }
            int place = size < keys.length ? size++ : size - 1;
            while (place > 0 && keys[place - 1] > key) {
                keys[place] = keys[place - 1];
                rows[place] = rows[place - 1];
                place--;
            }
            keys[place] = key;
            rows[place] = row;
        }
    }

    @Override
    public int queries() {
        return asking.length;
    }

    @Override
    public int k() {
        return k;
    }

    @Override
    public int asking(int query) {
        return asking[query];
    }

    @Override
    public int row(int query, int rank) {
        return rows[query * k + rank];
    }

    @Override
    public double squaredDistance(int query, int rank) {
        double found = distances[query * k + rank] / unit;
        return squared ? found / unit : found * found;
    }

    @Override
    public double distance(int query, int rank) {
        double found = distances[query * k + rank];
        return (squared ? Math.sqrt(found) : found) / unit;
    }

    /// Whether a question is of the kind that only a scan answers.
    static boolean isNeededFor(Dataset data, NeighborQuestion question) {
        return question.rank() == Rank.FARTHEST || question.space().distance() != Distance.EUCLIDEAN
                || !question.space().codes().isEmpty() || data.columns().stream().anyMatch(ScannedNeighbors::mayMiss);
    }

    private static boolean mayMiss(Column column) {
        return column.isFeature() && column.missing() == Column.Missing.PRESENT;
    }

    @Override
    public String toString() {
        return "ScannedNeighbors[" + asking.length + " x " + k + ", " + Arrays.hashCode(rows) + ']';
    }
}
