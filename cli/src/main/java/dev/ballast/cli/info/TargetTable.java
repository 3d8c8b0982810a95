package dev.ballast.cli.info;

import dev.ballast.cli.console.TextTable;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.Extremes;
import dev.ballast.core.target.LabelImbalance;
import dev.ballast.core.target.LabelSets;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Relevance;
import dev.ballast.core.target.Target;
import dev.ballast.tables.message.VisibleText;

import java.io.PrintWriter;
import java.util.Arrays;

/// Says how rare the numbers or labels of a target are.
public final class TargetTable {

    private static final int LABELS_SHOWN = 50;
    /// From here on a number is rare, unless a method is told otherwise.
    private static final double RARE = 0.8;

    private TargetTable() {
    }

    public static void print(Target target, PrintWriter out) {
        if (target instanceof NumberTarget numbers) {
            printNumbers(numbers, out);
        } else if (target instanceof LabelSets sets) {
            printLabels(LabelImbalance.of(sets), out);
        }
    }

    private static void printNumbers(NumberTarget target, PrintWriter out) {
        double[] sorted = target.toArray();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        out.println("Target: %s to %s, half of the rows from %s to %s, median %s".formatted(shown(sorted[0]),
                shown(sorted[last]), shown(sorted[last / 4]), shown(sorted[last - last / 4]),
                shown(sorted[last / 2])));
        try {
            Relevance relevance = Relevance.ofBoxPlot(target, Extremes.BOTH, Relevance.USUAL_COEFFICIENT);
            ClassCounts counts = ClassCounts.of(relevance.bands(target, RARE));
            TextTable text = new TextTable("band", "rows", "share %");
            for (int code = 0; code < counts.classes(); code++) {
                text.row(counts.names().get(code), Long.toString(counts.count(code)),
                        "%.4f".formatted(100.0 * counts.count(code) / counts.total()));
            }
            text.print(out);
            out.println("Rare are numbers whose relevance, by the box plot, is at least " + RARE + ": "
                    + relevance + '.');
        } catch (IllegalArgumentException e) {
            out.println("No number is rare by the box plot: " + e.getMessage() + '.');
        }
    }

    private static void printLabels(LabelImbalance imbalance, PrintWriter out) {
        TextTable text = new TextTable("label", "rows", "imbalance ratio", "rare");
        int labels = imbalance.sets().names().size();
        for (int label = 0; label < Math.min(labels, LABELS_SHOWN); label++) {
            text.row(VisibleText.named(imbalance.sets().names().get(label)), Integer.toString(imbalance.count(label)),
                    "%.4g".formatted(imbalance.ratio(label)), imbalance.isRare(label) ? "yes" : "");
        }
        text.print(out);
        if (labels > LABELS_SHOWN) {
            out.println("and " + (labels - LABELS_SHOWN) + " more labels");
        }
        out.println(
                "Mean imbalance ratio %.4g; labels a row %.4g; SCUMBLE %.4g (0: frequent and rare labels never come together)"
                        .formatted(imbalance.meanRatio(), imbalance.cardinality(), imbalance.scumble()));
    }

    private static String shown(double value) {
        return "%.6g".formatted(value);
    }
}
