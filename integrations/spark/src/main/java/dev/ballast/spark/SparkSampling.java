package dev.ballast.spark;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.RowSet;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.draws.Draws;
import dev.ballast.samplers.weighted.WeightedRandomSampler;
import dev.ballast.spark.rows.KeptRows;
import dev.ballast.spark.rows.Positions;
import dev.ballast.spark.table.CountedTable;
import dev.ballast.spark.table.TableFields;
import dev.ballast.spark.table.Values;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// Samples of a table by weights of its rows, or by any sampler: the rows that the sampler gives on one machine.
///
/// Rows are in the order that a [SparkTable] says; samples have a column for the place of a draw, and come in the partitions
/// that rows are in.
public final class SparkSampling {

    private static final String NUMBER = "__ballast_number";
    private static final String KEY = "__ballast_key";

    private SparkSampling() {
    }

    /// Draws rows without replacement, one by one by weights: what
    /// [dev.ballast.samplers.weighted.SuccessiveSampler] draws in epoch 0.
    ///
    /// **Method.** Every row has the key -ln(U) / weight, and the smallest keys are drawn. The key is a function of the seed and the
    /// number of the row, so every executor finds the smallest of its rows. No row is moved but those that are drawn; 16
    /// bytes a draw go to the driver from every task.
    ///
    /// @param table  the table
    /// @param weight the column of weights, finite and at least 0
    /// @param draws  how many rows, at least 0
    /// @param seed   fixes all random choices
    /// @return the rows, unchanged, in their partitions
    /// @throws IllegalArgumentException if there are fewer rows of positive weight than draws, or a weight is not in range
    public static Dataset<Row> withoutReplacement(SparkTable table, String weight, int draws, Seed seed) {
        TableFields.find(table.rows().schema(), weight, "weights");
        CountedTable counted = CountedTable.of(table.rows(), null, table.id(), false);
        Column of = functions.col(TableFields.quoted(weight)).cast(DataTypes.DoubleType);
        Column key = functions.udf(new Key(seed.value()), DataTypes.DoubleType).apply(functions.col(NUMBER),
                functions.col("weight"));
        Dataset<Row> keys = table.rows().select(counted.numbers().column().as(NUMBER), of.as("weight"))
                .select(functions.col(NUMBER), key.as(KEY)).filter(functions.col(KEY).isNotNull());
        List<Row> smallest = keys.orderBy(functions.col(KEY), functions.col(NUMBER)).limit(draws).collectAsList();
        if (smallest.size() < draws) {
            throw new IllegalArgumentException(
                    draws + " rows are to be drawn without replacement, and " + smallest.size()
                            + " have a positive weight; draw fewer");
        }
        int[] rows = smallest.stream().mapToInt(row -> CountedTable.requireInt(row.getLong(0))).sorted().toArray();
        return kept(table, counted, RowSet.of(counted.rows(), rows));
    }

    /// The logarithm of a row's key, as [dev.ballast.samplers.weighted.SuccessiveSampler] computes it.
    ///
    /// @param seed of the draw
    private record Key(long seed) implements UDF2<Long, Double, Double> {

        private static final Purpose KEYS = Purpose.of("successive.key");
        private static final double LARGEST = 1 - 0x1p-53;
        private static final ThreadLocal<Streams> STREAMS = ThreadLocal.withInitial(() -> new Streams(0));

        /// A stream that a thread goes on with.
        private record Streams(long seed, RandomStream stream) {

            Streams(long seed) {
                this(seed, Seed.of(seed).stream(KEYS, 0, 0, 0));
            }
        }

        @Override
        public @Nullable Double call(@Nullable Long row, @Nullable Double weight) {
            if (row == null || weight == null || !(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException(
                        "row " + row + " has the weight " + weight + "; weights must be finite and at least 0");
            }
            if (weight == 0) {
                return null;
            }
            Streams mine = STREAMS.get();
            if (mine.seed != seed) {
                mine = new Streams(seed);
                STREAMS.set(mine);
            }
            double open = Math.min(((mine.stream.seek(row).nextLong() >>> 1) + 0.5) * 0x1p-63, LARGEST);
            return StrictMath.log(-StrictMath.log1p(-open)) - StrictMath.log(weight);
        }
    }

