package dev.ballast.samplers.batch;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.weight.ClassWeights;

import org.jspecify.annotations.Nullable;

import java.util.stream.IntStream;

/// What of a row is handed out, and as what. Immutable.
///
/// @param data         the source of the rows
/// @param doubles      whether values are `double`
/// @param chosen       the columns that are handed out
/// @param rounding     what rounds rows to `float`; null if they need not be
/// @param classWeights a factor for the rows of each class; null if there is none
/// @param weightColumn the column of weights, or -1
record RowForm(Dataset data, boolean doubles, int[] chosen, @Nullable FloatRows rounding,
        double @Nullable [] classWeights,
        int weightColumn) {

    static RowForm of(Dataset data) {
        int columns = data.features().columns();
        int weight = IntStream.range(0, columns)
                .filter(column -> data.columns().get(column).role() == Column.Role.WEIGHT)
                .findFirst().orElse(-1);
        return new RowForm(data, storesDoubles(data), IntStream.range(0, columns).toArray(), null, null, weight);
    }

    private static boolean storesDoubles(Dataset data) {
        return data.features().storage() == FeatureMatrix.Storage.DOUBLE;
    }

    RowForm asDoubles() {
        return new RowForm(data, true, chosen, null, classWeights, weightColumn);
    }

    RowForm asFloats() {
        return new RowForm(data, false, chosen, storesDoubles(data) ? FloatRows.of(data, chosen) : null, classWeights,
                weightColumn);
    }

    RowForm featuresOnly() {
        int[] features = IntStream.of(chosen).filter(column -> data.columns().get(column).isFeature()).toArray();
        return new RowForm(data, doubles, features, rounding == null ? null : FloatRows.of(data, features),
                classWeights,
                weightColumn);
    }

    RowForm weighted(ClassWeights weights) {
        if (!weights.names().equals(data.labels().names())) {
            throw new IllegalArgumentException("the weights are for classes " + weights.names()
                    + " and the labels are of " + data.labels().names());
        }
        return new RowForm(data, doubles, chosen, rounding, weights.toArray(), weightColumn);
    }

    /// How many columns are handed out.
    int columns() {
        return chosen.length;
    }

    boolean hasAllColumns() {
        return chosen.length == data.features().columns();
    }

    boolean hasWeights() {
        return classWeights != null || weightColumn >= 0;
    }

    /// The weight of a row.
    ///
    /// @param own its value of the column of weights, or 1
    double weight(int code, double own) {
        return classWeights == null ? own : classWeights[code] * own;
    }

    void requireFloats() {
        if (doubles) {
            throw new IllegalStateException(storesDoubles(data)
                    ? "the data are double, and so are rows: read doubleFeatures(), as with asDoubles(), or plan the batches "
                            + "asFloats()"
                    : "the plan says asDoubles(): read doubleFeatures()");
        }
    }

    void requireWeights() {
        if (!hasWeights()) {
            throw new IllegalStateException(
                    "rows have no weights; plan the batches weighted(...), or give the data a column of "
                            + "role WEIGHT");
        }
    }
}
