package dev.ballast.smote.neighbors;

import dev.ballast.smote.neighbors.kernel.DistanceKernel;

/// Packed rows as the filter sees them: centered, scaled by a power of two, rounded to `float`.
///
/// The filter may leave out a candidate only if its exact squared distance is certainly not below a query's threshold T.
/// This is why, and with what bound.
///
/// **Notation.** u = 2^-24 and w = 2^-53 are the unit roundoffs of `float` and `double`, d the number of columns, s the
/// exponent of the scale. x is a packed value, m the center's. Let q and c be the exact real vectors (x - m) 2^s of query
/// and candidate, A = |c|^2 / 2 - q.c, so that their exact real squared distance is D = 2^(-2s) (|q|^2 + 2 A).
///
/// **Inputs.** The `float` of q_j is q_j (1 + e) + f with |e| <= u + 2w and |f| <= 2^-150 (underflow): one subtraction and
/// one conversion round, the scaling by a power of two does not. The same for c_j, and the `float` of h = |c|^2 / 2 has
/// relative error at most u + (d + 3) w.
///
/// **Sum.** The kernel starts at h and subtracts d products. Whether products are rounded or fused, a term passes at most
/// d + 1 roundings, so the result differs from the exact value of its `float` inputs by at most
/// g (h + sum |q_j c_j|), g = (d + 1) u / (1 - (d + 1) u), plus 2 d 2^-150 for underflow. By Cauchy and Schwarz
/// sum |q_j c_j| <= |q| |c|. Adding the errors of the inputs, 2 (u + 2w) + O(u^2) relative for products, u for h, and
/// 2^-150 (1 + u) sqrt(d) (|q| + |c|) + d 2^-300 for underflow,
///
///     |value - A| <= E = 1.01 (d + 4) u (|q| R + R^2 / 2) + 2^-148 d (1 + |q| + R)
///
/// where R is the largest |c| of the block. The factor 1.01 covers the second-order terms and the rounding of norms, radii
/// and of this formula itself as long as (d + 4) u <= 0.001, hence the limit on d.
///
/// **Definition.** The squared distance by definition is computed in `double` from x: d subtractions, squares and additions
/// of terms that are not negative. It is at least D (1 - (d + 2) w (1 + 2^-20)) - d 2^-1074. So if
/// value > ((T 2^2s (1 + 4 (d + 4) w)) - |q|^2 (1 - 4 (d + 4) w)) / 2 + E, the candidate is at T or beyond and is left out;
/// the factors 4 cover the rounding of |q|^2 and of the threshold itself, and the threshold is raised by 2^-23 of its
/// magnitude before it is rounded to `float`, which may lower it by 2^-24 of that, or by 2^-150. Rows come in ascending
/// order, so that a candidate exactly at T comes after those in the list, too.
///
/// **Range.** The scale brings the largest magnitude to 2^30, so that squares and their sums stay far inside the range of
/// `float`. The filter is not used if |s| > 400: then squares in the units of x may overflow or underflow in `double`,
/// which the last paragraph excludes (d 2^-1074 2^2s <= d 2^-274 is below the second term of E).
final class FilterRows {

    private static final int BLOCK = DistanceKernel.BLOCK;
    private static final int MOST_COLUMNS = 10_000;
    private static final int TOP_EXPONENT = 30;
    private static final int LARGEST_SHIFT = 400;
    private static final double FLOAT_ROUNDOFF = 0x1p-24;
    private static final double DOUBLE_ROUNDOFF = 0x1p-53;
    private static final double UNDERFLOW = 0x1p-148;

    private final int columns;
    private final double squaredScale;
    private final float[][] blocks;
    private final float[][] halfNorms;
    private final double[] norms;
    private final double[] errorPerNorm;
    private final double[] error;

    private FilterRows(PackedRows rows, double[] center, int shift) {
        this.columns = rows.columns();
        this.squaredScale = Math.scalb(1.0, 2 * shift);
        this.blocks = new float[rows.blocks()][];
        this.halfNorms = new float[rows.blocks()][BLOCK];
        this.norms = new double[rows.rows()];
        this.errorPerNorm = new double[rows.blocks()];
        this.error = new double[rows.blocks()];
        double scale = Math.scalb(1.0, shift);
        for (int block = 0; block < blocks.length; block++) {
            blocks[block] = filtered(rows, block, center, scale);
        }
    }

