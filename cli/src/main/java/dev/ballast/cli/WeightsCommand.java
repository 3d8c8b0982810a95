package dev.ballast.cli;

import dev.ballast.cli.console.Notes;
import dev.ballast.cli.console.ShownClasses;
import dev.ballast.cli.console.TextTable;
import dev.ballast.cli.weights.LabelOrder;
import dev.ballast.cli.weights.LabelType;
import dev.ballast.cli.weights.Snippets;
import dev.ballast.cli.weights.WeightsJson;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.weight.ClassWeights;
import dev.ballast.core.weight.Normalization;
import dev.ballast.core.weight.WeightScheme;
import dev.ballast.tables.check.ClassCheck;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableProfile;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `ballast weights`: class weights, instead of rebalancing or beside it.
@Command(name = "weights", mixinStandardHelpOptions = true, versionProvider = Ballast.Version.class, description = {
        "Prints class weights under each scheme, and one of them as other programs want it.", "",
        "Weights make a learner that takes them pay more for mistakes on rare classes. Use them instead of resampling, or"
                + " on the classes as they are after it: both together count the rarity twice.",
        "",
        "The index of a class is that of a learner that reads the table with pandas and numbers its classes as scikit-learn"
                + " does: numbers by value, other labels as sorted text. Keys are whole numbers, decimal numbers, booleans"
                + " (True, False) or strings, as pandas takes the column. For two classes the positive one has index 1,"
                + " rare or not."}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
                        "0:done", "1:the table cannot be read",
                        "2:wrong usage"}, footerHeading = "%nExamples:%n", footer = {
                                "  ballast weights fraud.csv -l Class",
                                "  ballast weights fraud.csv -l Class --scheme effective --epsilon 0.0001",
                                "  ballast weights fraud.csv -l Class --json > weights.json"})
final class WeightsCommand implements Callable<Integer> {

    /// Lines to paste of more classes are not readable.
    private static final int MOST_PASTED = 100;
    private static final String EFFECTIVE = "effective";
    private static final List<String> SCHEMES = List.of("balanced", "inverse", "sqrt-inverse", "median", EFFECTIVE);

    /// More are found in the table.
    private static final int MOST_INDICES = 12;

    @Mixin
    TableOptions table;

    @Mixin
    FormatOptions.Input format;

    @Mixin
    ClassOptions classes;

    @Option(names = "--scheme", paramLabel = "NAME", defaultValue = "balanced", description = "The one to print as other programs want it: balanced, inverse, sqrt-inverse, median, effective. Default:"
            + " balanced.")
    @SuppressWarnings("NullAway.Init")
    String scheme;

    @Option(names = "--epsilon", paramLabel = "E", defaultValue = "0.0001", description = "1 - beta of the effective number of rows (Cui et al. 2019), above 0 and at most 1: 1/E rows of a class count as"
            + " much as infinitely many. Default: 0.0001.")
    double epsilon;

