package dev.ballast.samplers.draws;

import org.jspecify.annotations.Nullable;

import java.util.Spliterator;
import java.util.function.LongConsumer;

/// A run of draws; splits in the middle.
final class LongDrawsSpliterator implements Spliterator.OfLong {

    static final int CHARACTERISTICS = ORDERED | SIZED | SUBSIZED | IMMUTABLE | NONNULL;

    /// Draws that are computed at a time.
    static final int RUN = 256;

    private final Draws draws;
    private long next;
    private final long end;

    LongDrawsSpliterator(Draws draws, long next, long end) {
        this.draws = draws;
        this.next = next;
        this.end = end;
    }

    @Override
    public boolean tryAdvance(LongConsumer action) {
        if (next >= end) {
            return false;
        }
        action.accept(draws.at(next++));
        return true;
    }

    @Override
    public void forEachRemaining(LongConsumer action) {
        long[] run = new long[(int) Math.min(RUN, end - next)];
        while (next < end) {
            int count = (int) Math.min(run.length, end - next);
            draws.fill(next, run, 0, count);
            next += count;
            for (int i = 0; i < count; i++) {
                action.accept(run[i]);
            }
        }
    }

    @Override
    public Spliterator.@Nullable OfLong trySplit() {
        long half = (end - next) >>> 1;
        if (half == 0) {
            return null;
        }
        LongDrawsSpliterator first = new LongDrawsSpliterator(draws, next, next + half);
        next += half;
        return first;
    }

    @Override
    public long estimateSize() {
        return end - next;
    }

    @Override
    public int characteristics() {
        return CHARACTERISTICS;
    }
}
