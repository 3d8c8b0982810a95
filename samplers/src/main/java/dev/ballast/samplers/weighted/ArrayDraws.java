package dev.ballast.samplers.weighted;

import dev.ballast.samplers.Draws;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The draws of an epoch that had to be worked out as a whole.
///
/// @param items owned by this
record ArrayDraws(int... items) implements Draws {

    @Override
    public long length() {
        return items.length;
    }

    @Override
    public long at(long position) {
        return items[(int) Objects.checkIndex(position, (long) items.length)];
    }

    @Override
    public void fill(long from, int[] target, int offset, int count) {
        Objects.checkFromIndexSize(from, count, (long) items.length);
        System.arraycopy(items, (int) from, target, offset, count);
    }

    @Override
    public void fill(long from, long[] target, int offset, int count) {
        Objects.checkFromIndexSize(from, count, (long) items.length);
        Objects.checkFromIndexSize(offset, count, target.length);
        for (int i = 0; i < count; i++) {
            target[offset + i] = items[(int) from + i];
        }
    }

    @Override
    public IntStream ints() {
        return Arrays.stream(items);
    }

    @Override
    public LongStream longs() {
        return ints().asLongStream();
    }

    @Override
    public String toString() {
        return "ArrayDraws[" + items.length + " draws]";
    }
}
