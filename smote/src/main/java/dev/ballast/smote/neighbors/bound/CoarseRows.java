package dev.ballast.smote.neighbors.bound;

import dev.ballast.smote.neighbors.exact.SearchThreads;
import dev.ballast.smote.neighbors.kernel.CoarseKernel;
import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.FilterKernel;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Rows in whole numbers, for the [CoarseKernel]: the images of [FilterRows] times a factor, rounded, modulo 2^16.
///
/// **Why no near row is missed.** In the notation of [FilterRows], let f be the factor, a and b the whole numbers of two rows
/// before they are taken modulo 2^16. Put r = |f q - a| for a row, and R for the largest r. What the kernel computes is, modulo 2^16,
/// h = ceil(|a|^2 / 2) + ceil(|b|^2 / 2) - a.b, which is from |a - b|^2 / 2 to 1 more. By the triangle inequality, |a - b| <=
/// f |q - c| + r + R = f sqrt(2F) + r + R. If a row's distance by definition is within a threshold t, F is at most (1 + 2^-39) t,
/// so h <= (f sqrt(2 (1 + 2^-39) t) + r + R)^2 / 2 + 1. [#threshold] is that, rounded up, and if it is 2^16 or more,
/// lets all rows through. A sum h of 2^16 or more may look smaller than it is: that costs time, no more.
///
/// If the row is missed, its distance is above a threshold the query had, and so above the last one.
///
/// **Rounding.** f has 24 bits, hence the product of f and a `float` is exact in `double`, and so is its distance to a whole number.
/// The image itself differs from q by at most 1.01 u |q| + 2^-149 sqrt(d).
///
/// **Factor.** As large as possible for most h to be below 2^16, which a sample tells. It is not above 2^20, so that no
/// product is above 2^51.
public final class CoarseRows {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int GROUP = DistanceKernel.QUERIES;
    /// With fewer columns the filter is as fast.
    private static final int LEAST_COLUMNS = 9;
    /// In more columns roundings add up to so much that too many rows seem close.
    private static final int MOST_COLUMNS = 192;
    /// Blocks of the sample, each of which meets another one.
    private static final int SAMPLED = 16;
    /// The share of the sample that is to stay below 2^16, with some room.
    private static final double SHARE = 0.999;
    private static final double LARGEST = 0xffff / 1.06;
    private static final float LARGEST_FACTOR = 0x1p20f;
    private static final double TO_WHOLE = 0x1.8p52;
    private static final double UNIT = 0x1.03p-24;
    private static final double SLACK = 1 + 0x1p-30;

    private final FilterRows images;
    private final float factor;
    private final short[][] blocks;
    /// The images row by row, filled up with zeros.
    private final float[][] rows;
    private final int width;
    private final short[] halfNorms;
    private final float[] errors;
    private float largestError;

    private CoarseRows(FilterRows images, float factor) {
        this.images = images;
        this.factor = factor;
        this.blocks = new short[images.blocks()][];
        this.rows = new float[images.blocks()][];
        this.width = (images.columns() + CoarseKernel.LANES - 1) / CoarseKernel.LANES * CoarseKernel.LANES;
        this.halfNorms = new short[images.blocks() * BLOCK];
        this.errors = new float[images.blocks() * BLOCK];
    }

    /// Whether so many columns are suited.
    public static boolean suits(int columns) {
        return columns >= LEAST_COLUMNS && columns <= MOST_COLUMNS;
    }

    /// Returns rows in whole numbers, or null if nothing is to be gained.
    public static @Nullable CoarseRows of(FilterRows images, FilterKernel kernel, SearchThreads threads) {
        float factor = (float) Math.sqrt(LARGEST / sampled(images, kernel));
        if (!(factor <= LARGEST_FACTOR)) {
            return null;
        }
        CoarseRows rows = new CoarseRows(images, factor);
        threads.run(images.blocks(), () -> {
            double[] errors = new double[BLOCK];
            int[] squares = new int[BLOCK];
            return block -> rows.round(block, errors, squares);
        });
        for (float error : rows.errors) {
            rows.largestError = Math.max(rows.largestError, error);
        }
        return rows;
    }

