package dev.ballast.spark;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.spark.table.Values;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// The rows of a partition, for a training loop inside `mapPartitions`: read once, then drawn from by any sampler, epoch after
/// epoch.
///
/// ```java
/// table.mapPartitions((MapPartitionsFunction<Row, String>) rows -> {
///     PartitionRows part = PartitionRows.read(rows, "class", List.of("x0", "x1"));
///     BatchCursor batches = BalancedBatchSampler.of(part.data().labels(), 64).start(part.seed(Seed.of(42)));
///     while (batches.hasNext()) model.step(part.data(), batches.next());
///     return List.of(batches.state().toString()).iterator();      // BatchSampler#resume goes on from it
/// }, Encoders.STRING());
/// ```
///
/// Cursors give [dev.ballast.samplers.SamplerState], take a [dev.ballast.samplers.Shard] where several loops share a partition, and
/// [dev.ballast.samplers.batch.RowBatches] makes fresh synthetic rows of the partition's own.
///
/// @param data the rows: numbers, and the class of each
public record PartitionRows(Dataset data) {

    private static final Purpose PARTITION = Purpose.of("spark.partition");

    /// Reads rows.
    ///
    /// @param rows     those of a partition
    /// @param label    the column of the class
    /// @param features columns of numbers or of vectors
    /// @return the rows
    /// @throws IllegalArgumentException if a value is null or no number, or the partition has no rows
    public static PartitionRows read(Iterator<Row> rows, String label, List<String> features) {
        DoubleArrayList values = new DoubleArrayList();
        List<Object> labels = new ArrayList<>();
        int width = -1;
        while (rows.hasNext()) {
            Row row = rows.next();
            int before = values.size();
            for (String feature : features) {
                Object value = row.get(row.fieldIndex(feature));
                if (value == null) {
                    throw new IllegalArgumentException("row " + labels.size() + " of the partition: column \"" + feature
                            + "\" is null; fill it in or drop the row");
                }
                if (value instanceof Number) {
                    values.add(Values.number(value));
                } else {
                    values.addElements(values.size(), Values.vector(value));
                }
            }
            if (width >= 0 && values.size() - before != width) {
                throw new IllegalArgumentException(
                        "row " + labels.size() + " of the partition has " + (values.size() - before)
                                + " features, and rows before it " + width);
            }
            width = values.size() - before;
            labels.add(row.get(row.fieldIndex(label)));
        }
        if (labels.isEmpty()) {
            throw new IllegalArgumentException(
                    "the partition has no rows; repartition the table, or pass over empty partitions");
        }
        return new PartitionRows(Dataset.of(FeatureMatrix.wrap(values.toDoubleArray(), labels.size(), width),
                ClassLabels.of(labels)));
    }

    /// Returns the seed of this partition: one of its own for each, the same if the task is done again.
    ///
    /// @param seed that of the whole run
    /// @return stream `spark.partition` at (number of the partition, 0, 0), its first number
    /// @throws IllegalStateException outside a task
    public Seed seed(Seed seed) {
        TaskContext task = TaskContext.get();
        if (task == null) {
            throw new IllegalStateException("this is no task of Spark, so there is no number of a partition");
        }
        return Seed.of(seed.stream(PARTITION, task.partitionId(), 0, 0).nextLong());
    }
}
