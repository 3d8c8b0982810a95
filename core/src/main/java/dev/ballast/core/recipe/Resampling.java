package dev.ballast.core.recipe;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.data.RowIds;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassPrior;
import dev.ballast.core.target.LabelSets;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Target;

import java.util.BitSet;
import java.util.Objects;

/// A [Plan] over a data set: for every row of the result a [Recipe], and the row when it is asked for.
///
/// **Rows.** [#toDataset()] makes them all. [#read(long, double\[\], int\[\])] makes as many as fit into the caller's
/// arrays. Both give the same values. The result has the storage type, columns and classes of the source; rows that are
/// kept or copied keep their ids, rows that are made have none.
///
/// **Cost.** Recipes and rows are computed when asked for, in any order, in O(1) recipes and O(columns) a row.
///
/// Immutable and thread-safe.
public final class Resampling {

    private final Plan plan;
    private final Dataset source;
    private final Cook cook;
    private final ParentRows parents;

    /// Makes a resampling.
    ///
    /// @param plan   the recipes
    /// @param source the data set they are for
    /// @throws IllegalArgumentException if the plan is for another number of rows or columns
    public Resampling(Plan plan, Dataset source) {
        if (plan.rows() != source.rows() || plan.mixing().columns().size() != source.features().columns()) {
            throw new IllegalArgumentException("the plan is for " + plan.rows() + " rows of "
                    + plan.mixing().columns().size() + " columns, and the data set has " + source.rows() + " rows of "
                    + source.features().columns());
        }
        this.plan = plan;
        this.source = source;
        this.cook = new Cook(plan, source.features().storage() == FeatureMatrix.Storage.FLOAT);
        this.parents = new MatrixRows(source.features());
    }

    private record MatrixRows(FeatureMatrix features) implements ParentRows {

        @Override
        public int columns() {
            return features.columns();
        }

        @Override
        public void copy(long row, double[] into, int offset) {
            features.copyRow((int) row, into, offset);
        }
    }

    /// {@return the recipes, without the data}
    public Plan plan() {
        return plan;
    }

    /// {@return the data set that was resampled}
    public Dataset source() {
        return source;
    }

    /// {@return the number of rows of the result}
    public long size() {
        return plan.size();
    }

    /// {@return how many of them are rows of the source, kept; they come first}
    public int keptSize() {
        return Math.toIntExact(plan.kept().size());
    }

    /// {@return the numbers in the source of the rows kept, ascending}
    public int[] keptRows() {
        return plan.kept().toArray();
    }

