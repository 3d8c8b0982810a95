package dev.ballast.cli;

import dev.ballast.cli.console.Notes;
import dev.ballast.cli.console.Progress;
import dev.ballast.cli.console.ShownClasses;
import dev.ballast.cli.console.TextTable;
import dev.ballast.cli.evaluate.Evaluation;
import dev.ballast.cli.evaluate.EvaluationJson;
import dev.ballast.cli.evaluate.EvaluationPage;
import dev.ballast.cli.evaluate.EvaluationText;
import dev.ballast.cli.evaluate.Intervals;
import dev.ballast.cli.evaluate.Measure;
import dev.ballast.cli.evaluate.ScoredTable;
import dev.ballast.cli.output.FileSet;
import dev.ballast.cli.output.OutputPlace;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.weights.LabelOrder;
import dev.ballast.core.metric.BinaryMetric;
import dev.ballast.core.metric.ClassificationReport;
import dev.ballast.core.metric.ConfusionMatrix;
import dev.ballast.core.metric.CostMatrix;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.tables.check.ClassCheck;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.Spellings;
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
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// `ballast evaluate`: how good predictions are.
@Command(name = "evaluate", mixinStandardHelpOptions = true, versionProvider = Ballast.Version.class, description = {
        "Judges predictions by numbers that a rare class cannot hide from.", "",
        "The table has the actual class of every row and a score (the larger, the more likely positive), or the class"
                + " predicted for it. Intervals are from a bootstrap within classes; where that knows nothing, since all"
                + " rows of a class were found or none, from counts. Which is which stands beside them."}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
                        "0:done", "1:the data or the request cannot be served; no file is left behind",
                        "2:wrong usage"}, footerHeading = "%nExamples:%n", footer = {
                                "  ballast evaluate scores.csv -l Class --score p --report page.html",
                                "  ballast evaluate scores.csv -l Class --score p --positive fraud --threshold 0.3",
                                "  ballast evaluate scores.csv -l Class --score p --best f1",
                                "  ballast evaluate scores.csv -l Class --score p --best cost --costs 1,50",
                                "  ballast evaluate scores.csv -l Class --predicted guess --json > metrics.json"})
final class EvaluateCommand implements Callable<Integer> {

    private static final double EVEN = 0.5;
    private static final int LEAST_REPLICATES = 20;
    private static final int FEW_REPLICATES = 100;
    private static final int MOST_REPLICATES = 1000;
    /// Rows of all replicates together: about half a minute's work.
    private static final int DRAWN_ROWS = 100_000_000;
    /// A confusion matrix of more is not readable.
    private static final int MOST_CLASSES = 12;
    private static final Map<String, BinaryMetric> METRICS = Map.of("f1", BinaryMetric.F1, "f2",
            BinaryMetric.fBeta(2), "matthews", BinaryMetric.MATTHEWS, "g-mean", BinaryMetric.G_MEAN,
            "balanced-accuracy", BinaryMetric.BALANCED_ACCURACY, "kappa", BinaryMetric.KAPPA);

    private static final String COSTS_RULE = "\"; it must be two finite numbers above 0, for example 1,50";

    @Mixin
    TableOptions table;

    @Mixin
    FormatOptions.Input format;

    @Mixin
    ClassOptions classes;

    @Option(names = "--score", paramLabel = "COLUMN", description = "The column of the scores; those between 0 and 1 are taken for probabilities too.")
    @Nullable
    String score;

    @Option(names = "--predicted", paramLabel = "COLUMN", description = "The column of the predicted classes, instead of scores.")
    @Nullable
    String predicted;

    @Option(names = "--positive", paramLabel = "CLASS", description = "The class that is looked for. Default: the rarer of two; if both have as many rows, the last in order, which is said.")
    @Nullable
    String positive;

    @Option(names = "--threshold", paramLabel = "T", description = "Scores of at least T are taken for positive. Default: 0.5, if all scores are between 0 and 1.")
    @Nullable
    Double threshold;

