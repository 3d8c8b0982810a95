package dev.ballast.cli;

import dev.ballast.cli.batches.BatchFormat;
import dev.ballast.cli.batches.BatchesReport;
import dev.ballast.cli.batches.BatchesRequest;
import dev.ballast.cli.batches.BatchesRun;
import dev.ballast.cli.batches.ClassQuotaText;
import dev.ballast.cli.batches.Drawing;
import dev.ballast.cli.console.Notes;
import dev.ballast.cli.console.ProgressStages;
import dev.ballast.cli.output.Destination;
import dev.ballast.cli.resample.MethodChoice;
import dev.ballast.cli.shell.MethodNames;
import dev.ballast.cli.shell.StrategyNames;
import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.Shard;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.schema.Declarations;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `ballast batches`: a stream of training batches.
@Command(name = "batches", mixinStandardHelpOptions = true, versionProvider = Ballast.Version.class, description = {
        "Writes training batches as a stream, for Python and everything else.", "",
        "A batch has a column for each feature, then label, weight (of --weight, else 1), row (of the table, from 0; a made row has"
                + " that of the row it starts from) and synthetic (whether a row is made). Batch b of epoch e depends on nothing but the"
                + " table, the options and the seed. The table is kept in memory, 8 bytes a number; the stream is not, and whoever reads"
                + " slowly holds it up."}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
                        "0:done", "1:the data or the request cannot be served; no file is left behind",
                        "2:wrong usage"}, footerHeading = "%nExamples:%n", footer = {
                                "  ballast batches fraud.csv -l Class --sampler weighted --epochs 10 -o - | python train.py",
                                "      train.py: for batch in pyarrow.ipc.open_stream(sys.stdin.buffer): ...",
                                "  ballast batches fraud.csv -l Class --sampler balanced --batch 128 -o batches.arrows",
                                "  ballast batches fraud.csv -l Class --sampler quota --quota 0=192,1=64 --shuffle -o -",
                                "  ballast batches fraud.csv -l Class --sampler mixed --method smote --shuffle --epochs 10 -o unix:/tmp/b",
                                "      fresh made rows each epoch, for the first who connects to /tmp/b",
                                "  ballast batches fraud.csv -l Class --sampler weighted --epochs 10 --from-step 5000 -o -",
                                "      goes on after 5000 batches, with the same ones",
                                "  ballast batches fraud.csv -l Class --sampler weighted --shard 2/8 --format npy -o -",
                                "      the batches of the third of eight workers"})
final class BatchesCommand implements Callable<Integer> {

    private static final int STANDARD_SIZE = 256;
    private static final Pattern SHARD = Pattern.compile("([0-9]{1,9})/([0-9]{1,9})");

    @Mixin
    TableOptions table;

    @Mixin
    ClassOptions classes;

    @Option(names = "--sampler", required = true, paramLabel = "weighted|balanced|quota|mixed", completionCandidates = Samplers.class, description = {
            "How rows are drawn.",
            "weighted: with replacement, as many rows an epoch as the table has, by --weights, else by balanced class weights.",
            "balanced: every batch has as many rows of each class, up to one; of each class in random order, all before one comes"
                    + " again.",
            "quota: every batch has the rows of each class that --quota says; without --quota every row is drawn as often an"
                    + " epoch as its weight says, up to less than one.",
            "mixed: rows of a --method, originals and made ones, other ones each epoch."})
    @SuppressWarnings("NullAway.Init")
    String sampler;

    @Option(names = "--weights", paramLabel = "COLUMN", description = "The column of the weights that rows are drawn by; with --sampler weighted or quota. It is no feature then, unless"
            + " --numeric says so.")
    @Nullable
    String weights;

    @Option(names = "--quota", paramLabel = "CLASS=ROWS,...", description = "For every class its rows in every batch: ok=192,fraud=64. With --sampler quota; the size of a batch is their sum.")
    @Nullable
    String quota;

