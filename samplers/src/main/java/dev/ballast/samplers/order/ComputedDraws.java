package dev.ballast.samplers.order;

import dev.ballast.samplers.check.IntItem;
import dev.ballast.samplers.draws.Draws;

import java.util.Objects;
import java.util.function.LongUnaryOperator;

/// Draws that a function computes from their positions.
///
/// @param length the number of draws
/// @param item   a pure function of the position, safe to call from several threads
public record ComputedDraws(long length, LongUnaryOperator item) implements Draws {

    @Override
    public long at(long position) {
        return item.applyAsLong(Objects.checkIndex(position, length));
    }

    @Override
    public void fill(long from, int[] target, int offset, int count) {
        Objects.checkFromIndexSize(from, count, length);
        Objects.checkFromIndexSize(offset, count, target.length);
        for (int i = 0; i < count; i++) {
            target[offset + i] = IntItem.of(item.applyAsLong(from + i));
        }
    }

    @Override
    public void fill(long from, long[] target, int offset, int count) {
        Objects.checkFromIndexSize(from, count, length);
        Objects.checkFromIndexSize(offset, count, target.length);
        for (int i = 0; i < count; i++) {
            target[offset + i] = item.applyAsLong(from + i);
        }
    }
}
