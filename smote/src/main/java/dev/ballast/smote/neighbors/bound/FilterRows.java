package dev.ballast.smote.neighbors.bound;

import dev.ballast.smote.neighbors.exact.Extent;
import dev.ballast.smote.neighbors.exact.SearchThreads;
import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Rows as the filter sees them: centered, scaled by a power of two, rounded to `float`, in blocks of
/// [DistanceKernel#BLOCK] rows laid out as [FilterKernel] wants them. The order of rows is free; a row's number here is its position.
///
/// What the filter computes for two rows is a lower bound S of half their scaled squared distance, and [#upper] makes an
/// upper bound of it. A row may be left out of a query's neighbors if its lower bound exceeds the upper bounds of k others.
/// This is why both hold.
///
/// **Notation.** u = 2^-24 and w = 2^-53 are the unit roundoffs of `float` and `double`, d the number of columns, s the
/// exponent of the scale. x is a value as compared, m the center's. Let q and c be the exact real vectors (x - m) 2^s of two
/// rows, H = |q|^2 / 2 + |c|^2 / 2, and F = H - q.c, half of their scaled real squared distance. |q.c| <= sum |q_j c_j| <=
/// |q| |c| <= H.
///
/// **Inputs.** The `float` of q_j is q_j (1 + e) + f with |e| <= u + 2w and |f| <= 2^-150 (underflow): one subtraction and
/// one conversion round, the scaling by a power of two does not. The products of these floats differ from q.c by at most
/// (2u + 4w + O(u^2)) H + 2^-150 (1 + u) sqrt(d) (|q| + |c|) + d 2^-300.
///
/// **Sum.** The kernel starts at the sum of the two stored half norms, each at most its half norm, and subtracts d
/// products. Whether products are rounded or fused, a term passes at most d + 2 roundings, so that the result differs from
/// the exact value of its `float` inputs by at most 2 g H, g = (d + 2) u / (1 - (d + 2) u), plus 2 d 2^-150 for underflow.
///
/// **Lower bound.** Put b = 1.01 (d + 6) u, and let the stored half norm be (1 - 2b) |q|^2 / 2 - 2^-100 d (1 + |q|), rounded
/// down: 2^-100 covers underflow many times over, is nothing beside the largest squares, 2^60, and keeps bounds out of
/// the range of numbers that processors are slow with. Then S <= (1 - 2b) H - q.c + (2g + 2u + 4w + ...) H - (underflow) <= F - 4uH, because 2b is 2.02 (d + 6) u and
/// 2g + 2u is 2 (d + 3) u; the factor 1.01 covers terms of second order and the roundings of norms and of these formulas as
/// long as (d + 2) u <= 0.001, hence the limit on d.
///
/// **Upper bound.** Likewise F <= S + 4bH + 2^-98 d (2 + |q| + |c|) - 4uH. A row's margin is its half of that, rounded up.
///
/// **Definition.** The squared distance by definition, D, is d subtractions, squares and additions of terms that are not
/// negative, none of which under- or overflows: where they would in `double`, it is a [WideDistance][dev.ballast.smote.neighbors.exact.WideDistance]. 2^2s D / 2 differs from F
/// by at most (d + 2) w (1 + 2^-20) F. F <= 2H, so the 4uH set aside twice above covers it:
/// S <= 2^2s D / 2 <= S + both margins.
///
/// **Range.** The scale brings the largest magnitude to 2^30, so that squares and their sums stay far inside the range of
/// `float`. If that takes more than 2^1023, which is the largest power of two, it is smaller, and bounds are not as sharp, but
/// they hold. If it is below 1, x and m are scaled before they are subtracted, so that no difference overflows; what they lose
/// where that underflows, 2^-1075 each, is nothing beside the 2^-150 above. The same goes for the square of a q_j.
public final class FilterRows {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int GROUP = DistanceKernel.QUERIES;
    private static final int LANES = FilterKernel.LANES;
    private static final int MOST_COLUMNS = 10_000;
    private static final int TOP_EXPONENT = 30;
    /// 2 to the power of it is a `double`.
    private static final int LARGEST_SHIFT = 1023;
    private static final double UNDERFLOW = 0x1p-100;

    private final int rows;
    private final int columns;
    private final double bound;
    private final int shift;
    private final float[][] blocks;
    private final float[] halfNorms;
    private final float[] margins;
    private final float[] radii;

    private FilterRows(int rows, int columns, int shift) {
        int count = (rows + BLOCK - 1) / BLOCK;
        this.rows = rows;
        this.columns = columns;
        this.bound = bound(columns);
        this.shift = shift;
        this.blocks = new float[count][];
        this.halfNorms = new float[count * BLOCK];
        this.margins = new float[count * BLOCK];
        this.radii = new float[count];
    }

    private static double bound(int columns) {
        return 1.01 * (columns + 6) * 0x1p-24;
    }

    /// The center and scale that rows are seen under.
    ///
    /// @param center of every column
    /// @param shift  s of the derivation
    public record View(double[] center, int shift) {}

    /// Returns a view that suits some rows, or null if there is none: all are equal, or there are too many columns.
    public static @Nullable View view(Extent extent) {
        int columns = extent.center().length;
        if (extent.largest() == 0 || columns > MOST_COLUMNS) {
            return null;
        }
        // An infinite distance has the exponent of those that are too large by one place.
        int shift = TOP_EXPONENT - Math.getExponent(extent.largest());
        return new View(extent.center(), Math.min(shift, LARGEST_SHIFT));
    }

