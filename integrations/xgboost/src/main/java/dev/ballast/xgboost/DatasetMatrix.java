package dev.ballast.xgboost;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Target;
import dev.ballast.core.weight.ClassWeights;

import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

import java.util.List;
import java.util.stream.IntStream;

/// Rows of a data set, or of a resampling as they are made, as a matrix of XGBoost.
///
/// ```java
/// DMatrix train = DatasetMatrix.of(resampling, "fraud");
/// ```
///
/// Features are the columns whose role is to be one, under their names; categories are handed over as such (`c`), a missing value is
/// missing. Labels are 1 for the positive class and 0 for the others, or the codes of all classes, or the number to be predicted.
/// XGBoost holds `float`: values are rounded to the nearest, and a value beyond the largest is refused.
///
/// The matrix holds memory outside the heap: call `dispose()` when it is no longer needed. A matrix of the same rows is the same
/// whether it is made from a resampling or from its `toDataset()`.
public final class DatasetMatrix {

    /// Beyond, not every whole number is a float.
    private static final int MOST_LEVELS = 1 << 24;

    private DatasetMatrix() {
    }

    /// Returns a data set with a positive class.
    ///
    /// @param data     has classes
    /// @param positive the class whose label is 1
    /// @return the matrix
    /// @throws IllegalArgumentException if there is no such class, there are no rows or no features, more than 2^31 - 1 values, a
    ///                                  value is beyond the largest `float`, or XGBoost refuses the data
    public static DMatrix of(Dataset data, String positive) {
        int code = code(data.labels(), positive);
        return matrix(data, data.rows(), reader(data), row -> data.labels().code(row) == code ? 1 : 0);
    }

    /// Returns a data set with the codes of its classes, or its numbers to be predicted, as labels.
    ///
    /// @param data has classes or numbers to be predicted
    /// @return the matrix
    /// @throws IllegalArgumentException as for [#of(Dataset, String)], or if what is to be predicted is sets of labels
    public static DMatrix of(Dataset data) {
        Target target = data.target();
        return switch (target) {
            case ClassLabels labels -> matrix(data, data.rows(), reader(data), labels::code);
            case NumberTarget numbers -> matrix(data, data.rows(), reader(data), row -> (float) numbers.value(row));
            default -> throw new IllegalArgumentException("the target is " + target
                    + "; a matrix of XGBoost has one label for each row");
        };
    }

    /// Returns the rows of a resampling, made one after another, with a positive class.
    ///
    /// @param resampling has classes
    /// @param positive   the class whose label is 1
    /// @return the matrix
    /// @throws IllegalArgumentException as for [#of(Dataset, String)]
    public static DMatrix of(Resampling resampling, String positive) {
        int code = code(resampling.source().labels(), positive);
        return matrix(resampling.source(), resampling.size(), reader(resampling),
                row -> resampling.code(row) == code ? 1 : 0);
    }

    /// Returns the rows of a resampling, made one after another, with the codes of their classes, or numbers to be predicted, as labels.
    ///
    /// @param resampling has classes or numbers to be predicted
    /// @return the matrix
    /// @throws IllegalArgumentException as for [#of(Dataset)]
    public static DMatrix of(Resampling resampling) {
        return switch (resampling.source().target()) {
            case ClassLabels _ -> matrix(resampling.source(), resampling.size(), reader(resampling), resampling::code);
            case NumberTarget _ -> matrix(resampling.source(), resampling.size(), reader(resampling),
                    row -> (float) resampling.number(row));
            case Target other -> throw new IllegalArgumentException("the target is " + other
                    + "; a matrix of XGBoost has one label for each row");
        };
    }

