package dev.ballast.samplers.batch;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.classes.ClassRows;
import dev.ballast.samplers.draws.Draws;
import dev.ballast.samplers.order.LatestRound;
import dev.ballast.samplers.order.RandomOrder;

import java.util.Arrays;

/// For every class an endless sequence of its rows: a random order of all, then another random order of all, ...
///
/// Round r of a class is drawn at (rank of the class, epoch, r). Thread-safe; see [LatestRound].
final class ClassStreams {

    private final int[][] rows;
    private final LatestRound<Draws>[] rounds;

    ClassStreams(ClassRows classes, RandomOrder order, Seed seed, long epoch) {
        this.rows = classes.rows();
        @SuppressWarnings({"unchecked", "rawtypes"})
        LatestRound<Draws>[] ofClass = new LatestRound[rows.length];
        for (int rank = 0; rank < ofClass.length; rank++) {
            int[] members = rows[rank];
            int key = rank;
            ofClass[rank] = new LatestRound<>(round -> order.ofItems(seed, key, epoch, round, members));
        }
        this.rounds = ofClass;
    }

    /// Writes rows `from` to `from + count - 1` of a class's sequence.
    void fill(int rank, long from, int[] target, int offset, int count) {
        int members = rows[rank].length;
        if (members == 1) {
            Arrays.fill(target, offset, offset + count, rows[rank][0]);
            return;
        }
        for (int done = 0; done < count;) {
            long round = (from + done) / members;
            int place = (int) (from + done - round * members);
            int run = Math.min(count - done, members - place);
            rounds[rank].get(round).fill(place, target, offset + done, run);
            done += run;
        }
    }
}
