package dev.ballast.samplers.classwise;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.classes.ClassRows;
import dev.ballast.samplers.draws.Draws;

import java.util.Arrays;
import java.util.Objects;

/// Draws with replacement, class after class: one number of the stream of each draw.
///
/// @param ends for every class how many draws it and those before it have
record BagDraws(ClassRows classes, long[] ends, Seed seed, Purpose purpose, long bag) implements Draws {

    @Override
    public long length() {
        return ends[ends.length - 1];
    }

    /// The class that a draw is of.
    static int rankAt(long[] ends, long position) {
        int found = Arrays.binarySearch(ends, position + 1);
        int rank = found >= 0 ? found : -found - 1;
        // Classes without draws end where the one before them does, and a search may find any of those.
        while (rank > 0 && ends[rank - 1] > position) {
            rank--;
        }
        return rank;
    }

    static long begin(long[] ends, int rank) {
        return rank == 0 ? 0 : ends[rank - 1];
    }

    @Override
    public long at(long position) {
        int rank = rankAt(ends, Objects.checkIndex(position, length()));
        int[] rows = classes.rows()[rank];
        return rows[seed.stream(purpose, rank, bag, position - begin(ends, rank)).nextInt(rows.length)];
    }

    @Override
    public void fill(long from, int[] target, int offset, int count) {
        Objects.checkFromIndexSize(from, count, length());
        Objects.checkFromIndexSize(offset, count, target.length);
        RandomStream random = seed.stream(purpose, 0, bag, 0);
        int i = 0;
        while (i < count) {
            int rank = rankAt(ends, from + i);
            int[] rows = classes.rows()[rank];
            long begin = begin(ends, rank);
            for (; i < count && from + i < ends[rank]; i++) {
                target[offset + i] = rows[random.at(rank, bag, from + i - begin).nextInt(rows.length)];
            }
        }
    }

    @Override
    public void fill(long from, long[] target, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, target.length);
        int[] run = new int[count];
        fill(from, run, 0, count);
        for (int i = 0; i < count; i++) {
            target[offset + i] = run[i];
        }
    }
}