    @Option(names = "--best", paramLabel = "METRIC", completionCandidates = MetricNames.class, description = "Takes the threshold that is best by f1, f2, matthews, g-mean, balanced-accuracy, kappa, or cost. Choose it on other"
            + " rows than those you judge by.")
    @Nullable
    String best;

    @Option(names = "--costs", paramLabel = "FP,FN", description = "What a false alarm and a miss cost, each above 0, for --best cost.")
    @Nullable
    String costs;

    @Option(names = "--replicates", paramLabel = "N", description = "Bootstrap replicates of the intervals; 0 for no intervals. Default: 1000, with more than 100,000 rows fewer, with"
            + " a million or more 100.")
    @Nullable
    Integer replicates;

    @Option(names = "--level", paramLabel = "P", defaultValue = "0.95", description = "The level of the intervals. Default: 0.95.")
    double level;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Fixes all random choices. Default: 0.")
    long seed;

    @Option(names = "--json", description = "Prints one JSON object. What is infinite is \"Infinity\" there; what does not exist is null.")
    boolean json;

    @Option(names = "--report", paramLabel = "FILE", converter = FileName.Page.class, description = "Writes a page (HTML) for people: measures, curves, the reliability of probabilities.")
    @Nullable
    Path report;

    @Option(names = {"-f", "--force"}, description = "Replaces a report that is there.")
    boolean force;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        requireSense();
        if (report == null) {
            evaluate(null);
            return Ballast.DONE;
        }
        OutputPlace.requireFree(report, force);
        OutputPlace.requireDifferent(table.path(), report, "the input and the report");
        try (FileSet set = new FileSet(force)) {
            evaluate(page(set, report));
        }
        return Ballast.DONE;
    }

    /// The page is begun before anything is computed, so that a place where it cannot be is noticed then.
    private static Consumer<byte[]> page(FileSet set, Path place) {
        StagedFile file = set.add(place);
        return page -> {
            file.write(page, page.length);
            set.commit();
        };
    }

    private void evaluate(@Nullable Consumer<byte[]> page) {
        ScoredTable scored;
        TableSource source;
        try {
            source = table.source(format.word, new Notes(spec.commandLine()));
        } catch (IllegalArgumentException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
        try (Progress progress = table.file.progress()) {
            scored = ScoredTable.read(source, table.syntax(), table.label, score, predicted, progress::at);
        } catch (IllegalArgumentException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
        List<String> hints = hints(scored.labels());
        Intervals intervals;
        Evaluation evaluation;
        int[] done = new int[1];
        try (Progress progress = Progress.ofRows("intervals", replicates(scored) + 1L)) {
            intervals = new Intervals(replicates(scored), level, Seed.of(seed),
                    () -> progress.at(++done[0]));
            evaluation = score == null
                    ? Evaluation.ofClasses(scored, positive, intervals)
                    : Evaluation.ofScores(scored, positive(scored.labels()), choice(scored), intervals);
        } catch (IllegalArgumentException e) {
            throw new Failure(table.path() + ": " + e.getMessage(), e);
        }
        evaluation.notes().forEach(this::note);
        if (page != null) {
            page.accept(
                    EvaluationPage.of(evaluation, intervals,
                            VisibleText.shown(String.valueOf(table.path().getFileName())),
                            decided(evaluation), hints, RepeatableCommand.of(spec, Set.of("--force")),
                            new Ballast.Version().getVersion()[0]));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(EvaluationJson.of(evaluation, intervals));
        } else {
            print(evaluation, intervals, out);
        }
    }

    /// Checks the classes that rows have, and tells of classes, predicted ones too, that look like one.
    private List<String> hints(ClassLabels labels) {
        ClassCounts counts = ClassCounts.of(labels);
        ClassCheck.require(table.path(), table.label, IntStream.range(0, counts.classes())
                .filter(code -> counts.count(code) > 0).mapToObj(counts.names()::get).toList(), labels.size(),
                classes.many);
        List<String> hints = Spellings.hints("classes", IntStream.range(0, labels.classes()).boxed()
                .sorted(Comparator.comparingLong(labels::streamKey)).map(labels.names()::get).toList());
        Notes notes = new Notes(spec.commandLine());
        hints.forEach(hint -> notes.accept(table.path() + ": " + hint));
        return hints;
    }

    private void requireSense() {
        if ((score == null) == (predicted == null)) {
            throw misuse("give --score or --predicted, one of them");
        }
        if (score == null && (threshold != null || best != null)) {
            throw misuse("--threshold and --best need --score");
        }
        if (threshold != null && best != null) {
            throw misuse("--threshold and --best exclude each other");
        }
        if (threshold != null && threshold.isNaN()) {
            throw misuse("--threshold is NaN; it must be a number");
        }
        if (best != null && !best.equals("cost") && !METRICS.containsKey(best)) {
            throw misuse("--best is \"" + best + "\"; it must be cost or one of "
                    + String.join(", ", METRICS.keySet().stream().sorted().toList()));
        }
        if ("cost".equals(best) != (costs != null)) {
            throw misuse("--best cost and --costs FP,FN go together");
        }
        if (costs != null) {
            costMatrix(costs);
        }
        if (replicates != null && replicates != 0 && replicates < LEAST_REPLICATES) {
            throw misuse("--replicates is " + replicates + "; it must be 0, or at least " + LEAST_REPLICATES);
        }
        if (!(level > 0 && level < 1)) {
            throw misuse("--level is " + level + "; it must be above 0 and below 1");
        }
    }

    private CommandLine.ParameterException misuse(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    private int replicates(ScoredTable scored) {
        return replicates == null
                ? Math.clamp(DRAWN_ROWS / scored.labels().size(), FEW_REPLICATES, MOST_REPLICATES)
                : replicates;
    }

    private String positive(ClassLabels labels) {
        if (positive != null) {
            return positive;
        }
        ClassCounts counts = ClassCounts.of(labels);
        if (counts.classes() != 2) {
            throw new IllegalArgumentException((counts.classes() == 1
                    ? "all rows are of one class ("
                    : "there are " + counts.classes() + " classes (")
                    + counts.names().stream().limit(10).map(name -> '"' + VisibleText.shown(name) + '"')
                            .collect(Collectors.joining(", "))
                    + "); say by --positive which one the scores are for"
                    + (counts.classes() == 1 ? ", this or another" : ""));
        }
        if (counts.count(0) != counts.count(1)) {
            return counts.names().get(counts.count(0) < counts.count(1) ? 0 : 1);
        }
        String last = counts.names().get(LabelOrder.of(counts.names()).codes().getLast());
        note("both classes have " + counts.count(0) + " rows; \"" + VisibleText.shown(last)
                + "\", the last in order, is taken for positive; --positive chooses");
        return last;
    }

    private void note(String text) {
        spec.commandLine().getErr().println("ballast: note: " + text);
    }

    private Evaluation.ThresholdChoice choice(ScoredTable scored) {
        if (threshold != null) {
            double line = threshold;
            return _ -> line;
        }
        if (costs != null) {
            CostMatrix matrix = costMatrix(costs);
            return ranked -> ranked.cheapest(matrix).score();
        }
        BinaryMetric metric = best == null ? null : METRICS.get(best);
        if (metric != null) {
            if (scored.labels().classes() == 1) {
                throw new IllegalArgumentException(
                        "all rows are of one class, by which no threshold can be the best by "
                                + best + "; give --threshold");
            }
            return ranked -> ranked.best(metric).score();
        }
        if (scored.outside() != null) {
            throw new IllegalArgumentException("scores are not between 0 and 1, so that 0.5 means nothing: "
                    + scored.outside() + "; or give --threshold or --best");
        }
        return _ -> EVEN;
    }

    private CostMatrix costMatrix(String said) {
        String[] parts = said.split(",", -1);
        double[] numbers = new double[2];
        try {
            for (int i = 0; i < parts.length; i++) {
                numbers[i] = Double.parseDouble(parts[i].strip());
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--costs is \"" + said + COSTS_RULE, e);
        }
        if (parts.length != 2 || !(numbers[0] > 0 && numbers[1] > 0 && numbers[0] + numbers[1] < Double.MAX_VALUE)) {
            throw misuse("--costs is \"" + said + COSTS_RULE);
        }
        return CostMatrix.of(numbers[0], numbers[1]);
    }

    private void print(Evaluation evaluation, Intervals intervals, PrintWriter out) {
        if (evaluation.scores() != null) {
            out.println("%d rows, %.0f of them \"%s\" (%.4g %%)".formatted(evaluation.rows(),
                    evaluation.scores().positives(), VisibleText.shown(evaluation.requirePositive()),
                    100 * evaluation.scores().prevalence()));
            out.println();
            out.println("Scores, whatever the threshold");
            print(evaluation.ranking(), out);
        } else {
            out.println(evaluation.rows() + " rows");
        }
        out.println();
        out.println("Decisions");
        out.println(decided(evaluation));
        print(evaluation.decision(), out);
        if (intervals.replicates() > 0) {
            EvaluationText.explained(evaluation, intervals).forEach(out::println);
        }
        out.println();
        printMatrix(evaluation.matrix(), out);
        out.println();
        out.print(ClassificationReport.of(visible(evaluation.matrix())).rarest(ShownClasses.MOST));
    }

    /// The same counts under names that show on one line.
    private static ConfusionMatrix visible(ConfusionMatrix matrix) {
        List<String> names = matrix.names().stream().map(VisibleText::of).toList();
        if (names.equals(matrix.names()) || names.stream().distinct().count() < names.size()) {
            return matrix;
        }
        long[][] counts = new long[matrix.classes()][matrix.classes()];
        for (int actual = 0; actual < counts.length; actual++) {
            for (int code = 0; code < counts.length; code++) {
                counts[actual][code] = (long) matrix.count(actual, code);
            }
        }
        return ConfusionMatrix.of(counts, names);
    }

    private String decided(Evaluation evaluation) {
        if (predicted != null) {
            return "Classes are as column \"" + VisibleText.shown(predicted) + "\" predicts them.";
        }
        if (evaluation.threshold() == Double.POSITIVE_INFINITY) {
            return "No row is taken for positive: the threshold is above all scores"
                    + (best == null ? "." : ", which is best by " + best + " on these very rows.");
        }
        return "Rows are taken for positive if they score at least " + evaluation.threshold() + (best == null
                ? "."
                : ", which is best by " + best + " on these very rows, so that the numbers flatter.");
    }

    private static void print(List<Measure> measures, PrintWriter out) {
        List<String[]> rows = EvaluationText.table(measures);
        TextTable text = new TextTable(rows.getFirst());
        rows.subList(1, rows.size()).forEach(text::row);
        text.print(out);
    }

    private static void printMatrix(ConfusionMatrix matrix, PrintWriter out) {
        if (matrix.classes() > MOST_CLASSES) {
            out.println("The confusion matrix of " + matrix.classes() + " classes is not shown; --json has it.");
            return;
        }
        String[] row = new String[matrix.classes() + 1];
        row[0] = "actual \\ predicted";
        for (int code = 0; code < matrix.classes(); code++) {
            row[code + 1] = VisibleText.named(matrix.names().get(code));
        }
        TextTable text = new TextTable(row);
        for (int actual = 0; actual < matrix.classes(); actual++) {
            row = new String[matrix.classes() + 1];
            row[0] = VisibleText.named(matrix.names().get(actual));
            for (int code = 0; code < matrix.classes(); code++) {
                row[code + 1] = Long.toString((long) matrix.count(actual, code));
            }
            text.row(row);
        }
        text.print(out);
    }

    /// What --best takes, for shells that complete it.
    static final class MetricNames implements Iterable<String> {

        /// Made by picocli.
        MetricNames() {
        }

        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Stream.of("cost"), METRICS.keySet().stream().sorted()).iterator();
        }
    }
}
