package dev.ballast.smote.clean;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.ExactNeighbors;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The rows of a class that are among the nearest rows of the class of any rare row.
final class Candidates {

    /// So many neighbors are held at a time.
    private static final int HELD = 1 << 20;

    private final int[] rows;
    /// For each of the rows, the best rank it has among the neighbors of a rare row; as many as were asked for, if none.
    private final int[] ranks;
    private final int each;

    private Candidates(int[] rows, int each) {
        this.rows = rows;
        this.each = each;
        this.ranks = new int[rows.length];
        Arrays.fill(ranks, each);
    }

    /// Finds them.
    ///
    /// @param rare rare rows, ascending
    /// @param rows the rows of the class, ascending
    /// @param each how many of them are near a rare row, at most all
    static Candidates of(Dataset data, int[] rare, int[] rows, int each, RunSettings run) {
        Candidates found = new Candidates(rows, each);
        NeighborSpace space = NeighborSpace.euclidean(Scale.NONE.divisors(data, run));
        int step = Math.max(1, HELD / each);
        for (int from = 0; from < rare.length; from += step) {
            int[] asking = Arrays.copyOfRange(rare, from, Math.min(rare.length, from + step));
            found.take(ExactNeighbors.ask(data, NeighborQuestion.nearest(NeighborQuestion.listed(asking),
                    NeighborQuestion.listed(rows), each, space),
                    run.part(from / (double) rare.length, (from + asking.length) / (double) rare.length)));
        }
        return found;
    }

    private void take(NeighborLists lists) {
        for (int query = 0; query < lists.queries(); query++) {
            for (int rank = 0; rank < each; rank++) {
                int place = Arrays.binarySearch(rows, lists.row(query, rank));
                ranks[place] = Math.min(ranks[place], rank);
            }
        }
    }

    /// {@return how many nearest rows of every rare row have been found}
    int each() {
        return each;
    }

    /// {@return how many rows are among so many nearest ones of a rare row}
    int count(int nearest) {
        return rows(nearest).length;
    }

    /// {@return the rows that are among so many nearest ones of a rare row, ascending}
    int[] rows(int nearest) {
        return IntStream.range(0, rows.length).filter(i -> ranks[i] < nearest).map(i -> rows[i]).toArray();
    }
}
