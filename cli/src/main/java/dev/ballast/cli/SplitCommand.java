package dev.ballast.cli;

import dev.ballast.cli.split.SplitReport;
import dev.ballast.cli.split.SplitRequest;
import dev.ballast.cli.split.SplitRun;
import dev.ballast.cli.table.Cells;
import dev.ballast.core.Seed;
import dev.ballast.core.split.SmallClass;

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
import java.util.concurrent.Callable;

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
                                "  ballast split visits.csv -l ill --group patient --folds 10 -o parts"})
final class SplitCommand implements Callable<Integer> {

    /// A line of more is not readable.
    private static final int CLASSES_SHOWN = 10;

    @Mixin
    TableOptions table;

    @Mixin
    ClassOptions classes;

    @Option(names = {"-o",
            "--out"}, required = true, paramLabel = "DIR", description = "The folder of the parts; made if it is not there.")
    Path out;

    @Option(names = "--test", paramLabel = "SHARE", defaultValue = "0", description = "Share of the rows to judge by, for example 0.2.")
    double test;

    @Option(names = "--validation", paramLabel = "SHARE", defaultValue = "0", description = "Share of the rows to choose settings and thresholds on.")
    double validation;

    @Option(names = "--folds", paramLabel = "K", defaultValue = "0", description = "Makes K pairs of parts of the rows that are not for the test: every row is held out in one of them.")
    int folds;

    @Option(names = "--group", paramLabel = "COLUMN", description = "Rows that agree in this column (a patient, a customer) stay in one part; class shares are then met as nearly as"
            + " groups allow.")
    String group;

    @Option(names = "--allow-small-classes", description = "Lets a part do without a class that has too few rows or groups; without this, that is an error.")
    boolean allowSmallClasses;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Fixes all random choices. Default: 0.")
    long seed;

    @Option(names = {"-f", "--force"}, description = "Replaces files that are there.")
    boolean force;

    @Option(names = {"-q", "--quiet"}, description = "Says nothing if all goes well.")
    boolean quiet;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        SplitReport report = new SplitRun(request(), ProgressStages.INSTANCE, quiet ? _ -> {
        } : new Notes(spec.commandLine())).run();
        if (!quiet) {
            print(report);
        }
        return Ballast.DONE;
    }

    private SplitRequest request() {
        try {
            return new SplitRequest(table.scanner(), table.syntax(), table.label, classes.many, group,
                    new SplitRequest.Parts(test, validation, folds),
                    allowSmallClasses ? SmallClass.ALLOW : SmallClass.REFUSE, Seed.of(seed), out, force);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void print(SplitReport report) {
        PrintWriter writer = spec.commandLine().getOut();
        List<String> head = new ArrayList<>(List.of("part", "rows"));
        int shown = Math.min(CLASSES_SHOWN, report.classes().size());
        report.classes().subList(0, shown).forEach(name -> head.add(Cells.named(name)));
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
    }
}
