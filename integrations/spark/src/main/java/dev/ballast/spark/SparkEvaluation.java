package dev.ballast.spark;

import dev.ballast.core.metric.ConfusionMatrix;
import dev.ballast.core.metric.RankedScores;
import dev.ballast.spark.table.TableFields;
import dev.ballast.spark.table.Values;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

import java.util.List;
import java.util.TreeSet;

/// Predictions judged where they are: rows are counted on executors, and measures computed from the counts, to the last bit those of
/// one machine.
///
/// ```java
/// RankedScores ranked = SparkEvaluation.ranked(scored, "class", "fraud", "score");
/// double area = ranked.roc().area();
/// ```
public final class SparkEvaluation {

    private SparkEvaluation() {
    }

    /// Ranks scores. Rows of one score are counted together, so that what goes to the driver is as long as there are distinct scores,
    /// 40 bytes each; areas under its curves are exact, not those of bins.
    ///
    /// @param table    the table
    /// @param label    the column of the actual class
    /// @param positive the class that high scores speak for, as text; all others are negative
    /// @param score    the column of scores, finite
    /// @return the ranking
    /// @throws IllegalArgumentException if there is no such column or class, or a label or score is null or not finite
    public static RankedScores ranked(Dataset<Row> table, String label, String positive, String score) {
        Column actual = column(table, label, "the label").cast(DataTypes.StringType);
        // Adding 0.0 turns -0.0 into 0.0.
        Column value = column(table, score, "the score").cast(DataTypes.DoubleType).plus(0.0);
        List<Row> groups = table.groupBy(value.as("score"))
                .agg(functions.count_if(actual.equalTo(positive)), functions.count_if(actual.notEqual(positive)),
                        functions.count_if(actual.isNull()))
                .collectAsList();
        boolean[] positives = new boolean[2 * groups.size()];
        double[] scores = new double[positives.length];
        double[] counts = new double[positives.length];
        boolean found = false;
        for (int group = 0; group < groups.size(); group++) {
            Row row = groups.get(group);
            if (row.getLong(3) > 0) {
                throw new IllegalArgumentException(
                        "label \"" + label + "\" is null in rows; fill it in or drop those rows");
            }
            if (row.isNullAt(0) || !Double.isFinite(row.getDouble(0))) {
                throw new IllegalArgumentException("score \"" + score + "\" is " + row.get(0) + " in "
                        + (row.getLong(1) + row.getLong(2)) + " rows; scores must be finite");
            }
            for (int side = 0; side < 2; side++) {
                positives[2 * group + side] = side == 0;
                scores[2 * group + side] = row.getDouble(0);
                counts[2 * group + side] = row.getLong(1 + side);
            }
            found |= row.getLong(1) > 0;
        }
        if (!found) {
            throw new IllegalArgumentException(
                    "there is no row of class \"" + positive + "\" in column \"" + label + '"');
        }
        return RankedScores.of(positives, scores, counts);
    }

    /// Counts actual and predicted classes.
    ///
    /// @param table     the table
    /// @param label     the column of the actual class
    /// @param predicted the column of the predicted class
    /// @return the matrix, classes in the order of their texts
    /// @throws IllegalArgumentException if there is no such column, or a class is null
    public static ConfusionMatrix confusion(Dataset<Row> table, String label, String predicted) {
        List<Row> pairs = table.groupBy(column(table, label, "the label").as("actual"),
                column(table, predicted, "the prediction").as("predicted")).count().collectAsList();
        TreeSet<String> classes = new TreeSet<>();
        for (Row pair : pairs) {
            if (pair.isNullAt(0) || pair.isNullAt(1)) {
                throw new IllegalArgumentException((pair.isNullAt(0) ? "label \"" + label : "prediction \"" + predicted)
                        + "\" is null in " + pair.getLong(2) + " rows; fill it in or drop those rows");
            }
            classes.add(Values.text(pair.get(0)));
            classes.add(Values.text(pair.get(1)));
        }
        List<String> names = List.copyOf(classes);
        long[][] counts = new long[names.size()][names.size()];
        for (Row pair : pairs) {
            counts[names.indexOf(Values.text(pair.get(0)))][names.indexOf(Values.text(pair.get(1)))] += pair.getLong(2);
        }
        return ConfusionMatrix.of(counts, names);
    }

    private static Column column(Dataset<Row> table, String name, String what) {
        TableFields.find(table.schema(), name, what);
        return functions.col(TableFields.quoted(name));
    }
}
