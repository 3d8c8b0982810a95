package dev.ballast.spark;

import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.spark.file.FileTable;
import dev.ballast.spark.file.InputTable;
import dev.ballast.spark.table.CountedTable;
import dev.ballast.spark.table.Values;
import dev.ballast.tables.check.ClassCheck;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.schema.Declarations;
import dev.ballast.tables.schema.Declarations.Word;
import dev.ballast.tables.schema.TargetOption;
import dev.ballast.tables.text.DelimitedFormat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.File;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `ballast resample` for tables that no machine holds: the main class for `spark-submit`, with the same names of options.
///
/// ```
/// spark-submit --class dev.ballast.spark.Resample ballast-spark.jar table.parquet -l class -m smote --seed 42 -o balanced.parquet
/// ```
@Command(name = "ballast-spark resample", mixinStandardHelpOptions = true, version = "ballast-spark", usageHelpAutoWidth = true, description = {
        "Rebalances a table on Apache Spark, with the rows that 'ballast resample' gives on one machine.", "",
        "The result is a folder of Parquet files: the rows that are kept, in their order and partition by partition, copies behind"
                + " the row that they copy; then new rows by class. --position adds what to sort by for the order of one machine."}, footerHeading = "%nExamples:%n", footer = {
                        "  ballast-spark resample fraud.parquet -l Class -m smote --seed 3 -o balanced.parquet",
                        "  ballast-spark resample fraud.csv -l Class -m random-under -s 0.5 -o half.parquet --partitions 4",
                        "  ballast-spark resample parts/ -l y --id row -m enn -o clean.parquet --master 'local-cluster[2,1,1024]'"})