    /// Draws rows with replacement, each draw by weights: what [WeightedRandomSampler] draws in epoch 0. The weights of all rows, 8 bytes
    /// each, go to the driver.
    ///
    /// @param table  the table
    /// @param weight the column of weights, finite and at least 0
    /// @param draws  how many draws, at least 0
    /// @param seed   fixes all random choices
    /// @param place  the name of a column for the place of a draw, from 0
    /// @return a row for each draw
    /// @throws IllegalArgumentException if a weight is not in range, or all are 0
    public static Dataset<Row> withReplacement(SparkTable table, String weight, int draws, Seed seed, String place) {
        return drawn(table, WeightedRandomSampler.of(weights(table, weight)).draws(draws), seed, 0, place);
    }

    /// Gathers a column of numbers in the order of rows, for a sampler of one's own.
    ///
    /// @param table  the table
    /// @param column the column
    /// @return a number for every row
    /// @throws IllegalArgumentException if there are more than 2^31 - 1 rows, or one has no number
    public static double[] weights(SparkTable table, String column) {
        TableFields.find(table.rows().schema(), column, "weights");
        CountedTable counted = CountedTable.of(table.rows(), null, table.id(), false);
        double[] weights = new double[CountedTable.requireInt(counted.rows())];
        for (Row row : table.rows().select(counted.numbers().column(), functions.col(TableFields.quoted(column)))
                .collectAsList()) {
            if (row.isNullAt(1)) {
                throw new IllegalArgumentException(
                        "row " + row.getLong(0) + " has no weight in column \"" + column
                                + "\"; fill it in or drop the row");
            }
            weights[(int) row.getLong(0)] = Values.number(row.get(1));
        }
        return weights;
    }

    /// Draws rows by any sampler.
    ///
    /// @param table   the table
    /// @param sampler for as many items as the table has rows
    /// @param seed    fixes all random choices
    /// @param epoch   which epoch of the sampler
    /// @param place   the name of a column for the place of a draw, from 0
    /// @return a row for each draw, in the partitions that rows are in
    /// @throws IllegalArgumentException if the sampler is for another number of rows
    public static Dataset<Row> drawn(SparkTable table, Sampler sampler, Seed seed, long epoch, String place) {
        CountedTable counted = CountedTable.of(table.rows(), null, table.id(), false);
        if (sampler.population() != counted.rows()) {
            throw new IllegalArgumentException(
                    "the sampler is for " + sampler.population() + " rows, and the table has "
                            + counted.rows());
        }
        Draws draws = sampler.draws(seed, epoch);
        long[] copies = new long[CountedTable.requireInt(draws.length())];
        for (int draw = 0; draw < copies.length; draw++) {
            copies[draw] = draws.at(draw) << Integer.SIZE | draw;
        }
        Arrays.parallelSort(copies);
        Positions positions = new Positions(KeptRows.of(RowSet.of(counted.rows())), copies, 0);
        Broadcast<Positions> sent = JavaSparkContext.fromSparkContext(table.rows().sparkSession().sparkContext())
                .broadcast(positions);
        return table.rows().withColumn(NUMBER, counted.numbers().column())
                .withColumn(place, functions.explode(
                        functions.udf(new Positions.All(sent), DataTypes.createArrayType(DataTypes.LongType))
                                .apply(functions.col(NUMBER))))
                .drop(NUMBER);
    }

    static Dataset<Row> kept(SparkTable table, CountedTable counted, RowSet rows) {
        Broadcast<Positions> sent = JavaSparkContext.fromSparkContext(table.rows().sparkSession().sparkContext())
                .broadcast(new Positions(KeptRows.of(rows), new long[0], 0));
        return table.rows().withColumn(NUMBER, counted.numbers().column())
                .filter(functions.udf(new Positions.Own(sent), DataTypes.LongType).apply(functions.col(NUMBER))
                        .isNotNull())
                .drop(NUMBER);
    }
}
