package dev.ballast.cli;

import dev.ballast.cli.console.Notes;
import dev.ballast.cli.console.ProgressStages;
import dev.ballast.cli.console.TextTable;
import dev.ballast.cli.split.SplitReport;
import dev.ballast.cli.split.SplitRequest;
import dev.ballast.cli.split.SplitRun;
import dev.ballast.cli.table.TableFormat;
import dev.ballast.cli.table.TableFormats;
import dev.ballast.core.random.Seed;
import dev.ballast.core.split.SmallClass;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// `ballast split`: from a table to the parts to train on and to judge by.
@Command(name = "split", mixinStandardHelpOptions = true, versionProvider = Ballast.Version.class, description = {
        "Splits a table into parts that each have the classes in the same shares.", "",
        "Rows keep their bytes and their order; every part has the header. Split before you resample, and resample the"
                + " training part only."}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
                        "0:done", "1:the data or the request cannot be served; no file is left behind",
                        "2:wrong usage"}, footerHeading = "%nExamples:%n", footer = {
                                "  ballast split fraud.csv -l Class --test 0.2 -o parts",
                                "      makes parts/train.csv and parts/test.csv",
                                "  ballast split fraud.csv -l Class --test 0.2 --validation 0.1 --seed 7 -o parts",
                                "  ballast split fraud.csv -l Class --test 0.2 --folds 5 -o parts",
                                "      makes parts/test.csv and, of the rest, parts/fold-1/train.csv,",
                                "      parts/fold-1/validation.csv, ...",
                                "  ballast split visits.csv -l ill --group patient --folds 10 -o parts",
                                "  ballast split species.csv -l name --test 0.2 --small-classes both-sides -o parts"})
final class SplitCommand implements Callable<Integer> {

    /// A line of more is not readable.
    private static final int CLASSES_SHOWN = 10;

    @Mixin
    TableOptions table;

    @Mixin
    FormatOptions.Input format;

    @Mixin
    FormatOptions.Output outFormat;

    @Mixin
    ClassOptions classes;

    @Option(names = {"-o",
            "--out"}, required = true, paramLabel = "DIR", converter = FileName.Folder.class, description = "The folder of the parts, which holds one split; made if it is not there.")
    @SuppressWarnings("NullAway.Init")
    Path out;

    @Option(names = "--test", paramLabel = "SHARE", defaultValue = "0", description = "Share of the rows to judge by, for example 0.2.")
    double test;

    @Option(names = "--validation", paramLabel = "SHARE", defaultValue = "0", description = "Share of the rows to choose settings and thresholds on.")
    double validation;

    @Option(names = "--folds", paramLabel = "K", defaultValue = "0", description = "Makes K pairs of parts of the rows that are not for the test: every row is held out in one of them.")
    int folds;

    @Option(names = "--group", paramLabel = "COLUMN", description = "Rows that agree in this column (a patient, a customer) stay in one part; class shares are then met as nearly as"
            + " groups allow.")
    @Nullable
    String group;

    @Option(names = "--small-classes", paramLabel = "refuse|both-sides|allow", description = {
            "What becomes of a class that has too few rows or groups to be in every part:",
            "refuse (an error, the default);",
            "both-sides (a class of two or more has at least one row on both sides: to train on and to judge by; one of one row is to train on);",
            "allow (parts may do without it)."})
    @Nullable
    String smallClasses;

    @Option(names = "--allow-small-classes", description = "The same as --small-classes allow.")
    boolean allowSmallClasses;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Fixes all random choices. Default: 0.")
    long seed;

    @Option(names = {"-f",
            "--force"}, description = "Replaces the split that is there: the files that its split.json names, if they are unchanged, and"
                    + " nothing else goes.")
    boolean force;

    @Option(names = {"-q", "--quiet"}, description = "Says nothing if all goes well.")
    boolean quiet;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Consumer<String> notes = quiet ? _ -> {
        } : new Notes(spec.commandLine());
        SplitReport report = new SplitRun(request(notes), ProgressStages.INSTANCE, notes).run();
        if (!quiet) {
            print(report);
        }
        return Ballast.DONE;
    }

    private SplitRequest request(Consumer<String> notes) {
        try {
            TableSource source = table.source(format.word, notes);
            TableFormat written = FormatOptions.asIs(source, outFormat.word);
            return new SplitRequest(TableFormats.towards(source, written, group == null, false), table.syntax(),
                    table.label,
                    classes.many, group,
                    new SplitRequest.Parts(test, validation, folds),
                    smallClass(), Seed.of(seed), out,
                    written, force,
                    new SplitRequest.Origin(new Ballast.Version().getVersion()[0],
                            RepeatableCommand.of(spec, Set.of("--force", "--quiet"))));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private SmallClass smallClass() {
        if (smallClasses == null) {
            return allowSmallClasses ? SmallClass.ALLOW : SmallClass.REFUSE;
        }
        if (allowSmallClasses) {
            throw new IllegalArgumentException("--small-classes and --allow-small-classes exclude each other");
        }
        return switch (smallClasses) {
            case "refuse" -> SmallClass.REFUSE;
            case "both-sides" -> SmallClass.BOTH_SIDES;
            case "allow" -> SmallClass.ALLOW;
            default -> throw new IllegalArgumentException("--small-classes is \"" + VisibleText.shown(smallClasses)
                    + "\"; it must be refuse, both-sides or allow");
        };
    }

    private void print(SplitReport report) {
        PrintWriter writer = spec.commandLine().getOut();
        List<String> head = new ArrayList<>(List.of("part", "rows"));
        int shown = Math.min(CLASSES_SHOWN, report.classes().size());
        report.classes().subList(0, shown).forEach(name -> head.add(VisibleText.named(name)));
        int more = report.classes().size() - shown;
        if (more > 0) {
            head.add("and " + more + " more");
        }
        TextTable text = new TextTable(head.toArray(String[]::new));
        for (int file = 0; file < report.files().size(); file++) {
            long[] rows = report.rows().get(file);
            List<String> cells = new ArrayList<>(
                    List.of(report.files().get(file).toString(), Long.toString(Arrays.stream(rows).sum())));
            Arrays.stream(rows, 0, shown).mapToObj(Long::toString).forEach(cells::add);
            if (more > 0) {
                cells.add(Long.toString(Arrays.stream(rows, shown, rows.length).sum()));
            }
            text.row(cells.toArray(String[]::new));
        }
        text.print(writer);
        writer.println(report.manifest() + ": which split this is");
    }
}
