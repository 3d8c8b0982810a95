package dev.ballast.cli;

import dev.ballast.cli.console.Notes;
import dev.ballast.cli.console.ProgressStages;
import dev.ballast.cli.sample.SampleReport;
import dev.ballast.cli.sample.SampleRequest;
import dev.ballast.cli.sample.SampleRun;
import dev.ballast.cli.table.StandardStream;
import dev.ballast.cli.table.TableFormat;
import dev.ballast.cli.table.TableFormats;
import dev.ballast.core.random.Seed;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableSource;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// `ballast sample`: some rows of a table.
@Command(name = "sample", mixinStandardHelpOptions = true, versionProvider = Ballast.Version.class, description = {
        "Draws rows of a table at random.", "",
        "Rows keep their bytes and their order; one that is drawn several times stands there as often. Memory does not grow"
                + " with the table."}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
                        "0:done", "1:the data or the request cannot be served; no file is left behind",
                        "2:wrong usage"}, footerHeading = "%nExamples:%n", footer = {
                                "  ballast sample fraud.csv -n 1000 -o some.csv",
                                "  ballast sample fraud.csv --fraction 0.01 -o some.csv",
                                "  ballast sample fraud.csv -l Class --fraction 0.01 -o some.csv",
                                "      a hundredth of every class",
                                "  ballast sample fraud.csv -l Class --per-class 500 --with-replacement -o even.csv",
                                "  ballast sample fraud.csv --weights amount -n 1000 --seed 7 -o heavy.csv"})
final class SampleCommand implements Callable<Integer> {

    @Mixin
    FileOptions table;

    @Mixin
    FormatOptions.Input format;

    @Mixin
    FormatOptions.Output outFormat;

    @Mixin
    ClassOptions classes;

    @Option(names = {"-l",
            "--label"}, paramLabel = "COLUMN", description = "The column of the class, to draw of each class: its name, its number from 1, or 'last'.")
    @Nullable
    String label;

    @Option(names = "--weights", paramLabel = "COLUMN", description = {"The column of the weights.",
            "Without replacement, rows are drawn one after the other, each of those left with a probability in proportion"
                    + " to its weight."})
    @Nullable
    String weights;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    SizeOptions size;

    @Option(names = "--with-replacement", description = "Lets a row be drawn more than once; draws are then independent.")
    boolean replacement;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Fixes all random choices. Default: 0.")
    long seed;

    @Option(names = {"-o",
            "--out"}, required = true, paramLabel = "OUT", converter = FileName.Result.class, description = "The file to make, in the format that its name says; '-' is standard output, and all else is printed to standard error then.")
    @SuppressWarnings("NullAway.Init")
    Path out;

    @Option(names = {"-f", "--force"}, description = "Replaces a file that is there.")
    boolean force;

    @Option(names = {"-q", "--quiet"}, description = "Says nothing if all goes well.")
    boolean quiet;

    @Spec
    CommandSpec spec;

    /// How many rows: one of three.
    static final class SizeOptions {

        @Option(names = "-n", paramLabel = "N", required = true, description = "So many rows.")
        @Nullable
        Long rows;

        @Option(names = "--per-class", paramLabel = "N", required = true, description = "So many rows of each class.")
        @Nullable
        Long perClass;

        @Option(names = "--fraction", paramLabel = "F", required = true, description = "A share of the rows, with --label of the rows of each class; rounded to whole rows.")
        @Nullable
        Double fraction;

        SampleRequest.Size size() {
            return rows != null
                    ? new SampleRequest.Size.Rows(rows)
                    : perClass != null
                            ? new SampleRequest.Size.PerClass(perClass)
                            // One of the three is there: picocli asks for it.
                            : new SampleRequest.Size.Fraction(Objects.requireNonNull(fraction));
        }
    }

    @Override
    public Integer call() {
        Consumer<String> notes = quiet ? _ -> {
        } : new Notes(spec.commandLine());
        Ballast root = (Ballast) spec.root().userObject();
        SampleReport report = new SampleRun(request(notes), root.bytes(), ProgressStages.INSTANCE, notes).run();
        if (!quiet) {
            (StandardStream.is(out) ? spec.commandLine().getErr() : spec.commandLine().getOut())
                    .println("%s: %d of %d rows%s (seed %d)".formatted(
                            StandardStream.is(out) ? "standard output" : VisibleText.of(out.toString()), report.drawn(),
                            report.rows(), replacement ? ", " + report.distinct() + " of them different" : "", seed));
        }
        return Ballast.DONE;
    }

    private SampleRequest request(Consumer<String> notes) {
        try {
            TableSource scanner = table.source(format.word, notes);
            TableFormat written = outFormat.of(out, scanner);
            return new SampleRequest(TableFormats.towards(scanner, written, weights == null, false), table.syntax(),
                    label,
                    classes.many, weights, size.size(), replacement,
                    Seed.of(seed), out, written, force);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
