package dev.ballast.smote.neighbors.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// The kernel on the Vector API. Loaded only by name, by [DistanceKernels], when the incubator module is there.
///
/// A register tile is four queries by two vectors of candidates: eight running sums, so that the adder's latency is
/// hidden, with two candidate vectors and one broadcast query value live beside them, which fits the sixteen registers
/// of AVX2. Sums are built with subtract, multiply, add; a fused multiply-add would round differently from the
/// definition.
///
/// The tile writes its sums to an array, and another method reads them. Doing both in one method exceeds what the
/// compiler inlines, and vectors that cross a call that is not inlined become objects.
final class VectorKernel implements DistanceKernel {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    VectorKernel() {
        if (BLOCK % (2 * LANES) != 0) {
            throw new IllegalStateException("vectors of " + LANES + " doubles do not divide a block of " + BLOCK);
        }
    }

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public FilterKernel filter() {
        return new VectorFilterKernel();
    }

    @Override
    public @Nullable CoarseKernel coarse() {
        // The filter's wide tiles are as fast as a first look.
        return !VectorFilterKernel.WIDE && VectorCoarseKernel.isPossible() ? new VectorCoarseKernel() : null;
    }

    @Override
    public int vectorBits() {
        return SPECIES.vectorBitSize();
    }

    @Override
    public void squaredDistances(double[] queries, int columns, double[] block, double[] distances) {
        for (int lane = 0; lane < BLOCK; lane += 2 * LANES) {
            tile(queries, columns, block, lane, distances);
        }
    }

    private static void tile(double[] queries, int columns, double[] block, int lane, double[] distances) {
        DoubleVector a0 = DoubleVector.zero(SPECIES);
        DoubleVector a1 = a0;
        DoubleVector b0 = a0;
        DoubleVector b1 = a0;
        DoubleVector c0 = a0;
        DoubleVector c1 = a0;
        DoubleVector d0 = a0;
        DoubleVector d1 = a0;
        for (int column = 0, at = lane; column < columns; column++, at += BLOCK) {
            DoubleVector first = DoubleVector.fromArray(SPECIES, block, at);
            DoubleVector second = DoubleVector.fromArray(SPECIES, block, at + LANES);
            DoubleVector value = DoubleVector.broadcast(SPECIES, queries[column]);
            DoubleVector difference = value.sub(first);
            a0 = a0.add(difference.mul(difference));
            difference = value.sub(second);
            a1 = a1.add(difference.mul(difference));
            value = DoubleVector.broadcast(SPECIES, queries[columns + column]);
            difference = value.sub(first);
            b0 = b0.add(difference.mul(difference));
            difference = value.sub(second);
            b1 = b1.add(difference.mul(difference));
            value = DoubleVector.broadcast(SPECIES, queries[2 * columns + column]);
            difference = value.sub(first);
            c0 = c0.add(difference.mul(difference));
            difference = value.sub(second);
            c1 = c1.add(difference.mul(difference));
            value = DoubleVector.broadcast(SPECIES, queries[3 * columns + column]);
            difference = value.sub(first);
            d0 = d0.add(difference.mul(difference));
            difference = value.sub(second);
            d1 = d1.add(difference.mul(difference));
        }
        a0.intoArray(distances, lane);
        a1.intoArray(distances, lane + LANES);
        b0.intoArray(distances, BLOCK + lane);
        b1.intoArray(distances, BLOCK + lane + LANES);
        c0.intoArray(distances, 2 * BLOCK + lane);
        c1.intoArray(distances, 2 * BLOCK + lane + LANES);
        d0.intoArray(distances, 3 * BLOCK + lane);
        d1.intoArray(distances, 3 * BLOCK + lane + LANES);
    }

    @Override
    public int lanesAtMost(double[] distances, int offset, int lanes, double threshold, int[] found) {
        int count = 0;
        int lane = 0;
        for (; lane <= lanes - LANES; lane += LANES) {
            DoubleVector values = DoubleVector.fromArray(SPECIES, distances, offset + lane);
            VectorMask<Double> near = values.compare(VectorOperators.LE, threshold);
            if (near.anyTrue()) {
                count = scan(distances, offset, lane, lane + LANES, threshold, found, count);
            }
        }
        return scan(distances, offset, lane, lanes, threshold, found, count);
    }

    private static int scan(double[] distances, int offset, int from, int to, double threshold, int[] found,
            int already) {
        int count = already;
        for (int lane = from; lane < to; lane++) {
            if (distances[offset + lane] <= threshold) {
                found[count++] = lane;
            }
        }
        return count;
    }
}
