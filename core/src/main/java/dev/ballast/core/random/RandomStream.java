package dev.ballast.core.random;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.random.RandomGenerator;

/// A sequence of random numbers that is a pure function of ([Seed], [Purpose], three coordinates).
///
/// **Method.** Philox4x64-10 in counter mode: word `i` of the stream is word `i mod 4` of the block whose counter is
/// (`i / 4`, a, b, c). See Salmon, Moraes, Dror, Shaw 2011, doi:10.1145/2063384.2063405.
///
/// **Numbers used.** [#nextLong()], [#nextInt()], [#nextDouble()] and [#nextBoolean()] use one word.
/// [#nextInt(int)] and [#nextLong(long)] use one word and, with probability below bound / 2^64, one more.
/// [#nextGaussian()] uses two. What these methods return for a seed is part of the library's promise of value
/// stability; methods inherited from [RandomGenerator] and not overridden here are built on them by the JDK and are not.
///
/// **Cost.** About a dozen nanoseconds a block of four words; [#at] moves to other coordinates without allocation.
///
/// Not thread-safe, and not for cryptography. A stream is meant to be local to one loop; share the [Seed] instead.
public final class RandomStream implements RandomGenerator {

    private static final int SHUFFLED_TOGETHER = 1024;
    private static final double UNIT_53 = 0x1.0p-53;

    private final long key0;
    private final long key1;
    private final long[] words = new long[4];
    private long a;
    private long b;
    private long c;
    private long nextBlock;
    private int used = 4;
    private @Nullable PhiloxLanes lanes;

    RandomStream(long key0, long key1, long a, long b, long c) {
        this.key0 = key0;
        this.key1 = key1;
        this.a = a;
        this.b = b;
        this.c = c;
    }

    /// Moves this stream to other coordinates of the same seed and purpose, to their first number.
    ///
    /// @param newA first coordinate
    /// @param newB second coordinate
    /// @param newC third coordinate
    /// @return this stream
    public RandomStream at(long newA, long newB, long newC) {
        a = newA;
        b = newB;
        c = newC;
        nextBlock = 0;
        used = 4;
        return this;
    }

    /// Moves this stream to one of its words, whatever was read before. Costs O(1).
    ///
    /// @param word the number of the word that [#nextLong()] returns next, from 0
    /// @return this stream
    /// @throws IllegalArgumentException if the number is negative
    public RandomStream seek(long word) {
        if (word < 0) {
            throw new IllegalArgumentException("word is " + word + "; it must not be negative");
        }
        nextBlock = word >>> 2;
        used = 4;
        int inBlock = (int) (word & 3);
        if (inBlock != 0) {
            Philox4x64.block(key0, key1, nextBlock++, a, b, c, words);
            used = inBlock;
        }
        return this;
    }

    /// Writes the next words into an array: those that as many calls of [#nextLong()] would return, several times as fast.
    /// The first run of 1024 words or more makes a work space of 16 kB, which the stream keeps.
    ///
    /// @param target takes the words
    /// @param offset where the first goes
    /// @param count  how many
    /// @throws IndexOutOfBoundsException if there are no such places
    public void fill(long[] target, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, target.length);
        int place = offset;
        int end = offset + count;
        while (used < 4 && place < end) {
            target[place++] = words[used++];
        }
        while (end - place >= 4 * PhiloxLanes.BLOCKS) {
            if (lanes == null) {
                lanes = new PhiloxLanes();
            }
            lanes.blocks(key0, key1, nextBlock, a, b, c, target, place);
            nextBlock += PhiloxLanes.BLOCKS;
            place += 4 * PhiloxLanes.BLOCKS;
        }
        int blocks = (end - place) >>> 2;
        Philox4x64.blocks(key0, key1, nextBlock, a, b, c, target, place, blocks);
        nextBlock += blocks;
        place += 4 * blocks;
        while (place < end) {
            target[place++] = nextLong();
        }
    }

    @Override
    public long nextLong() {
        if (used == 4) {
            Philox4x64.block(key0, key1, nextBlock++, a, b, c, words);
            used = 0;
        }
        return words[used++];
    }

    @Override
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    @Override
    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /// Returns a number of [0, bound), each with the same probability, without bias.
    ///
    /// Lemire, "Fast random integer generation in an interval", 2019, doi:10.1145/3230636.
    ///
    /// @param bound the exclusive upper end, at least 1
    /// @return the number
    /// @throws IllegalArgumentException if the bound is not positive
    @Override
    public int nextInt(int bound) {
        return (int) nextLong(bound);
    }

    /// Returns a number of [0, bound), each with the same probability, without bias; see [#nextInt(int)].
    ///
    /// @param bound the exclusive upper end, at least 1
    /// @return the number
    /// @throws IllegalArgumentException if the bound is not positive
    @Override
    public long nextLong(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound is " + bound + "; it must be at least 1");
        }
        long word = nextLong();
        long low = word * bound;
        if (Long.compareUnsigned(low, bound) < 0) {
            // The lowest 2^64 mod bound products of each interval are refused, so that all intervals are equally long.
            long refused = Long.remainderUnsigned(-bound, bound);
            while (Long.compareUnsigned(low, refused) < 0) {
                word = nextLong();
                low = word * bound;
            }
        }
        return Math.unsignedMultiplyHigh(word, bound);
    }

    /// Returns a multiple of 2^-53 in [0, 1), each with the same probability.
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT_53;
    }

    /// Returns a number from the normal distribution of mean 0 and standard deviation 1.
    ///
    /// Box and Muller's transform of two uniform numbers, with [StrictMath], so that the bits do not depend on the
    /// machine. The largest magnitude it can return is sqrt(2 * 53 * ln 2), about 8.57.
    @Override
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * nextDouble());
    }

    /// Returns the numbers 0 to size - 1 in random order, each order with the same probability.
    ///
    /// The shuffle of Fisher and Yates in Durstenfeld's form (1964, doi:10.1145/364520.364540): place i, from the last
    /// down to 1, is exchanged with one of the places 0 to i, itself included. Uses size - 1 numbers.
    ///
    /// @param size how many, at least 0
    /// @return the permutation
    /// @throws IllegalArgumentException if the size is negative
    public int[] permutation(int size) {
        if (size < 0) {
            throw new IllegalArgumentException("size is " + size + "; it must not be negative");
        }
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        // Words come in runs, never more than there are places left, so that those used are those that nextInt would use.
        long[] drawn = new long[Math.min(SHUFFLED_TOGETHER, Math.max(0, size - 1))];
        int i = size - 1;
        while (i > 0) {
            int count = Math.min(i, drawn.length);
            fill(drawn, 0, count);
            for (int next = 0; next < count; next++) {
                long bound = i + 1L;
                long low = drawn[next] * bound;
                if (Long.compareUnsigned(low, bound) < 0
                        && Long.compareUnsigned(low, Long.remainderUnsigned(-bound, bound)) < 0) {
                    continue;
                }
                int j = (int) Math.unsignedMultiplyHigh(drawn[next], bound);
                int held = order[i];
                order[i--] = order[j];
                order[j] = held;
            }
        }
        return order;
    }
}
