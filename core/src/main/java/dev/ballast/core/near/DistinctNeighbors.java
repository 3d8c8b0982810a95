package dev.ballast.core.near;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborEngine;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.RunSettings;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Answers a question with neighbors of which no two are equal, and none equal to the row that asked. Of equal rows the first one
/// stands for all.
///
/// @param engine   answers
/// @param data     the rows as they are measured
/// @param question what is asked
/// @param run      threads, progress and cancellation
record DistinctNeighbors(NeighborEngine engine, Dataset data, NeighborQuestion question, RunSettings run) {

    /// The values of a row that enter distances. Zeros are equal, whatever their sign.
    private record Values(double[] of) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Values that && Arrays.equals(of, that.of);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(of);
        }
    }

    NeighborLists answer() {
        int[] among = question.among().rows(data);
        int[] asking = question.asking().rows(data);
        Map<Values, Integer> firsts = new HashMap<>();
        BitSet standing = new BitSet(data.rows());
        double[] row = new double[data.columns().size()];
        for (int candidate : among) {
            if (firsts.putIfAbsent(values(candidate, row), candidate) == null) {
                standing.set(candidate);
            }
        }
        int[] places = new int[data.rows()];
        int[] equal = new int[data.rows()];
        BitSet others = new BitSet(data.rows());
        BitSet selves = new BitSet(data.rows());
        for (int i = 0; i < asking.length; i++) {
            places[asking[i]] = i;
            equal[asking[i]] = firsts.getOrDefault(values(asking[i], row), -1);
            // A row that stands for itself is left out by number; for others the one that stands for them is asked for too.
            (equal[asking[i]] < 0 || equal[asking[i]] == asking[i] ? selves : others).set(asking[i]);
            if (standing.cardinality() - (equal[asking[i]] >= 0 ? 1 : 0) < question.k()) {
                throw new IllegalArgumentException("k is " + question.k() + ", and row " + asking[i] + " has only "
                        + (standing.cardinality() - (equal[asking[i]] >= 0 ? 1 : 0))
                        + " different rows that may be neighbors; use a smaller k, or neighbors that may be equal");
            }
        }
        ListedNeighbors lists = ListedNeighbors.of(asking, question.k());
        int[] candidates = standing.stream().toArray();
        if (!selves.isEmpty()) {
            take(lists, ask(selves, candidates, question.k(), run.part(0, 0.5)), places, equal);
        }
        if (!others.isEmpty()) {
            take(lists, ask(others, candidates, question.k() + 1, run.part(0.5, 1)), places, equal);
        }
        return lists;
    }

    private Values values(int candidate, double[] row) {
        data.features().copyRow(candidate, row, 0);
        double[] entering = new double[row.length];
        for (int column = 0; column < row.length; column++) {
            entering[column] = question.space().divisors()[column] > 0 ? row[column] + 0.0 : 0;
        }
        return new Values(entering);
    }

    private NeighborLists ask(BitSet asking, int[] candidates, int k, RunSettings part) {
        return engine.answer(data, new NeighborQuestion(NeighborQuestion.listed(asking.stream().toArray()),
                NeighborQuestion.listed(candidates), k, question.space(), question.rank()), part);
    }

    private static void take(ListedNeighbors lists, NeighborLists found, int[] places, int[] equal) {
        for (int query = 0; query < found.queries(); query++) {
            int row = found.asking(query);
            int taken = 0;
            for (int rank = 0; rank < found.k() && taken < lists.k(); rank++) {
                if (found.row(query, rank) != equal[row]) {
                    lists.take(places[row], taken++, found, query, rank);
                }
            }
        }
    }
}