    /// A half squared distance that few pairs exceed.
    private static double sampled(FilterRows images, FilterKernel kernel) {
        int count = Math.min(SAMPLED, images.blocks());
        float[] negated = new float[BLOCK * images.columns()];
        float[] values = new float[BLOCK * BLOCK];
        float[] sample = new float[count * GROUP * BLOCK];
        int size = 0;
        for (int i = 0; i < count; i++) {
            int block = (int) ((long) i * images.blocks() / count);
            int other = (int) ((block + (2L * i + 1) * images.blocks() / (2L * count)) % images.blocks());
            images.copyNegated(block, negated);
            kernel.halfDistances(negated, GROUP, images.halfNorms(), block * BLOCK, images.columns(),
                    images.block(other), images.halfNorms(), other * BLOCK, values);
            for (int at = 0; at < GROUP * BLOCK; at++) {
                if (values[at] < Float.POSITIVE_INFINITY) {
                    sample[size++] = values[at];
                }
            }
        }
        Arrays.sort(sample, 0, size);
        return size == 0 ? 0 : Math.max(0, sample[(int) (SHARE * (size - 1))]);
    }

    private void round(int block, double[] squaredErrors, int[] squares) {
        float[] image = images.block(block);
        short[] rounded = new short[image.length];
        float[] byRow = new float[BLOCK * width];
        Arrays.fill(squaredErrors, 0);
        Arrays.fill(squares, 0);
        for (int lane = 0; lane < BLOCK; lane++) {
            int from = FilterKernel.at(lane, 0, images.columns());
            for (int column = 0; column < images.columns(); column++, from += FilterKernel.LANES) {
                byRow[lane * width + column] = image[from];
                double value = (double) image[from] * factor;
                double shifted = value + TO_WHOLE;
                double error = value - (shifted - TO_WHOLE);
                squaredErrors[lane] += error * error;
                int whole = (int) Double.doubleToRawLongBits(shifted);
                squares[lane] += whole * whole;
                rounded[column * BLOCK + lane] = (short) whole;
            }
        }
        rows[block] = byRow;
        blocks[block] = rounded;
        double more = factor * (UNIT * images.radius(block) + 0x1p-140);
        for (int lane = 0; lane < BLOCK; lane++) {
            halfNorms[block * BLOCK + lane] = (short) (((squares[lane] + 1) >>> 1) - (1 << 14));
            errors[block * BLOCK + lane] = FilterRows.up(Math.sqrt(squaredErrors[lane]) * SLACK + more);
        }
    }

    public short[] block(int block) {
        return blocks[block];
    }

    public short[] halfNorms() {
        return halfNorms;
    }

    /// What the filter computes for two rows, in another order of additions: a term passes at most d + 1 roundings.
    public float lower(CoarseKernel kernel, int position, int other) {
        float[] halfNorms = images.halfNorms();
        return halfNorms[position] + halfNorms[other] - kernel.product(rows[position / BLOCK],
                position % BLOCK * width, rows[other / BLOCK], other % BLOCK * width, width);
    }

    /// The threshold of the kernel for a row, given that of the filter.
    public short threshold(int position, float threshold) {
        if (threshold < 0) {
            return Short.MIN_VALUE;
        }
        double distance = factor * Math.sqrt(2.0 * threshold) * SLACK + errors[position] + largestError;
        return (short) (Math.min(0xffff, distance * distance / 2 * SLACK + 1) + Short.MIN_VALUE);
    }

    /// Copies the rows of a block, as the kernel wants its queries.
    public void copyNegated(int block, int[] target) {
        short[] rows = blocks[block];
        int columns = images.columns();
        for (int column = 0; column < columns; column++) {
            int to = column * GROUP;
            for (int at = column * BLOCK; at < (column + 1) * BLOCK; at += GROUP) {
                for (int i = 0; i < GROUP; i++) {
                    target[to + i] = (-rows[at + i] & 0xffff) * 0x10001;
                }
                to += GROUP * columns;
            }
        }
    }
}
