package dev.ballast.core.recipe;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.DoubleMatrix;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.data.FloatMatrix;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassPrior;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// The answer of a resampling method: for every row of the result a [Recipe], not yet the row.
///
/// **Order.** First the rows of the source that are kept, in their order; then new rows, grouped by class in code
/// order. Nothing is shuffled.
///
/// **Cost.** Recipes and rows are computed when asked for, in any order, in O(1) recipes and O(columns) a row. What is
/// stored is what cannot be computed: the numbers of the kept rows, unless all are kept, and what the method says.
///
/// **Rows.** [#toDataset()] makes them all. [#read(long, double\[\], int\[\])] makes as many as fit into the caller's
/// arrays. Both give the same values. The result has the storage type, columns and classes of the source.
///
/// Immutable and thread-safe.
public final class Resampling {

    /// New rows of one class.
    ///
    /// @param code    their class
    /// @param rows    how many
    /// @param recipes the recipe of each of them; must be a pure function, safe to call from several threads
    public record Addition(int code, long rows, RecipeSource recipes) {

        /// Checks the number of rows.
        public Addition {
            if (rows < 0) {
                throw new IllegalArgumentException("rows is " + rows + "; it must not be negative");
            }
        }
    }

    /// Computes the recipe of a new row.
    @FunctionalInterface
    public interface RecipeSource {

        /// Computes a recipe.
        ///
        /// @param index 0 to rows - 1 of the addition
        /// @return the recipe
        Recipe recipe(long index);
    }

    private final Dataset source;
    private final int[] kept;
    private final int keptRows;
    private final List<Addition> additions;
    private final long[] ends;
    private final RecipeCook cook;

    private Resampling(Dataset source, int[] kept, List<Addition> additions) {
        this.source = source;
        this.kept = kept;
        this.keptRows = kept == null ? source.rows() : kept.length;
        this.additions = additions;
        this.ends = new long[additions.size()];
        long end = keptRows;
        for (int i = 0; i < ends.length; i++) {
            end += additions.get(i).rows();
            ends[i] = end;
        }
        this.cook = new RecipeCook(source);
    }

    /// Returns a resampling that keeps every row of the source and adds some.
    ///
    /// @param source    the data set
    /// @param targets   what the method promised; checked
    /// @param additions the new rows, in code order
    /// @return the resampling
    /// @throws IllegalStateException if a class does not have exactly its target's rows: a defect of the method
    public static Resampling keepingAll(Dataset source, ClassTargets targets, List<Addition> additions) {
        return new Resampling(source, null, List.copyOf(additions)).checked(targets);
    }

    /// Returns a resampling that keeps some rows of the source and adds some.
    ///
    /// @param source    the data set
    /// @param targets   what the method promised; checked
    /// @param kept      the rows kept, ascending and distinct; not copied
    /// @param additions the new rows, in code order
    /// @return the resampling
    /// @throws IllegalStateException if a class does not have exactly its target's rows, or the kept rows are not
    ///                               ascending: a defect of the method
    public static Resampling keeping(Dataset source, ClassTargets targets, int[] kept, List<Addition> additions) {
        for (int i = 0; i < kept.length; i++) {
            int previous = i == 0 ? -1 : kept[i - 1];
            if (kept[i] <= previous || kept[i] >= source.rows()) {
                throw new IllegalStateException("kept[" + i + "] is " + kept[i] + " after " + previous
                        + "; kept rows must ascend and be below " + source.rows());
            }
        }
        return new Resampling(source, kept, List.copyOf(additions)).checked(targets);
    }

    private Resampling checked(ClassTargets targets) {
        for (int i = 1; i < additions.size(); i++) {
            if (additions.get(i).code() <= additions.get(i - 1).code()) {
                throw new IllegalStateException("additions must ascend by class, one each, but class "
                        + additions.get(i).code() + " follows class " + additions.get(i - 1).code());
            }
        }
        ClassCounts counts = counts();
        if (!counts.equals(targets.after())) {
            throw new IllegalStateException("the method made " + counts + " where " + targets + " was asked");
        }
        return this;
    }

