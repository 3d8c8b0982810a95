package dev.ballast.cli;

import dev.ballast.cli.table.Cells;
import dev.ballast.cli.table.ClassCheck;
import dev.ballast.cli.table.TableProfile;
import dev.ballast.core.ClassCounts;
import dev.ballast.core.weight.ClassWeights;
import dev.ballast.core.weight.Normalization;
import dev.ballast.core.weight.WeightScheme;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `ballast weights`: class weights, instead of rebalancing or beside it.
@Command(name = "weights", mixinStandardHelpOptions = true, versionProvider = Ballast.Version.class, description = {
        "Prints class weights under each scheme, and one of them as other programs want it.", "",
        "Weights make a learner that takes them pay more for mistakes on rare classes. Use them instead of resampling, or"
                + " on the classes as they are after it: both together count the rarity twice."}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
                        "0:done", "1:the table cannot be read",
                        "2:wrong usage"}, footerHeading = "%nExamples:%n", footer = {
                                "  ballast weights fraud.csv -l Class",
                                "  ballast weights fraud.csv -l Class --scheme effective --epsilon 0.0001"})
final class WeightsCommand implements Callable<Integer> {

    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';
    /// Lines to paste of more classes are not readable.
    private static final int MOST_PASTED = 100;
    private static final String EFFECTIVE = "effective";
    private static final List<String> SCHEMES = List.of("balanced", "inverse", "sqrt-inverse", "median", EFFECTIVE);

    @Mixin
    TableOptions table;

    @Mixin
    ClassOptions classes;

    @Option(names = "--scheme", paramLabel = "NAME", defaultValue = "balanced", description = "The one to print as other programs want it: balanced, inverse, sqrt-inverse, median, effective. Default:"
            + " balanced.")
    String scheme;

    @Option(names = "--epsilon", paramLabel = "E", defaultValue = "0.0001", description = "1 - beta of the effective number of rows (Cui et al. 2019), above 0 and at most 1: 1/E rows of a class count as"
            + " much as infinitely many. Default: 0.0001.")
    double epsilon;

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
            TableProfile profile = table.profile(null);
            profile.requireClasses(classes.many);
            Notes notes = new Notes(spec.commandLine());
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
        print(counts, all);
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

    private void print(ClassCounts counts, Map<String, ClassWeights> all) {
        PrintWriter out = spec.commandLine().getOut();
        String[] head = new String[2 + all.size()];
        head[0] = "class";
        head[1] = "rows";
        int column = 2;
        for (String name : all.keySet()) {
            head[column++] = name;
        }
        TextTable text = new TextTable(head);
        List<Integer> shown = ShownClasses.of(counts);
        for (int code : shown) {
            String[] row = new String[head.length];
            row[0] = Cells.named(counts.names().get(code));
            row[1] = Long.toString(counts.count(code));
            column = 2;
            for (ClassWeights weights : all.values()) {
                row[column++] = String.format(Locale.ROOT, "%.6g", weights.weight(code));
            }
            text.row(row);
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
        printSnippets(counts, all.get(scheme), out);
    }

    private void printSnippets(ClassCounts counts, ClassWeights weights, PrintWriter out) {
        out.println("The scheme \"" + scheme + "\", ready to paste:");
        out.println();
        out.println("scikit-learn, Keras:  class_weight={" + each(counts, weights, ": ", ", ") + "}");
        out.println("PyTorch:              torch.nn.CrossEntropyLoss(weight=torch.tensor([" + IntStream
                .range(0, counts.classes()).mapToObj(code -> Double.toString(weights.weight(code)))
                .collect(Collectors.joining(", ")) + "]))");
        if (counts.classes() == 2) {
            int rare = counts.count(1) <= counts.count(0) ? 1 : 0;
            double positive = weights.positiveWeight(counts.names().get(rare));
            out.println("XGBoost, LightGBM:    scale_pos_weight=" + positive + "   (positive class " + quoted(
                    counts.names().get(rare)) + ")");
            out.println("PyTorch, binary:      torch.nn.BCEWithLogitsLoss(pos_weight=torch.tensor(" + positive + "))");
        }
        out.println("R:                    c(" + each(counts, weights, " = ", ", ") + ")");
        out.println("Ballast:              ClassWeights.of(counts, " + IntStream.range(0, counts.classes())
                .mapToObj(code -> Double.toString(weights.weight(code))).collect(Collectors.joining(", ")) + ")");
    }

    private static String each(ClassCounts counts, ClassWeights weights, String between, String after) {
        return IntStream.range(0, counts.classes())
                .mapToObj(code -> quoted(counts.names().get(code)) + between + weights.weight(code))
                .collect(Collectors.joining(after));
    }

    /// A string in the syntax that Python, R and Java share; nothing in it ends a line.
    private static String quoted(String name) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            text.append(switch (c) {
                case '\\' -> "\\\\";
                case '"' -> "\\\"";
                case '\n' -> "\\n";
                case '\r' -> "\\r";
                case '\t' -> "\\t";
                default -> Character.isISOControl(c) || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR
                        ? "\\u%04x".formatted((int) c)
                        : String.valueOf(c);
            });
        }
        return text.append('"').toString();
    }
}
