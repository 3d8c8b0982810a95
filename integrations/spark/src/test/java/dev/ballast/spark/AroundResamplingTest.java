package dev.ballast.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.data.Column.Kind;
import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.data.Column.Role;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.Methods;
import dev.ballast.core.metric.ConfusionMatrix;
import dev.ballast.core.metric.RankedScores;
import dev.ballast.core.random.Seed;
import dev.ballast.core.split.Folds;
import dev.ballast.core.split.HoldOut;
import dev.ballast.core.split.Split;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.weight.ClassWeights;
import dev.ballast.samplers.Shard;
import dev.ballast.samplers.batch.BalancedBatchSampler;
import dev.ballast.samplers.batch.BatchCursor;
import dev.ballast.samplers.weighted.SuccessiveSampler;
import dev.ballast.samplers.weighted.WeightedRandomSampler;

import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What stands around resampling: splits, samples, weights, measures, batches; columns of other types; and what is refused.
class AroundResamplingTest {

    private static final List<Row> ROWS = Tables.numbers(500);
    private static final ClassLabels LABELS = ClassLabels.of(ROWS.stream().map(row -> row.getString(6)).toList());

    private static SparkTable table() {
        return SparkTable.of(Tables.scattered(ROWS, Tables.numbersSchema(), 3)).label("class").orderedBy("id");
    }

    private static int[] ids(Dataset<Row> rows) {
        return rows.select("id").collectAsList().stream().mapToInt(row -> (int) row.getLong(0)).sorted().toArray();
    }

    @Test
    void splitsAreThoseOfOneMachine() {
        HoldOut holdOut = HoldOut.stratified(0.2).withValidation(0.1);
        Split here = holdOut.split(LABELS, Seed.of(6));
        SparkSplit there = SparkSplit.holdOut(table(), holdOut, null, Seed.of(6));
        assertThat(ids(there.train())).isEqualTo(here.trainRows());
        assertThat(ids(there.validation())).isEqualTo(here.validationRows());
        assertThat(ids(there.test())).isEqualTo(here.testRows());
    }

    @Test
    void foldsKeepGroupsTogether() {
        SparkTable grouped = SparkTable
                .of(table().rows().withColumn("patient", functions.col("id").divide(7).cast("int")))
                .label("class").orderedBy("id");
        int[] groups = IntStream.range(0, ROWS.size()).map(row -> row / 7).toArray();
        List<Split> here = Folds.stratified(3).grouped(groups).splits(LABELS, Seed.of(2));
        List<SparkSplit> there = SparkSplit.folds(grouped, Folds.stratified(3), "patient", Seed.of(2));
        for (int fold = 0; fold < 3; fold++) {
            assertThat(ids(there.get(fold).test())).isEqualTo(here.get(fold).testRows());
            assertThat(ids(there.get(fold).train())).isEqualTo(here.get(fold).trainRows());
        }
    }

    @Test
    void weightedSamples() {
        double[] weights = ROWS.stream().mapToDouble(row -> row.getDouble(5)).toArray();
        int[] here = SuccessiveSampler.of(40, weights).draws(Seed.of(1), 0).ints().sorted().toArray();
        assertThat(ids(SparkSampling.withoutReplacement(table(), "d", 40, Seed.of(1)))).isEqualTo(here);
        int[] drawn = WeightedRandomSampler.of(weights).draws(700).draws(Seed.of(1), 0).ints().toArray();
        Dataset<Row> there = SparkSampling.withReplacement(table(), "d", 700, Seed.of(1), "place").sort("place");
        assertThat(there.select("id").collectAsList().stream().mapToInt(row -> (int) row.getLong(0)).toArray())
                .isEqualTo(drawn);
        assertThatThrownBy(() -> SparkSampling.withoutReplacement(table(), "d", 501, Seed.of(1)))
                .hasMessageContaining("draw fewer");
    }

    @Test
    void weightsOfClasses() {
        ClassWeights weights = ClassWeights.balanced(SparkWeights.counts(table().rows(), "class"));
        assertThat(weights).isEqualTo(ClassWeights.balanced(dev.ballast.core.target.ClassCounts.of(LABELS)));
        Dataset<Row> weighted = SparkWeights.withSampleWeights(table().rows(), "class", weights, "w").sort("id");
        assertThat(weighted.select("w").collectAsList().stream().mapToDouble(row -> row.getDouble(0)).toArray())
                .isEqualTo(weights.perSample(LABELS));
    }

