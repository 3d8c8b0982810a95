package dev.ballast.core.data;

import java.util.Arrays;

/// A dense matrix of features, rows x columns, stored as `float` or as `double`.
///
/// The storage type is kept by everything that is made from a matrix: resampled `float` data stay `float`. Values are
/// read as `double`, which holds every `float` exactly.
///
/// The `wrap` methods do not copy: the matrix reads the caller's arrays, which must not change while it is in use. The
/// `copyOf` methods copy. Both refuse rows of unequal length. Values may be anything, NaN and infinity included;
/// methods that cannot use those refuse them with row and column.
///
/// Matrices are immutable and safe to share between threads.
public sealed interface FeatureMatrix permits DoubleMatrix, FloatMatrix {

    /// How values are stored.
    enum Storage {
        /// 32-bit values.
        FLOAT,
        /// 64-bit values.
        DOUBLE
    }

    /// {@return the number of rows}
    int rows();

    /// {@return the number of columns}
    int columns();

    /// {@return how values are stored}
    Storage storage();

    /// Returns one value, exactly.
    ///
    /// @param row    from 0
    /// @param column from 0
    /// @return the value
    /// @throws IndexOutOfBoundsException if the place is outside the matrix
    double get(int row, int column);

    /// Copies one row, exactly.
    ///
    /// @param row    from 0
    /// @param target takes [#columns()] values
    /// @param offset where they begin in the target
    /// @throws IndexOutOfBoundsException if the row is outside the matrix or the target too short
    void copyRow(int row, double[] target, int offset);

    /// Copies one row, rounding each value to the nearest `float` if the storage is `double`: fractions, and whole numbers
    /// beyond 2^24, can become others, and values below 2^-150 become 0.
    ///
    /// @param row    from 0
    /// @param target takes [#columns()] values
    /// @param offset where they begin in the target
    /// @throws IndexOutOfBoundsException if the row is outside the matrix or the target too short
    /// @throws IllegalArgumentException  if a finite value is beyond the largest `float`
    void copyRow(int row, float[] target, int offset);

    /// Copies some rows.
    ///
    /// @param rows their numbers, in any order, repeated or not
    /// @return a matrix of these rows and the same storage type
    /// @throws IndexOutOfBoundsException if there is no such row
    FeatureMatrix select(int... rows);

    /// {@return a copy as an array of rows; `float` values are widened exactly}
    default double[][] toDoubleRows() {
        double[][] copy = new double[rows()][columns()];
        for (int row = 0; row < copy.length; row++) {
            copyRow(row, copy[row], 0);
        }
        return copy;
    }

    /// {@return a copy as an array of rows; `double` values are rounded to the nearest `float`, as by
    /// [#copyRow(int, float\[\], int)]}
    ///
    /// @throws IllegalArgumentException if a finite value is beyond the largest `float`
    default float[][] toFloatRows() {
        float[][] copy = new float[rows()][columns()];
        for (int row = 0; row < copy.length; row++) {
            copyRow(row, copy[row], 0);
        }
        return copy;
    }

    /// Wraps an array of rows without copying.
    ///
    /// @param rows rows of one length
    /// @return the matrix; without rows it has no columns
    /// @throws IllegalArgumentException if a row has another length than the first
    static FeatureMatrix wrap(double[][] rows) {
        return DoubleMatrix.ofRows(rows);
    }

    /// Wraps an array of rows without copying.
    ///
    /// @param rows rows of one length
    /// @return the matrix; without rows it has no columns
    /// @throws IllegalArgumentException if a row has another length than the first
    static FeatureMatrix wrap(float[][] rows) {
        return FloatMatrix.ofRows(rows);
    }

    /// Wraps a flat row-major array without copying.
    ///
    /// @param values  rows x columns values, row after row
    /// @param rows    number of rows
    /// @param columns number of columns
    /// @return the matrix
    /// @throws IllegalArgumentException if the array has not exactly rows x columns values
    static FeatureMatrix wrap(double[] values, int rows, int columns) {
        requireShape(values.length, rows, columns);
        return DoubleMatrix.flat(values, rows, columns);
    }

    /// Wraps a flat row-major array without copying.
    ///
    /// @param values  rows x columns values, row after row
    /// @param rows    number of rows
    /// @param columns number of columns
    /// @return the matrix
    /// @throws IllegalArgumentException if the array has not exactly rows x columns values
    static FeatureMatrix wrap(float[] values, int rows, int columns) {
        requireShape(values.length, rows, columns);
        return FloatMatrix.flat(values, rows, columns);
    }

    /// Copies an array of rows.
    ///
    /// @param rows rows of one length
    /// @return the matrix
    /// @throws IllegalArgumentException if a row has another length than the first
    static FeatureMatrix copyOf(double[][] rows) {
        return DoubleMatrix.ofRows(Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new));
    }

    /// Copies an array of rows.
    ///
    /// @param rows rows of one length
    /// @return the matrix
    /// @throws IllegalArgumentException if a row has another length than the first
    static FeatureMatrix copyOf(float[][] rows) {
        return FloatMatrix.ofRows(Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new));
    }

    private static void requireShape(int length, int rows, int columns) {
        if (rows < 0 || columns < 0 || Math.multiplyExact((long) rows, columns) != length) {
            throw new IllegalArgumentException(
                    "the array has " + length + " values; a matrix of " + rows + " x " + columns + " needs "
                            + (long) rows * columns);
        }
    }
}
