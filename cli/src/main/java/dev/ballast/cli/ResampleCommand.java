package dev.ballast.cli;

import dev.ballast.cli.console.Notes;
import dev.ballast.cli.console.ProgressStages;
import dev.ballast.cli.console.ShownClasses;
import dev.ballast.cli.console.TextTable;
import dev.ballast.cli.resample.MethodChoice;
import dev.ballast.cli.resample.ResampleReport;
import dev.ballast.cli.resample.ResampleRequest;
import dev.ballast.cli.resample.ResampleRun;
import dev.ballast.cli.shell.MethodNames;
import dev.ballast.cli.shell.StrategyNames;
import dev.ballast.cli.table.StandardStream;
import dev.ballast.cli.table.TableFormat;
import dev.ballast.cli.table.TableFormats;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.method.StreamingResampler;
import dev.ballast.core.random.Seed;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableSource;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// `ballast resample`: from a table to a rebalanced table.
@Command(name = "resample", mixinStandardHelpOptions = true, versionProvider = Ballast.Version.class, description = {
        "Rebalances a table.", "",
        "The result has the rows that are kept, byte for byte and in their order, then new rows by class.",
        "Blank lines are no rows."}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
                "0:done", "1:the data or the request cannot be served; no file is left behind",
                "2:wrong usage"}, footerHeading = "%nExamples:%n", footer = {
                        "  ballast resample fraud.csv -l Class -m smote -o balanced.csv --provenance from.csv",
                        "  ballast resample fraud.csv -l Class -m smote -o balanced.csv --report balanced.html",
                        "  ballast resample fraud.csv -l Class -m random-under -s 0.5 -o half.csv",
                        "  ballast resample fraud.csv -l Class -m smote -k 3 -s fraud=5000 -o more.csv",
                        "  ballast resample adult.csv --no-header -l last -m smote-nc --ordinal 5 -o adult-balanced.csv",
                        "  ballast resample houses.csv --target price -m smoter -o more.csv"})
final class ResampleCommand implements Callable<Integer> {

    /// Options that change neither the result nor the page about it.
    private static final Set<String> WITHOUT_EFFECT = Set.of("--threads", "--memory", "--kernel", "--force", "--quiet");

    @Mixin
    FileOptions table;

    @Mixin
    FormatOptions.Input format;

    @Mixin
    FormatOptions.Output outFormat;

    @Mixin
    TargetOptions target;

    @Mixin
    ClassOptions classes;

    @Option(names = {"-m",
            "--method"}, required = true, paramLabel = "NAME", completionCandidates = MethodNames.class, description = "The method; 'ballast methods' lists them with their options.")
    @SuppressWarnings("NullAway.Init")
    String method;

    @Option(names = {"-o",
            "--out"}, required = true, paramLabel = "OUT", converter = FileName.Result.class, description = "The file to make, in the format that its name says; '-' is standard output, and all else is printed to standard error then.")
    @SuppressWarnings("NullAway.Init")
    Path out;

    @Option(names = {"-s",
            "--strategy"}, paramLabel = "STRATEGY", completionCandidates = StrategyNames.class, defaultValue = "auto", description = {
                    "How many rows each class shall have: auto, minority, majority, not-minority, not-majority,"
                            + " all; a ratio to the largest class (0.5); rows or factors (fraud=5000,ok=x0.1); shares of the"
                            + " result (share:fraud=0.3). For methods that clean, the classes that may lose rows (classes:ok,odd)."
                            + " With --target, classes are the bands low, common and high (low=x3), and balance or extreme serve all"
                            + " of them. A class whose name has a comma is written in double quotes:"
                            + " '\"a,b\"=50'.",
                    "Default: auto, which makes all classes equally large."})
    @SuppressWarnings("NullAway.Init")
    String strategy;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Fixes all random choices. Default: 0.")
    long seed;

    @Mixin
    MethodOptions methods;

    @Mixin
    ColumnOptions columns;

    @Option(names = "--ignored-values", paramLabel = "base|empty", defaultValue = "base", description = "What new rows have in columns that are no features: the value of their base row, or nothing."
            + " Default: base.")
    @SuppressWarnings("NullAway.Init")
    String ignoredValues;

    @Option(names = "--shuffle", description = "Puts the rows of the result into a random order; 24 bytes of memory"
            + " a row.")
    boolean shuffle;

    @Option(names = "--synthetic-only", description = "Writes only new rows.")
    boolean syntheticOnly;

    @Option(names = "--indicator", paramLabel = "NAME", description = "Adds a last column of this name: 1 in rows that were added, 0 in rows of the table.")
    @Nullable
    String indicator;

    @Option(names = "--provenance", paramLabel = "FILE", converter = FileName.Table.class, description = "Writes where every row of the result came from: row,kind,base,neighbor,gap.")
    @Nullable
    Path provenance;

    @Option(names = "--report", paramLabel = "FILE", converter = FileName.Page.class, description = "Writes a page (HTML) for people: classes before and"
            + " after, new rows beside real ones, column by column, in a plane, and by their distance to other classes. Reads the"
            + " table once more if rows are made.")
    @Nullable
    Path report;

