package dev.ballast.core.data;

import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;

import java.util.List;

/// Features, a class label for every row, and a description of every column.
///
/// The shortest way in:
///
/// ```java
/// Dataset fraud = Dataset.of(features, labels);   // double[][] or float[][], int[] or String[]
/// ```
///
/// Feature arrays are wrapped, not copied; see [FeatureMatrix#wrap(double\[\]\[\])]. Labels are encoded, at 4 bytes a row.
///
/// @param features rows x columns
/// @param labels   one for every row
/// @param columns  one for every column of the features
public record Dataset(FeatureMatrix features, ClassLabels labels, List<Column> columns) {

    /// Checks that the three fit together.
    ///
    /// @throws IllegalArgumentException if rows and labels, or columns and their descriptions, differ in number
    public Dataset {
        columns = List.copyOf(columns);
        if (features.rows() != labels.size()) {
            throw new IllegalArgumentException("there are " + features.rows() + " rows of features and "
                    + labels.size() + " labels; every row needs one label");
        }
        if (features.columns() != columns.size()) {
            throw new IllegalArgumentException("there are " + features.columns() + " columns of features and "
                    + columns.size() + " descriptions of columns");
        }
    }

    /// Returns a data set of numeric columns `x0`, `x1`, ...
    ///
    /// @param features rows x columns
    /// @param labels   one for every row
    /// @return the data set
    public static Dataset of(FeatureMatrix features, ClassLabels labels) {
        return new Dataset(features, labels, Column.numeric(features.columns()));
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

    /// Returns this data set with other column descriptions.
    ///
    /// @param newColumns one for every column of the features
    /// @return the data set
    public Dataset withColumns(List<Column> newColumns) {
        return new Dataset(features, labels, newColumns);
    }

    /// Copies some rows. All classes stay, also those that lose all rows.
    ///
    /// @param rows their numbers, in any order, repeated or not
    /// @return a data set of these rows, the same columns and classes
    /// @throws IndexOutOfBoundsException if there is no such row
    public Dataset select(int... rows) {
        return new Dataset(features.select(rows), labels.select(rows), columns);
    }

    /// {@return the number of rows}
    public int rows() {
        return features.rows();
    }

    /// {@return how many rows each class has}
    public ClassCounts counts() {
        return ClassCounts.of(labels);
    }
}
