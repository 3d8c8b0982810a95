package dev.ballast.learners;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.smote.space.FiniteColumns;

import java.util.stream.IntStream;

/// The columns of a data set that a model may look at, for methods that look at all rows.
final class FeatureValues {

    private FeatureValues() {
    }

    /// Returns the feature columns of all rows.
    ///
    /// @param method who needs them, for the message
    /// @param data   the data set
    /// @return a matrix of the feature columns alone, of the same storage
    /// @throws IllegalArgumentException if there is no feature column, or a value is not finite
    static FeatureMatrix of(String method, Dataset data) {
        int[] columns = IntStream.range(0, data.columns().size())
                .filter(column -> data.columns().get(column).isFeature()).toArray();
        if (columns.length == 0) {
            throw new IllegalArgumentException(method + " needs a feature column to learn from, and none of the "
                    + data.columns().size()
                    + " columns is one; declare at least one a feature, or use a method that looks"
                    + " at classes only");
        }
        FiniteColumns.require(method, data, IntStream.range(0, data.rows()).toArray());
        if (columns.length == data.columns().size()) {
            return data.features();
        }
        double[] row = new double[data.columns().size()];
        return FeatureMatrix.make(data.features().storage(), data.rows(), columns.length, (at, into, offset) -> {
            data.features().copyRow(at, row, 0);
            for (int j = 0; j < columns.length; j++) {
                into[offset + j] = row[columns[j]];
            }
        });
    }
}
