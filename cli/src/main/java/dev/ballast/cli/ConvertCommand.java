package dev.ballast.cli;

import dev.ballast.cli.console.Notes;
import dev.ballast.cli.console.ProgressStages;
import dev.ballast.cli.convert.ConvertRun;
import dev.ballast.cli.table.StandardStream;
import dev.ballast.cli.table.TableFormat;
import dev.ballast.cli.table.TableFormats;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableSource;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// `ballast convert`: a table in another format.
@Command(name = "convert", mixinStandardHelpOptions = true, versionProvider = Ballast.Version.class, description = {
        "Writes a table in another format.", "",
        "Formats follow from the names: .csv and .tsv, these also with .gz and .zst, .parquet, .arrow and .feather, .arrows (a"
                + " stream), .npy and .npz, .svm and .libsvm, .arff. From a format with types to another the types stay; from text,"
                + " whole numbers become int64, other numbers double, and all else, dates and codes too, text."}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
                        "0:done", "1:the table cannot be read, or not be held by the format; no file is left behind",
                        "2:wrong usage"}, footerHeading = "%nExamples:%n", footer = {
                                "  ballast convert fraud.csv fraud.parquet",
                                "  ballast convert fraud.parquet fraud.csv.zst",
                                "  ballast convert fraud.parquet fraud.npz -l Class",
                                "  cat fraud.csv | ballast convert - - --out-format arrows | python read.py"})
final class ConvertCommand implements Callable<Integer> {

    @Mixin
    FileOptions table;

    @Parameters(index = "1", paramLabel = "OUT", converter = FileName.Result.class, description = "The file to make, in the format that its name says; '-' is standard output, and all else is printed to standard error then.")
    @SuppressWarnings("NullAway.Init")
    Path out;

    @Mixin
    FormatOptions.Input format;

    @Mixin
    FormatOptions.Output outFormat;

    @Option(names = {"-l",
            "--label"}, paramLabel = "COLUMN", description = "The column of the class, for formats that keep it apart (.npy, .npz, .svm, .arff): its name, its number from 1, or"
                    + " 'last'.")
    @Nullable
    String label;

    @Option(names = {"-f", "--force"}, description = "Replaces a file that is there.")
    boolean force;

    @Option(names = {"-q", "--quiet"}, description = "Says nothing if all goes well.")
    boolean quiet;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Consumer<String> notes = quiet ? _ -> {
        } : new Notes(spec.commandLine());
        ConvertRun.Request request;
        try {
            TableSource source = table.source(format.word, notes);
            TableFormat written = outFormat.of(out, source);
            request = new ConvertRun.Request(TableFormats.towards(source, written, label == null, written.wantsBases()),
                    table.syntax(), label, out, written, force);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        Ballast root = (Ballast) spec.root().userObject();
        long rows = new ConvertRun(request, root.bytes(), ProgressStages.INSTANCE, notes).run();
        if (!quiet) {
            (StandardStream.is(out) ? spec.commandLine().getErr() : spec.commandLine().getOut())
                    .println("%s: %d rows (%s)".formatted(
                            StandardStream.is(out) ? "standard output" : VisibleText.of(out.toString()), rows,
                            written(request)));
        }
        return Ballast.DONE;
    }

    private static String written(ConvertRun.Request request) {
        return request.format().name();
    }
}
