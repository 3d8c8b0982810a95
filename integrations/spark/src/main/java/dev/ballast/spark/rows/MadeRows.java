package dev.ballast.spark.rows;

import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.spark.table.GatheredRows;

import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

import java.util.Arrays;
import java.util.Iterator;
import java.util.UUID;

/// New rows, made on executors: each task makes a run of positions of the result, and a task that is done again makes the same.
///
/// @param run          names the run
/// @param sent         what the plan is made from
/// @param layout       where values go
/// @param withPosition whether the position of a row is put behind its values
/// @param shift        what is added to it: the rows of the table that the plan does not see
public record MadeRows(String run, Broadcast<Parcel> sent, RowLayout layout, boolean withPosition, long shift)
        implements
            MapPartitionsFunction<Long, Row> {

    private static final long ROWS_OF_A_TASK = 100_000;

    /// {@return a name that no other run has}
    public static String newRun() {
        return UUID.randomUUID().toString();
    }

    /// Keeps what was drawn on this machine, so that tasks that run here do not draw again.
    ///
    /// @param drawn the result
    public void keep(Resampling drawn) {
        OpenedParcels.keep(run, drawn);
    }

    /// Makes the rows.
    ///
    /// @param session the session
    /// @param first   the position of the first
    /// @param end     the position after the last
    /// @param schema  theirs
    /// @return the rows, in the order of their positions
    public Dataset<Row> rows(SparkSession session, long first, long end, StructType schema) {
        int tasks = Math.clamp(Math.ceilDiv(end - first, ROWS_OF_A_TASK), 1, 1 << 16);
        return session.range(first, end, 1, tasks).mapPartitions(this, Encoders.row(schema));
    }

    @Override
    public Iterator<Row> call(Iterator<Long> positions) {
        if (!positions.hasNext()) {
            return java.util.Collections.emptyIterator();
        }
        Resampling drawn = OpenedParcels.open(run, sent);
        GatheredRows rows = sent.value().rows();
        RecipeSlot slot = new RecipeSlot();
        double[] numbers = new double[drawn.source().features().columns()];
        return new Iterator<>() {

            @Override
            public boolean hasNext() {
                return positions.hasNext();
            }

            @Override
            public Row next() {
                long position = positions.next();
                Object[] values = layout.row(drawn, rows, position, slot, numbers);
                if (withPosition) {
                    values = Arrays.copyOf(values, values.length + 1);
                    values[values.length - 1] = shift + position;
                }
                return RowFactory.create(values);
            }
        };
    }
}