    /// Images of candidates and queries under one center and scale; null if the filter cannot be used for them.
    ///
    /// @return candidates and queries, in this order; the same object twice if the two are the same rows
    static FilterRows[] of(PackedRows candidates, PackedRows queries) {
        int columns = candidates.columns();
        if (columns == 0 || columns > MOST_COLUMNS || queries.rows() == 0) {
            return null;
        }
        double[] center = center(candidates);
        double largest = Math.max(largest(candidates, center), queries == candidates ? 0 : largest(queries, center));
        if (!(largest > 0 && largest < Double.POSITIVE_INFINITY)) {
            return null;
        }
        int shift = TOP_EXPONENT - Math.getExponent(largest);
        if (Math.abs(shift) > LARGEST_SHIFT) {
            return null;
        }
        FilterRows images = new FilterRows(candidates, center, shift);
        return new FilterRows[]{images, queries == candidates ? images : new FilterRows(queries, center, shift)};
    }

    /// Any center is right; near the mean, norms and with them the error bound are small. It need not be exact, and it
    /// must not overflow.
    private static double[] center(PackedRows rows) {
        double[] center = new double[rows.columns()];
        for (int block = 0; block < rows.blocks(); block++) {
            double[] values = rows.block(block);
            for (int j = 0; j < center.length; j++) {
                double sum = 0;
                for (int lane = 0; lane < rows.rowsIn(block); lane++) {
                    sum += values[j * BLOCK + lane] / rows.rows();
                }
                center[j] += sum;
            }
        }
        return center;
    }

    private static double largest(PackedRows rows, double[] center) {
        double largest = 0;
        for (int block = 0; block < rows.blocks(); block++) {
            double[] values = rows.block(block);
            for (int j = 0; j < center.length; j++) {
                for (int lane = 0; lane < rows.rowsIn(block); lane++) {
                    largest = Math.max(largest, Math.abs(values[j * BLOCK + lane] - center[j]));
                }
            }
        }
        return largest;
    }

    private float[] filtered(PackedRows rows, int block, double[] center, double scale) {
        float[] image = new float[columns * BLOCK];
        double[] squares = new double[BLOCK];
        double[] values = rows.block(block);
        int lanes = rows.rowsIn(block);
        for (int j = 0; j < columns; j++) {
            for (int lane = 0; lane < lanes; lane++) {
                double value = (values[j * BLOCK + lane] - center[j]) * scale;
                image[j * BLOCK + lane] = (float) value;
                squares[lane] += value * value;
            }
        }
        double radius = 0;
        for (int lane = 0; lane < lanes; lane++) {
            norms[block * BLOCK + lane] = Math.sqrt(squares[lane]);
            radius = Math.max(radius, norms[block * BLOCK + lane]);
            halfNorms[block][lane] = (float) (squares[lane] / 2);
        }
        double relative = 1.01 * (columns + 4) * FLOAT_ROUNDOFF;
        double absolute = UNDERFLOW * columns;
        errorPerNorm[block] = relative * radius + absolute;
        error[block] = relative * radius * radius / 2 + absolute * (1 + radius) + UNDERFLOW;
        return image;
    }

    float[] block(int block) {
        return blocks[block];
    }

    float[] halfNorms(int block) {
        return halfNorms[block];
    }

    double norm(int row) {
        return norms[row];
    }

    /// The part of the threshold that depends on the query and T only.
    ///
    /// @param row             the query, a row of this object
    /// @param squaredDistance T of the derivation
    double queryThreshold(int row, double squaredDistance) {
        double slack = 4 * (columns + 4) * DOUBLE_ROUNDOFF;
        double norm = norms[row];
        return (squaredDistance * squaredScale * (1 + slack) - norm * norm * (1 - slack)) / 2;
    }

    /// The value above which a candidate of a block is certainly at T or beyond: the query's part plus E, rounded up.
    ///
    /// @param block          of this object's rows
    /// @param queryThreshold of the query
    /// @param queryNorm      of the query
    float threshold(int block, double queryThreshold, double queryNorm) {
        double threshold = queryThreshold + queryNorm * errorPerNorm[block] + error[block];
        return (float) (threshold + Math.abs(threshold) * 0x1p-23);
    }

    /// Copies one row, with signs changed, to every `stride`-th place of an array.
    void copyNegated(int row, float[] target, int offset, int stride) {
        float[] block = blocks[row / BLOCK];
        int lane = row % BLOCK;
        for (int j = 0; j < columns; j++) {
            target[offset + j * stride] = -block[j * BLOCK + lane];
        }
    }
}
