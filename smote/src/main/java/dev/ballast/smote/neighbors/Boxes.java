package dev.ballast.smote.neighbors;

import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import java.util.Arrays;

/// The smallest box around each block of [FilterRows], to leave out blocks that are too far as a whole.
///
/// **Why none is missed.** Let p be the `float` image of a query and B the box of the images of a block; u, q and c as in
/// [FilterRows]. A squared distance G between p and B is computed from d gaps, each rounded once, squared, and added, so that
/// G (1 - (d + 4) u) is not above the real one, which is not above |p - c'|^2 for the image c' of any row of the block.
/// Images are off by at most (u + 2w) |q| + 2^-150 sqrt(d), so |p - c'| <= |q - c| + 1.01 u (|q| + |c|) + 2^-148 sqrt(d).
/// The threshold T, an upper bound of half the scaled squared distance of the k-th neighbor by definition, excludes c if
/// |q - c|^2 (1 - (d + 3) w) > 2T, as it does if
///
///     G > ((1 + (d + 8) u) (sqrt(2T) + 1.01 u |q| + 2^-148 sqrt(d)) + (1 + (d + 8) u) 1.01 u |c|)^2
///
/// The first part is the query's reach, the second, with the largest |c|, the block's slack; (d + 8) u leaves at least
/// 4 u for the rounding of reach, slack, their sum and its square. A box around boxes has the largest of their slacks.
final class Boxes {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int TOGETHER = FilterKernel.LANES;
    private static final double ROUNDOFF = 0x1p-24;

    private final int columns;
    private final int boxes;
    /// Lower and upper bounds, column by column, up to a multiple of TOGETHER boxes; those that are none are nowhere near.
    private final float[] lower;
    private final float[] upper;
    private final float[] slacks;

    private Boxes(int columns, int boxes) {
        this.columns = columns;
        this.boxes = boxes;
        int padded = (boxes + TOGETHER - 1) / TOGETHER * TOGETHER;
        this.lower = new float[Math.multiplyExact(padded, columns)];
        this.upper = new float[lower.length];
        this.slacks = new float[padded];
        Arrays.fill(lower, Float.POSITIVE_INFINITY);
        Arrays.fill(upper, Float.NEGATIVE_INFINITY);
    }

    /// The boxes around all blocks.
    static Boxes of(FilterRows rows) {
        Boxes boxes = new Boxes(rows.columns(), rows.blocks());
        for (int block = 0; block < rows.blocks(); block++) {
            float slack = FilterRows.up(relative(rows.columns()) * 1.01 * ROUNDOFF * rows.radius(block));
            boxes.slacks[block] = slack;
            float[] image = rows.block(block);
            for (int at = 0; at < image.length; at += BLOCK) {
                for (int lane = 0; lane < rows.rowsIn(block); lane++) {
                    boxes.widen(block, at / BLOCK, image[at + lane], image[at + lane]);
                }
            }
        }
        return boxes;
    }

    /// The boxes around every [FilterKernel#LANES] of these.
    Boxes around() {
        Boxes outer = new Boxes(columns, slacks.length / TOGETHER);
        for (int box = 0; box < boxes; box++) {
            int around = box / TOGETHER;
            outer.slacks[around] = Math.max(outer.slacks[around], slacks[box]);
            for (int column = 0; column < columns; column++) {
                int at = column * slacks.length + box;
                outer.widen(around, column, lower[at], upper[at]);
            }
        }
        return outer;
    }

    private void widen(int box, int column, float least, float most) {
        int at = column * slacks.length + box;
        lower[at] = Math.min(lower[at], least);
        upper[at] = Math.max(upper[at], most);
    }

    private static double relative(int columns) {
        return 1 + (columns + 8) * ROUNDOFF;
    }

    /// How far a query has to look.
    ///
    /// @param queries   the rows of the query
    /// @param position  of the query
    /// @param threshold of the query
    static float reach(FilterRows queries, int position, float threshold) {
        int columns = queries.columns();
        double norm = queries.radius(position / BLOCK);
        return FilterRows.up(relative(columns)
                * (Math.sqrt(2.0 * threshold) + 1.01 * ROUNDOFF * norm + 0x1p-148 * Math.sqrt(columns)));
    }

    int count() {
        return boxes;
    }

    /// The number of boxes and of those beyond them that only fill up vectors.
    int padded() {
        return slacks.length;
    }

    /// Squared distances of one of some boxes to all of these.
    ///
    /// @param corners takes those of the box
    void gaps(FilterKernel kernel, Boxes queries, int box, float[] corners, float[] gaps) {
        for (int column = 0; column < columns; column++) {
            corners[column] = queries.lower[column * queries.slacks.length + box];
            corners[columns + column] = queries.upper[column * queries.slacks.length + box];
        }
        kernel.gaps(corners, columns, lower, upper, slacks.length, 0, slacks.length, gaps);
    }

    /// Squared distances of a box to [FilterKernel#LANES] of these.
    void gaps(FilterKernel kernel, int first, float[] corners, float[] gaps) {
        kernel.gaps(corners, columns, lower, upper, slacks.length, first, TOGETHER, gaps);
    }

    /// Whether any of [FilterKernel#LANES] boxes is within reach.
    boolean anyWithin(float[] gaps, int first, float reach) {
        for (int box = first; box < first + TOGETHER; box++) {
            float limit = reach + slacks[box];
            if (gaps[box] <= limit * limit) {
                return true;
            }
        }
        return false;
    }

    /// Those of [FilterKernel#LANES] boxes that queries have to look into, as bits.
    ///
    /// @param queries a block of rows
    /// @param lanes   of the queries, filled up as for [FilterKernel#near]
    /// @param count   how many queries
    /// @param first   the first box
    /// @param reaches of the queries, by lane
    /// @param near    takes the bits
    void near(FilterKernel kernel, float[] queries, int[] lanes, int count, int first, float[] reaches, int[] near) {
        kernel.near(queries, lanes, count, columns, lower, upper, slacks, first, reaches, near);
        if (boxes - first < TOGETHER) {
            // The square of a reach may be infinite, and then all vectors are near.
            for (int i = 0; i < count; i++) {
                near[i] &= (1 << (boxes - first)) - 1;
            }
        }
    }
}