    /// {@return the data set that was resampled}
    public Dataset source() {
        return source;
    }

    /// {@return the number of rows of the result}
    public long size() {
        return ends.length == 0 ? keptRows : ends[ends.length - 1];
    }

    /// {@return how many of them are rows of the source, kept; they come first}
    public int keptSize() {
        return keptRows;
    }

    /// {@return the numbers in the source of the rows kept, ascending}
    public int[] keptRows() {
        return kept == null ? IntStream.range(0, keptRows).toArray() : kept.clone();
    }

    /// {@return the rows of every class in the result}
    public ClassCounts counts() {
        long[] counts = new long[source.labels().classes()];
        for (int i = 0; i < keptRows; i++) {
            counts[source.labels().code(kept == null ? i : kept[i])]++;
        }
        for (Addition addition : additions) {
            counts[addition.code()] += addition.rows();
        }
        return ClassCounts.of(source.labels().names(), counts);
    }

    /// {@return the share of each class in the result: what a model trained on it takes for the truth. A prior correction
    /// brings its probabilities back}
    ///
    /// @throws IllegalArgumentException if the result has no rows
    public ClassPrior effectivePrior() {
        return counts().prior();
    }

    /// Returns how a row is made.
    ///
    /// @param row 0 to [#size()] - 1
    /// @return its recipe
    /// @throws IndexOutOfBoundsException if there is no such row
    public Recipe recipe(long row) {
        Objects.checkIndex(row, size());
        if (row < keptRows) {
            return new Recipe.Original(kept == null ? (int) row : kept[(int) row]);
        }
        int block = blockOf(row);
        return additions.get(block).recipes().recipe(row - begin(block));
    }

    /// Returns the class of a row.
    ///
    /// @param row 0 to [#size()] - 1
    /// @return its code in the source's labels
    /// @throws IndexOutOfBoundsException if there is no such row
    public int code(long row) {
        Objects.checkIndex(row, size());
        return row < keptRows
                ? source.labels().code(kept == null ? (int) row : kept[(int) row])
                : additions.get(blockOf(row)).code();
    }

    /// Makes one row.
    ///
    /// @param row    0 to [#size()] - 1
    /// @param target takes as many values as there are columns
    /// @param offset where they begin in the target
    /// @throws IndexOutOfBoundsException if there is no such row, or the target is too short
    public void copyRow(long row, double[] target, int offset) {
        cook.cook(recipe(row), target, offset);
    }

    /// Makes one row, each value rounded to the nearest `float`; see [FeatureMatrix#copyRow(int, float\[\], int)].
    ///
    /// @param row    0 to [#size()] - 1
    /// @param target takes as many values as there are columns
    /// @param offset where they begin in the target
    /// @throws IndexOutOfBoundsException if there is no such row, or the target is too short
    /// @throws IllegalArgumentException  if a finite value is beyond the largest `float`
    public void copyRow(long row, float[] target, int offset) {
        Recipe recipe = recipe(row);
        cook.cook(recipe, target, offset);
        for (int column = 0; column < source.features().columns(); column++) {
            if (Float.isInfinite(target[offset + column])) {
                requireInfinite(row, column, recipe);
            }
        }
    }

    private void requireInfinite(long row, int column, Recipe recipe) {
        double[] values = new double[source.features().columns()];
        cook.cook(recipe, values, 0);
        if (Double.isFinite(values[column])) {
            throw new IllegalArgumentException("row " + row + " of the result, column \"" + source.columns().get(column)
                    .name() + "\": " + values[column] + " is beyond the largest float, " + Float.MAX_VALUE
                    + "; read the row as double");
        }
    }

