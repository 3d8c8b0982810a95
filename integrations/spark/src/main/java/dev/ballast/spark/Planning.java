package dev.ballast.spark;

import dev.ballast.core.data.Column.Role;
import dev.ballast.core.data.RunningMoments;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.Target;
import dev.ballast.spark.SparkResampling.Way;
import dev.ballast.spark.rows.MadeRows;
import dev.ballast.spark.rows.MethodSteps;
import dev.ballast.spark.rows.Parcel;
import dev.ballast.spark.rows.Positions;
import dev.ballast.spark.rows.RowLayout;
import dev.ballast.spark.search.ClusterNeighbors;
import dev.ballast.spark.search.RecordedAnswers;
import dev.ballast.spark.table.CountedTable;
import dev.ballast.spark.table.Field;
import dev.ballast.spark.table.Gathering;
import dev.ballast.spark.table.GatheredRows;
import dev.ballast.spark.table.RowReader;
import dev.ballast.spark.table.TableFields;
import dev.ballast.spark.table.Values;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Makes the plan of a resampling, by the way that fits what a method says of itself, never its name.
final class Planning {

    private static final String NUMBER = "__ballast_number";
    private static final String POSITION = "__ballast_position";

    private final SparkTable table;
    private final Resampler method;
    private final Seed seed;
    private final SparkSession session;
    private final JavaSparkContext context;
    private final TableFields fields;
    private final StringBuilder told = new StringBuilder();

    Planning(SparkTable table, Resampler method, Seed seed) {
        this.table = table;
        this.method = method;
        this.seed = seed;
        this.session = table.rows().sparkSession();
        this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
        this.fields = Gathering.withWidths(table.rows(), TableFields.of(table.rows().schema(), table.columns()));
    }

    SparkResampling resampling() {
        SparkTarget target = table.target();
        method.info().accepts().requireTarget(method.info(), target.kind());
        boolean choosing = method.reads() == Reads.CLASSES && target.kind() == Target.Kind.CLASSES;
        CountedTable counted = described(
                "counting rows" + (target.kind() == Target.Kind.CLASSES ? " of every class" : ""),
                () -> CountedTable.of(table.rows(),
                        target instanceof SparkTarget.Classes(String column) ? column : null, table.id(), choosing));
        tell(method + ", seed " + seed.value());
        tell(counted.rows() + " rows" + (target.kind() == Target.Kind.CLASSES
                ? ": " + counted.classCounts(table.run().byText())
                : "") + "; in order " + counted.numbers().rule());
        if (choosing) {
            return choosing(counted);
        }
        if (fields.given(false).stream().noneMatch(field -> field.role() == Role.FEATURE)) {
            throw new IllegalArgumentException("no feature column is left beside the " + target.columns()
                    + "; columns of numbers and texts are features unless they are carried along");
        }
        for (Field field : fields.given(false)) {
            if (field.role() == Role.WEIGHT && method.makes().isSynthesis() && Values.isWhole(field.type())) {
                throw new IllegalArgumentException(
                        "weight \"" + field.name() + "\" is of type " + field.type().simpleString()
                                + ", and new rows have means of weights; cast it to double");
            }
        }
        Promise promise = target.kind() == Target.Kind.CLASSES
                ? method.promise(counted.classCounts(table.run().byText()))
                : null;
        return method.info().family() == Family.OVER_SAMPLING && method.reads() != Reads.ALL
                && promise instanceof Promise.Exact(ClassTargets targets)
                        ? growing(counted, targets)
                        : whole(counted);
    }

    private void tell(String line) {
        told.append(line).append('\n');
    }

    private <T> T described(String what, java.util.function.Supplier<T> work) {
        context.setJobDescription("Ballast: " + what);
        try {
            return work.get();
        } finally {
            context.setJobDescription(null);
        }
    }

