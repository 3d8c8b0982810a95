package dev.ballast.smote.space;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.run.NeighborChoice;
import dev.ballast.core.run.NeighborEngine;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.RunSettings;
import dev.ballast.smote.neighbors.NeighborSearch;
import dev.ballast.smote.neighbors.Neighbors;

import java.util.Objects;
import java.util.stream.IntStream;

/// Answers questions about neighbors by exact search in memory.
public final class ExactNeighbors implements NeighborEngine {

    private static final ExactNeighbors ENGINE = new ExactNeighbors();

    private ExactNeighbors() {
    }

    /// Asks the run's engine, or this one if it has none.
    ///
    /// @param data     the rows
    /// @param question what is asked
    /// @param run      threads, progress and cancellation
    /// @return the answer
    public static NeighborLists ask(Dataset data, NeighborQuestion question, RunSettings run) {
        return run.choice().ask(run.neighbors().orElse(ENGINE), data, question, run);
    }

    /// Compares rows of a method's own choice.
    ///
    /// @param data   the rows
    /// @param own    in what sense the method would have them near each other; the run's choice goes before
    /// @param asking rows of the data set
    /// @param among  rows of the data set; the same array if they are the same set
    /// @param run    may hold a choice
    /// @return their distances
    /// @throws IllegalArgumentException if a value is not finite, or a column holds codes that have no distances
    public static RowDistances distances(Dataset data, NeighborSpace own, int[] asking, int[] among, RunSettings run) {
        NeighborChoice.Measured measured = run.choice().measured(data, own);
        return RowDistances.of(measured.data(), measured.space(), asking, among);
    }

    @Override
    public NeighborLists answer(Dataset data, NeighborQuestion question, RunSettings run) {
        double[] all = question.space().divisors();
        int[] columns = IntStream.range(0, all.length).filter(column -> all[column] > 0).toArray();
        double[] divisors = IntStream.of(columns).mapToDouble(column -> all[column]).toArray();
        boolean same = question.asking().equals(question.among());
        int[] among = question.among().rows(data);
        int[] asking = same ? among : question.asking().rows(data);
        boolean meets = same || intersect(asking, among);
        if (question.k() > among.length - (meets ? 1 : 0)) {
            throw new IllegalArgumentException("k is " + question.k() + ", and there are only "
                    + Math.max(0, among.length - (meets ? 1 : 0)) + " rows that may be neighbors; use a smaller k");
        }
        run.requireMemory(bytes(asking.length, same ? 0 : among.length, columns.length, question.k()),
                "finding " + question.k() + " neighbors of " + asking.length + " rows");
        if (ScannedNeighbors.isNeededFor(data, question)) {
            return ScannedNeighbors.of(data, question, asking, among, run);
        }
        NeighborSearch search = NeighborSearch.among(data.features()).rows(among).columns(columns).scaledBy(divisors)
                .threads(run.threads()).onProgress(run::at);
        if (same) {
            return new Answer(among, among, search.selfJoin(question.k()));
        }
        FeatureMatrix queries = data.features().select(asking);
        if (!meets) {
            return new Answer(asking, among, search.nearest(queries, question.k()));
        }
        // Rows that are in both sets find themselves, so one more is asked for.
        return Others.of(new Answer(asking, among, search.nearest(queries, question.k() + 1)));
    }

    /// What a search takes: the values of all rows in `double` and once more in `float`, and a row and a distance for each
    /// neighbor.
    private static long bytes(long asking, long among, long columns, long k) {
        return (asking + among) * columns * (Double.BYTES + Float.BYTES) + asking * k * (Integer.BYTES + Double.BYTES);
    }

    /// Whether two ascending lists have a row in common.
    private static boolean intersect(int[] a, int[] b) {
        for (int i = 0, j = 0; i < a.length && j < b.length;) {
            if (a[i] == b[j]) {
                return true;
            }
            if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return false;
    }

    /// @param asking rows of the data set
    /// @param among  rows of the data set, by place
    private record Answer(int[] asking, int[] among, Neighbors neighbors) implements NeighborLists {

        @Override
        public int queries() {
            return asking.length;
        }

        @Override
        public int k() {
            return neighbors.k();
        }

        @Override
        public int asking(int query) {
            return asking[query];
        }

        @Override
        public int row(int query, int rank) {
            return among[neighbors.row(query, rank)];
        }

        @Override
        public double squaredDistance(int query, int rank) {
            return neighbors.squaredDistance(query, rank);
        }

        @Override
        public double distance(int query, int rank) {
            return neighbors.distance(query, rank);
        }
    }

    /// An answer without the rows that asked, which has one neighbor less.
    ///
    /// @param found with the rows that asked
    /// @param own   for each query the rank at which it found itself, or the last
    private record Others(Answer found, int[] own) implements NeighborLists {

        static Others of(Answer found) {
            int[] own = new int[found.queries()];
            for (int query = 0; query < own.length; query++) {
                int rank = 0;
                while (rank < found.k() - 1 && found.row(query, rank) != found.asking(query)) {
                    rank++;
                }
                own[query] = rank;
            }
            return new Others(found, own);
        }

        private int rank(int query, int rank) {
            return rank < own[query] ? rank : rank + 1;
        }

        @Override
        public int queries() {
            return found.queries();
        }

        @Override
        public int k() {
            return found.k() - 1;
        }

        @Override
        public int asking(int query) {
            return found.asking(query);
        }

        @Override
        public int row(int query, int rank) {
            return found.row(query, rank(query, Objects.checkIndex(rank, k())));
        }

        @Override
        public double squaredDistance(int query, int rank) {
            return found.squaredDistance(query, rank(query, Objects.checkIndex(rank, k())));
        }

        @Override
        public double distance(int query, int rank) {
            return found.distance(query, rank(query, Objects.checkIndex(rank, k())));
        }
    }
}
