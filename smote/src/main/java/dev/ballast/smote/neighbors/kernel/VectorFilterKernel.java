package dev.ballast.smote.neighbors.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

import java.util.Arrays;

/// The filter on the Vector API: the register tile of [VectorKernel], with one product and one sum a value.
///
/// Two vectors of candidates stay in the first-level cache while all queries pass over them.
final class VectorFilterKernel implements FilterKernel {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LENGTH = SPECIES.length();
    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int QUERIES = DistanceKernel.QUERIES;
    private static final boolean FUSED = FusedMultiplyAdd.isFast();

    VectorFilterKernel() {
        if (BLOCK % (2 * LENGTH) != 0 || LANES % LENGTH != 0) {
            throw new IllegalStateException(
                    "vectors of " + LENGTH + " floats do not divide a block of " + BLOCK + " and " + LANES + " lanes");
        }
    }

    @Override
    public void halfDistances(float[] negated, int queries, float[] queryHalf, int queryFirst, int columns,
            float[] block, float[] half, int first, float[] values) {
        for (int lane = 0; lane < BLOCK; lane += 2 * LENGTH) {
            for (int query = 0; query < queries; query += QUERIES) {
                tile(negated, query, queryHalf, queryFirst + query, columns, block, half, first, lane, values);
            }
        }
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
        for (int column = 0; column < columns; column++) {
            int at = column * BLOCK + lane;
            int from = offset + column * QUERIES;
            first = FloatVector.fromArray(SPECIES, block, at);
            second = FloatVector.fromArray(SPECIES, block, at + LENGTH);
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
    public void minima(float[] values, float[] minima) {
        for (int query = 0; query < BLOCK; query++) {
            for (int lane = 0; lane < LANES; lane += LENGTH) {
                int at = query * BLOCK + lane;
                FloatVector least = FloatVector.fromArray(SPECIES, values, at);
                for (int more = at + LANES; more < (query + 1) * BLOCK; more += LANES) {
                    least = least.min(FloatVector.fromArray(SPECIES, values, more));
                }
                least.intoArray(minima, query * LANES + lane);
            }
        }
    }

    @Override
    public int atMostEither(float[] values, float[] thresholds, int query, int lane, int[] found) {
        int count = 0;
        for (int offset = 0; offset < BLOCK * BLOCK; offset += BLOCK) {
            float queryThreshold = thresholds[query + offset / BLOCK];
            long mask = 0;
            for (int at = 0; at < BLOCK; at += LENGTH) {
                FloatVector threshold = FloatVector.fromArray(SPECIES, thresholds, lane + at).max(queryThreshold);
                mask |= FloatVector.fromArray(SPECIES, values, offset + at).compare(VectorOperators.LE, threshold)
                        .toLong() << at;
            }
            while (mask != 0) {
                found[count++] = offset + Long.numberOfTrailingZeros(mask);
                mask &= mask - 1;
            }
        }
        return count;
    }

    @Override
    public void near(float[] block, int[] lanes, int rows, int columns, float[] lower, float[] upper, float[] slacks,
            int first, float[] reaches, int[] near) {
        for (int row = 0; row < rows; row += QUERIES) {
            Arrays.fill(near, row, row + QUERIES, 0);
            for (int box = 0; box < LANES; box += LENGTH) {
                boxTile(block, lanes, row, columns, lower, upper, slacks, first, box, reaches, near);
            }
        }
    }

    private static void boxTile(float[] block, int[] lanes, int row, int columns, float[] lower, float[] upper,
            float[] slacks, int first, int box, float[] reaches, int[] near) {
        int a = lanes[row];
        int b = lanes[row + 1];
        int c = lanes[row + 2];
        int d = lanes[row + 3];
        FloatVector sumA = FloatVector.zero(SPECIES);
        FloatVector sumB = sumA;
        FloatVector sumC = sumA;
        FloatVector sumD = sumA;
        for (int column = 0, at = first + box, from = 0; column < columns; column++) {
            FloatVector low = FloatVector.fromArray(SPECIES, lower, at);
            FloatVector high = FloatVector.fromArray(SPECIES, upper, at);
            FloatVector value = FloatVector.broadcast(SPECIES, block[from + a]);
            FloatVector gap = value.sub(value.max(low).min(high));
            sumA = FUSED ? gap.fma(gap, sumA) : sumA.add(gap.mul(gap));
            value = FloatVector.broadcast(SPECIES, block[from + b]);
            gap = value.sub(value.max(low).min(high));
            sumB = FUSED ? gap.fma(gap, sumB) : sumB.add(gap.mul(gap));
            value = FloatVector.broadcast(SPECIES, block[from + c]);
            gap = value.sub(value.max(low).min(high));
            sumC = FUSED ? gap.fma(gap, sumC) : sumC.add(gap.mul(gap));
            value = FloatVector.broadcast(SPECIES, block[from + d]);
            gap = value.sub(value.max(low).min(high));
            sumD = FUSED ? gap.fma(gap, sumD) : sumD.add(gap.mul(gap));
            at += slacks.length;
            from += BLOCK;
        }
        FloatVector slack = FloatVector.fromArray(SPECIES, slacks, first + box);
        near[row] |= within(sumA, slack.add(reaches[a])) << box;
        near[row + 1] |= within(sumB, slack.add(reaches[b])) << box;
        near[row + 2] |= within(sumC, slack.add(reaches[c])) << box;
        near[row + 3] |= within(sumD, slack.add(reaches[d])) << box;
    }

    private static int within(FloatVector sum, FloatVector limit) {
        return (int) sum.compare(VectorOperators.LE, limit.mul(limit)).toLong();
    }

    @Override
    public void gaps(float[] corners, int columns, float[] lower, float[] upper, int stride, int first, int boxes,
            float[] gaps) {
        for (int box = 0; box < boxes; box += LENGTH) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int column = 0; column < columns; column++) {
                int at = column * stride + first + box;
                FloatVector below = FloatVector.fromArray(SPECIES, lower, at).sub(corners[columns + column]);
                FloatVector above = FloatVector.broadcast(SPECIES, corners[column])
                        .sub(FloatVector.fromArray(SPECIES, upper, at));
                FloatVector gap = below.max(above).max(0f);
                sum = sum.add(gap.mul(gap));
            }
            sum.intoArray(gaps, box);
        }
    }
}