    @Option(names = "--batch", paramLabel = "N", description = "Rows of a batch; the last of an epoch has what is left. Default: 256.")
    @Nullable
    Integer size;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "1", description = "How many epochs. Default: 1.")
    long epochs;

    @Option(names = "--shuffle", description = "With --sampler mixed, all rows of an epoch in random order, where otherwise originals come first; with balanced and"
            + " quota, the rows of a batch in random order, which are grouped by class otherwise. Other draws are in random order.")
    boolean shuffle;

    @Option(names = "--drop-last", description = "Leaves out the last batch of an epoch if it is not full.")
    boolean dropLast;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Fixes all random choices. Default: 0.")
    long seed;

    @Option(names = "--shard", paramLabel = "RANK/WORLD", defaultValue = "0/1", description = "The batches of one of several workers: 2/8 is the third of eight, ranks are 0 to 7. Workers take batches in turn;"
            + " together they have all.")
    @SuppressWarnings("NullAway.Init")
    String shard;

    @Option(names = "--from-step", paramLabel = "N", defaultValue = "0", description = "Leaves out the first N batches, of this worker, counted over all epochs; what follows is the same. It costs nothing."
            + " Default: 0.")
    long fromStep;

    @Option(names = "--format", paramLabel = "arrow|npy|jsonl", completionCandidates = Formats.class, description = {
            "arrow: an Arrow IPC stream, a record batch for each batch; categories and labels are dictionaries, whole numbers"
                    + " int64, true and false boolean, missing values null. The schema's metadata has version, seed and state.",
            "npy: NumPy arrays one after another, first a text (JSON: what columns and codes are), then for each batch features,"
                    + " class codes, weights, rows and synthetic.",
            "jsonl: a line for each batch, an object of lists.",
            "Default: what the name of the file says, else arrow."})
    @Nullable
    String format;

    @Option(names = {"-o",
            "--out"}, required = true, paramLabel = "OUT", converter = FileName.Stream.class, description = "Where batches go: '-' for standard output, a file, or unix:PATH for a Unix socket. If somebody listens there, it is"
                    + " connected to; else the socket is made and serves the first reader.")
    @SuppressWarnings("NullAway.Init")
    Destination out;

    @Option(names = "--prefix", paramLabel = "TEXT", defaultValue = "", description = "What the names label, weight, row and synthetic begin with; for tables with features that are called so.")
    @SuppressWarnings("NullAway.Init")
    String prefix;

    @Option(names = {"-m",
            "--method"}, paramLabel = "NAME", defaultValue = "smote", completionCandidates = MethodNames.class, description = "The method of --sampler mixed; 'ballast methods' lists them with their options. Default: smote.")
    @SuppressWarnings("NullAway.Init")
    String method;

    @Option(names = {"-s",
            "--strategy"}, paramLabel = "STRATEGY", completionCandidates = StrategyNames.class, defaultValue = "auto", description = "How many rows each class shall have, as for 'ballast resample'. Default: auto, which makes all classes equally"
                    + " large.")
    @SuppressWarnings("NullAway.Init")
    String strategy;

    @Mixin
    MethodOptions methods;

    @Mixin
    ColumnOptions columns;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that fit the method; batches do not depend on it. Default: all processors.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = {"-f", "--force"}, description = "Replaces a file that is there.")
    boolean force;

    @Option(names = {"-q", "--quiet"}, description = "Says nothing if all goes well.")
    boolean quiet;

    @Spec
    CommandSpec spec;

    /// The words of `--sampler`.
    static final class Samplers extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        /// Made by picocli.
        Samplers() {
            super(List.of("weighted", "balanced", "quota", "mixed"));
        }
    }

    /// The words of `--format`.
    static final class Formats extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        /// Made by picocli.
        Formats() {
            super(List.of("arrow", "npy", "jsonl"));
        }
    }

    @Override
    public Integer call() {
        BatchesRequest request = request();
        Ballast root = (Ballast) spec.root().userObject();
        long start = System.nanoTime();
        BatchesReport report = new BatchesRun(request, root.bytes(), ProgressStages.INSTANCE,
                quiet ? _ -> {
                } : new Notes(spec.commandLine())).run();
        return switch (report.ending()) {
            case COMPLETE -> {
                if (!quiet && out instanceof Destination.File file) {
                    spec.commandLine().getOut()
                            .println("%s: %d batches of %d rows (%s, %s, seed %d, %.2f s)".formatted(
                                    VisibleText.of(file.path().toString()), report.batches(), report.rows(),
                                    request.format().words(), sampler, seed, (System.nanoTime() - start) / 1e9));
                }
                yield Ballast.DONE;
            }
            case NO_READER -> Ballast.NO_READER;
            // The end of the program looks at why standard output took no more.
            case NOT_WRITTEN -> Ballast.DONE;
        };
    }

    private BatchesRequest request() {
        try {
            Drawing drawing = drawing();
            return new BatchesRequest(table.source(null, quiet ? _ -> {
            } : new Notes(spec.commandLine())), table.syntax(), table.label, classes.many, declarations(drawing),
                    drawing, size(drawing), epochs, shuffle, dropLast, Seed.of(seed), shard(), fromStep, format(),
                    new Ballast.Version().getVersion()[0], prefix, out, force, threads,
                    methods.memory());
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Drawing drawing() {
        Drawing drawing = switch (sampler) {
            case "weighted" -> new Drawing.Weighted(weights);
            case "balanced" -> new Drawing.Balanced();
            case "quota" -> quota == null
                    ? new Drawing.RowQuota(weights)
                    : new Drawing.BatchQuota(ClassQuotaText.parse(quota));
            case "mixed" -> mixed();
            default -> throw new IllegalArgumentException(
                    "--sampler is \"" + sampler + "\"; it must be weighted, balanced, quota or mixed");
        };
        requireEffect(weights == null || drawing instanceof Drawing.Weighted || drawing instanceof Drawing.RowQuota,
                "--weights", "rows are drawn by weights with --sampler weighted, and quota without --quota");
        requireEffect(quota == null || drawing instanceof Drawing.BatchQuota, "--quota", "it is for --sampler quota");
        if (!(drawing instanceof Drawing.Mixed)) {
            for (String option : List.of("--method", "--then", "--strategy", "-k", "--set", "--memory", "--threads",
                    "--missing-values")) {
                requireEffect(!spec.commandLine().getParseResult().hasMatchedOption(option), option,
                        "methods make rows with --sampler mixed");
            }
        }
        return drawing;
    }

    private void requireEffect(boolean has, String option, String when) {
        if (!has) {
            throw new IllegalArgumentException(option + " has no effect with --sampler " + sampler + ": " + when);
        }
    }

    private Drawing mixed() {
        MethodChoice choice = methods.choice(method, strategy);
        return new Drawing.Mixed(choice.method(), choice.name());
    }

    /// Only methods that look at features mind if numbers are missing.
    private Declarations declarations(Drawing drawing) {
        Declarations said = columns.declarations();
        return drawing.looksAtFeatures() ? said : new Declarations(said.columns(), Missing.BASE);
    }

    private int size(Drawing drawing) {
        if (!(drawing instanceof Drawing.BatchQuota quotas)) {
            return size == null ? STANDARD_SIZE : size;
        }
        long sum = quotas.rows().values().stream().mapToLong(Integer::longValue).sum();
        if (size != null && size != sum) {
            throw new IllegalArgumentException("--quota adds up to " + sum + " rows and --batch is " + size
                    + "; leave --batch out, or let them agree");
        }
        return (int) Math.min(sum, Integer.MAX_VALUE);
    }

    private Shard shard() {
        Matcher found = SHARD.matcher(shard);
        if (!found.matches()) {
            throw new IllegalArgumentException("--shard is \"" + shard
                    + "\"; it must be the rank of a worker, from 0, and the number of workers, such as 2/8");
        }
        try {
            return Shard.of(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--shard is \"" + shard + "\": " + e.getMessage(), e);
        }
    }

    private BatchFormat format() {
        BatchFormat chosen = format == null ? null : BatchFormat.parse(format);
        return out instanceof Destination.File file
                ? FileName.requireBatches(file.path(), chosen)
                : chosen == null ? BatchFormat.ARROW : chosen;
    }
}
