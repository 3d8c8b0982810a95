package dev.ballast.smote.neighbors.join;

import dev.ballast.smote.neighbors.bound.Boxes;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import java.util.Arrays;

/// Scratch memory of a look into a group of boxes: which queries go into which, and in which order.
final class Visit {

    private static final int LANES = FilterKernel.LANES;

    /// For each query the boxes it is near, as bits.
    final int[] near;
    /// The queries of each box, and how many.
    final int[][] queries;
    final int[] sizes = new int[LANES];
    /// How many boxes are in the group.
    int children;
    private final long[] order = new long[LANES];

    /// @param most queries, and what they are filled up with
    Visit(int most) {
        this.near = new int[most];
        this.queries = new int[LANES][most];
    }

    /// Puts the boxes of a group in order, those with the nearest centers first.
    void sort(Boxes boxes, int group, float[] centers) {
        int first = group * LANES;
        children = Math.min(LANES, boxes.count() - first);
        for (int i = 0; i < children; i++) {
            float apart = boxes.fromCenter(first + i, centers);
            order[i] = (long) Float.floatToRawIntBits(apart) << Integer.SIZE | first + i;
        }
        Arrays.sort(order, 0, children);
    }

    /// The box in some place of the order.
    int child(int i) {
        return (int) order[i];
    }
}
