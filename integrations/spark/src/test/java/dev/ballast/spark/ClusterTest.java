package dev.ballast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// Executors in processes of their own: the same rows as on one machine, also if one of them dies in the middle.
@Tag("cluster")
class ClusterTest {

    private static final List<Row> NUMBERS = Tables.numbers(600);
    private static final List<Row> MIXED = Tables.mixed(300);

    @TempDir
    static Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"random-over", "random-under", "smote", "borderline-smote", "enn", "tomek-links"})
    void numbers(String name) {
        Resampler method = Methods.named(name);
        Resampling here = method.resample(Tables.numbersHere(NUMBERS), Seed.of(3));
        for (int partitions : name.equals("smote") ? new int[]{1, 3, 7} : new int[]{7}) {
            SparkTable table = SparkTable
                    .of(Tables.scattered(TestSession.cluster(), NUMBERS, Tables.numbersSchema(), partitions))
                    .label("class")
                    .orderedBy("id").withPositions("position").searchOnClusterBeyond(0, 200);
            Dataset<Row> sorted = table.resample(method, Seed.of(3)).rows().sort("position").drop("position");
            assertThat(Tables.collected(sorted)).isEqualTo(Tables.here(here, NUMBERS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-under", "smote-nc"})
    void mixed(String name) {
        Resampler method = Methods.named(name);
        Resampling here = method.resample(Tables.mixedHere(MIXED), Seed.of(4));
        SparkTable table = SparkTable.of(Tables.scattered(TestSession.cluster(), MIXED, Tables.mixedSchema(), 3))
                .label("class")
                .orderedBy("id").withPositions("position");
        Dataset<Row> sorted = table.resample(method, Seed.of(4)).rows().sort("position").drop("position");
        assertThat(Tables.collected(sorted)).isEqualTo(Tables.here(here, MIXED));
    }

    /// A process is killed as soon as the first task of the result has ended; its tasks are done again elsewhere.
    @ParameterizedTest
    @ValueSource(strings = {"random-over", "smote", "enn"})
    void executorKilledInTheMiddle(String name) {
        SparkSession session = TestSession.cluster();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        Resampler method = Methods.named(name);
        if (name.equals("smote")) {
            method = method.with(method.options(),
                    dev.ballast.core.strategy.SamplingStrategy.parse("rare=x1500,odd=x3000"));
        }
        SparkTable table = SparkTable.of(Tables.scattered(session, NUMBERS, Tables.numbersSchema(), 7)).label("class")
                .orderedBy("id").withPositions("position").searchOnClusterBeyond(0, 200);
        SparkResampling planned = table.resample(method, Seed.of(3));
        Set<Long> processes = new TreeSet<>(context.parallelize(IntStream.range(0, 8).boxed().toList(), 8)
                .map(_ -> ProcessHandle.current().pid()).collect());
        assertThat(processes).doesNotContain(ProcessHandle.current().pid()).hasSizeBetween(1, 2);
        AtomicBoolean killed = new AtomicBoolean();
        SparkListener killer = new SparkListener() {

            @Override
            public void onTaskEnd(SparkListenerTaskEnd end) {
                if (killed.compareAndSet(false, true)) {
                    ProcessHandle.of(processes.iterator().next()).ifPresent(ProcessHandle::destroyForcibly);
                }
            }
        };
        session.sparkContext().addSparkListener(killer);
        Path out = folder.resolve(name);
        try {
            planned.rows().write().mode(SaveMode.Overwrite).parquet(out.toString());
        } finally {
            session.sparkContext().removeSparkListener(killer);
        }
        assertThat(killed).isTrue();
        Resampling here = method.resample(Tables.numbersHere(NUMBERS), Seed.of(3));
        Dataset<Row> written = session.read().parquet(out.toString()).sort("position");
        if (here.size() < 5000) {
            assertThat(Tables.collected(written.drop("position"))).isEqualTo(Tables.here(here, NUMBERS));
            return;
        }
        assertThat(written.count()).isEqualTo(here.size());
        double[] values = new double[5];
        for (Row row : written.filter("position % 997 = 0").collectAsList()) {
            here.copyRow(row.getLong(7), values, 0);
            assertThat(new double[]{row.getDouble(1), row.getDouble(2), row.getLong(3), row.getDouble(4),
                    row.getDouble(5)})
                    .isEqualTo(values);
        }
    }

    @Test
    void executorsAreElsewhere() {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(TestSession.cluster().sparkContext());
        assertThat(context.parallelize(List.of(1, 2), 2).map(_ -> System.getProperty("ballast.kernel")).collect())
                .containsOnly("scalar");
    }
}