    @Test
    void measures() {
        double[] scores = ROWS.stream().mapToDouble(row -> Math.rint(row.getDouble(1) * 4) / 4).toArray();
        RankedScores here = RankedScores.of(LABELS, "rare", scores);
        Dataset<Row> scored = table().rows().withColumn("s", functions.rint(functions.col("a").multiply(4)).divide(4))
                .withColumn("guess", functions.when(functions.col("s").gt(1.5), "rare").otherwise("ok"));
        RankedScores there = SparkEvaluation.ranked(scored, "class", "rare", "s");
        assertThat(there.roc().area()).isEqualTo(here.roc().area());
        assertThat(there.precisionRecall().averagePrecision()).isEqualTo(here.precisionRecall().averagePrecision());
        String[] guesses = Arrays.stream(scores).mapToObj(score -> score > 1.5 ? "rare" : "ok").toArray(String[]::new);
        assertThat(SparkEvaluation.confusion(scored, "class", "guess"))
                .isEqualTo(ConfusionMatrix.of(LABELS.toStrings(), guesses));
        assertThatThrownBy(() -> SparkEvaluation.ranked(scored, "class", "none", "s"))
                .hasMessageContaining("no row of class");
    }

    @Test
    void batchesInsidePartitions() {
        MapPartitionsFunction<Row, String> loop = rows -> {
            PartitionRows part = PartitionRows.read(rows, "class", List.of("a", "n"));
            BalancedBatchSampler sampler = BalancedBatchSampler.of(part.data().labels(), 12);
            Seed seed = part.seed(Seed.of(42));
            List<String> told = new ArrayList<>();
            BatchCursor whole = sampler.start(seed);
            List<int[]> all = new ArrayList<>();
            while (whole.hasNext()) {
                all.add(whole.next());
            }
            BatchCursor begun = sampler.start(seed);
            begun.next();
            BatchCursor resumed = sampler.resume(dev.ballast.samplers.SamplerState.parse(begun.state().toString()));
            told.add(String.valueOf(Arrays.equals(resumed.next(), all.get(1))));
            BatchCursor second = sampler.start(seed, Shard.of(1, 2));
            told.add(String.valueOf(Arrays.equals(second.next(), all.get(1))));
            told.add(String.valueOf(part.data().features().columns()));
            return told.iterator();
        };
        assertThat(Tables.scattered(ROWS, Tables.numbersSchema(), 2).mapPartitions(loop, Encoders.STRING())
                .collectAsList())
                .containsExactly("true", "true", "2", "true", "true", "2");
    }

    @Test
    void vectorsAreFeatures() {
        StructType schema = new StructType().add("id", DataTypes.LongType).add("x", SQLDataTypes.VectorType())
                .add("more", DataTypes.createArrayType(DataTypes.DoubleType)).add("class", DataTypes.StringType);
        List<Row> rows = ROWS.stream().map(row -> RowFactory.create(row.getLong(0),
                Vectors.dense(row.getDouble(1), row.getDouble(2)), new double[]{row.getDouble(4), row.getDouble(5)},
                row.getString(6))).toList();
        double[][] values = ROWS.stream().map(row -> new double[]{row.getDouble(1), row.getDouble(2), row.getDouble(4),
                row.getDouble(5)}).toArray(double[][]::new);
        double[][] here = Methods.named("smote")
                .resample(dev.ballast.core.data.Dataset.of(FeatureMatrix.wrap(values), LABELS), Seed.of(9)).toDataset()
                .features()
                .toDoubleRows();
        List<Row> there = SparkTable.of(Tables.scattered(rows, schema, 3)).label("class").orderedBy("id")
                .withPositions("p")
                .resample(Methods.named("smote"), Seed.of(9)).rows().sort("p").collectAsList();
        assertThat(there).hasSize(here.length);
        for (int row = 0; row < here.length; row++) {
            double[] vector = ((Vector) there.get(row).get(1)).toArray();
            List<Double> more = there.get(row).getList(2);
            assertThat(new double[]{vector[0], vector[1], more.get(0), more.get(1)}).isEqualTo(here[row]);
        }
    }

