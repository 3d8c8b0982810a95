package dev.ballast.smote.neighbors.bound;

import dev.ballast.smote.neighbors.exact.SearchThreads;
import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The smallest box around every [FilterKernel#LANES] rows of [FilterRows], or around as many boxes, to leave out rows that
/// are too far as a whole. Signs are changed, as those of the queries that come to them are.
///
/// **Why none is missed.** Let p be the `float` image of a query and B the box of the images of some rows; u, q and c as in
/// [FilterRows]. A squared distance G between p and B is computed from d gaps, each rounded once, squared, and added, so that
/// G (1 - (d + 4) u) is not above the real one, which is not above |p - c'|^2 for the image c' of any of the rows.
/// Images are off by at most (u + 2w) |q| + 2^-150 sqrt(d), so |p - c'| <= |q - c| + 1.01 u (|q| + |c|) + 2^-148 sqrt(d).
/// The threshold T, an upper bound of half the scaled squared distance of the k-th neighbor by definition, excludes c if
/// |q - c|^2 (1 - (d + 3) w) > 2T, as it does if
///
///     G > ((1 + (d + 8) u) (sqrt(2T) + 1.01 u |q| + 2^-148 sqrt(d)) + (1 + (d + 8) u) 1.01 u |c|)^2
///
/// The first part is the query's reach, the second, with the largest |c|, the box's slack; (d + 8) u leaves at least
/// 4 u for the rounding of reach, slack, their sum and its square. A box around boxes has the largest of their slacks.
/// Squares that underflow add at most d 2^-150 to G, nothing beside 2T, which with the margins in it is above 2^-97.
public final class Boxes {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int TOGETHER = FilterKernel.LANES;
    private static final double ROUNDOFF = 0x1p-24;

    private final int columns;
    private final int count;
    /// As [FilterKernel#nearBoxes] wants them; those that only fill up a group are nowhere near.
    private final float[] corners;
    private final float[] slacks;

    private Boxes(int columns, int count) {
        this.columns = columns;
        this.count = count;
        this.slacks = new float[(count + TOGETHER - 1) / TOGETHER * TOGETHER];
        this.corners = new float[Math.multiplyExact(slacks.length, 2 * columns)];
        for (int at = 0; at < corners.length; at += 2 * TOGETHER) {
            Arrays.fill(corners, at, at + TOGETHER, Float.POSITIVE_INFINITY);
            Arrays.fill(corners, at + TOGETHER, at + 2 * TOGETHER, Float.NEGATIVE_INFINITY);
        }
    }

    /// The boxes around every [FilterKernel#LANES] rows.
    public static Boxes of(FilterRows rows, SearchThreads threads) {
        Boxes boxes = new Boxes(rows.columns(), (rows.rows() + TOGETHER - 1) / TOGETHER);
        threads.run(rows.blocks(), () -> block -> boxes.surround(rows, block));
        return boxes;
    }

    private void surround(FilterRows rows, int block) {
        float slack = FilterRows.up(relative(columns) * 1.01 * ROUNDOFF * rows.radius(block));
        float[] image = rows.block(block);
        int lanes = rows.rowsIn(block);
        for (int first = 0; first < lanes; first += TOGETHER) {
            int box = block * (BLOCK / TOGETHER) + first / TOGETHER;
            slacks[box] = slack;
            int last = Math.min(lanes, first + TOGETHER);
            for (int column = 0; column < columns; column++) {
                float least = Float.POSITIVE_INFINITY;
                float most = Float.NEGATIVE_INFINITY;
                int from = FilterKernel.at(first, column, columns);
                for (int i = from; i < from + last - first; i++) {
                    least = Math.min(least, -image[i]);
                    most = Math.max(most, -image[i]);
                }
                int at = at(box, column);
                corners[at] = least;
                corners[at + TOGETHER] = most;
            }
        }
    }

    /// The boxes around every [FilterKernel#LANES] of these.
    private Boxes around() {
        Boxes outer = new Boxes(columns, slacks.length / TOGETHER);
        for (int box = 0; box < count; box++) {
            int around = box / TOGETHER;
            outer.slacks[around] = Math.max(outer.slacks[around], slacks[box]);
            for (int column = 0; column < columns; column++) {
                int from = at(box, column);
                int to = outer.at(around, column);
                outer.corners[to] = Math.min(outer.corners[to], corners[from]);
                outer.corners[to + TOGETHER] = Math.max(outer.corners[to + TOGETHER], corners[from + TOGETHER]);
            }
        }
        return outer;
    }

    /// Where the lower bound of a box is; the upper one is [FilterKernel#LANES] places on.
    private int at(int box, int column) {
        return (box / TOGETHER * columns + column) * 2 * TOGETHER + box % TOGETHER;
    }

    private static double relative(int columns) {
        return 1 + (columns + 8) * ROUNDOFF;
    }

    /// How far a query has to look.
    ///
    /// @param queries   the rows of the query
    /// @param position  of the query
    /// @param threshold of the query
    /// @return its reach; NaN, which nothing is near, if it looks for nothing more
    public static float reach(FilterRows queries, int position, float threshold) {
        if (threshold < 0) {
            return Float.NaN;
        }
        int columns = queries.columns();
        double norm = queries.radius(position / BLOCK);
        return FilterRows.up(relative(columns)
                * (Math.sqrt(2.0 * threshold) + 1.01 * ROUNDOFF * norm + 0x1p-148 * Math.sqrt(columns)));
    }

    public int count() {
        return count;
    }

    /// These boxes, those around them, and so on up to a single group.
    public List<Boxes> levels() {
        List<Boxes> levels = new ArrayList<>();
        levels.add(this);
        while (levels.getLast().count > TOGETHER) {
            levels.add(levels.getLast().around());
        }
        return levels;
    }

    /// Four times the squared distance of the center of a box to a point.
    ///
    /// @param twice the point's coordinates
    public float fromCenter(int box, float[] twice) {
        float sum = 0;
        for (int column = 0; column < columns; column++) {
            int at = at(box, column);
            float apart = corners[at] + corners[at + TOGETHER] - twice[column];
            sum += apart * apart;
        }
        return sum;
    }

    /// Those of a group of [FilterKernel#LANES] boxes that queries have to look into, as bits.
    ///
    /// @param rows    of queries
    /// @param picked  the queries
    /// @param queries how many
    /// @param group   of boxes
    /// @param reaches of all rows
    /// @param near    takes the bits of each query picked
    public void near(FilterKernel kernel, float[] rows, int[] picked, int queries, int group, float[] reaches,
            int[] near) {
        kernel.nearBoxes(rows, picked, queries, columns, corners, slacks, group, reaches, near);
        int boxes = count - group * TOGETHER;
        if (boxes < TOGETHER) {
            // The square of a reach may be infinite, and then all lanes are near.
            for (int i = 0; i < queries; i++) {
                near[i] &= (1 << boxes) - 1;
            }
        }
    }
}
