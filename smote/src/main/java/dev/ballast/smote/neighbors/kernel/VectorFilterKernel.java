package dev.ballast.smote.neighbors.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The filter on the Vector API: the register tile of [VectorKernel], with one product and one sum a value.
///
/// Queries come column by column, so that a tile reads both its arrays from front to back: with four rows of queries
/// apart from each other it runs at two thirds of the speed.
final class VectorFilterKernel implements FilterKernel {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int QUERIES = DistanceKernel.QUERIES;
    private static final boolean FUSED = FusedMultiplyAdd.isFast();

    VectorFilterKernel() {
        if (BLOCK % (2 * LANES) != 0) {
            throw new IllegalStateException("vectors of " + LANES + " floats do not divide a block of " + BLOCK);
        }
    }

    @Override
    public void halfDistances(float[] negated, int offset, int columns, float[] block, float[] halfNorms,
            float[] values) {
        for (int lane = 0; lane < BLOCK; lane += 2 * LANES) {
            tile(negated, offset, columns, block, halfNorms, lane, values);
        }
    }

    private static void tile(float[] negated, int offset, int columns, float[] block, float[] halfNorms, int lane,
            float[] values) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, halfNorms, lane);
        FloatVector a1 = FloatVector.fromArray(SPECIES, halfNorms, lane + LANES);
        FloatVector b0 = a0;
        FloatVector b1 = a1;
        FloatVector c0 = a0;
        FloatVector c1 = a1;
        FloatVector d0 = a0;
        FloatVector d1 = a1;
        for (int column = 0; column < columns; column++) {
            int at = column * BLOCK + lane;
            int from = offset + column * QUERIES;
            FloatVector first = FloatVector.fromArray(SPECIES, block, at);
            FloatVector second = FloatVector.fromArray(SPECIES, block, at + LANES);
            FloatVector value = FloatVector.broadcast(SPECIES, negated[from]);
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
        a0.intoArray(values, lane);
        a1.intoArray(values, lane + LANES);
        b0.intoArray(values, BLOCK + lane);
        b1.intoArray(values, BLOCK + lane + LANES);
        c0.intoArray(values, 2 * BLOCK + lane);
        c1.intoArray(values, 2 * BLOCK + lane + LANES);
        d0.intoArray(values, 3 * BLOCK + lane);
        d1.intoArray(values, 3 * BLOCK + lane + LANES);
    }

    @Override
    public int lanesAtMost(float[] values, int offset, int lanes, float threshold, int[] found) {
        int count = 0;
        for (int lane = 0; lane < BLOCK; lane += LANES) {
            FloatVector vector = FloatVector.fromArray(SPECIES, values, offset + lane);
            if (vector.compare(VectorOperators.LE, threshold).anyTrue()) {
                count = scan(values, offset, lane, Math.min(lanes, lane + LANES), threshold, found, count);
            }
        }
        return count;
    }

    private static int scan(float[] values, int offset, int from, int to, float threshold, int[] found, int already) {
        int count = already;
        for (int lane = from; lane < to; lane++) {
            if (values[offset + lane] <= threshold) {
                found[count++] = lane;
            }
        }
        return count;
    }
}
