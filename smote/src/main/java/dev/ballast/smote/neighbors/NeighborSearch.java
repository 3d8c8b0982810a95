package dev.ballast.smote.neighbors;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.smote.neighbors.exact.ComparedRows;
import dev.ballast.smote.neighbors.exact.SearchThreads;
import dev.ballast.smote.neighbors.join.PlannedSearch;
import dev.ballast.smote.neighbors.join.SearchPlan;
import dev.ballast.smote.neighbors.kernel.DistanceKernel;
import dev.ballast.smote.neighbors.kernel.DistanceKernels;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleConsumer;
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
/// **Cost.** At most rows x queries x columns multiplications and additions in single precision, half of that among one set
/// of rows; less than the square of the rows where there are few columns, or clusters, so that most rows are too far to be
/// looked at. Time grows with k no more than in proportion.
///
/// **Memory.** 12 bytes a neighbor for the answer; while it is searched, 5 bytes a value of rows and queries, 9 while they are put
/// in order, and 12 to 28 bytes a row. If all pairs of one set are compared, lists of candidates take 64 bytes a row and 8 to 18 a
/// neighbor, and on the vector kernel rows of 9 to 192 columns up to 14 bytes a value. Threads take some hundred kilobytes each;
/// more with thousands of neighbors. The matrix is read, not copied, whatever rows and columns are chosen. Small searches run
/// on the calling thread.
///
/// **Slow cases.** Rows of which many are different but at one distance from each other, or that a few rows far away make seem
/// so, are compared by the definition, several times slower; and several times slower again if their squares leave the range of
/// `double`. Answers are as exact. Equal rows cost nothing: of each set, only those take part that can be anyone's neighbors.
///
/// Two system properties choose among ways to the same answer: `ballast.kernel` is `scalar`, `vector`, or `auto` (default): scalar
/// until more than about a second of work is ahead or was done, since vectors take that long to be compiled;
/// `ballast.neighbors` is `auto` (default), `tiles`, to compare all rows, or `partition`, to leave out boxes of rows that are
/// too far.
///
/// Immutable and thread-safe.
public final class NeighborSearch {

    private final FeatureMatrix matrix;
    /// Chosen rows, or null for all.
    private final int @Nullable [] rows;
    private final int[] columns;
    private final double[] scales;
    private final int threads;
    private final @Nullable DistanceKernel kernel;
    private final @Nullable SearchPlan plan;
    private final @Nullable DoubleConsumer progress;

    private NeighborSearch(FeatureMatrix matrix, int @Nullable [] rows, int[] columns, double[] scales, int threads,
            @Nullable DistanceKernel kernel, @Nullable SearchPlan plan, @Nullable DoubleConsumer progress) {
        this.matrix = matrix;
        this.rows = rows;
        this.columns = columns;
        this.scales = scales;
        this.threads = threads;
        this.kernel = kernel;
        this.plan = plan;
        this.progress = progress;
    }

    /// Returns a search among all rows of a matrix, by all columns, on all processors.
    ///
    /// @param matrix the rows; not copied until the search runs
    /// @return the search
    public static NeighborSearch among(FeatureMatrix matrix) {
        double[] scales = new double[matrix.columns()];
        Arrays.fill(scales, 1.0);
        return new NeighborSearch(matrix, null, IntStream.range(0, matrix.columns()).toArray(), scales,
                Runtime.getRuntime().availableProcessors(), null, null, null);
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
        return with(chosen.clone(), threads, kernel, plan, progress);
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
        return new NeighborSearch(matrix, rows, chosen.clone(), ones, threads, kernel, plan, progress);
    }

