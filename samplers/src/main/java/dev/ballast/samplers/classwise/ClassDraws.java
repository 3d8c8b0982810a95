package dev.ballast.samplers.classwise;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.classes.ClassRows;
import dev.ballast.samplers.draws.Draws;

import java.util.Objects;

/// Independent draws of a class by its probability, then of a row of the class: two numbers of the stream of the draw.
record ClassDraws(ClassRows classes, ClassMasses masses, Seed seed, Purpose purpose, long epoch, long length)
        implements
            Draws {

    private int draw(RandomStream random) {
        int[] rows = classes.rows()[masses.rankAt(random.nextLong(masses.total()))];
        return rows[random.nextInt(rows.length)];
    }

    @Override
    public long at(long position) {
        return draw(seed.stream(purpose, 0, epoch, Objects.checkIndex(position, length)));
    }

    @Override
    public void fill(long from, int[] target, int offset, int count) {
        Objects.checkFromIndexSize(from, count, length);
        Objects.checkFromIndexSize(offset, count, target.length);
        RandomStream random = seed.stream(purpose, 0, epoch, from);
        for (int i = 0; i < count; i++) {
            target[offset + i] = draw(random.at(0, epoch, from + i));
        }
    }

    @Override
    public void fill(long from, long[] target, int offset, int count) {
        Objects.checkFromIndexSize(from, count, length);
        Objects.checkFromIndexSize(offset, count, target.length);
        RandomStream random = seed.stream(purpose, 0, epoch, from);
        for (int i = 0; i < count; i++) {
            target[offset + i] = draw(random.at(0, epoch, from + i));
        }
    }
}