    /// Gives each row the weight of its class. Weights of a loss do the same; use one or the other.
    ///
    /// @param matrix  has a label for each row of the data set
    /// @param data    the data set that it was made of
    /// @param weights of the classes of the data set
    /// @throws IllegalArgumentException if the numbers of rows differ, or the classes
    public static void weigh(DMatrix matrix, Dataset data, ClassWeights weights) {
        try {
            if (matrix.rowNum() != data.rows()) {
                throw new IllegalArgumentException("the matrix has " + matrix.rowNum() + " rows and the data set has "
                        + data.rows());
            }
            double[] ofRows = weights.perSample(data.labels());
            float[] rounded = new float[ofRows.length];
            for (int row = 0; row < rounded.length; row++) {
                rounded[row] = (float) ofRows[row];
            }
            matrix.setWeight(rounded);
        } catch (XGBoostError e) {
            throw MatrixRows.failed(e);
        }
    }

    private static int code(ClassLabels labels, String positive) {
        int code = labels.names().indexOf(positive);
        if (code < 0) {
            throw new IllegalArgumentException(
                    "there is no class \"" + positive + "\"; classes are " + labels.names());
        }
        return code;
    }

    /// Writes the values of all columns of a row.
    @FunctionalInterface
    private interface RowReader {

        void read(int row, double[] into);
    }

    @FunctionalInterface
    private interface RowLabel {

        float of(int row);
    }

    private static RowReader reader(Dataset data) {
        return (row, into) -> data.features().copyRow(row, into, 0);
    }

    private static RowReader reader(Resampling resampling) {
        RecipeSlot slot = new RecipeSlot();
        return (row, into) -> resampling.copyRow(row, slot, into, 0);
    }

    private static DMatrix matrix(Dataset data, long rows, RowReader reader, RowLabel label) {
        int[] features = IntStream.range(0, data.columns().size()).filter(i -> data.columns().get(i).isFeature())
                .toArray();
        requireShape(rows, features.length);
        List<Column> columns = data.columns();
        float[] values = new float[(int) rows * features.length];
        float[] labels = new float[(int) rows];
        double[] ofRow = new double[columns.size()];
        int next = 0;
        for (int row = 0; row < labels.length; row++) {
            reader.read(row, ofRow);
            labels[row] = label.of(row);
            for (int feature : features) {
                float value = (float) ofRow[feature];
                if (Float.isInfinite(value)) {
                    throw new IllegalArgumentException("row " + row + ", column \"" + columns.get(feature).name()
                            + "\": "
                            + ofRow[feature] + " is no finite float, and XGBoost takes no other; scale the column");
                }
                values[next++] = value;
            }
        }
        try {
            DMatrix matrix = new DMatrix(values, labels.length, features.length, Float.NaN);
            matrix.setLabel(labels);
            matrix.setFeatureNames(IntStream.of(features).mapToObj(i -> columns.get(i).name()).toArray(String[]::new));
            matrix.setFeatureTypes(IntStream.of(features).mapToObj(i -> type(columns.get(i))).toArray(String[]::new));
            return matrix;
        } catch (XGBoostError e) {
            throw new IllegalArgumentException("XGBoost refuses the data: " + e.getMessage(), e);
        }
    }

    private static void requireShape(long rows, int features) {
        if (rows == 0 || features == 0) {
            throw new IllegalArgumentException(
                    "there are " + rows + " rows and " + features + " features; XGBoost needs at least one of each");
        }
        if (rows > Integer.MAX_VALUE / features) {
            throw new IllegalArgumentException("there are " + rows + " rows of " + features
                    + " features, more than the 2^31 - 1 values that an array holds; write a file, and let XGBoost read it");
        }
    }

    private static String type(Column column) {
        if (column.kind() == Column.Kind.CATEGORY && column.levels().size() > MOST_LEVELS) {
            throw new IllegalArgumentException("column \"" + column.name() + "\" has " + column.levels().size()
                    + " levels, and XGBoost takes at most " + MOST_LEVELS + "; carry the column, or group rare levels");
        }
        return switch (column.kind()) {
            case CATEGORY -> "c";
            case BOOLEAN -> "i";
            default -> "q";
        };
    }
}
