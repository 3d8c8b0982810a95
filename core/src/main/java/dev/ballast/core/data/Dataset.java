package dev.ballast.core.data;

import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Target;

import java.util.List;

/// Features, a target for every row (a class, a number, or a set of labels), a description of every column, and what the
/// rows are called where they come from.
///
/// The shortest way in:
///
/// ```java
/// Dataset fraud = Dataset.of(features, labels);   // double[][] or float[][], int[] or String[]
/// ```
///
/// Feature arrays are wrapped, not copied, and so are flat arrays, buffers and mapped files; see [FeatureMatrix]. Labels are encoded, at 4 bytes a row.
///
/// @param features rows x columns
/// @param target   what is to be predicted, for every row
/// @param columns  one for every column of the features
/// @param ids      what the rows are called where they come from
public record Dataset(FeatureMatrix features, Target target, List<Column> columns, RowIds ids) {

    /// Checks that they fit together.
    ///
    /// @throws IllegalArgumentException if rows and targets or ids, or columns and their descriptions, differ in number
    public Dataset {
        columns = columns instanceof NumberedColumns ? columns : List.copyOf(columns);
        if (features.rows() != target.size()) {
            throw new IllegalArgumentException("there are " + features.rows() + " rows of features and "
                    + target.size() + " labels; every row needs one label");
        }
        if (features.rows() != ids.size()) {
            throw new IllegalArgumentException(
                    "there are " + features.rows() + " rows of features and " + ids.size() + " ids of rows");
        }
        if (features.columns() != columns.size()) {
            throw new IllegalArgumentException("there are " + features.columns() + " columns of features and "
                    + columns.size() + " descriptions of columns");
        }
    }

    /// Makes a data set whose rows are called by their numbers.
    ///
    /// @param features rows x columns
    /// @param target   what is to be predicted, for every row
    /// @param columns  one for every column of the features
    public Dataset(FeatureMatrix features, Target target, List<Column> columns) {
        this(features, target, columns, RowIds.natural(features.rows()));
    }

    /// Returns a data set of numeric columns `x0`, `x1`, ...
    ///
    /// @param features rows x columns
    /// @param target   what is to be predicted, for every row
    /// @return the data set
    public static Dataset of(FeatureMatrix features, Target target) {
        return new Dataset(features, target, Column.numeric(features.columns()));
    }

    /// Returns a data set of numeric columns `x0`, `x1`, ..., for features in any memory:
    ///
    /// ```java
    /// MemorySegment file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofShared());
    /// Dataset mapped = Dataset.of(FeatureMatrix.wrap(file, FeatureMatrix.Storage.FLOAT, rows, 30), y);
    /// ```
    ///
    /// @param features rows x columns
    /// @param labels   one for every row
    /// @return the data set
    public static Dataset of(FeatureMatrix features, int[] labels) {
        return of(features, ClassLabels.of(labels));
    }

    /// Returns a data set of numeric columns `x0`, `x1`, ..., for features in any memory.
    ///
    /// @param features rows x columns
    /// @param labels   one for every row
    /// @return the data set
    public static Dataset of(FeatureMatrix features, String[] labels) {
        return of(features, ClassLabels.of(labels));
    }

    /// Returns a data set of numeric columns `x0`, `x1`, ..., for features in any memory.
    ///
    /// @param features rows x columns
    /// @param labels   one for every row, of any one comparable type
    /// @return the data set
    /// @throws IllegalArgumentException as for [ClassLabels#of(List)]
    public static Dataset of(FeatureMatrix features, List<?> labels) {
        return of(features, ClassLabels.of(labels));
    }

    /// Returns a data set of numeric columns and a number to be predicted; the rows are wrapped.
    ///
    /// @param features rows of one length
    /// @param target   one number for every row
    /// @return the data set
    public static Dataset of(double[][] features, double[] target) {
        return of(FeatureMatrix.wrap(features), NumberTarget.of(target));
    }

    /// Returns a data set of numeric columns; the rows are wrapped.
    ///
    /// @param features rows of one length
    /// @param labels   one for every row
    /// @return the data set
    public static Dataset of(double[][] features, int[] labels) {
        return of(FeatureMatrix.wrap(features), ClassLabels.of(labels));
    }

    /// Returns a data set of numeric columns; the rows are wrapped.
    ///
    /// @param features rows of one length
    /// @param labels   one for every row
    /// @return the data set
    public static Dataset of(double[][] features, String[] labels) {
        return of(FeatureMatrix.wrap(features), ClassLabels.of(labels));
    }

    /// Returns a data set of numeric columns; the rows are wrapped.
    ///
    /// @param features rows of one length
    /// @param labels   one for every row
    /// @return the data set
    public static Dataset of(float[][] features, int[] labels) {
        return of(FeatureMatrix.wrap(features), ClassLabels.of(labels));
    }

    /// Returns a data set of numeric columns; the rows are wrapped.
    ///
    /// @param features rows of one length
    /// @param labels   one for every row
    /// @return the data set
    public static Dataset of(float[][] features, String[] labels) {
        return of(FeatureMatrix.wrap(features), ClassLabels.of(labels));
    }

    /// Returns a data set of labels alone, without columns: what methods need that look at classes only. Which rows they choose is
    /// in [Resampling#sourceRows()][dev.ballast.core.recipe.Resampling#sourceRows()].
    ///
    /// @param labels the class of every row
    /// @return the data set
    public static Dataset ofLabels(ClassLabels labels) {
        return of(FeatureMatrix.wrap(new double[0], labels.size(), 0), labels);
    }

    /// Returns this data set with other column descriptions.
    ///
    /// @param newColumns one for every column of the features
    /// @return the data set
    public Dataset withColumns(List<Column> newColumns) {
        return new Dataset(features, target, newColumns, ids);
    }

    /// Returns this data set with other names of its rows.
    ///
    /// @param newIds one for every row
    /// @return the data set
    public Dataset withIds(RowIds newIds) {
        return new Dataset(features, target, columns, newIds);
    }

    /// Copies some rows. All classes stay, also those that lose all rows.
    ///
    /// @param rows their numbers, in any order, repeated or not
    /// @return a data set of these rows, the same columns and classes
    /// @throws IndexOutOfBoundsException if there is no such row
    public Dataset select(int... rows) {
        return new Dataset(features.select(rows), target.select(rows), columns, ids.select(rows));
    }

    /// {@return the class of every row}
    ///
    /// @throws IllegalStateException if the target is not classes
    public ClassLabels labels() {
        if (target instanceof ClassLabels labels) {
            return labels;
        }
        throw new IllegalStateException("the target is " + target + "; this needs classes");
    }

    /// Returns how many levels a column of codes has, a missing value not counted: those that are declared, two if it says yes or no,
    /// else one more than the largest code.
    ///
    /// @param column its number
    /// @return the number of levels
    public int levels(int column) {
        Column description = columns.get(column);
        if (!description.levels().isEmpty()) {
            return description.levels().size();
        }
        int levels = description.kind() == Column.Kind.BOOLEAN ? 2 : 0;
        if (levels == 0) {
            for (int row = 0; row < rows(); row++) {
                double code = features.get(row, column);
                levels = code >= levels && code < Integer.MAX_VALUE - 1 ? (int) code + 1 : levels;
            }
        }
        return levels;
    }

    /// {@return the number of rows}
    public int rows() {
        return features.rows();
    }

    /// {@return how many rows each class has}
    ///
    /// @throws IllegalStateException if the target is not classes
    public ClassCounts counts() {
        return ClassCounts.of(labels());
    }
}