    /// Returns, for every row of the result, the row of the source that it is or copies: what is needed to choose from data that are
    /// kept elsewhere.
    ///
    /// @return numbers of rows of the source, in a new array
    /// @throws IllegalStateException    if a row is made from others
    /// @throws IllegalArgumentException if there are more than 2^31 - 1 rows
    public int[] sourceRows() {
        if (size() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the result has " + size()
                    + " rows, more than an array can hold; ask for recipes one by one");
        }
        int[] rows = new int[(int) size()];
        RecipeSlot slot = new RecipeSlot();
        for (int row = 0; row < rows.length; row++) {
            plan.recipe(row, slot);
            if (slot.isMade()) {
                throw new IllegalStateException("row " + row + " of the result is made from others, from row "
                        + plan.root(slot) + " and " + slot.parents()
                        + " more; only rows that are kept or copied are rows of the source: ask for recipe(" + row
                        + ')');
            }
            rows[row] = (int) slot.base();
        }
        return rows;
    }

    /// {@return the rows of every class in the result}
    public ClassCounts counts() {
        return plan.counts();
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
        return plan.recipe(row);
    }

    /// Returns the class of a row.
    ///
    /// @param row 0 to [#size()] - 1
    /// @return its code in the source's labels
    /// @throws IndexOutOfBoundsException if there is no such row
    public int code(long row) {
        return plan.code(row);
    }

    /// Makes one row.
    ///
    /// @param row    0 to [#size()] - 1
    /// @param target takes as many values as there are columns
    /// @param offset where they begin in the target
    /// @throws IndexOutOfBoundsException if there is no such row, or the target is too short
    public void copyRow(long row, double[] target, int offset) {
        copyRow(row, new RecipeSlot(), target, offset);
    }

    /// Makes one row.
    ///
    /// @param row    0 to [#size()] - 1
    /// @param slot   lends room to work in, and has the row's recipe afterwards
    /// @param target takes as many values as there are columns
    /// @param offset where they begin in the target
    /// @throws IndexOutOfBoundsException if there is no such row, or the target is too short
    public void copyRow(long row, RecipeSlot slot, double[] target, int offset) {
        plan.recipe(row, slot);
        copyRow(slot, target, offset);
    }

    /// Makes the row of a recipe.
    ///
    /// @param slot   holds a recipe of the plan, and lends room to work in
    /// @param target takes as many values as there are columns
    /// @param offset where they begin in the target
    /// @throws IndexOutOfBoundsException if the target is too short
    public void copyRow(RecipeSlot slot, double[] target, int offset) {
        cook.cook(slot, parents, target, offset);
    }

    /// Makes one row, each value rounded to the nearest `float`; see [FeatureMatrix#copyRow(int, float\[\], int)].
    ///
    /// @param row    0 to [#size()] - 1
    /// @param target takes as many values as there are columns
    /// @param offset where they begin in the target
    /// @throws IndexOutOfBoundsException if there is no such row, or the target is too short
    /// @throws IllegalArgumentException  if a finite value is beyond the largest `float`
    public void copyRow(long row, float[] target, int offset) {
        copyRow(row, new RecipeSlot(), target, offset);
    }

    /// Makes one row, each value rounded to the nearest `float`.
    ///
    /// @param row    0 to [#size()] - 1
    /// @param slot   lends room to work in, and has the row's recipe afterwards
    /// @param target takes as many values as there are columns
    /// @param offset where they begin in the target
    /// @throws IndexOutOfBoundsException if there is no such row, or the target is too short
    /// @throws IllegalArgumentException  if a finite value is beyond the largest `float`
    public void copyRow(long row, RecipeSlot slot, float[] target, int offset) {
        int columns = parents.columns();
        Objects.checkFromIndexSize(offset, columns, target.length);
        double[] values = slot.result(columns);
        copyRow(row, slot, values, 0);
        for (int column = 0; column < columns; column++) {
            float value = (float) values[column];
            if (Float.isInfinite(value) && Double.isFinite(values[column])) {
                throw new IllegalArgumentException("row " + row + " of the result, column \""
                        + source.columns().get(column)
                                .name()
                        + "\": " + values[column] + " is beyond the largest float, " + Float.MAX_VALUE
                        + "; read the row as double");
            }
            target[offset + column] = value;
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
        RecipeSlot slot = new RecipeSlot();
        for (int i = 0; i < rows; i++) {
            copyRow(from + i, slot, features, i * parents.columns());
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
        RecipeSlot slot = new RecipeSlot();
        for (int i = 0; i < rows; i++) {
            copyRow(from + i, slot, features, i * parents.columns());
            codes[i] = code(from + i);
        }
        return rows;
    }

    private int runLength(long from, int featureValues, int wanted) {
        Objects.checkFromToIndex(from, size(), size());
        int rows = (int) Math.min(wanted, size() - from);
        Objects.checkFromIndexSize(0, Math.multiplyExact((long) rows, parents.columns()), featureValues);
        return rows;
    }

    /// Makes all rows.
    ///
    /// @return a data set of the source's storage type, columns and classes
    /// @throws IllegalArgumentException if there are more than 2^31 - 1 rows; read them in runs instead
    public Dataset toDataset() {
        if (size() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the result has " + size() + " rows, more than a data set can hold; read them in runs");
        }
        int rows = (int) size();
        int[] kept = keptRows();
        long[] ids = new long[rows];
        RecipeSlot slot = new RecipeSlot();
        // Values and ids at once: a recipe costs as much to draw as a row of a few dozen columns to copy.
        FeatureMatrix features = source.features().makeLike(rows, (row, into, offset) -> {
            if (row < kept.length) {
                source.features().copyRow(kept[row], into, offset);
                ids[row] = source.ids().id(kept[row]);
            } else {
                plan.recipe(row, slot);
                ids[row] = slot.isMade() ? RowIds.NONE : source.ids().id((int) slot.base());
                copyRow(slot, into, offset);
            }
        });
        return new Dataset(features, target(kept, rows), source.columns(),
                rows == kept.length && rows == plan.rows() ? source.ids() : RowIds.of(ids));
    }

    private Target target(int[] kept, int rows) {
        return switch (source.target().kind()) {
            case CLASSES -> source.labels().withCodes(plan.codes(kept));
            case NUMBER -> {
                double[] values = new double[rows];
                RecipeSlot slot = new RecipeSlot();
                for (int row = 0; row < rows; row++) {
                    values[row] = number(row, slot);
                }
                yield NumberTarget.of(values);
            }
            case LABELS -> {
                RecipeSlot slot = new RecipeSlot();
                yield ((LabelSets) source.target()).withSets(rows, row -> labels(row, slot));
            }
        };
    }

    /// Returns the number to be predicted of a row: that of a made row is the start's, and from there as far toward that of
    /// the first parent as its recipe says, with noise if the plan has a factor for it.
    ///
    /// @param row 0 to [#size()] - 1
    /// @return the number
    /// @throws IllegalStateException if the target is not a number
    public double number(long row) {
        return number(row, new RecipeSlot());
    }

    private double number(long row, RecipeSlot slot) {
        if (!(source.target() instanceof NumberTarget target)) {
            throw new IllegalStateException("the target is " + source.target() + "; this needs a number");
        }
        plan.recipe(row, slot);
        return cook.number(slot, parent -> target.value((int) parent));
    }

    /// Returns the labels to be predicted of a row: those of a row that is kept or copied, and of a made row those that at
    /// least half of the rows that vote have, or its base's if none vote.
    ///
    /// @param row 0 to [#size()] - 1
    /// @return their numbers, in the order of [LabelSets#names()]; a set of the caller's own
    /// @throws IllegalStateException if the target is not sets of labels
    public BitSet labels(long row) {
        return labels(row, new RecipeSlot());
    }

    private BitSet labels(long row, RecipeSlot slot) {
        if (!(source.target() instanceof LabelSets target)) {
            throw new IllegalStateException("the target is " + source.target() + "; this needs sets of labels");
        }
        plan.recipe(row, slot);
        return cook.labels(slot, target.names().size(), parent -> target.set((int) parent));
    }

    @Override
    public String toString() {
        return "Resampling[" + source.rows() + " rows -> " + size() + ", " + keptSize() + " kept, "
                + (size() - keptSize()) + " new, " + counts() + ']';
    }
}
