package dev.ballast.core.near;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborEngine;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.RunSettings;

import it.unimi.dsi.fastutil.ints.IntArrayList;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Answers a question with neighbors of the same group, or of other groups.
///
/// @param engine   answers
/// @param data     the rows as they are measured
/// @param groups   the group of every row of the data set
/// @param question what is asked
/// @param run      threads, progress and cancellation
record GroupedNeighbors(NeighborEngine engine, Dataset data, double[] groups, NeighborQuestion question,
        RunSettings run) {

    private static final int FEW = 8;

    static GroupedNeighbors of(NeighborEngine engine, Dataset data, Dataset measured, NeighborQuestion question,
            RunSettings run) {
        int column = groupColumn(data);
        double[] groups = new double[data.rows()];
        for (int i = 0; i < groups.length; i++) {
            double group = data.features().get(i, column);
            if (Double.isNaN(group)) {
                throw new IllegalArgumentException(
                        "row " + i + " has no value in \"" + data.columns().get(column).name()
                                + "\", so its group is not known; fill it in or drop the row");
            }
            // Zeros are one group, whatever their sign.
            groups[i] = group + 0.0;
        }
        return new GroupedNeighbors(engine, measured, groups, question, run);
    }

    private static int groupColumn(Dataset data) {
        int[] found = IntStream.range(0, data.columns().size())
                .filter(column -> data.columns().get(column).role() == Column.Role.GROUP).toArray();
        if (found.length != 1) {
            throw new IllegalArgumentException("neighbors by group need one column of groups, and "
                    + (found.length == 0
                            ? "there is none; name it (--group on the command line)"
                            : "there are " + found.length));
        }
        return found[0];
    }

    private Map<Double, int[]> byGroup(int[] rows) {
        Map<Double, IntArrayList> lists = new TreeMap<>();
        for (int row : rows) {
            lists.computeIfAbsent(groups[row], _ -> new IntArrayList()).add(row);
        }
        Map<Double, int[]> arrays = new TreeMap<>();
        lists.forEach((group, list) -> arrays.put(group, list.toIntArray()));
        return arrays;
    }

    NeighborLists withinGroups() {
        int[] asking = question.asking().rows(data);
        int[] places = places(asking);
        boolean same = question.asking().equals(question.among());
        Map<Double, int[]> askers = byGroup(asking);
        Map<Double, int[]> candidates = same ? askers : byGroup(question.among().rows(data));
        askers.forEach((group, rows) -> requireEnough(rows, candidates.getOrDefault(group, new int[0])));
        ListedNeighbors lists = ListedNeighbors.of(asking, question.k());
        int done = 0;
        for (Map.Entry<Double, int[]> group : askers.entrySet()) {
            NeighborQuestion.Members from = NeighborQuestion.listed(group.getValue());
            NeighborLists found = engine.answer(data,
                    new NeighborQuestion(from,
                            same ? from : NeighborQuestion.listed(candidates.getOrDefault(group.getKey(), new int[0])),
                            question.k(),
                            question.space(), question.rank()),
                    run.part(done / (double) askers.size(), (done + 1.0) / askers.size()));
            for (int query = 0; query < found.queries(); query++) {
                for (int rank = 0; rank < question.k(); rank++) {
                    lists.take(places[found.asking(query)], rank, found, query, rank);
                }
            }
            done++;
        }
        return lists;
    }

    private void requireEnough(int[] asking, int[] among) {
        for (int row : asking) {
            int others = among.length - (Arrays.binarySearch(among, row) >= 0 ? 1 : 0);
            if (others < question.k()) {
                throw new IllegalArgumentException("k is " + question.k() + ", and row " + row + " has only " + others
                        + " rows of its own group that may be neighbors; use a smaller k, drop small groups, or"
                        + " neighbors of any group");
            }
        }
    }

    private int[] places(int[] asking) {
        int[] places = new int[data.rows()];
        for (int i = 0; i < asking.length; i++) {
            places[asking[i]] = i;
        }
        return places;
    }

    /// Asks for some more neighbors than k and leaves out those of the own group; whoever has too few left asks for more.
    NeighborLists acrossGroups() {
        int[] asking = question.asking().rows(data);
        int[] among = question.among().rows(data);
        int[] places = places(asking);
        int largest = byGroup(among).values().stream().mapToInt(rows -> rows.length).max().orElse(0);
        ListedNeighbors lists = ListedNeighbors.of(asking, question.k());
        int[] left = asking;
        int extra = Math.min(largest, Math.max(FEW, question.k()));
        double done = 0;
        while (left.length > 0) {
            int most = among.length - (meets(left, among) ? 1 : 0);
            if (most < question.k()) {
                throw tooFew(left[0], most);
            }
            int k = Math.min(question.k() + extra, most);
            NeighborLists found = engine.answer(data,
                    new NeighborQuestion(
                            left.length == asking.length ? question.asking() : NeighborQuestion.listed(left),
                            question.among(), k, question.space(), question.rank()),
                    run.part(done, (done + 1) / 2));
            done = (done + 1) / 2;
            IntArrayList lacking = new IntArrayList();
            for (int query = 0; query < found.queries(); query++) {
                int row = found.asking(query);
                int taken = 0;
                for (int rank = 0; rank < k && taken < question.k(); rank++) {
                    if (groups[found.row(query, rank)] != groups[row]) {
                        lists.take(places[row], taken++, found, query, rank);
                    }
                }
                if (taken < question.k()) {
                    if (k == among.length - (Arrays.binarySearch(among, row) >= 0 ? 1 : 0)) {
                        throw tooFew(row, taken);
                    }
                    lacking.add(row);
                }
            }
            left = lacking.toIntArray();
            extra = (int) Math.min(largest, 4L * extra);
        }
        return lists;
    }

    private IllegalArgumentException tooFew(int row, int others) {
        return new IllegalArgumentException("k is " + question.k() + ", and row " + row + " has only " + others
                + " rows of other groups that may be neighbors; use a smaller k, or neighbors of any group");
    }

    private static boolean meets(int[] asking, int[] among) {
        return IntStream.of(asking).anyMatch(row -> Arrays.binarySearch(among, row) >= 0);
    }
}
