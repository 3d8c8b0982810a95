package dev.ballast.samplers.order;

import dev.ballast.samplers.draws.Draws;

import java.util.Objects;

/// Draws that stand for the places of a list of rows.
public record MappedDraws(Draws places, int[] rows) implements Draws {

    @Override
    public long length() {
        return places.length();
    }

    @Override
    public long at(long position) {
        return rows[(int) places.at(position)];
    }

    @Override
    public void fill(long from, int[] target, int offset, int count) {
        places.fill(from, target, offset, count);
        for (int i = offset; i < offset + count; i++) {
            target[i] = rows[target[i]];
        }
    }

    @Override
    public void fill(long from, long[] target, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, target.length);
        places.fill(from, target, offset, count);
        for (int i = offset; i < offset + count; i++) {
            target[i] = rows[(int) target[i]];
        }
    }
}