    private SparkResampling choosing(CountedTable counted) {
        dev.ballast.core.data.Dataset labels = dev.ballast.core.data.Dataset
                .ofLabels(counted.labels(table.run().byText(), counted.codes()));
        Resampling drawn = method.fit(labels, settings().seed(seed)).resampling(seed, 0);
        Positions positions = Positions.of(drawn);
        tell("way 1: rows are chosen by their classes and numbers, two passes, no row is moved; sent to every executor: a bit a row"
                + (positions.hasCopies() ? " and 8 bytes a copy" : ""));
        ClassTargets change = drawn.plan().change();
        Broadcast<Positions> sent = context.broadcast(positions);
        Dataset<Row> numbered = table.rows().withColumn(NUMBER, counted.numbers().column());
        Column placed = positions.hasCopies()
                ? functions
                        .explode(functions.udf(new Positions.All(sent), DataTypes.createArrayType(DataTypes.LongType))
                                .apply(functions.col(NUMBER)))
                : functions.udf(new Positions.Own(sent), DataTypes.LongType).apply(functions.col(NUMBER));
        Dataset<Row> all = numbered.withColumn(POSITION, placed).filter(functions.col(POSITION).isNotNull());
        long kept = drawn.plan().kept().size();
        return result(clean(all), clean(all.filter(functions.col(POSITION).lt(kept))),
                clean(all.filter(functions.col(POSITION).geq(kept))), change, kept, drawn.size() - kept, Way.CHOOSING);
    }

    private Dataset<Row> clean(Dataset<Row> rows) {
        Dataset<Row> without = rows.drop(NUMBER);
        String position = table.run().position();
        return position == null ? without.drop(POSITION) : without.withColumnRenamed(POSITION, position);
    }

    private SparkResampling result(Dataset<Row> all, Dataset<Row> kept, Dataset<Row> added, ClassTargets change,
            long keptRows, long addedRows, Way way) {
        tell("result: " + (keptRows + addedRows) + " rows, " + addedRows + " of them added; " + change);
        return new SparkResampling(all, kept, added, change, keptRows, addedRows, way, told.toString().strip());
    }

    private RunSettings settings() {
        return RunSettings.standard().threads(table.run().threads()).memory(table.run().memory());
    }

    private SparkResampling growing(CountedTable counted, ClassTargets targets) {
        List<Object> grow = new ArrayList<>();
        long rows = 0;
        for (int rank = 0; rank < counted.classes().size(); rank++) {
            int code = codeOf(counted, rank);
            if (targets.toAdd(code) > 0) {
                grow.add(counted.classes().get(rank));
                rows += targets.before(code);
            }
        }
        GatheredRows gathered = gather(counted, grow, true);
        double[] deviations = method.reads() == Reads.GROWING_AND_DEVIATIONS
                ? described("standard deviations", () -> deviations(counted))
                : null;
        long[] after = IntStream.range(0, targets.classes())
                .mapToLong(code -> targets.toAdd(code) > 0 ? targets.after(code) : 0).toArray();
        Parcel parcel = parcel(counted, gathered, after, deviations);
        ClusterNeighbors engine = engine();
        Resampling drawn = parcel.draw(settings(), engine);
        tell("way 2: " + rows + " rows of classes that grow were gathered"
                + (deviations == null ? "" : ", and all numbers gone through in order for standard deviations")
                + "; new rows are made on executors from recipes, rows of the table stay where they are");
        tellSearch(engine, parcel);
        Dataset<Row> kept = table.run().position() == null
                ? table.rows()
                : table.rows().withColumn(table.run().position(), counted.numbers().column());
        return made(parcel, drawn, counted.classes(), kept, targets, counted.rows(), counted.rows() - drawn.keptSize(),
                Way.GROWING);
    }

    private int codeOf(CountedTable counted, int rank) {
        var labels = counted.labels(table.run().byText());
        for (int code = 0; code < labels.classes(); code++) {
            if (labels.streamKey(code) == rank) {
                return code;
            }
        }
        throw new IllegalStateException("no class has rank " + rank);
    }

    private SparkResampling whole(CountedTable counted) {
        CountedTable.requireInt(counted.rows());
        GatheredRows gathered = gather(counted, null, method.makes() != Makes.NOTHING);
        Parcel parcel = parcel(counted, gathered, null, null);
        ClusterNeighbors engine = engine();
        Resampling drawn = parcel.draw(settings(), engine);
        tell("way 3: the features of all rows were gathered where the plan is made (up to 2^31 / "
                + Math.max(1, RowReader.of(given()).numbers())
                + " rows, 8 bytes a number); rows that are kept stay where they are and are told by a bit a row");
        tellSearch(engine, parcel);
        Broadcast<Positions> sent = context.broadcast(Positions.ofKept(drawn));
        Dataset<Row> placed = table.rows().withColumn(NUMBER, counted.numbers().column())
                .withColumn(POSITION, functions.udf(new Positions.Own(sent), DataTypes.LongType)
                        .apply(functions.col(NUMBER)))
                .filter(functions.col(POSITION).isNotNull());
        return made(parcel, drawn, counted.classes(), clean(placed), drawn.plan().change(), drawn.keptSize(), 0,
                Way.WHOLE);
    }

