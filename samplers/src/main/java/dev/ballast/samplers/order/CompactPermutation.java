package dev.ballast.samplers.order;

import dev.ballast.core.random.RandomStream;
import dev.ballast.samplers.check.IntItem;
import dev.ballast.samplers.draws.Draws;

import java.util.Objects;

/// A keyed permutation of 0 to size - 1 that stores nothing but its keys.
///
/// **Method.** A Feistel network on pairs (left, right) of a grid of `rows` x 2^bits cells, at least as many as there
/// are items: rounds add in turn a keyed hash of the right to the left, modulo `rows`, and a keyed hash of the left to
/// the right, modulo 2^bits. Each round is undone by a subtraction, so the network permutes the grid. A cell beyond
/// the items is sent through again until it falls among them (cycle walking), which permutes the items: the way out of
/// the other cells is one-to-one. Black and Rogaway: "Ciphers with arbitrary finite domains", 2002,
/// doi:10.1007/3-540-45760-7_9. One side is a power of two so that nothing is divided; the grid has fewer than 2^bits
/// cells too many, about the root of the size, so cells are hardly ever sent twice.
///
/// **Rounds.** 8 above 2^20 items, 24 up to that: with few rounds, small permutations are not all equally likely.
///
/// **Cost.** 3 multiplications a round. Immutable and thread-safe.
public final class CompactPermutation implements Draws {

    static final int ROUNDS_LARGE = 8;
    static final int ROUNDS_SMALL = 24;
    private static final long SMALL = 1L << 20;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long size;
    private final long rows;
    private final int bits;
    private final long mask;
    private final long[] keys;

    /// @param size number of items, at least 0
    /// @param random gives two words a round
    CompactPermutation(long size, RandomStream random) {
        this(size, roundsFor(size), random);
    }

    /// @param rounds an even number
    CompactPermutation(long size, int rounds, RandomStream random) {
        this.size = size;
        this.bits = (64 - Long.numberOfLeadingZeros(size)) / 2;
        this.mask = (1L << bits) - 1;
        this.rows = (size >>> bits) + ((size & mask) == 0 ? 0 : 1);
        this.keys = new long[2 * rounds];
        for (int i = 0; i < keys.length; i += 2) {
            keys[i] = random.nextLong();
            keys[i + 1] = random.nextLong() | 1;
        }
    }

    public static int roundsFor(long size) {
        return size > SMALL ? ROUNDS_LARGE : ROUNDS_SMALL;
    }

    private long permute(long position) {
        long cell = position;
        do {
            cell = network(cell);
        } while (cell >= size);
        return cell;
    }

    private long network(long cell) {
        long left = cell >>> bits;
        long right = cell & mask;
        for (int i = 0; i < keys.length; i += 4) {
            // Below zero if the sum is within the rows; a branch would be guessed wrongly half the time.
            long over = left + Math.unsignedMultiplyHigh(hash(right, keys[i], keys[i + 1]), rows) - rows;
            left = over + (rows & (over >> 63));
            // Without bits the shift by 64 is none, and the mask is 0.
            right = (right + (hash(left, keys[i + 2], keys[i + 3]) >>> (64 - bits))) & mask;
        }
        return (left << bits) | right;
    }

    /// The high half depends on every bit of the value and of both keys.
    private static long hash(long value, long key, long odd) {
        long mixed = (value ^ key) * GOLDEN;
        return (mixed ^ (mixed >>> 32)) * odd;
    }

    @Override
    public long length() {
        return size;
    }

    @Override
    public long at(long position) {
        return permute(Objects.checkIndex(position, size));
    }

    @Override
    public void fill(long from, int[] target, int offset, int count) {
        Objects.checkFromIndexSize(from, count, size);
        Objects.checkFromIndexSize(offset, count, target.length);
        if (size > 1L << 31) {
            for (int i = 0; i < count; i++) {
                target[offset + i] = IntItem.of(permute(from + i));
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            target[offset + i] = (int) permute(from + i);
        }
    }

    @Override
    public void fill(long from, long[] target, int offset, int count) {
        Objects.checkFromIndexSize(from, count, size);
        Objects.checkFromIndexSize(offset, count, target.length);
        for (int i = 0; i < count; i++) {
            target[offset + i] = permute(from + i);
        }
    }
}
