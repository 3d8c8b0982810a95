package dev.ballast.spark;

import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.weight.ClassWeights;
import dev.ballast.spark.table.TableFields;
import dev.ballast.spark.table.Values;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Classes counted, and weights as a column: what learners of Spark take as `weightCol`.
public final class SparkWeights {

    private SparkWeights() {
    }

    /// Counts the rows of every class.
    ///
    /// @param table the table
    /// @param label the column of the class
    /// @return the counts, in label order
    /// @throws IllegalArgumentException if there is no such column, or rows have no class
    public static ClassCounts counts(Dataset<Row> table, String label) {
        TableFields.find(table.schema(), label, "the label");
        Map<Object, Long> counts = new HashMap<>();
        for (Row row : table.groupBy(functions.col(TableFields.quoted(label))).count().collectAsList()) {
            if (row.isNullAt(0)) {
                throw new IllegalArgumentException(
                        "label \"" + label + "\" is null in " + row.getLong(1)
                                + " rows; fill it in or drop those rows");
            }
            counts.put(row.get(0), row.getLong(1));
        }
        List<Object> classes = new ArrayList<>(counts.keySet());
        ClassLabels labels = ClassLabels.ofRanks(classes, new int[0]);
        return ClassCounts.of(labels.names(), IntStream.range(0, labels.classes())
                .mapToLong(code -> Objects.requireNonNull(counts.get(labels.label(code)))).toArray());
    }

    /// Adds the weight of every row's class.
    ///
    /// @param table   the table
    /// @param label   the column of the class
    /// @param weights a weight for every class
    /// @param name    the name of the column that is added
    /// @return the table with the column
    /// @throws IllegalArgumentException if there is no such column
    public static Dataset<Row> withSampleWeights(Dataset<Row> table, String label, ClassWeights weights, String name) {
        TableFields.find(table.schema(), label, "the label");
        Map<String, Double> byClass = new HashMap<>();
        for (int code = 0; code < weights.names().size(); code++) {
            byClass.put(weights.names().get(code), weights.weight(code));
        }
        Column of = functions.udf(new WeightOf(new HashMap<>(byClass)), DataTypes.DoubleType)
                .apply(functions.col(TableFields.quoted(label)));
        return table.withColumn(name, of);
    }

    /// @param byClass the weight of every class
    private record WeightOf(HashMap<String, Double> byClass)
            implements
                org.apache.spark.sql.api.java.UDF1<Object, Double> {

        @Override
        public Double call(Object label) {
            Double weight = byClass.get(Values.text(label));
            if (weight == null) {
                throw new IllegalArgumentException("there is no weight for class \"" + label + "\"; classes are "
                        + byClass.keySet());
            }
            return weight;
        }
    }
}
