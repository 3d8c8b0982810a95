package dev.ballast.spark;

import dev.ballast.core.data.Column.Role;
import dev.ballast.core.method.Methods;
import dev.ballast.core.random.Seed;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

/// Measures how time and moved bytes grow with a table: `random-under`, and SMOTE of 100 000 rare rows to the double, from Parquet
/// to Parquet; beside `sampleBy`, which people use on Spark to drop rows, and whose counts are not exact.
public final class ScaleRun {

    private static final int FEATURES = 20;
    private static final long RARE = 100_000;

    private ScaleRun() {
    }

    /// Measures, and prints a line for each run.
    ///
    /// @param args a folder, a master, and numbers of rows
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        SparkSession session = SparkSession.builder().master(args[1]).config("spark.ui.enabled", false)
                .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
                .config("spark.ui.showConsoleProgress", false).config("spark.sql.shuffle.partitions", 4).getOrCreate();
        Meter meter = new Meter();
        session.sparkContext().addSparkListener(meter);
        System.out.println("rows,what,seconds,shuffled bytes,result bytes,rows of result,rare rows of result");
        for (int i = 2; i < args.length; i++) {
            long rows = Long.parseLong(args[i]);
            Path input = folder.resolve("rows-" + rows + ".parquet");
            if (!Files.exists(input.resolve("_SUCCESS"))) {
                generate(session, rows, input);
            }
            Dataset<Row> table = session.read().parquet(input.toString());
            measure(rows, "random-under", meter, folder, session,
                    () -> SparkTable.of(table).label("y").as(Role.CARRIED, "row")
                            .resample(Methods.named("random-under"), Seed.of(1)).rows());
            measure(rows, "smote", meter, folder, session, () -> BallastSpark.resample(table.drop("row"), "y",
                    Methods.named("smote"), dev.ballast.core.strategy.SamplingStrategy.parse("1=x2"), Seed.of(1)));
            measure(rows, "sampleBy", meter, folder, session, () -> table.stat().sampleBy("y",
                    java.util.Map.of(0, RARE / (double) (rows - RARE), 1, 1.0), 1));
        }
        session.stop();
    }

    private static void generate(SparkSession session, long rows, Path input) {
        Dataset<Row> made = session.range(0, rows, 1, (int) Math.max(4, rows / 500_000)).toDF("row");
        Column rare = functions.col("row").mod(rows / RARE).equalTo(0);
        for (int feature = 0; feature < FEATURES; feature++) {
            made = made.withColumn("x" + feature, functions.randn(feature).plus(functions.when(rare, 1).otherwise(0)));
        }
        made.withColumn("y", functions.when(rare, 1).otherwise(0)).write().mode(SaveMode.Overwrite)
                .parquet(input.toString());
    }

    private interface Work {
        Dataset<Row> rows();
    }

    private static void measure(long rows, String what, Meter meter, Path folder, SparkSession session, Work work) {
        Path out = folder.resolve("out-" + what);
        meter.shuffled.reset();
        meter.results.reset();
        long start = System.nanoTime();
        work.rows().write().mode(SaveMode.Overwrite).parquet(out.toString());
        double seconds = (System.nanoTime() - start) / 1e9;
        long shuffled = meter.shuffled.sum();
        long results = meter.results.sum();
        Dataset<Row> made = session.read().parquet(out.toString());
        System.out.printf("%d,%s,%.1f,%d,%d,%d,%d%n", rows, what, seconds, shuffled, results, made.count(),
                made.filter("y = 1").count());
    }

    /// Bytes that tasks wrote for other tasks, and that they sent to the driver.
    private static final class Meter extends SparkListener {

        private final LongAdder shuffled = new LongAdder();
        private final LongAdder results = new LongAdder();

        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            if (end.taskMetrics() != null) {
                shuffled.add(end.taskMetrics().shuffleWriteMetrics().bytesWritten());
                results.add(end.taskMetrics().resultSize());
            }
        }
    }
}