    @Option(names = "--json", description = "Prints one JSON object: the type of the labels, and for each class its index, rows, and weight under each scheme.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, ClassWeights> all;
        ClassCounts counts;
        try {
            WeightScheme.EffectiveNumber effective = WeightScheme.effectiveNumber(epsilon);
            if (!SCHEMES.contains(scheme)) {
                throw new IllegalArgumentException(
                        "--scheme is \"" + scheme + "\"; it must be one of " + String.join(", ", SCHEMES));
            }
            Notes notes = new Notes(spec.commandLine());
            TableProfile profile = table.profile(format.word, notes, null);
            profile.requireClasses(classes.many);
            profile.classHints().forEach(hint -> notes.accept(profile.file() + ": " + hint));
            counts = profile.labels().counts();
            all = weights(counts);
            if (effective.saturates(counts) && scheme.equals(EFFECTIVE)) {
                spec.commandLine().getErr().println("ballast: note: with --epsilon " + epsilon
                        + " every class counts as infinitely many rows, so that weights are nearly equal; a smaller one"
                        + " tells them apart");
            }
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        LabelOrder order = LabelOrder.of(counts.names());
        if (!order.merging().isEmpty()) {
            spec.commandLine().getErr().println("ballast: note: labels " + shown(order.merging())
                    + " are written differently and are the same to pandas; the lines hold if it reads the label as"
                    + " text (dtype=str)");
        }
        if (json) {
            spec.commandLine().getOut().println(WeightsJson.of(order, all, scheme, epsilon));
        } else {
            print(counts, order, all);
        }
        return Ballast.DONE;
    }

    private Map<String, ClassWeights> weights(ClassCounts counts) {
        Map<String, ClassWeights> all = new LinkedHashMap<>();
        for (String name : SCHEMES) {
            all.put(name, switch (name) {
                case "balanced" -> ClassWeights.balanced(counts);
                case "inverse" -> ClassWeights.inverse(counts);
                case "sqrt-inverse" -> ClassWeights.squareRootInverse(counts)
                        .normalized(Normalization.MEAN_SAMPLE_ONE);
                case "median" -> ClassWeights.medianFrequency(counts);
                default -> ClassWeights.effectiveNumber(counts, epsilon);
            });
        }
        return all;
    }

    private void print(ClassCounts counts, LabelOrder order, Map<String, ClassWeights> all) {
        PrintWriter out = spec.commandLine().getOut();
        List<String> head = new ArrayList<>(List.of("class", "index", "rows"));
        head.addAll(all.keySet());
        TextTable text = new TextTable(head.toArray(String[]::new));
        List<Integer> shown = ShownClasses.of(counts);
        for (int index = 0; index < order.classes(); index++) {
            int code = order.codes().get(index);
            if (shown.contains(code)) {
                List<String> row = new ArrayList<>(List.of(VisibleText.named(counts.names().get(code)),
                        Integer.toString(index), Long.toString(counts.count(code))));
                all.values().forEach(weights -> row.add(String.format(Locale.ROOT, "%.6g", weights.weight(code))));
                text.row(row.toArray(String[]::new));
            }
        }
        text.print(out);
        ShownClasses.printRest(shown, counts.classes(), out);
        out.println();
        out.println(
                "balanced: rows / (classes x rows of the class), 1 on average over rows; inverse: 1 / rows of the class;");
        out.println(
                "sqrt-inverse: its root, 1 on average over rows; median: median rows / rows of the class; effective: by the");
        out.println("effective number of rows, epsilon " + epsilon + ", adding up to the number of classes.");
        out.println();
        if (counts.classes() > MOST_PASTED && !classes.many) {
            out.println("Lines to paste, of " + counts.classes() + " weights each, are printed with "
                    + ClassCheck.OPTION + '.');
            return;
        }
        // There are weights of every scheme that is taken.
        printSnippets(order, Objects.requireNonNull(all.get(scheme)), out);
    }

    private void printSnippets(LabelOrder order, ClassWeights weights, PrintWriter out) {
        out.println("The scheme \"" + scheme + "\", ready to paste, for labels that are " + order.type().words() + ":");
        out.println();
        Map<String, String> snippets = Snippets.of(order, weights);
        int width = snippets.keySet().stream().mapToInt(String::length).max().orElseThrow();
        snippets.forEach((program, line) -> out.println(program + ": " + " ".repeat(width - program.length()) + line));
        out.println();
        out.println("Class indices: " + indices(order) + ".");
        if (Snippets.hasPositive(order, weights)) {
            out.println("The positive class, of scale_pos_weight and pos_weight, is index 1: " + order.keys().get(1)
                    + ".");
        } else {
            out.println("XGBoost: y holds the class indices of the rows.");
        }
        if (order.type() == LabelType.DECIMAL) {
            out.println("scikit-learn's classifiers take decimal labels only if all are whole (1.0, 2.0).");
        }
    }

    private static String indices(LabelOrder order) {
        String first = IntStream.range(0, Math.min(order.classes(), MOST_INDICES))
                .mapToObj(index -> index + " is " + order.keys().get(index)).collect(Collectors.joining(", "));
        return order.classes() > MOST_INDICES ? first + ", and so on, as in the table above" : first;
    }

    private static String shown(List<String> labels) {
        return labels.stream().limit(MOST_INDICES).map(label -> '"' + VisibleText.shown(label) + '"')
                .collect(Collectors.joining(", ")) + (labels.size() > MOST_INDICES ? ", ..." : "");
    }
}