public final class Resample implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int NOT_SERVED = 1;
    private static final int WRONG_USAGE = 2;
    private static final String ROW = "__ballast_row";
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})([kmgt]?)b?");

    @Parameters(paramLabel = "TABLE", description = "The table: Parquet or CSV by its name, a file or a folder of files.")
    @SuppressWarnings("NullAway.Init")
    private String table;

    @Option(names = {"-l",
            "--label"}, paramLabel = "COLUMN", description = "The column of the class: its name, its number from 1, or 'last'.")
    private @Nullable String label;

    @Option(names = "--target", paramLabel = "COLUMN", description = "The column of a number to predict, in place of --label.")
    private @Nullable String target;

    @Option(names = "--labels", paramLabel = "COLUMNS", split = ",", description = "The columns of labels of which a row may have several, 1 or 0; in place of --label.")
    private List<String> labels = List.of();

    @Option(names = "--allow-many-classes", description = "Goes on with a label that looks like a number to predict, or like something that tells rows apart.")
    private boolean many;

    @Option(names = {"-m",
            "--method"}, required = true, paramLabel = "NAME", description = "The method; 'ballast methods' lists them.")
    @SuppressWarnings("NullAway.Init")
    private String method;

    @Option(names = {"-o", "--out"}, required = true, paramLabel = "OUT", description = "The folder to make.")
    @SuppressWarnings("NullAway.Init")
    private String out;

    @Option(names = {"-s",
            "--strategy"}, paramLabel = "STRATEGY", defaultValue = "auto", description = "How many rows each class shall have; see 'ballast resample --help'. Default: auto.")
    @SuppressWarnings("NullAway.Init")
    private String strategy;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Fixes all random choices. Default: 0.")
    private long seed;

    @Option(names = "--then", paramLabel = "NAME", description = "A method that works on what the one before it makes; may come again.")
    private List<String> then = List.of();

    @Option(names = "-k", paramLabel = "K", description = "Neighbors of each row; short for --set k=K.")
    private @Nullable String neighbors;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Sets an option of the method; may come again.")
    private List<String> settings = List.of();

    @Option(names = "--id", paramLabel = "COLUMN", description = "A column of consecutive whole numbers that gives the order of rows; new rows have nothing there. Without it rows are in the"
            + " order of the names of files, and in each as they stand there.")
    private @Nullable String id;

    @Option(names = {"--carry",
            "--ignore"}, paramLabel = "COLUMNS", split = ",", description = "Columns that are no features and are carried along.")
    private List<String> carried = List.of();

    @Option(names = "--numeric", paramLabel = "COLUMNS", split = ",", description = "Columns that are features although they look like dates, codes, ids or row numbers.")
    private List<String> numeric = List.of();

    @Option(names = "--categorical", paramLabel = "COLUMNS", split = ",", description = "Columns that hold categories although they look like numbers.")
    private List<String> categorical = List.of();

    @Option(names = "--ordinal", paramLabel = "COLUMNS", split = ",", description = "Columns that hold levels with an order, which may be listed: --ordinal 'size=S<M<L'.")
    private List<String> ordinal = List.of();

    @Option(names = "--group", paramLabel = "COLUMN", description = "A column whose values say which rows belong together.")
    private List<String> group = List.of();

    @Option(names = "--weight", paramLabel = "COLUMN", description = "A column that says how much a row counts.")
    private List<String> weight = List.of();

    @Option(names = "--missing-values", paramLabel = "refuse|present|base", defaultValue = "refuse", description = "What a missing number means: an error, or unknown. Default: refuse.")
    @SuppressWarnings("NullAway.Init")
    private String missingValues;

    @Option(names = "--missing", paramLabel = "MARKERS", split = ",", defaultValue = Option.NULL_VALUE, description = "Cells of CSV that mean missing, beside the empty cell and NaN. Default: ?,NA,N/A,null,NULL,None.")
    private @Nullable List<String> missing;

    @Option(names = "--no-header", description = "The first line of CSV is a row; columns are called c1, c2, ...")
    private boolean noHeader;

    @Option(names = "--header", description = "The first line of CSV names the columns; it is taken so without this, too.")
    private boolean header;

    @Option(names = "--delimiter", paramLabel = "CHAR", description = "What stands between cells of CSV: one character, or 'tab'.")
    private @Nullable String delimiter;

    @Option(names = "--ignored-values", paramLabel = "base|empty", defaultValue = "base", description = "What new rows have in columns that are no features: the value of their base row, or nothing. Default: base.")
    @SuppressWarnings("NullAway.Init")
    private String ignoredValues;

    @Option(names = "--synthetic-only", description = "Writes only new rows.")
    private boolean syntheticOnly;

    @Option(names = "--indicator", paramLabel = "NAME", description = "Adds a column of this name: 1 in rows that were added, 0 in rows of the table.")
    private @Nullable String indicator;

    @Option(names = "--position", paramLabel = "NAME", description = "Adds a column of this name: the place, from 0, that a row has in the result of one machine.")
    private @Nullable String position;

    @Option(names = "--memory", paramLabel = "SIZE", description = "The most memory that searching neighbors on one machine may take, such as 500m or 2g.")
    private @Nullable String memory;

    @Option(names = "--partitions", paramLabel = "N", description = "Moves rows into so many partitions, in their order. Default: as they are read.")
    private int partitions;

    @Option(names = "--master", paramLabel = "URL", description = "Where Spark runs, such as 'local[2]' or 'local-cluster[2,1,1024]'. Default: what spark-submit says, or local[2].")
    private @Nullable String master;

    @Option(names = "--search-on-cluster-beyond", paramLabel = "PAIRS", description = "Neighbors are searched on the cluster if more pairs of rows are to be compared. Default: 200 billion.")
    private @Nullable Long pairs;

    @Option(names = "--explain", description = "Says how it would be done, and writes nothing.")
    private boolean explain;

    @Option(names = "--threads", paramLabel = "N", description = "Threads where the plan is made; the result does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = {"-f", "--force"}, description = "Replaces a folder that is there.")
    private boolean force;

    @Option(names = {"-q", "--quiet"}, description = "Says nothing if all goes well.")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Resample() {
    }

    /// Runs the command, and ends the program with its exit code: 0 done, 1 the data or the request cannot be served, 2 wrong
    /// usage.
    ///
    /// @param args the arguments; a first word `resample` may be there or not
    public static void main(String[] args) {
        PrintWriter printed = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter errors = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(printed, errors, args);
        // Executors are told to go before this program does.
        if (SparkSession.getDefaultSession().isDefined()) {
            SparkSession.getDefaultSession().get().sparkContext().stop();
        }
        System.exit(code);
    }

    /// Runs the command.
    ///
    /// @param printed takes what it prints
    /// @param errors  takes errors
    /// @param args    the arguments
    /// @return the exit code
    static int run(PrintWriter printed, PrintWriter errors, String... args) {
        List<String> given = new ArrayList<>(List.of(args));
        if (!given.isEmpty() && given.getFirst().equals("resample")) {
            given.removeFirst();
        }
        int code = new CommandLine(new Resample()).setOut(printed).setErr(errors)
                .setParameterExceptionHandler((e, _) -> {
                    errors.println("ballast-spark: " + VisibleText.of(String.valueOf(e.getMessage())));
                    errors.println("Try 'ballast-spark resample --help'.");
                    return WRONG_USAGE;
                }).setExecutionExceptionHandler((e, _, _) -> {
                    errors.println("ballast-spark: " + VisibleText.of(Failed.message(e)));
                    return NOT_SERVED;
                }).execute(given.toArray(String[]::new));
        printed.flush();
        errors.flush();
        return code;
    }

    @Override
    public Integer call() {
        Resampler asked;
        Declarations declared;
        TargetOption wanted;
        try {
            asked = method();
            declared = declarations();
            wanted = target();
            if (header && noHeader) {
                throw new IllegalArgumentException("--header and --no-header exclude each other");
            }
            if (!ignoredValues.equals("base") && !ignoredValues.equals("empty")) {
                throw new IllegalArgumentException(
                        "--ignored-values is \"" + ignoredValues + "\"; it must be base or empty");
            }
            if (partitions < 0) {
                throw new IllegalArgumentException("--partitions is " + partitions + "; it must be at least 1");
            }
            if (syntheticOnly && asked.makes() == Makes.NOTHING) {
                throw new IllegalArgumentException(
                        "--synthetic-only leaves nothing to write: the method makes no new rows");
            }
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        SparkSession session = session();
        try {
            return run(session, asked, declared, wanted);
        } catch (ClassTooSmallException e) {
            throw new Failure(table + ": give a smaller -k, or --set small-classes=fewer-neighbors: " + e.getMessage(),
                    e);
        } catch (IllegalArgumentException e) {
            throw new Failure(table + ": " + e.getMessage(), e);
        }
    }

    private int run(SparkSession session, Resampler asked, Declarations declared, TargetOption wanted) {
        long start = System.nanoTime();
        PrintWriter printed = spec.commandLine().getOut();
        if (!force && !explain) {
            InputTable.requireFree(session, out);
        }
        InputTable input = InputTable.open(session, table,
                delimiter == null ? null : DelimitedFormat.parseDelimiter(delimiter), !noHeader,
                missing == null ? CellSyntax.DEFAULT_MARKERS : missing);
        FileTable read = FileTable.of(input, wanted, declared, id, asked.reads() != Reads.CLASSES);
        if (!quiet) {
            read.notes().forEach(note -> spec.commandLine().getErr()
                    .println("ballast-spark: note: " + VisibleText.of(table + ": " + note)));
        }
        SparkTable described = described(read);
        requireClasses(described);
        SparkResampling done = described.resample(asked, Seed.of(seed));
        if (!quiet) {
            done.explain().lines().forEach(line -> printed.println(VisibleText.of(line)));
        }
        if (explain) {
            return DONE;
        }
        Dataset<Row> result = indicated(done).drop(ROW);
        long expected = syntheticOnly ? done.addedRows() : done.size();
        result.write().mode(force ? SaveMode.Overwrite : SaveMode.ErrorIfExists).parquet(out);
        long written = session.read().schema(result.schema()).parquet(out).count();
        if (written != expected) {
            throw new Failure(out + ": has " + written + " rows where " + expected
                    + " were planned; did " + table + " change while it was read? Do it again");
        }
        if (!quiet) {
            printed.println("%s: %d rows, %d of them new (%s, seed %d, %.2f s)".formatted(VisibleText.of(out), written,
                    done.addedRows(), asked.info().name(), seed, (System.nanoTime() - start) / 1e9));
        }
        return DONE;
    }

    private Dataset<Row> indicated(SparkResampling done) {
        if (indicator == null) {
            return syntheticOnly ? done.added() : done.rows();
        }
        Dataset<Row> added = done.added().withColumn(indicator, functions.lit(1));
        return syntheticOnly ? added : done.kept().withColumn(indicator, functions.lit(0)).union(added);
    }

    private SparkTable described(FileTable read) {
        Dataset<Row> rows = read.rows();
        List<String> names = List.of(rows.columns());
        String order = id == null ? null : names.get(nameOf(names, id));
        if (partitions > 0) {
            if (order == null) {
                rows = rows.withColumn(ROW, CountedTable.of(rows, null, null, false).numbers().column());
                order = ROW;
            }
            org.apache.spark.sql.Column by = functions.col('`' + order + '`');
            rows = rows.repartitionByRange(partitions, by).sortWithinPartitions(by);
        }
        SparkTable found = SparkTable.of(rows);
        for (dev.ballast.core.data.Column column : read.columns()) {
            found = found.as(column);
        }
        String[] columns = Arrays.stream(read.target().columns()).mapToObj(names::get).toArray(String[]::new);
        found = switch (read.target().kind()) {
            case CLASSES -> found.label(columns[0]);
            case NUMBER -> found.target(columns[0]);
            case LABELS -> found.labels(columns);
        };
        found = order == null ? found : found.orderedBy(order);
        found = found.classesByText().driver(threads, memory());
        found = ignoredValues.equals("base") ? found : found.withoutCarriedValues();
        found = pairs == null ? found : found.searchOnClusterBeyond(pairs);
        return position == null ? found : found.withPositions(position);
    }

    private int nameOf(List<String> names, String wanted) {
        return new dev.ballast.tables.text.ColumnNames(Path.of(table), names).find(wanted);
    }

    /// Refuses a label that cannot be meant as one; see [ClassCheck].
    private void requireClasses(SparkTable described) {
        int few = 20;
        if (many || !(described.target() instanceof SparkTarget.Classes(String column))) {
            return;
        }
        Dataset<Row> classes = described.rows().select(functions.col('`' + column + '`')).distinct();
        long rows = described.rows().limit(few + 1).count();
        if (classes.limit(few + 1).count() > few || rows <= few) {
            List<String> names = classes.collectAsList().stream().map(row -> Values.text(row.get(0))).toList();
            ClassCheck.require(Path.of(table), column, names, described.rows().count(), false);
        }
    }

    private SparkSession session() {
        SparkSession.Builder builder = SparkSession.builder().appName("Ballast")
                .config("spark.ui.showConsoleProgress", false)
                .config("spark.driver.maxResultSize", 0);
        String url = master != null ? master : System.getProperty("spark.master");
        if (url == null) {
            url = "local[2]";
        }
        if (master != null || System.getProperty("spark.master") == null) {
            builder = builder.master(url);
        }
        if (url.startsWith("local")) {
            builder = builder.config("spark.ui.enabled", false).config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.driver.host", "127.0.0.1").config("spark.sql.shuffle.partitions", 4);
        }
        if (url.startsWith("local-cluster")) {
            String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(entry -> Path.of(entry).toAbsolutePath().toString())
                    .collect(Collectors.joining(File.pathSeparator));
            // Executors without an installation of Spark: they get this program's own class path.
            builder = builder.config("spark.executorEnv.SPARK_SCALA_VERSION", "2.13")
                    .config("spark.executorEnv.SPARK_TESTING", "1").config("spark.executor.extraClassPath", path);
        }
        return builder.getOrCreate();
    }

    private TargetOption target() {
        long named = Stream.of(label != null, target != null, !labels.isEmpty()).filter(given -> given).count();
        if (named != 1) {
            throw new IllegalArgumentException(named == 0
                    ? "say what is to be predicted: --label COLUMN for classes, --target COLUMN for a number, or --labels"
                            + " COLUMNS for sets of labels"
                    : "--label, --target and --labels exclude each other");
        }
        return label != null
                ? new TargetOption.Classes(label)
                : target != null ? new TargetOption.Numbers(target) : new TargetOption.LabelColumns(labels);
    }

    private Declarations declarations() {
        Map<Word, List<String>> said = new EnumMap<>(Word.class);
        said.put(Word.CARRY, carried);
        said.put(Word.NUMERIC, numeric);
        said.put(Word.CATEGORICAL, categorical);
        said.put(Word.ORDINAL, ordinal);
        said.put(Word.GROUP, group);
        said.put(Word.ID, id == null ? List.of() : List.of(id));
        said.put(Word.WEIGHT, weight);
        return new Declarations(said, switch (missingValues) {
            case "refuse" -> Missing.REFUSE;
            case "present" -> Missing.PRESENT;
            case "base" -> Missing.BASE;
            default -> throw new IllegalArgumentException(
                    "--missing-values is \"" + missingValues + "\"; it must be refuse, present or base");
        });
    }

    private Resampler method() {
        List<Resampler> steps = new ArrayList<>();
        steps.add(Methods.named(method));
        then.forEach(name -> steps.add(Methods.named(name)));
        Resampler first = steps.getFirst();
        steps.set(0, first.with(first.options(), SamplingStrategy.parse(strategy)));
        Set<String> given = new HashSet<>();
        List<String> all = new ArrayList<>(settings);
        if (neighbors != null) {
            all.addFirst("k=" + neighbors);
        }
        for (String setting : all) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("--set " + setting + " is not of the form name=value");
            }
            String option = setting.substring(0, equals);
            int dot = option.indexOf('.');
            boolean set = false;
            for (int step = 0; step < steps.size(); step++) {
                MethodInfo info = steps.get(step).info();
                String whose = dot < 0 ? "" : option.substring(0, dot);
                if (dot < 0 ? step == 0 : info.name().equals(whose) || info.aliases().contains(whose)) {
                    String name = option.substring(dot + 1);
                    if (!given.add(step + "." + name)) {
                        throw new IllegalArgumentException("option " + option + " is given twice");
                    }
                    Resampler told = steps.get(step);
                    steps.set(step,
                            told.with(told.options().with(name, setting.substring(equals + 1)), told.strategy()));
                    set = true;
                }
            }
            if (!set) {
                throw new IllegalArgumentException("--set " + setting + ": none of the methods asked for is called \""
                        + option.substring(0, dot) + '"');
            }
        }
        Resampler chosen = steps.getFirst();
        for (Resampler next : steps.subList(1, steps.size())) {
            chosen = chosen.then(next);
        }
        return chosen;
    }

    private long memory() {
        if (memory == null) {
            return Long.MAX_VALUE;
        }
        Matcher found = SIZE.matcher(memory.strip().toLowerCase(java.util.Locale.ROOT));
        if (!found.matches() || found.group(1).chars().allMatch(digit -> digit == '0')) {
            throw new IllegalArgumentException("--memory is \"" + memory
                    + "\"; it must be a positive whole number with k, m, g or t after it, such as 500m or 2g");
        }
        return Long.parseLong(found.group(1)) << (10
                * ("kmgt".indexOf(found.group(2)) + (found.group(2).isEmpty() ? 0 : 1)));
    }
}
