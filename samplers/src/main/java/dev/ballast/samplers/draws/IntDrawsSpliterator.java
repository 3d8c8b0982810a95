package dev.ballast.samplers.draws;

import dev.ballast.samplers.check.IntItem;

import org.jspecify.annotations.Nullable;

import java.util.Spliterator;
import java.util.function.IntConsumer;

/// A run of draws as `int`; splits in the middle.
final class IntDrawsSpliterator implements Spliterator.OfInt {

    private final Draws draws;
    private long next;
    private final long end;

    IntDrawsSpliterator(Draws draws, long next, long end) {
        this.draws = draws;
        this.next = next;
        this.end = end;
    }

    @Override
    public boolean tryAdvance(IntConsumer action) {
        if (next >= end) {
            return false;
        }
        action.accept(IntItem.of(draws.at(next++)));
        return true;
    }

    @Override
    public void forEachRemaining(IntConsumer action) {
        int[] run = new int[(int) Math.min(LongDrawsSpliterator.RUN, end - next)];
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
    public Spliterator.@Nullable OfInt trySplit() {
        long half = (end - next) >>> 1;
        if (half == 0) {
            return null;
        }
        IntDrawsSpliterator first = new IntDrawsSpliterator(draws, next, next + half);
        next += half;
        return first;
    }

    @Override
    public long estimateSize() {
        return end - next;
    }

    @Override
    public int characteristics() {
        return LongDrawsSpliterator.CHARACTERISTICS;
    }
}
