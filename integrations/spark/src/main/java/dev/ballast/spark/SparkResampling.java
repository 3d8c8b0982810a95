package dev.ballast.spark;

import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassPrior;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/// A table resampled: a plan that has been made, and rows that are computed when they are asked for.
///
/// **Order of rows.** Rows of the table that are kept, in the partitions they are in and as they stand there, a copy of a row
/// behind it; then new rows, class by class. [SparkTable#withPositions] adds what to sort by for the order of one machine.
///
/// @param rows  the rows of the result, in the schema of the table
/// @param kept  those of them that are rows of the table
/// @param added those of them that were added: copied or made
/// @param change   the rows of every class before and after; of a table whose target is no class, of what the method tells apart
/// @param keptRows how many rows of the table are kept
/// @param addedRows how many rows are added
/// @param way   which of the three ways was gone
/// @param explain the plan in words
public record SparkResampling(Dataset<Row> rows, Dataset<Row> kept, Dataset<Row> added, ClassTargets change,
        long keptRows, long addedRows, Way way, String explain) {

    /// The ways from a table to its resampling.
    public enum Way {
        /// Rows are chosen by their classes: executors keep, drop and copy them where they are.
        CHOOSING,
        /// New rows are made on executors from those of the rare classes, which were gathered.
        GROWING,
        /// All rows were gathered, their features only; what is kept is chosen on executors, and new rows are made there.
        WHOLE
    }

    /// {@return how many rows the result has}
    public long size() {
        return keptRows + addedRows;
    }

    /// {@return the share of each class in the result: what a model trained on it takes for the truth. A prior correction
    /// brings its probabilities back}
    ///
    /// @throws IllegalArgumentException if the result has no rows
    public ClassPrior effectivePrior() {
        return change.after().prior();
    }

    @Override
    public String toString() {
        return explain;
    }
}
