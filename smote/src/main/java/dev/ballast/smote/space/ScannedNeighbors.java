package dev.ballast.smote.space;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborQuestion.Rank;
import dev.ballast.core.run.NeighborSpace.Distance;
import dev.ballast.core.run.RunSettings;
import dev.ballast.smote.neighbors.exact.SearchThreads;

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
        RowDistances distances = RowDistances.of(data, question.space(), asking, among);
        ScannedNeighbors lists = new ScannedNeighbors(asking, question.k(),
                question.space().distance() == Distance.EUCLIDEAN, distances.unit());
        boolean farthest = question.rank() == Rank.FARTHEST;
        int blocks = (asking.length + BLOCK - 1) / BLOCK;
        new SearchThreads(run.threads(), run::at).run(blocks, () -> {
            NearestRows nearest = new NearestRows(question.k());
            Scan scan = scan(distances, farthest);
            return block -> {
                for (int query = block * BLOCK; query < Math.min(asking.length, (block + 1) * BLOCK); query++) {
                    nearest.clear();
                    scan.offer(query, asking[query], among, nearest);
                    lists.take(query, nearest, farthest ? -1 : 1);
                }
            };
        });
        return lists;
    }

    /// Compares a row with all others.
    @FunctionalInterface
    private interface Scan {

        void offer(int query, int self, int[] among, NearestRows nearest);
    }

    private static Scan scan(RowDistances distances, boolean farthest) {
        if (distances.areSumsOfSquares()) {
            SquareSums sums = new SquareSums(distances);
            return farthest ? sums::offerFarthest : sums::offerNearest;
        }
        double sign = farthest ? -1 : 1;
        return (query, self, among, nearest) -> {
            for (int i = 0; i < among.length; i++) {
                if (among[i] != self) {
                    nearest.offer(sign * distances.between(query, i), among[i]);
                }
            }
        };
    }

    private void take(int query, NearestRows nearest, double sign) {
        for (int rank = 0; rank < k; rank++) {
            rows[query * k + rank] = nearest.row(rank);
            distances[query * k + rank] = sign * nearest.key(rank);
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
                || !question.space().codes().isEmpty()
                || data.columns().stream().anyMatch(column -> column.isFeature() && RowValues.mayMiss(column));
    }

    @Override
    public String toString() {
        return "ScannedNeighbors[" + asking.length + " x " + k + ", " + Arrays.hashCode(rows) + ']';
    }
}
