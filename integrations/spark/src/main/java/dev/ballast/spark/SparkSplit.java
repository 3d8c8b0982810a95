package dev.ballast.spark;

import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.RowSet;
import dev.ballast.core.split.Folds;
import dev.ballast.core.split.HoldOut;
import dev.ballast.core.split.Split;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.spark.table.CountedTable;
import dev.ballast.spark.table.TableFields;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// Training, validation and test parts of a table, with exact shares of every class: the rows that one machine sets apart.
///
/// The classes of all rows, and their groups, go to the driver, 4 bytes a row each; rows stay where they are, and executors are
/// told by a bit a row.
///
/// @param train      the rows to train on
/// @param validation the rows to choose settings by; without rows if none were asked for
/// @param test       the rows to judge by
public record SparkSplit(Dataset<Row> train, Dataset<Row> validation, Dataset<Row> test) {

    /// Sets rows apart once.
    ///
    /// @param table   the table, with a label
    /// @param holdOut the shares, without groups
    /// @param group   a column whose values say which rows stay together, or null
    /// @param seed    fixes all random choices
    /// @return the parts
    /// @throws IllegalArgumentException as for [HoldOut#split]
    public static SparkSplit holdOut(SparkTable table, HoldOut holdOut, @Nullable String group, Seed seed) {
        CountedTable counted = counted(table);
        HoldOut asked = group == null ? holdOut : holdOut.grouped(groups(table, group));
        return of(table, counted, asked.split(labels(counted), seed));
    }

    /// Deals rows to folds.
    ///
    /// @param table the table, with a label
    /// @param folds how many, without groups
    /// @param group a column whose values say which rows stay together, or null
    /// @param seed  fixes all random choices
    /// @return for every fold what is trained on and what is judged by, which is its test part
    /// @throws IllegalArgumentException as for [Folds#splits]
    public static List<SparkSplit> folds(SparkTable table, Folds folds, @Nullable String group, Seed seed) {
        CountedTable counted = counted(table);
        Folds asked = group == null ? folds : folds.grouped(groups(table, group));
        return asked.splits(labels(counted), seed).stream().map(split -> of(table, counted, split)).toList();
    }

    private static CountedTable counted(SparkTable table) {
        if (!(table.target() instanceof SparkTarget.Classes(String label))) {
            throw new IllegalArgumentException("the target is " + table.target().columns()
                    + "; a split by classes needs label(column)");
        }
        return CountedTable.of(table.rows(), label, table.id(), true);
    }

    private static ClassLabels labels(CountedTable counted) {
        return counted.labels(false, counted.codes());
    }

    private static int[] groups(SparkTable table, String group) {
        TableFields.find(table.rows().schema(), group, "groups");
        return CountedTable.of(table.rows(), group, table.id(), true).codes();
    }

    private static SparkSplit of(SparkTable table, CountedTable counted, Split split) {
        return new SparkSplit(part(table, counted, split.trainRows()), part(table, counted, split.validationRows()),
                part(table, counted, split.testRows()));
    }

    private static Dataset<Row> part(SparkTable table, CountedTable counted, int... rows) {
        return SparkSampling.kept(table, counted, RowSet.of(counted.rows(), rows));
    }
}
