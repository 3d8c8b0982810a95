package dev.ballast.smote.neighbors;

import dev.ballast.core.FeatureMatrix;
import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.DistanceKernels;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/// Finds exact nearest neighbors among rows of a matrix.
///
/// ```java
/// Neighbors neighbors = NeighborSearch.among(data.features()).selfJoin(5);
/// int nearest = neighbors.row(17, 0);      // the row nearest to row 17
/// ```
///
/// What the answer is, ties and duplicates included, is defined in the package page; all kernels, widths and thread
/// counts return it.
///
/// **Cost.** rows x queries x columns subtractions, multiplications and additions; 8 bytes a value of the rows searched,
/// 12 bytes a neighbor, and a few kilobytes a thread. Rows and columns may be chosen without copying the matrix.
///
/// The kernel is chosen by the system property `ballast.kernel`: `auto` (default), `scalar` or `vector`.
///
/// Immutable and thread-safe.
public final class NeighborSearch {

    /// Below this many multiplications a second thread costs more than it saves.
    private static final double WORK_FOR_THREADS = 2e7;

    private final FeatureMatrix matrix;
    private final RowSet rows;
    private final int[] columns;
    private final double[] scales;
    private final int threads;
    private final DistanceKernel kernel;

    private NeighborSearch(FeatureMatrix matrix, RowSet rows, int[] columns, double[] scales, int threads,
            DistanceKernel kernel) {
        this.matrix = matrix;
        this.rows = rows;
        this.columns = columns;
        this.scales = scales;
        this.threads = threads;
        this.kernel = kernel;
    }

    /// Returns a search among all rows of a matrix, by all columns, on all processors.
    ///
    /// @param matrix the rows; not copied until the search runs
    /// @return the search
    public static NeighborSearch among(FeatureMatrix matrix) {
        double[] scales = new double[matrix.columns()];
        Arrays.fill(scales, 1.0);
        return new NeighborSearch(matrix, new RowSet(null, matrix.rows()),
                IntStream.range(0, matrix.columns()).toArray(), scales, Runtime.getRuntime().availableProcessors(),
                null);
    }

    /// Returns this search among chosen rows. Results speak of places in this choice, not of rows of the matrix.
    ///
    /// @param chosen rows of the matrix; copied
    /// @return the search
    /// @throws IndexOutOfBoundsException if there is no such row
    public NeighborSearch rows(int... chosen) {
        for (int row : chosen) {
            Objects.checkIndex(row, matrix.rows());
        }
        return new NeighborSearch(matrix, new RowSet(chosen.clone(), matrix.rows()), columns, scales, threads, kernel);
    }

    /// Returns this search with distances over chosen columns, in the order given, unscaled.
    ///
    /// @param chosen columns of the matrix; copied
    /// @return the search
    /// @throws IndexOutOfBoundsException if there is no such column
    public NeighborSearch columns(int... chosen) {
        for (int column : chosen) {
            Objects.checkIndex(column, matrix.columns());
        }
        double[] ones = new double[chosen.length];
        Arrays.fill(ones, 1.0);
        return new NeighborSearch(matrix, rows, chosen.clone(), ones, threads, kernel);
    }

    /// Returns this search with every value divided by its column's scale before it is compared: the distance is that
    /// of the rounded quotients. Standardized columns are those divided by their standard deviation; their means cancel.
    ///
    /// @param divisors one for each column that takes part, finite and above 0; copied
    /// @return the search
    /// @throws IllegalArgumentException if there are not as many as columns, or one is not finite and above 0
    public NeighborSearch scaledBy(double... divisors) {
        if (divisors.length != columns.length) {
            throw new IllegalArgumentException(
                    "there are " + divisors.length + " scales and " + columns.length + " columns");
        }
        for (int j = 0; j < divisors.length; j++) {
            if (!(divisors[j] > 0 && divisors[j] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("scale[" + j + "] is " + divisors[j]
                        + "; scales must be finite and above 0");
            }
        }
        return new NeighborSearch(matrix, rows, columns, divisors.clone(), threads, kernel);
    }

    /// Returns this search on at most so many threads. Small searches use one, the caller's.
    ///
    /// @param count at least 1
    /// @return the search
    /// @throws IllegalArgumentException if the count is not positive
    public NeighborSearch threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads is " + count + "; it must be at least 1");
        }
        return new NeighborSearch(matrix, rows, columns, scales, count, kernel);
    }

    /// Returns this search on a given kernel, for the tests that compare kernels.
    NeighborSearch kernel(DistanceKernel newKernel) {
        return new NeighborSearch(matrix, rows, columns, scales, threads, newKernel);
    }

    /// Finds, for every row searched, its k nearest others.
    ///
    /// @param k at least 1, at most the number of rows less one
    /// @return the neighbors; query i is row i of the rows searched
    /// @throws IllegalArgumentException if k is out of range, or a value is NaN or infinite
    /// @throws SearchInterruptedException if the calling thread is interrupted; its interrupt status stays set
    public Neighbors selfJoin(int k) {
        if (k < 1 || k > rows.size() - 1) {
            throw new IllegalArgumentException("k is " + k + "; with " + rows.size()
                    + " rows, each has between 1 and " + (rows.size() - 1) + " neighbors");
        }
        PackedRows packed = PackedRows.of(matrix, rows, columns, scales);
        return join(packed, packed, k, true);
    }

    /// Finds, for rows of any matrix, the k nearest among the rows searched. A query that is also a row searched finds
    /// itself.
    ///
    /// @param queries a matrix of the same number of columns
    /// @param k       at least 1, at most the number of rows searched
    /// @return the neighbors
    /// @throws IllegalArgumentException if k or the number of columns does not fit, or a value is NaN or infinite
    /// @throws SearchInterruptedException if the calling thread is interrupted; its interrupt status stays set
    public Neighbors nearest(FeatureMatrix queries, int k) {
        if (k < 1 || k > rows.size()) {
            throw new IllegalArgumentException(
                    "k is " + k + "; there are " + rows.size() + " rows, so k must be between 1 and that");
        }
        if (queries.columns() != matrix.columns()) {
            throw new IllegalArgumentException("queries have " + queries.columns() + " columns; the rows searched have "
                    + matrix.columns());
        }
        PackedRows packed = PackedRows.of(matrix, rows, columns, scales);
        RowSet all = new RowSet(null, queries.rows());
        return join(PackedRows.of(queries, all, columns, scales), packed, k, false);
    }

    private Neighbors join(PackedRows queries, PackedRows candidates, int k, boolean self) {
        DistanceKernel used = kernel == null ? DistanceKernels.active() : kernel;
        double work = (double) queries.rows() * candidates.rows() * columns.length;
        return new TileJoin(used, queries, candidates, k, self).run(work < WORK_FOR_THREADS ? 1 : threads);
    }
}