    /// Makes a run of rows into the caller's arrays, which can be used again for the next run:
    ///
    /// ```java
    /// double[] values = new double[256 * resampling.source().features().columns()];
    /// int[] codes = new int[256];
    /// for (long row = 0; row < resampling.size(); row += 256) {
    ///     int rows = resampling.read(row, values, codes);
    /// }
    /// ```
    ///
    /// @param from     the first row, 0 to [#size()]
    /// @param features takes the rows one after another; at least `codes.length` x columns values
    /// @param codes    takes the class of each row; its length is the number of rows wanted
    /// @return how many rows were made: `codes.length`, or what is left, 0 at the end
    /// @throws IndexOutOfBoundsException if the first row is beyond the end or the features array too short
    public int read(long from, double[] features, int[] codes) {
        int rows = runLength(from, features.length, codes.length);
        for (int i = 0; i < rows; i++) {
            copyRow(from + i, features, i * source.features().columns());
            codes[i] = code(from + i);
        }
        return rows;
    }

    /// Makes a run of rows into the caller's arrays, each value rounded to the nearest `float`; see
    /// [#read(long, double\[\], int\[\])].
    ///
    /// @param from     the first row, 0 to [#size()]
    /// @param features takes the rows one after another; at least `codes.length` x columns values
    /// @param codes    takes the class of each row; its length is the number of rows wanted
    /// @return how many rows were made: `codes.length`, or what is left, 0 at the end
    /// @throws IndexOutOfBoundsException if the first row is beyond the end or the features array too short
    /// @throws IllegalArgumentException  if a finite value is beyond the largest `float`
    public int read(long from, float[] features, int[] codes) {
        int rows = runLength(from, features.length, codes.length);
        for (int i = 0; i < rows; i++) {
            copyRow(from + i, features, i * source.features().columns());
            codes[i] = code(from + i);
        }
        return rows;
    }

    /// Makes all rows.
    ///
    /// @return a data set of the source's storage type, columns and classes
    /// @throws ArithmeticException if there are more than 2^31 - 1 rows; read them in runs instead
    public Dataset toDataset() {
        if (size() > Integer.MAX_VALUE) {
            throw new ArithmeticException("the result has " + size() + " rows; a data set can hold "
                    + Integer.MAX_VALUE + ": read the rows in runs instead");
        }
        int rows = (int) size();
        int[] codes = new int[rows];
        int columns = source.features().columns();
        FeatureMatrix features = switch (source.features()) {
            case DoubleMatrix _ -> {
                DoubleMatrix matrix = DoubleMatrix.zeros(rows, columns);
                for (int row = 0; row < rows; row++) {
                    copyRow(row, matrix.block(row), matrix.offset(row));
                }
                yield matrix;
            }
            case FloatMatrix _ -> {
                FloatMatrix matrix = FloatMatrix.zeros(rows, columns);
                for (int row = 0; row < rows; row++) {
                    copyRow(row, matrix.block(row), matrix.offset(row));
                }
                yield matrix;
            }
        };
        for (int row = 0; row < rows; row++) {
            codes[row] = code(row);
        }
        return new Dataset(features, source.labels().withCodes(codes), source.columns());
    }

    private int runLength(long from, int featureValues, int wanted) {
        Objects.checkFromToIndex(from, size(), size());
        int rows = (int) Math.min(wanted, size() - from);
        Objects.checkFromIndexSize(0, Math.multiplyExact((long) rows, source.features().columns()), featureValues);
        return rows;
    }

    private int blockOf(long row) {
        int found = Arrays.binarySearch(ends, row);
        int block = found >= 0 ? found + 1 : -found - 1;
        while (additions.get(block).rows() == 0) {
            block++;
        }
        return block;
    }

    private long begin(int block) {
        return ends[block] - additions.get(block).rows();
    }

    @Override
    public String toString() {
        return "Resampling[" + source.rows() + " rows -> " + size() + ", " + keptRows + " kept, "
                + (size() - keptRows) + " new, " + counts() + ']';
    }
}
