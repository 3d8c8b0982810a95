package dev.ballast.benchmarks;

import java.util.List;
import java.util.Locale;

/// A table of figures; the first column is text.
final class MarkdownTable {

    private final StringBuilder text = new StringBuilder();

    MarkdownTable(List<String> header) {
        row(header);
        text.append("|---|").append("---:|".repeat(header.size() - 1)).append('\n');
    }

    void row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /// A figure in a `String.format` format, or a dash for NaN.
    static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