    /// Returns rows as the filter sees them.
    ///
    /// @param order the place of the row at each position
    static FilterRows of(RoundedRows rows, int[] order, SearchThreads threads) {
        FilterRows images = new FilterRows(order.length, rows.columns(), rows.shift());
        threads.run(images.blocks.length, () -> {
            double[] squares = new double[BLOCK];
            return block -> {
                float[] image = new float[rows.columns() * BLOCK];
                int lanes = images.rowsIn(block);
                for (int lane = 0; lane < lanes; lane++) {
                    int place = order[block * BLOCK + lane];
                    float[] chunk = rows.chunk(place);
                    int from = rows.offset(place);
                    int to = FilterKernel.at(lane, 0, images.columns);
                    for (int j = 0; j < images.columns; j++, to += LANES) {
                        image[to] = chunk[from + j];
                    }
                    squares[lane] = rows.squaredNorm(place);
                }
                images.blocks[block] = image;
                images.putNorms(block, lanes, squares);
            };
        });
        return images;
    }

    private void putNorms(int block, int lanes, double[] squares) {
        double largest = 0;
        for (int lane = 0; lane < lanes; lane++) {
            double norm = Math.sqrt(squares[lane]);
            double half = squares[lane] / 2;
            halfNorms[block * BLOCK + lane] = down((1 - 2 * bound) * half - UNDERFLOW * columns * (1 + norm));
            margins[block * BLOCK + lane] = up(4 * bound * half + 4 * UNDERFLOW * columns * (1 + norm));
            largest = Math.max(largest, norm);
        }
        // No threshold lets these lanes through.
        Arrays.fill(halfNorms, block * BLOCK + lanes, (block + 1) * BLOCK, Float.POSITIVE_INFINITY);
        radii[block] = up(largest);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public int blocks() {
        return blocks.length;
    }

    public int rowsIn(int block) {
        return Math.min(BLOCK, rows - block * BLOCK);
    }

    /// The blocks, which do not change.
    public float[][] allBlocks() {
        return blocks;
    }

    public float[] block(int block) {
        return blocks[block];
    }

    /// Half norms of all rows by position; those of lanes that are no rows are infinite.
    public float[] halfNorms() {
        return halfNorms;
    }

    public float margin(int position) {
        return margins[position];
    }

    /// The largest margin of a block.
    public float largestMargin(int block) {
        float largest = 0;
        for (int position = block * BLOCK; position < (block + 1) * BLOCK; position++) {
            largest = Math.max(largest, margins[position]);
        }
        return largest;
    }

    /// At least the norm of every row of a block.
    float radius(int block) {
        return radii[block];
    }

    /// The upper bound that goes with a lower bound.
    ///
    /// @param lower   what the filter computed
    /// @param margins the sum of both rows' margins
    public static float upper(float lower, float margins) {
        // The sum is not below 0; two units make up for two roundings. The rounding of the margins is below 4uH.
        return (lower + margins) * (1 + 0x1p-22f);
    }

    /// A lower bound that goes with an upper bound, for any row: its own margin is not above twice the query's and
    /// 8 b of the upper bound, because |c|^2 <= 2 |q|^2 + 4 F.
    ///
    /// @param upper    of the query's distance to some row
    /// @param position of the query
    public float lowest(float upper, int position) {
        return down(upper * (1 - 9 * bound - 0x1p-21) - 5.0 * margins[position]);
    }

    /// Brings half of a squared distance to the units of the filter, rounded up, unless it is far below all that `float` can
    /// hold: then it is 0, as good as any bound that a `float` can be.
    ///
    /// @param squaredDistance that, or its significand
    /// @param exponent        of that; 0 if there is none
    public float halved(double squaredDistance, int exponent) {
        return squaredDistance == 0 ? 0 : up(Math.scalb(squaredDistance, exponent + 2 * shift - 1));
    }

    /// Copies the queries of a block, as the filter wants them.
    public void copyNegated(int block, float[] target) {
        float[] image = blocks[block];
        for (int lane = 0; lane < BLOCK; lane += GROUP) {
            int from = FilterKernel.at(lane, 0, columns);
            int to = lane * columns;
            for (int column = 0; column < columns; column++, from += LANES, to += GROUP) {
                target[to] = -image[from];
                target[to + 1] = -image[from + 1];
                target[to + 2] = -image[from + 2];
                target[to + 3] = -image[from + 3];
            }
        }
    }

    /// Copies the queries of a block with their signs changed, row by row.
    public void copyNegatedRows(int block, float[] target, int firstRow) {
        for (int lane = 0; lane < BLOCK; lane++) {
            copyNegatedRow(block * BLOCK + lane, target, firstRow + lane);
        }
    }

    /// Copies one query with its signs changed, as a row.
    public void copyNegatedRow(int position, float[] target, int row) {
        float[] image = blocks[position / BLOCK];
        int from = FilterKernel.at(position % BLOCK, 0, columns);
        int to = row * columns;
        for (int column = 0; column < columns; column++, from += LANES) {
            target[to + column] = -image[from];
        }
    }

    /// Copies one query to a place of a group.
    public void copyNegated(int position, float[] target, int slot) {
        float[] image = blocks[position / BLOCK];
        int from = FilterKernel.at(position % BLOCK, 0, columns);
        int to = slot / GROUP * GROUP * columns + slot % GROUP;
        for (int column = 0; column < columns; column++, from += LANES, to += GROUP) {
            target[to] = -image[from];
        }
    }

    static float up(double value) {
        float rounded = (float) value;
        return rounded < value ? Math.nextUp(rounded) : rounded;
    }

    private static float down(double value) {
        float rounded = (float) value;
        return rounded > value ? Math.nextDown(rounded) : rounded;
    }
}
