package dev.ballast.smote.neighbors.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

import java.util.Arrays;

/// The filter on the Vector API: the register tile of [VectorKernel], with one product and one sum a value, or a wider one where
/// there are registers for it.
///
/// Two vectors of candidates stay in the first-level cache while all queries pass over them.
///
/// For one thread: it has scratch memory.
final class VectorFilterKernel implements FilterKernel {

    private static final VectorSpecies<Float> SPECIES = species();
    private static final int LENGTH = SPECIES.length();
    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int QUERIES = DistanceKernel.QUERIES;
    private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);
    /// Shorter vectors mean processors that cannot compress.
    private static final boolean COMPRESSES = LENGTH >= 8;
    private static final IntVector NONE = FloatVector.zero(SPECIES).reinterpretAsInts();
    private static final boolean FUSED = FusedMultiplyAdd.isFast();

    /// Whether a block is four vectors, each a part of it, and there are registers for sixteen sums.
    static final boolean WIDE = FUSED && LENGTH == LANES && BLOCK == 4 * LENGTH;
    private static final Costs COSTS = WIDE
            ? new Costs(0.4, 0.046, 20, 1.5, 20, 4.4)
            : new Costs(0.6, 0.066, 20, 1.5, 20, 4.4);

    private final float[] sums = new float[BLOCK * BLOCK];

    /// Some processors have longer vectors of `float` than of `int`; then the shortest serve for both.
    private static VectorSpecies<Float> species() {
        VectorSpecies<Float> preferred = FloatVector.SPECIES_PREFERRED;
        return IntVector.SPECIES_PREFERRED.length() == preferred.length() ? preferred : FloatVector.SPECIES_128;
    }

    VectorFilterKernel() {
        if (BLOCK % (2 * LENGTH) != 0 || LANES % LENGTH != 0) {
            throw new IllegalStateException(
                    "vectors of " + LENGTH + " floats do not divide a block of " + BLOCK + " and " + LANES + " lanes");
        }
    }

    @Override
    public Costs costs() {
        return COSTS;
    }

    @Override
    public void halfDistances(float[] negated, int queries, float[] queryHalf, int queryFirst, int columns,
            float[] block, float[] half, int first, float[] values) {
        if (WIDE) {
            for (int query = 0; query < queries; query += QUERIES) {
                wideTile(negated, query, queryHalf, queryFirst + query, columns, block, half, first, values);
            }
            return;
        }
        for (int lane = 0; lane < BLOCK; lane += 2 * LENGTH) {
            for (int query = 0; query < queries; query += QUERIES) {
                tile(negated, query, queryHalf, queryFirst + query, columns, block, half, first, lane, values);
            }
        }
    }

    /// Four queries by four vectors: sixteen running sums, for which processors with vectors of 512 bits have the registers. They
    /// take eight values from memory for sixteen operations, [#tile] six for eight.
    private static void wideTile(float[] negated, int query, float[] queryHalf, int queryFirst, int columns,
            float[] block, float[] half, int firstHalf, float[] values) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, half, firstHalf);
        FloatVector x1 = FloatVector.fromArray(SPECIES, half, firstHalf + LENGTH);
        FloatVector x2 = FloatVector.fromArray(SPECIES, half, firstHalf + 2 * LENGTH);
        FloatVector x3 = FloatVector.fromArray(SPECIES, half, firstHalf + 3 * LENGTH);
        FloatVector value = FloatVector.broadcast(SPECIES, queryHalf[queryFirst]);
        FloatVector a0 = x0.add(value);
        FloatVector a1 = x1.add(value);
        FloatVector a2 = x2.add(value);
        FloatVector a3 = x3.add(value);
        value = FloatVector.broadcast(SPECIES, queryHalf[queryFirst + 1]);
        FloatVector b0 = x0.add(value);
        FloatVector b1 = x1.add(value);
        FloatVector b2 = x2.add(value);
        FloatVector b3 = x3.add(value);
        value = FloatVector.broadcast(SPECIES, queryHalf[queryFirst + 2]);
        FloatVector c0 = x0.add(value);
        FloatVector c1 = x1.add(value);
        FloatVector c2 = x2.add(value);
        FloatVector c3 = x3.add(value);
        value = FloatVector.broadcast(SPECIES, queryHalf[queryFirst + 3]);
        FloatVector d0 = x0.add(value);
        FloatVector d1 = x1.add(value);
        FloatVector d2 = x2.add(value);
        FloatVector d3 = x3.add(value);
        int offset = query * columns;
        int part = LANES * columns;
        for (int column = 0; column < columns; column++) {
            int from = offset + column * QUERIES;
            int at = column * LANES;
            x0 = FloatVector.fromArray(SPECIES, block, at);
            x1 = FloatVector.fromArray(SPECIES, block, at + part);
            x2 = FloatVector.fromArray(SPECIES, block, at + 2 * part);
            x3 = FloatVector.fromArray(SPECIES, block, at + 3 * part);
            value = FloatVector.broadcast(SPECIES, negated[from]);
            a0 = value.fma(x0, a0);
            a1 = value.fma(x1, a1);
            a2 = value.fma(x2, a2);
            a3 = value.fma(x3, a3);
            value = FloatVector.broadcast(SPECIES, negated[from + 1]);
            b0 = value.fma(x0, b0);
            b1 = value.fma(x1, b1);
            b2 = value.fma(x2, b2);
            b3 = value.fma(x3, b3);
            value = FloatVector.broadcast(SPECIES, negated[from + 2]);
            c0 = value.fma(x0, c0);
            c1 = value.fma(x1, c1);
            c2 = value.fma(x2, c2);
            c3 = value.fma(x3, c3);
            value = FloatVector.broadcast(SPECIES, negated[from + 3]);
            d0 = value.fma(x0, d0);
            d1 = value.fma(x1, d1);
            d2 = value.fma(x2, d2);
            d3 = value.fma(x3, d3);
        }
        int to = query * BLOCK;
        a0.intoArray(values, to);
        a1.intoArray(values, to + LENGTH);
        a2.intoArray(values, to + 2 * LENGTH);
        a3.intoArray(values, to + 3 * LENGTH);
        b0.intoArray(values, to + BLOCK);
        b1.intoArray(values, to + BLOCK + LENGTH);
        b2.intoArray(values, to + BLOCK + 2 * LENGTH);
        b3.intoArray(values, to + BLOCK + 3 * LENGTH);
        c0.intoArray(values, to + 2 * BLOCK);
        c1.intoArray(values, to + 2 * BLOCK + LENGTH);
        c2.intoArray(values, to + 2 * BLOCK + 2 * LENGTH);
        c3.intoArray(values, to + 2 * BLOCK + 3 * LENGTH);
        d0.intoArray(values, to + 3 * BLOCK);
        d1.intoArray(values, to + 3 * BLOCK + LENGTH);
        d2.intoArray(values, to + 3 * BLOCK + 2 * LENGTH);
        d3.intoArray(values, to + 3 * BLOCK + 3 * LENGTH);
    }

    private static void tile(float[] negated, int query, float[] queryHalf, int queryFirst, int columns, float[] block,
            float[] half, int firstHalf, int lane, float[] values) {
        FloatVector first = FloatVector.fromArray(SPECIES, half, firstHalf + lane);
        FloatVector second = FloatVector.fromArray(SPECIES, half, firstHalf + lane + LENGTH);
        FloatVector value = FloatVector.broadcast(SPECIES, queryHalf[queryFirst]);
        FloatVector a0 = first.add(value);
        FloatVector a1 = second.add(value);
        value = FloatVector.broadcast(SPECIES, queryHalf[queryFirst + 1]);
        FloatVector b0 = first.add(value);
        FloatVector b1 = second.add(value);
        value = FloatVector.broadcast(SPECIES, queryHalf[queryFirst + 2]);
        FloatVector c0 = first.add(value);
        FloatVector c1 = second.add(value);
        value = FloatVector.broadcast(SPECIES, queryHalf[queryFirst + 3]);
        FloatVector d0 = first.add(value);
        FloatVector d1 = second.add(value);
        int offset = query * columns;
        int beginFirst = FilterKernel.at(lane, 0, columns);
        int beginSecond = FilterKernel.at(lane + LENGTH, 0, columns);
        for (int column = 0; column < columns; column++) {
            int from = offset + column * QUERIES;
            first = FloatVector.fromArray(SPECIES, block, beginFirst + column * LANES);
            second = FloatVector.fromArray(SPECIES, block, beginSecond + column * LANES);
            value = FloatVector.broadcast(SPECIES, negated[from]);
            a0 = FUSED ? value.fma(first, a0) : a0.add(value.mul(first));
            a1 = FUSED ? value.fma(second, a1) : a1.add(value.mul(second));
            value = FloatVector.broadcast(SPECIES, negated[from + 1]);
            b0 = FUSED ? value.fma(first, b0) : b0.add(value.mul(first));
            b1 = FUSED ? value.fma(second, b1) : b1.add(value.mul(second));
            value = FloatVector.broadcast(SPECIES, negated[from + 2]);
            c0 = FUSED ? value.fma(first, c0) : c0.add(value.mul(first));
            c1 = FUSED ? value.fma(second, c1) : c1.add(value.mul(second));
            value = FloatVector.broadcast(SPECIES, negated[from + 3]);
            d0 = FUSED ? value.fma(first, d0) : d0.add(value.mul(first));
            d1 = FUSED ? value.fma(second, d1) : d1.add(value.mul(second));
        }
        int to = query * BLOCK + lane;
        a0.intoArray(values, to);
        a1.intoArray(values, to + LENGTH);
        b0.intoArray(values, to + BLOCK);
        b1.intoArray(values, to + BLOCK + LENGTH);
        c0.intoArray(values, to + 2 * BLOCK);
        c1.intoArray(values, to + 2 * BLOCK + LENGTH);
        d0.intoArray(values, to + 3 * BLOCK);
        d1.intoArray(values, to + 3 * BLOCK + LENGTH);
    }

    @Override
    public int atMost(float[] values, int queries, float[] thresholds, int[] found) {
        int count = 0;
        for (int query = 0; query < queries; query++) {
            FloatVector threshold = FloatVector.broadcast(SPECIES, thresholds[query]);
            int offset = query * BLOCK;
            long mask = 0;
            for (int lane = 0; lane < BLOCK; lane += LENGTH) {
                mask |= FloatVector.fromArray(SPECIES, values, offset + lane).compare(VectorOperators.LE, threshold)
                        .toLong() << lane;
            }
            while (mask != 0) {
                found[count++] = offset + Long.numberOfTrailingZeros(mask);
                mask &= mask - 1;
            }
        }
        return count;
    }

    @Override
    public void smallest(float[] values, int count, int[] keys) {
        Arrays.fill(keys, 0, count * BLOCK, Integer.MAX_VALUE);
        for (int lane = 0; lane < BLOCK; lane += LENGTH) {
            for (int row = 0; row < BLOCK; row++) {
                IntVector key = FloatVector.fromArray(SPECIES, values, row * BLOCK + lane).reinterpretAsInts()
                        .max(NONE).and(-BLOCK).or(row);
                for (int rank = lane; rank < count * BLOCK; rank += BLOCK) {
                    IntVector other = IntVector.fromArray(INTS, keys, rank);
                    key.min(other).intoArray(keys, rank);
                    key = key.max(other);
                }
            }
        }
    }

    @Override
    public int close(float[] negated, Limits queries, int columns, float[][] blocks, int block, int count,
            Limits candidates, int[] found, float[] values) {
        int size = 0;
        for (int i = 0; i < count; i++) {
            halfDistances(negated, BLOCK, queries.halfNorms(), queries.first(), columns, blocks[block + i],
                    candidates.halfNorms(), candidates.first() + i * BLOCK, sums);
            size = atMostEither(sums, queries.thresholds(), queries.firstThreshold(), candidates.thresholds(),
                    candidates.firstThreshold() + i * BLOCK, i * BLOCK, found, values, size);
        }
        return size;
    }

    private static int atMostEither(float[] sums, float[] queryThresholds, int query, float[] thresholds, int lane,
            int to, int[] found, float[] values, int already) {
        int count = already;
        for (int i = 0; i < BLOCK; i++) {
            int offset = i * BLOCK;
            float queryThreshold = queryThresholds[query + i];
            long mask = 0;
            for (int at = 0; at < BLOCK; at += LENGTH) {
                FloatVector value = FloatVector.fromArray(SPECIES, sums, offset + at);
                FloatVector threshold = FloatVector.fromArray(SPECIES, thresholds, lane + at);
                // Two comparisons are fewer instructions than Java's maximum of floats and one.
                mask |= value.compare(VectorOperators.LE, threshold)
                        .or(value.compare(VectorOperators.LE, queryThreshold)).toLong() << at;
            }
            for (; mask != 0; mask &= mask - 1) {
                int j = Long.numberOfTrailingZeros(mask);
                values[count] = sums[offset + j];
                found[count++] = offset * TOGETHER + to + j;
            }
        }
        return count;
    }

    @Override
    public int atMost(float[] negated, int[] picked, int count, float[] queryHalf, int queryFirst, int columns,
            float[] block, int lane, float[] half, int first, float[] thresholds, float[] values, int[] found) {
        int hits = 0;
        for (int i = 0; i < count; i += QUERIES) {
            long mask = 0;
            for (int at = 0; at < LANES; at += LENGTH) {
                mask |= pickedTile(negated, picked, i, queryHalf, queryFirst, columns, block, lane + at, half,
                        first + at, thresholds, values, at) << at;
            }
            if (count - i < QUERIES) {
                mask &= (1L << ((count - i) * LANES)) - 1;
            }
            for (; mask != 0; mask &= mask - 1) {
                found[hits++] = i * LANES + Long.numberOfTrailingZeros(mask);
            }
        }
        return hits;
    }

    /// Returns which values are at most their thresholds: [#LANES] bits for each query. Only if any is, it writes them.
    private static long pickedTile(float[] negated, int[] picked, int i, float[] queryHalf, int queryFirst, int columns,
            float[] block, int lane, float[] half, int firstHalf, float[] thresholds, float[] values, int to) {
        int a = picked[i];
        int b = picked[i + 1];
        int c = picked[i + 2];
        int d = picked[i + 3];
        FloatVector candidates = FloatVector.fromArray(SPECIES, half, firstHalf);
        FloatVector sumA = candidates.add(queryHalf[queryFirst + a]);
        FloatVector sumB = candidates.add(queryHalf[queryFirst + b]);
        FloatVector sumC = candidates.add(queryHalf[queryFirst + c]);
        FloatVector sumD = candidates.add(queryHalf[queryFirst + d]);
        int fromA = a * columns;
        int fromB = b * columns;
        int fromC = c * columns;
        int fromD = d * columns;
        for (int column = 0, at = FilterKernel.at(lane, 0, columns); column < columns; column++, at += LANES) {
            candidates = FloatVector.fromArray(SPECIES, block, at);
            FloatVector value = FloatVector.broadcast(SPECIES, negated[fromA + column]);
            sumA = FUSED ? value.fma(candidates, sumA) : sumA.add(value.mul(candidates));
            value = FloatVector.broadcast(SPECIES, negated[fromB + column]);
            sumB = FUSED ? value.fma(candidates, sumB) : sumB.add(value.mul(candidates));
            value = FloatVector.broadcast(SPECIES, negated[fromC + column]);
            sumC = FUSED ? value.fma(candidates, sumC) : sumC.add(value.mul(candidates));
            value = FloatVector.broadcast(SPECIES, negated[fromD + column]);
            sumD = FUSED ? value.fma(candidates, sumD) : sumD.add(value.mul(candidates));
        }
        VectorMask<Float> foundA = sumA.compare(VectorOperators.LE, thresholds[a]);
        VectorMask<Float> foundB = sumB.compare(VectorOperators.LE, thresholds[b]);
        VectorMask<Float> foundC = sumC.compare(VectorOperators.LE, thresholds[c]);
        VectorMask<Float> foundD = sumD.compare(VectorOperators.LE, thresholds[d]);
        if (!foundA.or(foundB).or(foundC.or(foundD)).anyTrue()) {
            return 0;
        }
        int place = i * LANES + to;
        sumA.intoArray(values, place);
        sumB.intoArray(values, place + LANES);
        sumC.intoArray(values, place + 2 * LANES);
        sumD.intoArray(values, place + 3 * LANES);
        return foundA.toLong() | (foundB.toLong() << LANES) | (foundC.toLong() << (2 * LANES))
                | (foundD.toLong() << (3 * LANES));
    }

    @Override
    public void nearBoxes(float[] rows, int[] picked, int count, int columns, float[] corners, float[] slacks,
            int group, float[] reaches, int[] near) {
        for (int i = 0; i < count; i += 2) {
            near[i] = 0;
            near[i + 1] = 0;
            for (int box = 0; box < LANES; box += LENGTH) {
                boxTile(rows, picked, i, columns, corners, slacks, group, box, reaches, near);
            }
        }
    }

    /// Two rows: four are more than the compiler cares to inline.
    private static void boxTile(float[] rows, int[] picked, int i, int columns, float[] corners, float[] slacks,
            int group, int box, float[] reaches, int[] near) {
        int a = picked[i];
        int b = picked[i + 1];
        FloatVector sumA = FloatVector.zero(SPECIES);
        FloatVector sumB = sumA;
        int fromA = a * columns;
        int fromB = b * columns;
        int at = group * columns * 2 * LANES + box;
        for (int column = 0; column < columns; column++, at += 2 * LANES) {
            FloatVector low = FloatVector.fromArray(SPECIES, corners, at);
            FloatVector high = FloatVector.fromArray(SPECIES, corners, at + LANES);
            FloatVector value = FloatVector.broadcast(SPECIES, rows[fromA + column]);
            FloatVector gap = gap(low.sub(value), value.sub(high));
            sumA = FUSED ? gap.fma(gap, sumA) : sumA.add(gap.mul(gap));
            value = FloatVector.broadcast(SPECIES, rows[fromB + column]);
            gap = gap(low.sub(value), value.sub(high));
            sumB = FUSED ? gap.fma(gap, sumB) : sumB.add(gap.mul(gap));
        }
        FloatVector slack = FloatVector.fromArray(SPECIES, slacks, group * LANES + box);
        near[i] |= (int) within(sumA, slack.add(reaches[a])) << box;
        near[i + 1] |= (int) within(sumB, slack.add(reaches[b])) << box;
    }

    /// How far a value is from an interval: of its distances to both ends, negative inside, the one that is not negative, or
    /// else 0. Bits of floats that are not negative sort as they do, before them come all others; comparing them as integers
    /// is one instruction, while Java's maximum of floats takes several, for the sake of NaN and negative zero.
    private static FloatVector gap(FloatVector below, FloatVector above) {
        return below.reinterpretAsInts().max(above.reinterpretAsInts()).max(NONE).reinterpretAsFloats();
    }

    private static long within(FloatVector sum, FloatVector limit) {
        return sum.compare(VectorOperators.LE, limit.mul(limit)).toLong();
    }

    @Override
    public void distribute(int[] near, int[] picked, int count, int[][] lists, int[] sizes) {
        if (!COMPRESSES) {
            ScalarFilterKernel.distributeOneByOne(near, picked, count, lists, sizes);
            return;
        }
        // Rows that only fill up a vector are near no box.
        Arrays.fill(near, count, (count + LENGTH - 1) / LENGTH * LENGTH, 0);
        for (int box = 0; box < LANES; box++) {
            int[] list = lists[box];
            int size = 0;
            for (int i = 0; i < count; i += LENGTH) {
                VectorMask<Integer> isNear = IntVector.fromArray(INTS, near, i).and(1 << box)
                        .compare(VectorOperators.NE, 0);
                IntVector.fromArray(INTS, picked, i).compress(isNear).intoArray(list, size);
                size += isNear.trueCount();
            }
            sizes[box] = size;
        }
    }
}
