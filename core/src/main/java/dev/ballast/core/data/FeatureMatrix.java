package dev.ballast.core.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/// A matrix of features, rows x columns, stored as `float` or as `double`, in the heap or outside it; columns of codes may
/// stand beside the numbers ([#mixed]).
///
/// The storage type is kept by everything that is made from a matrix: resampled `float` data stay `float`. Values are
/// read as `double`, which holds every `float` exactly.
///
/// The `wrap` methods do not copy: the matrix reads the caller's arrays, which must not change while it is in use. The
/// `copyOf` methods copy. Both refuse rows of unequal length. Values may be anything, NaN and infinity included;
/// methods that cannot use those refuse them with row and column.
///
/// Matrices are immutable and safe to share between threads.
public sealed interface FeatureMatrix permits DoubleMatrix, FloatMatrix, SegmentMatrix, MixedMatrix {

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
    default FeatureMatrix select(int... rows) {
        return makeLike(rows.length, (row, into, offset) -> copyRow(rows[row], into, offset));
    }

    /// Makes a matrix with the columns and the storage of this one, in the heap.
    ///
    /// @param rows  number of rows
    /// @param maker writes the rows, asked for in order
    /// @return the matrix
    default FeatureMatrix makeLike(int rows, RowMaker maker) {
        return make(storage(), rows, columns(), maker);
    }

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

    /// Wraps memory outside the heap, or a mapped file, without copying. Values stand row after row in the byte order of the
    /// machine, with no room between them. The memory must stay alive, and be accessible to all threads, while the matrix is
    /// in use.
    ///
    /// @param segment exactly rows x columns values
    /// @param storage how they are stored
    /// @param rows    number of rows
    /// @param columns number of columns
    /// @return the matrix
    /// @throws IllegalArgumentException if the memory has not exactly rows x columns values
    static FeatureMatrix wrap(MemorySegment segment, Storage storage, int rows, int columns) {
        ValueLayout layout = storage == Storage.DOUBLE ? ValueLayout.JAVA_DOUBLE : ValueLayout.JAVA_FLOAT;
        return wrap(segment, layout, rows, columns, Math.multiplyExact((long) columns, layout.byteSize()));
    }

    /// Wraps memory outside the heap, or a mapped file, without copying, in any byte order and with anything between rows, such as a
    /// label:
    ///
    /// ```java
    /// MemorySegment file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofShared());
    /// FeatureMatrix values = FeatureMatrix.wrap(file.asSlice(Float.BYTES), ValueLayout.JAVA_FLOAT, rows, 30, 31 * Float.BYTES);
    /// ```
    ///
    /// A row is read when it is asked for, so files may be larger than the heap and than memory. The memory must stay alive, and be
    /// accessible to all threads, while the matrix is in use.
    ///
    /// @param segment  begins with the first value of the first row and ends with the last value of the last row, or with what stands
    ///                 between rows
    /// @param layout   of `float` or `double`, in its byte order; values need not be aligned
    /// @param rows     number of rows
    /// @param columns  number of columns
    /// @param rowBytes bytes from the beginning of a row to that of the next
    /// @return the matrix
    /// @throws IllegalArgumentException if the memory does not fit, a row takes fewer bytes than its values, or the layout is of other
    ///                                  values
    static FeatureMatrix wrap(MemorySegment segment, ValueLayout layout, int rows, int columns, long rowBytes) {
        return new SegmentMatrix(segment, layout, rows, columns, rowBytes);
    }

    /// Wraps what is left of a buffer without copying.
    ///
    /// @param buffer  rows x columns values, row after row, in any byte order
    /// @param rows    number of rows
    /// @param columns number of columns
    /// @return the matrix
    /// @throws IllegalArgumentException if the buffer has not exactly rows x columns values
    static FeatureMatrix wrap(DoubleBuffer buffer, int rows, int columns) {
        return wrap(MemorySegment.ofBuffer(buffer), ValueLayout.JAVA_DOUBLE.withOrder(buffer.order()), rows, columns,
                (long) columns * Double.BYTES);
    }

    /// Wraps what is left of a buffer without copying.
    ///
    /// @param buffer  rows x columns values, row after row, in any byte order
    /// @param rows    number of rows
    /// @param columns number of columns
    /// @return the matrix
    /// @throws IllegalArgumentException if the buffer has not exactly rows x columns values
    static FeatureMatrix wrap(FloatBuffer buffer, int rows, int columns) {
        return wrap(MemorySegment.ofBuffer(buffer), ValueLayout.JAVA_FLOAT.withOrder(buffer.order()), rows, columns,
                (long) columns * Float.BYTES);
    }

    /// Puts columns of codes beside columns of numbers, without copying either. Codes are read as numbers, missing ones as
    /// NaN.
    ///
    /// @param numbers the columns of numbers
    /// @param codes   the columns of codes
    /// @param isCode  for every column of the result whether it is the next of codes, or the next of numbers
    /// @return the matrix
    /// @throws IllegalArgumentException if rows or columns do not fit
    static FeatureMatrix mixed(FeatureMatrix numbers, List<CodeColumn> codes, boolean... isCode) {
        return MixedMatrix.of(numbers, codes, isCode);
    }

    /// Writes a row of a matrix that is made.
    @FunctionalInterface
    interface RowMaker {

        /// Writes a row.
        ///
        /// @param row    which one, from 0
        /// @param into   takes the values
        /// @param offset where they begin
        void make(int row, double[] into, int offset);
    }

    /// Makes a matrix row by row.
    ///
    /// @param storage how values are stored; `float` takes each value rounded to the nearest
    /// @param rows    number of rows
    /// @param columns number of columns
    /// @param maker   writes the rows, asked for in order
    /// @return the matrix
    static FeatureMatrix make(Storage storage, int rows, int columns, RowMaker maker) {
        if (storage == Storage.DOUBLE) {
            DoubleMatrix matrix = DoubleMatrix.zeros(rows, columns);
            for (int row = 0; row < rows; row++) {
                maker.make(row, matrix.block(row), matrix.offset(row));
            }
            return matrix;
        }
        FloatMatrix matrix = FloatMatrix.zeros(rows, columns);
        double[] values = new double[columns];
        for (int row = 0; row < rows; row++) {
            maker.make(row, values, 0);
            float[] block = matrix.block(row);
            int offset = matrix.offset(row);
            for (int column = 0; column < columns; column++) {
                block[offset + column] = (float) values[column];
            }
        }
        return matrix;
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
