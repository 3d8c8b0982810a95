package dev.ballast.samplers.draws;

import java.util.Objects;

/// Draws that are kept in an array, which nobody else changes.
record ArrayDraws(int[] items) implements Draws {

    @Override
    public long length() {
        return items.length;
    }

    @Override
    public long at(long position) {
        return items[(int) Objects.checkIndex(position, length())];
    }

    @Override
    public void fill(long from, int[] target, int offset, int count) {
        Objects.checkFromIndexSize(from, count, length());
        System.arraycopy(items, (int) from, target, offset, count);
    }

    @Override
    public void fill(long from, long[] target, int offset, int count) {
        Objects.checkFromIndexSize(from, count, length());
        Objects.checkFromIndexSize(offset, count, target.length);
        for (int i = 0; i < count; i++) {
            target[offset + i] = items[(int) from + i];
        }
    }
}