    @Test
    void missingNumbersByPolicy() {
        Dataset<Row> holes = table().rows().withColumn("b",
                functions.when(functions.col("id").mod(9).notEqual(0), functions.col("b")));
        SparkTable refusing = SparkTable.of(holes).label("class").orderedBy("id");
        assertThatThrownBy(() -> refusing.resample(Methods.named("smote"), Seed.of(1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("column \"b\" is missing");
        dev.ballast.core.data.Dataset all = Tables.numbersHere(ROWS);
        double[][] values = all.features().toDoubleRows();
        IntStream.range(0, values.length).filter(row -> row % 9 == 0).forEach(row -> values[row][1] = Double.NaN);
        double[][] here = Methods.named("smote")
                .resample(new dev.ballast.core.data.Dataset(FeatureMatrix.wrap(values), LABELS,
                        all.columns().stream().map(column -> column.missing(Missing.PRESENT)).toList()), Seed.of(1))
                .toDataset()
                .features().toDoubleRows();
        double[][] there = refusing.missing(Missing.PRESENT).withPositions("p")
                .resample(Methods.named("smote"), Seed.of(1))
                .rows().sort("p").collectAsList().stream().map(row -> new double[]{row.getDouble(1),
                        row.isNullAt(2) ? Double.NaN : row.getDouble(2), row.getLong(3), row.getDouble(4),
                        row.getDouble(5)})
                .toArray(double[][]::new);
        assertThat(Arrays.deepToString(there)).isEqualTo(Arrays.deepToString(here));
        assertThat(refusing.resample(Methods.named("random-over"), Seed.of(1)).rows().filter("b is null").count())
                .isPositive();
    }

    @Test
    void refusals() {
        Dataset<Row> rows = table().rows();
        Resampling smote = (table) -> table.resample(Methods.named("smote"), Seed.of(1)).rows();
        assertThatThrownBy(() -> SparkTable.of(rows).label("klass")).hasMessageContaining("no column \"klass\"");
        assertThatThrownBy(() -> smote.of(SparkTable.of(rows.filter("class = 'ok'")).label("class").orderedBy("id")))
                .hasMessageContaining("numbers are missing");
        assertThatThrownBy(() -> smote.of(SparkTable.of(rows.filter("class = 'ok'")).label("class").as(Role.ID, "id")))
                .hasMessageContaining("one class");
        assertThatThrownBy(() -> SparkTable.of(rows.filter("class <> 'rare'")).label("class").as(Role.ID, "id")
                .resample(Methods.named("smote").with(Methods.named("smote").options(),
                        SamplingStrategy.parse("rare=300")), Seed.of(1)))
                .hasMessageContaining("rare");
        assertThatThrownBy(() -> smote.of(SparkTable.of(rows.withColumn("id", functions.col("id").bitwiseAND(-2L)))
                .label("class").orderedBy("id"))).hasMessageContaining("come twice");
        assertThatThrownBy(() -> smote.of(SparkTable.of(rows.withColumn("id",
                functions.when(functions.col("id").equalTo(5), 6).otherwise(functions.col("id")))).label("class")
                .orderedBy("id")))
                .hasMessageContaining("come twice while others are missing");
        assertThatThrownBy(() -> smote.of(SparkTable.of(rows.withColumn("class",
                functions.when(functions.col("id").gt(3), functions.col("class")))).label("class").orderedBy("id")))
                .hasMessageContaining("null in 4 rows");
        assertThatThrownBy(() -> SparkTable.of(rows).orderedBy("a")).hasMessageContaining("of type double");
        assertThatThrownBy(() -> smote.of(SparkTable.of(rows).label("class").orderedBy("id").as(Role.WEIGHT, "n")))
                .hasMessageContaining("cast it to double");
        assertThatThrownBy(() -> smote.of(SparkTable.of(rows.limit(0)).label("class").orderedBy("id")))
                .hasMessageContaining("no rows");
        assertThatThrownBy(
                () -> smote.of(SparkTable.of(rows.drop("a", "b", "c", "d", "n")).label("class").orderedBy("id")))
                .hasMessageContaining("no feature column is left");
        assertThatThrownBy(() -> SparkTable.of(rows.withColumn("t", functions.lit("x"))).label("class").orderedBy("id")
                .resample(Methods.named("smote"), Seed.of(1))).hasMessageContaining("t (CATEGORY)");
    }

    private interface Resampling {
        Dataset<Row> of(SparkTable table);
    }

    /// All rare rows in one partition, and partitions without rows: nothing changes.
    @Test
    void skewedPartitions() {
        Dataset<Row> skewed = table().rows().repartition(9, functions.col("class"));
        SparkTable described = SparkTable.of(skewed).label("class").orderedBy("id").withPositions("p");
        for (String method : List.of("smote", "random-over", "random-under")) {
            assertThat(
                    Tables.collected(described.resample(Methods.named(method), Seed.of(3)).rows().sort("p").drop("p")))
                    .isEqualTo(Tables.here(Methods.named(method).resample(Tables.numbersHere(ROWS), Seed.of(3)), ROWS));
        }
    }

    @Test
    void schemaStays() {
        SparkTable described = table().as(Role.CARRIED, "d").as(Kind.NUMBER, "n");
        for (String method : List.of("smote", "random-over", "enn")) {
            Dataset<Row> rows = described.resample(Methods.named(method).with(Methods.named(method).options(),
                    SamplingStrategy.AUTO), Seed.of(1)).rows();
            assertThat(rows.schema().simpleString()).isEqualTo(Tables.numbersSchema().simpleString());
        }
        assertThat(described.resample(Methods.named("smote"), Seed.of(1)).effectivePrior().toString()).contains("rare");
    }
}
