package dev.ballast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// The same rows as on one machine, whatever the number of partitions and wherever rows lie.
class SameRowsTest {

    private static final int[] PARTITIONS = {1, 3, 7};
    private static final List<Row> NUMBERS = Tables.numbers(600);
    private static final List<Row> MIXED = Tables.mixed(400);

    @ParameterizedTest
    @ValueSource(strings = {"random-over", "random-under", "smote", "adasyn", "tomek-links", "cluster-centroids"})
    void numbers(String name) {
        Resampler method = Methods.named(name);
        Resampling here = method.resample(Tables.numbersHere(NUMBERS), Seed.of(3));
        for (int partitions : PARTITIONS) {
            SparkTable table = SparkTable.of(Tables.scattered(NUMBERS, Tables.numbersSchema(), partitions))
                    .label("class")
                    .orderedBy("id").withPositions("position");
            requireSame(table.resample(method, Seed.of(3)), Tables.here(here, NUMBERS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-over", "random-under", "smote-nc"})
    void mixed(String name) {
        Resampler method = Methods.named(name);
        Resampling here = method.resample(Tables.mixedHere(MIXED), Seed.of(4));
        for (int partitions : PARTITIONS) {
            SparkTable table = SparkTable.of(Tables.scattered(MIXED, Tables.mixedSchema(), partitions)).label("class")
                    .orderedBy("id").withPositions("position");
            requireSame(table.resample(method, Seed.of(4)), Tables.here(here, MIXED));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-over", "random-under", "smote"})
    void orderOfPartitions(String name) {
        Resampler method = Methods.named(name);
        Resampling here = method.resample(Tables.numbersHere(NUMBERS), Seed.of(5));
        for (int partitions : PARTITIONS) {
            SparkTable table = SparkTable.of(Tables.inOrder(NUMBERS, Tables.numbersSchema(), partitions)).label("class")
                    .as(dev.ballast.core.data.Column.Role.ID, "id").withPositions("position");
            requireSame(table.resample(method, Seed.of(5)), Tables.here(here, NUMBERS));
        }
    }

    private static void requireSame(SparkResampling found, List<List<Object>> here) {
        Dataset<Row> sorted = found.rows().sort("position").drop("position");
        assertThat(Tables.collected(sorted)).as(found.explain()).isEqualTo(here);
        assertThat(found.size()).isEqualTo(here.size());
    }
}
