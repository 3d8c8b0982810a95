package dev.ballast.smote.neighbors;

import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import java.util.Arrays;

/// Which blocks of candidates some blocks of queries have to look into: for each query those whose boxes are within its
/// reach. One thread's scratch memory.
///
/// Reaches shrink as neighbors are found, so blocks come in three rounds: the few nearest to a block of queries, for all
/// of it; those within half a query's reach, where most neighbors are; and the rest.
final class NearBlocks {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int TOGETHER = FilterKernel.LANES;
    private static final int GROUP = DistanceKernel.QUERIES;

    /// Blocks of the first round, for each block of queries.
    private static final int FIRST = 8;

    private final FilterKernel kernel;
    private final FilterRows queries;
    private final Boxes queryBoxes;
    private final Boxes boxes;
    private final Boxes outer;
    private final int together;
    private final float[] corners;
    private final float[] outerGaps;
    private final int[] nearestOuter = new int[FIRST];
    private final float[] gaps = new float[TOGETHER];
    private final int[] first = new int[FIRST];
    private final float[] firstGaps = new float[FIRST];
    private final float[] reach = new float[BLOCK];
    private final int[] lanes = new int[BLOCK];
    private final int[] near = new int[BLOCK];
    /// The queries that are near each of some outer boxes, as bits.
    private final long[] nearOuter = new long[TOGETHER];
    /// The queries of each block of them that have to look into each block of candidates, as bits, and those that have done.
    private final long[] wanted;
    private final long[] seen;
    /// The outer boxes in which any is wanted.
    private final boolean[] touched;
    private int firstBlock;

    /// @param together how many blocks of queries at most
    NearBlocks(FilterKernel kernel, FilterRows queries, Boxes queryBoxes, Boxes boxes, Boxes outer, int together) {
        this.kernel = kernel;
        this.queries = queries;
        this.queryBoxes = queryBoxes;
        this.boxes = boxes;
        this.outer = outer;
        this.together = together;
        this.corners = new float[2 * queries.columns()];
        this.outerGaps = new float[outer.padded()];
        this.touched = new boolean[outer.padded()];
        this.wanted = new long[Math.multiplyExact(outer.padded(), TOGETHER * together)];
        this.seen = new long[wanted.length];
    }

    /// Begins with blocks of queries from a first one on.
    void start(int block) {
        firstBlock = block;
        Arrays.fill(seen, 0);
        Arrays.fill(touched, false);
    }

    /// Finds the blocks that all of a block of queries has to look into to begin with.
    ///
    /// @param member which of the blocks of queries
    /// @return how many; [#first] tells them
    int nearest(int member) {
        outer.gaps(kernel, queryBoxes, firstBlock + member, corners, outerGaps);
        int outers = 0;
        for (int box = 0; box < outer.count(); box++) {
            outers = insert(nearestOuter, firstGaps, outers, box, outerGaps[box]);
        }
        int[] chosen = nearestOuter.clone();
        int count = 0;
        for (int i = 0; i < outers; i++) {
            int inner = chosen[i] * TOGETHER;
            boxes.gaps(kernel, inner, corners, gaps);
            for (int box = 0; box < TOGETHER && inner + box < boxes.count(); box++) {
                count = insert(first, firstGaps, count, inner + box, gaps[box]);
            }
        }
        for (int i = 0; i < count; i++) {
            seen[first[i] * together + member] = -1;
        }
        return count;
    }

    /// Inserts a box into the list of the nearest.
    private static int insert(int[] nearest, float[] gaps, int size, int box, float gap) {
        if (size == FIRST && gap >= gaps[FIRST - 1]) {
            return size;
        }
        int at = Math.min(size, FIRST - 1);
        while (at > 0 && gaps[at - 1] > gap) {
            gaps[at] = gaps[at - 1];
            nearest[at] = nearest[at - 1];
            at--;
        }
        gaps[at] = gap;
        nearest[at] = box;
        return Math.min(size + 1, FIRST);
    }

    /// One of the blocks to begin with.
    int first(int i) {
        return first[i];
    }

    /// Finds the blocks within reach of each query of a block that it has not seen; from then on it has.
    ///
    /// @param member     which of the blocks of queries
    /// @param thresholds of all queries
    /// @param share      of their reach
    void look(int member, float[] thresholds, float share) {
        int block = firstBlock + member;
        outer.gaps(kernel, queryBoxes, block, corners, outerGaps);
        float longest = 0;
        int rows = queries.rowsIn(block);
        for (int lane = 0; lane < rows; lane++) {
            float threshold = thresholds[member * BLOCK + lane];
            // Nothing compares with NaN: a query that looks for nothing more is near no box.
            reach[lane] = threshold < 0 ? Float.NaN : share * Boxes.reach(queries, block * BLOCK + lane, threshold);
            if (reach[lane] > longest) {
                longest = reach[lane];
            }
        }
        for (int around = 0; around < outer.padded(); around += TOGETHER) {
            if (outer.anyWithin(outerGaps, around, longest)) {
                lookAround(member, queries.block(block), rows, around);
            }
        }
    }

    private void lookAround(int member, float[] image, int rows, int around) {
        Arrays.setAll(lanes, lane -> lane);
        outer.near(kernel, image, lanes, rows, around, reach, near);
        Arrays.fill(nearOuter, 0);
        int any = 0;
        for (int lane = 0; lane < rows; lane++) {
            any |= near[lane];
            for (int rest = near[lane]; rest != 0; rest &= rest - 1) {
                nearOuter[Integer.numberOfTrailingZeros(rest)] |= 1L << lane;
            }
        }
        for (; any != 0; any &= any - 1) {
            int box = Integer.numberOfTrailingZeros(any);
            lookInto(member, image, around + box, nearOuter[box]);
        }
    }

    /// @param asked the queries that are near the outer box, as bits
    private void lookInto(int member, float[] image, int box, long asked) {
        int count = 0;
        for (long rest = asked; rest != 0; rest &= rest - 1) {
            lanes[count++] = Long.numberOfTrailingZeros(rest);
        }
        Arrays.fill(lanes, count, (count + GROUP - 1) / GROUP * GROUP, lanes[0]);
        boxes.near(kernel, image, lanes, count, box * TOGETHER, reach, near);
        for (int i = 0; i < count; i++) {
            touched[box] |= near[i] != 0;
            for (int rest = near[i]; rest != 0; rest &= rest - 1) {
                int other = box * TOGETHER + Integer.numberOfTrailingZeros(rest);
                wanted[other * together + member] |= 1L << lanes[i];
            }
        }
    }

    /// The number of outer boxes.
    int outers() {
        return outer.count();
    }

    /// Whether any query has to look into any block of an outer box.
    boolean isTouched(int box) {
        return touched[box];
    }

    /// Forgets that.
    void leave(int box) {
        touched[box] = false;
    }

    /// Takes the queries that have to look into a block and have not, as bits; from then on they have.
    long take(int other, int member) {
        int at = other * together + member;
        long taken = wanted[at] & ~seen[at];
        wanted[at] = 0;
        seen[at] |= taken;
        return taken;
    }
}
