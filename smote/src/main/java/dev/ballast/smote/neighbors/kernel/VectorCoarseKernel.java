package dev.ballast.smote.neighbors.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The coarse look on the Vector API: a register tile of four queries by two vectors of candidates.
///
/// The tile tells lanes that may be in a close pair: the least of four sums against the largest of four thresholds, because the
/// compiler does not inline eight tests in one method. What it tells is looked at after all tiles: about every second has
/// such a lane, and a branch taken at random between tiles would keep the processor from starting the next one.
///
/// A number comes twice in an `int`, because processors broadcast words of 32 bits from memory at no cost, those of 16 not.
final class VectorCoarseKernel implements CoarseKernel {

    private static final VectorSpecies<Short> SPECIES = ShortVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> DOUBLED = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LENGTH = SPECIES.length();
    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int QUERIES = DistanceKernel.QUERIES;

    private static final int TILE = 2 * LENGTH * QUERIES;

    private final short[] sums = new short[BLOCK * BLOCK];
    /// Lanes of each tile that may have a close pair.
    private final long[] close = new long[BLOCK * BLOCK / TILE];

    /// Whether vectors divide a block.
    static boolean isPossible() {
        return BLOCK % (2 * LENGTH) == 0 && DOUBLED.length() * 2 == LENGTH && LANES % FLOATS.length() == 0;
    }

    @Override
    public int atMostEither(int[] negated, int columns, short[] block, short[] halfNorms, short[] thresholds, int query,
            int lane, int[] found) {
        for (int at = 0, tile = 0; at < BLOCK; at += 2 * LENGTH) {
            for (int i = 0; i < BLOCK; i += QUERIES) {
                close[tile] = tile(negated, i * columns, columns, block, at, halfNorms, thresholds, query + i,
                        lane + at,
                        sums, tile * TILE);
                tile++;
            }
        }
        int count = 0;
        for (int at = 0, tile = 0; at < BLOCK; at += 2 * LENGTH) {
            for (int i = 0; i < BLOCK; i += QUERIES) {
                for (long lanes = close[tile]; lanes != 0; lanes &= lanes - 1) {
                    int j = Long.numberOfTrailingZeros(lanes);
                    count = list(sums, tile * TILE + j, thresholds, query + i, lane + at + j, i * BLOCK + at + j, found,
                            count);
                }
                tile++;
            }
        }
        return count;
    }

    @Override
    public float product(float[] one, int first, float[] other, int second, int count) {
        FloatVector sum = FloatVector.zero(FLOATS);
        for (int i = 0; i < count; i += FLOATS.length()) {
            FloatVector value = FloatVector.fromArray(FLOATS, one, first + i);
            sum = sum.add(value.mul(FloatVector.fromArray(FLOATS, other, second + i)));
        }
        return sum.reduceLanes(VectorOperators.ADD);
    }

    private static ShortVector both(int number) {
        return IntVector.broadcast(DOUBLED, number).reinterpretAsShorts();
    }

    private static int doubled(short number) {
        return (number & 0xffff) * 0x10001;
    }

    private static long tile(int[] negated, int offset, int columns, short[] block, int at, short[] halfNorms,
            short[] thresholds, int query, int lane, short[] sums, int to) {
        ShortVector first = ShortVector.fromArray(SPECIES, halfNorms, lane);
        ShortVector second = ShortVector.fromArray(SPECIES, halfNorms, lane + LENGTH);
        ShortVector value = both(doubled(halfNorms[query]));
        ShortVector a0 = first.add(value);
        ShortVector a1 = second.add(value);
        value = both(doubled(halfNorms[query + 1]));
        ShortVector b0 = first.add(value);
        ShortVector b1 = second.add(value);
        value = both(doubled(halfNorms[query + 2]));
        ShortVector c0 = first.add(value);
        ShortVector c1 = second.add(value);
        value = both(doubled(halfNorms[query + 3]));
        ShortVector d0 = first.add(value);
        ShortVector d1 = second.add(value);
        for (int column = 0; column < columns; column++) {
            int from = offset + column * QUERIES;
            first = ShortVector.fromArray(SPECIES, block, column * BLOCK + at);
            second = ShortVector.fromArray(SPECIES, block, column * BLOCK + at + LENGTH);
            value = both(negated[from]);
            a0 = a0.add(value.mul(first));
            a1 = a1.add(value.mul(second));
            value = both(negated[from + 1]);
            b0 = b0.add(value.mul(first));
            b1 = b1.add(value.mul(second));
            value = both(negated[from + 2]);
            c0 = c0.add(value.mul(first));
            c1 = c1.add(value.mul(second));
            value = both(negated[from + 3]);
            d0 = d0.add(value.mul(first));
            d1 = d1.add(value.mul(second));
        }
        value = both(doubled((short) Math.max(Math.max(thresholds[query], thresholds[query + 1]),
                Math.max(thresholds[query + 2], thresholds[query + 3]))));
        first = ShortVector.fromArray(SPECIES, thresholds, lane).max(value);
        second = ShortVector.fromArray(SPECIES, thresholds, lane + LENGTH).max(value);
        long near = a0.min(b0).min(c0.min(d0)).compare(VectorOperators.LE, first).toLong()
                | (a1.min(b1).min(c1.min(d1)).compare(VectorOperators.LE, second).toLong() << LENGTH);
        a0.intoArray(sums, to);
        a1.intoArray(sums, to + LENGTH);
        b0.intoArray(sums, to + 2 * LENGTH);
        b1.intoArray(sums, to + 3 * LENGTH);
        c0.intoArray(sums, to + 4 * LENGTH);
        c1.intoArray(sums, to + 5 * LENGTH);
        d0.intoArray(sums, to + 6 * LENGTH);
        d1.intoArray(sums, to + 7 * LENGTH);
        return near;
    }

    /// Lists the queries of a tile that are close to a lane.
    private static int list(short[] sums, int at, short[] thresholds, int query, int lane, int place, int[] found,
            int already) {
        int count = already;
        short threshold = thresholds[lane];
        for (int i = 0; i < QUERIES; i++) {
            found[count] = place + i * BLOCK;
            // 1 if the sum is not above both, without a branch that cannot be foretold.
            count += (sums[2 * LENGTH * i + at] - Math.max(threshold, thresholds[query + i]) - 1) >>> 31;
        }
        return count;
    }
}
