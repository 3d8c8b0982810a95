package dev.ballast.core.metric;

import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table of precision, recall, specificity and F-measure of every class, for people to read.
///
/// ```java
/// IO.println(ClassificationReport.of(matrix));
/// ```
///
/// First come the classes, the rarest first; then means over them; then numbers that a rare class moves; the accuracy comes
/// last, beside that of always predicting the largest class. A value that is not defined is shown as `-`.
///
/// Means are over classes with actual rows; a line below them names the others. The precision of a class that was never
/// predicted is not defined, and so its mean is not; a line names such classes and gives the mean with 0 for them, as
/// scikit-learn takes it.
public final class ClassificationReport {

    private static final int DECIMALS = 4;
    private static final int MOST_LISTED = 10;
    private static final List<String> HEADER = List.of("precision", "recall", "specificity", "f1", "support");

    private final ConfusionMatrix matrix;
    private final int most;

    private ClassificationReport(ConfusionMatrix matrix, int most) {
        this.matrix = matrix;
        this.most = most;
    }

    /// Returns the report of a confusion matrix.
    ///
    /// @param matrix what to report
    /// @return the report; its text is [#toString()]
    public static ClassificationReport of(ConfusionMatrix matrix) {
        return new ClassificationReport(matrix, matrix.classes());
    }

    /// Returns this report with lines for the rarest classes only, and one that says how many others there are. Means are over
    /// all classes still.
    ///
    /// @param classes how many, at least 1; all if there are no more
    /// @return the report
    /// @throws IllegalArgumentException if the number is not positive
    public ClassificationReport rarest(int classes) {
        if (classes < 1) {
            throw new IllegalArgumentException("classes is " + classes + "; it must be at least 1");
        }
        return new ClassificationReport(matrix, Math.min(classes, matrix.classes()));
    }

    /// {@return the report as lines of text, each ended by a line feed}
    @Override
    public String toString() {
        int width = Math.max("balanced accuracy".length(),
                matrix.names().stream().mapToInt(name -> shown(name).length()).max().orElse(0));
        StringBuilder text = new StringBuilder(" ".repeat(width));
        HEADER.forEach(title -> text.append(padded(title)));
        text.append("\n\n");
        IntStream.range(0, matrix.classes()).boxed()
                .sorted((a, b) -> Double.compare(matrix.actual(a), matrix.actual(b))).limit(most).forEach(code -> {
                    BinaryCounts counts = matrix.oneVersusRest(code);
                    line(text, width, shown(matrix.names().get(code)), matrix.actual(code), counts.precision(),
                            counts.recall(), counts.specificity(), counts.f1());
                });
        if (most < matrix.classes()) {
            text.append("and ").append(matrix.classes() - most).append(" more; shown are the rarest\n");
        }
        text.append('\n');
        line(text, width, "macro mean", matrix.total(), macro(BinaryMetric.PRECISION), macro(BinaryMetric.RECALL),
                macro(BinaryMetric.SPECIFICITY), macro(BinaryMetric.F1));
        line(text, width, "weighted mean", matrix.total(), matrix.weighted(BinaryMetric.PRECISION),
                matrix.weighted(BinaryMetric.RECALL), matrix.weighted(BinaryMetric.SPECIFICITY),
                matrix.weighted(BinaryMetric.F1));
        means(text);
        text.append('\n');
        value(text, width, "matthews", matrix.matthews());
        value(text, width, "balanced accuracy", matrix.balancedAccuracy());
        value(text, width, "g-mean", matrix.gMean());
        value(text, width, "kappa", matrix.kappa());
        double largest = IntStream.range(0, matrix.classes()).mapToDouble(matrix::actual).max().orElse(Double.NaN);
        text.append(left("accuracy", width)).append(padded(decimal(matrix.accuracy())))
                .append("  (always the largest class: ").append(decimal(largest / matrix.total())).append(")\n");
        return text.toString();
    }

    /// What the means leave out, and what makes them undefined. scikit-learn takes 0 in both cases.
    private void means(StringBuilder text) {
        List<String> absent = names(code -> matrix.actual(code) == 0);
        if (!absent.isEmpty()) {
            text.append("means are over classes with actual rows, without ").append(listed(absent)).append('\n');
        }
        List<String> unpredicted = names(code -> matrix.actual(code) > 0 && matrix.predicted(code) == 0);
        if (!unpredicted.isEmpty()) {
            text.append("never predicted, so without precision: ").append(listed(unpredicted))
                    .append("; taken for 0, the macro mean of precision is ")
                    .append(decimal(macro(BinaryMetric.PRECISION.orElse(0)))).append('\n');
        }
    }

    private List<String> names(IntPredicate which) {
        return IntStream.range(0, matrix.classes()).filter(which).mapToObj(matrix.names()::get).toList();
    }

    private static String listed(List<String> names) {
        return names.stream().limit(MOST_LISTED).map(name -> '"' + shown(name) + '"').collect(Collectors.joining(", "))
                + (names.size() > MOST_LISTED ? ", ... (" + names.size() + ")" : "");
    }

    /// A name in one line.
    private static String shown(String name) {
        return name.codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    private double macro(BinaryMetric metric) {
        return matrix.macro(metric, AbsentClasses.SKIPPED);
    }

    private static void line(StringBuilder text, int width, String name, double support, double... values) {
        text.append(left(name, width));
        for (double value : values) {
            text.append(padded(decimal(value)));
        }
        text.append(padded(support == Math.rint(support)
                ? String.format(Locale.ROOT, "%.0f", support)
                : decimal(support))).append('\n');
    }

    private static void value(StringBuilder text, int width, String name, double value) {
        text.append(left(name, width)).append(padded(decimal(value))).append('\n');
    }

    private static String left(String name, int width) {
        return name + " ".repeat(width - name.length());
    }

    private static String padded(String text) {
        return " ".repeat(Math.max(1, 13 - text.length())) + text;
    }

    private static String decimal(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + DECIMALS + "f", value);
    }
}