    @Option(names = "--threads", paramLabel = "N", description = "Threads; the result does not depend on it. Default: all processors.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--kernel", paramLabel = "auto|scalar|vector", description = "The arithmetic of the neighbor search; the result does not depend on it. Default: auto.")
    @Nullable
    String kernel;

    @Option(names = {"-f", "--force"}, description = "Replaces files that are there.")
    boolean force;

    @Option(names = {"-q", "--quiet"}, description = "Says nothing if all goes well.")
    boolean quiet;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Consumer<String> notes = quiet ? _ -> {
        } : new Notes(spec.commandLine());
        ResampleRequest request = request(notes);
        long start = System.nanoTime();
        Ballast root = (Ballast) spec.root().userObject();
        ResampleReport report = new ResampleRun(request, root.bytes(), ProgressStages.INSTANCE, notes).run();
        if (!quiet) {
            print(report, request.methodName(), (System.nanoTime() - start) / 1e9);
        }
        return Ballast.DONE;
    }

    private ResampleRequest request(Consumer<String> notes) {
        try {
            if (threads < 1) {
                throw new IllegalArgumentException("--threads is " + threads + "; it must be at least 1");
            }
            if (!ignoredValues.equals("base") && !ignoredValues.equals("empty")) {
                throw new IllegalArgumentException(
                        "--ignored-values is \"" + ignoredValues + "\"; it must be base or empty");
            }
            if (kernel != null) {
                if (!List.of("auto", "scalar", "vector").contains(kernel)) {
                    throw new IllegalArgumentException(
                            "--kernel is \"" + kernel + "\"; it must be auto, scalar or vector");
                }
                System.setProperty("ballast.kernel", kernel);
            }
            MethodChoice choice = methods.choice(method, strategy);
            Resampler chosen = choice.method();
            Makes makes = chosen.info().makes();
            if (syntheticOnly && (makes == Makes.NOTHING || chosen instanceof StreamingResampler)) {
                throw new IllegalArgumentException(
                        "--synthetic-only leaves nothing to write: method " + choice.name() + " makes no new rows");
            }
            if (!ignoredValues.equals("base") && !makes.isSynthesis()) {
                throw new IllegalArgumentException(
                        "--ignored-values has no effect: method " + choice.name() + " repeats or drops whole rows");
            }
            TableSource scanner = table.source(format.word, notes);
            CellSyntax syntax = table.syntax();
            TableFormat written = outFormat.of(out, scanner);
            scanner = TableFormats.towards(scanner, written,
                    chosen.reads() == Reads.CLASSES && report == null && indicator == null,
                    shuffle || indicator != null || makes == Makes.ROWS || written.wantsBases());
            if (provenance != null) {
                FileName.requireDelimiter(provenance, null, ',');
            }
            return new ResampleRequest(scanner, syntax, target.option(), choice.name(), chosen, Seed.of(seed),
                    classes.many, columns.declarations(), ignoredValues.equals("base"), shuffle, syntheticOnly,
                    indicator, threads,
                    methods.memory(), out, written, provenance,
                    report == null ? null : pageRequest(choice, report), force);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private ResampleRequest.PageRequest pageRequest(MethodChoice choice, Path page) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("Method", choice.name() + ": " + choice.method().info().says());
        shown.put("Strategy", strategy);
        shown.put("Seed", Long.toString(seed));
        choice.options().forEach((name, value) -> shown.put("Option " + name, value));
        shown.put("Order of rows", shuffle ? "random" : "as in the table, then new rows by class");
        return new ResampleRequest.PageRequest(page, new Ballast.Version().getVersion()[0],
                RepeatableCommand.of(spec, WITHOUT_EFFECT), shown);
    }

    private void print(ResampleReport report, String name, double seconds) {
        PrintWriter writer = StandardStream.is(out) ? spec.commandLine().getErr() : spec.commandLine().getOut();
        TextTable text = new TextTable("class", "before", "after", "change");
        List<Integer> shown = ShownClasses.of(report.targets().before());
        for (int code : shown) {
            long before = report.targets().before(code);
            long after = report.targets().after(code);
            text.row(VisibleText.named(report.targets().names().get(code)), Long.toString(before), Long.toString(after),
                    after == before ? "" : "%+d".formatted(after - before));
        }
        text.print(writer);
        ShownClasses.printRest(shown, report.targets().classes(), writer);
        if (report.targets().isIdentity() && report.newRows() == 0) {
            writer.println(report.isExact()
                    ? "Nothing to do: every class already has the rows that strategy \"" + strategy + "\" asks for."
                    : "Nothing to do: no row was dropped or made.");
        }
        writer.println("%s: %d rows, %d of them new (%s, seed %d, %.2f s)".formatted(
                StandardStream.is(out) ? "standard output" : VisibleText.of(out.toString()),
                report.rows(), report.newRows(), name, seed, seconds));
        if (provenance != null) {
            writer.println(VisibleText.of(provenance.toString()) + ": where each row came from");
        }
        if (this.report != null) {
            writer.println(VisibleText.of(this.report.toString()) + ": what was done, to look at in a browser");
        }
    }
}