    /// Returns this search with every value divided by its column's scale before it is compared: the distance is that
    /// of the quotients, each rounded to a `double`. Standardized columns are those divided by their standard deviation; their
    /// means cancel.
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
        return new NeighborSearch(matrix, rows, columns, divisors.clone(), threads, kernel, plan, progress);
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
        return with(rows, count, kernel, plan, progress);
    }

    /// Returns this search telling how far it is.
    ///
    /// @param listener takes the share of the work that is done, from above 0 to 1, after every few milliseconds of it, on
    ///                 the thread that searches; what it throws ends the search and is thrown on
    /// @return the search
    public NeighborSearch onProgress(DoubleConsumer listener) {
        return with(rows, threads, kernel, plan, Objects.requireNonNull(listener, "listener"));
    }

    /// Returns this search on a given kernel, for the tests that compare kernels.
    NeighborSearch kernel(DistanceKernel newKernel) {
        return with(rows, threads, newKernel, plan, progress);
    }

    /// Returns this search by a given plan, for the tests that compare plans.
    NeighborSearch plan(SearchPlan newPlan) {
        return with(rows, threads, kernel, newPlan, progress);
    }

    /// Finds, for every row searched, its k nearest others.
    ///
    /// @param k at least 1, at most the number of rows less one
    /// @return the neighbors; query i is row i of the rows searched
    /// @throws IllegalArgumentException if k is out of range, or a value is NaN or infinite
    /// @throws SearchInterruptedException if the calling thread is interrupted; its interrupt status stays set
    public Neighbors selfJoin(int k) {
        if (size() < 2) {
            throw new IllegalArgumentException("there is " + (size() == 0 ? "no row" : "only 1 row")
                    + "; a row is not its own neighbor, so at least 2 are needed");
        }
        if (k < 1 || k > size() - 1) {
            throw new IllegalArgumentException("k is " + k + "; with " + size()
                    + " rows, each has between 1 and " + (size() - 1) + " neighbors");
        }
        ComparedRows all = compared(matrix, rows);
        return run(all, all, k);
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
        if (size() == 0) {
            throw new IllegalArgumentException("there is no row to search");
        }
        if (k < 1 || k > size()) {
            throw new IllegalArgumentException(
                    "k is " + k + "; there are " + size() + " rows, so k must be between 1 and that");
        }
        if (queries.columns() != matrix.columns()) {
            throw new IllegalArgumentException("queries have " + queries.columns() + " columns; the rows searched have "
                    + matrix.columns());
        }
        return run(compared(queries, null), compared(matrix, rows), k);
    }

    private ComparedRows compared(FeatureMatrix values, int @Nullable [] chosen) {
        return new ComparedRows(values, chosen, columns, scales);
    }

    private Neighbors run(ComparedRows queries, ComparedRows candidates, int k) {
        long neighbors = (long) queries.size() * k;
        if (neighbors > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("k is " + k + ": " + queries.size() + " rows have " + neighbors
                    + " neighbors together; " + Integer.MAX_VALUE
                    + " can be held, so search for fewer, or for some of the rows at a time");
        }
        boolean self = queries == candidates;
        double work = (double) queries.size() * candidates.size() * candidates.columns();
        // Before anything else: what has to be compiled is, while rows are looked at.
        DistanceKernel used = kernel == null ? DistanceKernels.forWork(work) : kernel;
        EqualRows equal = EqualRows.of(candidates, self ? k + 1 : k,
                new SearchThreads(PlannedSearch.isSmall(queries, candidates) ? 1 : threads, null));
        if (equal.isAllKept()) {
            return planned(used, queries, candidates, k);
        }
        ComparedRows kept = candidates.subset(equal.kept());
        return self
                ? equal.ofAll(planned(used, kept, kept, k))
                : equal.renumbered(planned(used, queries, kept, k));
    }

    private Neighbors planned(DistanceKernel used, ComparedRows queries, ComparedRows candidates, int k) {
        return Neighbors.of(new PlannedSearch(used, plan, queries, candidates, k).run(threads, progress));
    }

    private int size() {
        return rows == null ? matrix.rows() : rows.length;
    }

    private NeighborSearch with(int @Nullable [] newRows, int newThreads, @Nullable DistanceKernel newKernel,
            @Nullable SearchPlan newPlan, @Nullable DoubleConsumer newProgress) {
        return new NeighborSearch(matrix, newRows, columns, scales, newThreads, newKernel, newPlan, newProgress);
    }
}
