package dev.ballast.smote.neighbors;

import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.DistanceKernels;

/// The scalar kernel, with something happening before each of its tiles.
record StubKernel(Runnable before) implements DistanceKernel {

    @Override
    public String name() {
        return "stub";
    }

    @Override
    public int vectorBits() {
        return Double.SIZE;
    }

    @Override
    public void squaredDistances(double[] queries, int columns, double[] block, double[] distances) {
        before.run();
        DistanceKernels.scalar().squaredDistances(queries, columns, block, distances);
    }

    @Override
    public int lanesAtMost(double[] distances, int offset, int lanes, double threshold, int[] found) {
        return DistanceKernels.scalar().lanesAtMost(distances, offset, lanes, threshold, found);
    }
}