    private void tellSearch(ClusterNeighbors engine, Parcel parcel) {
        if (parcel.answers().size() > 0) {
            tell(parcel.answers().size() + (parcel.answers().size() == 1 ? " question" : " questions")
                    + " about neighbors, answered " + (engine.tasks() == 0
                            ? "where the plan is made"
                            : "on the cluster, exactly, by " + engine.tasks() + " pairs of blocks of rows"));
        }
    }

    private ClusterNeighbors engine() {
        return new ClusterNeighbors(context, table.run().block(), table.run().pairs());
    }

    private List<Field> given() {
        return fields.given(method.looksAtGroups());
    }

    private GatheredRows gather(CountedTable counted, @Nullable List<Object> classes, boolean withCarried) {
        return described("gathering rows that the method sees", () -> Gathering.gather(table.rows(), counted,
                RowReader.of(given()), targets(), table.target().kind() == Target.Kind.CLASSES, classes,
                withCarried ? carried() : List.of()));
    }

    private List<Field> targets() {
        List<Field> targets = new ArrayList<>();
        for (String name : table.target().columns()) {
            targets.add(fields.fields().get(TableFields.find(table.rows().schema(), name, "the target")));
        }
        return targets;
    }

    private List<Field> carried() {
        List<Field> carried = new ArrayList<>(fields.fields());
        carried.removeAll(given());
        carried.removeAll(targets());
        return carried;
    }

    private double[] deviations(CountedTable counted) {
        RunningMoments moments = Gathering.moments(table.rows(), counted, RowReader.of(given()));
        int outOfRange = moments.columnOutOfRange();
        List<Field> given = given();
        if (outOfRange >= 0) {
            throw new IllegalArgumentException("feature " + outOfRange
                    + " of the numbers has a standard deviation too small for a double to hold; multiply the column by a constant");
        }
        double[] found = moments.standardDeviations();
        double[] all = new double[given.stream().mapToInt(Field::width).sum()];
        int at = 0;
        int number = 0;
        for (Field field : given) {
            for (int element = 0; element < field.width(); element++) {
                all[at++] = field.isCoded() || field.role() == Role.GROUP ? 0 : found[number++];
            }
        }
        return all;
    }

    private Parcel parcel(CountedTable counted, GatheredRows gathered, long @Nullable [] after,
            double @Nullable [] deviations) {
        GatheredRows.TargetMaker maker = switch (table.target()) {
            case SparkTarget.Classes _ -> new GatheredRows.TargetMaker.Classes(new ArrayList<>(table.run().byText()
                    ? counted.classes().stream().map(Values::text).toList()
                    : counted.classes()));
            case SparkTarget.Numbers _ -> new GatheredRows.TargetMaker.Numbers();
            case SparkTarget.Labels(List<String> names) -> new GatheredRows.TargetMaker.Labels(new ArrayList<>(names));
        };
        return new Parcel(MadeRows.newRun(), MethodSteps.of(method), gathered, maker, after, deviations, seed.value(),
                new RecordedAnswers());
    }

    private SparkResampling made(Parcel parcel, Resampling drawn, List<Object> classes, Dataset<Row> kept,
            ClassTargets change, long keptRows, long shift, Way way) {
        long first = drawn.keptSize();
        String position = table.run().position();
        StructType schema = nullable(kept.schema());
        long addedRows = drawn.size() - first;
        Dataset<Row> added;
        if (addedRows == 0) {
            added = session.createDataFrame(List.<Row>of(), schema);
        } else {
            RowLayout layout = new RowLayout(fields, places(given()), places(targets()), places(carried()),
                    table.run().carry(), new ArrayList<>(classes));
            MadeRows rows = new MadeRows(parcel.run(), context.broadcast(parcel), layout, position != null, shift);
            if (context.isLocal()) {
                rows.keep(drawn);
            }
            added = rows.rows(session, first, drawn.size(), schema);
        }
        return result(addedRows == 0 ? kept : kept.union(added), kept, added, change, keptRows, addedRows, way);
    }

    private static StructType nullable(StructType schema) {
        return new StructType(Arrays.stream(schema.fields())
                .map(field -> new StructField(field.name(), field.dataType(), true, field.metadata()))
                .toArray(StructField[]::new));
    }

    private static int[] places(List<Field> fields) {
        return fields.stream().mapToInt(Field::place).toArray();
    }
}
