package dev.ballast.cli.evaluate;

import dev.ballast.core.metric.ConfusionMatrix;
import dev.ballast.core.metric.RankedScores;
import dev.ballast.core.target.ClassLabels;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What a reader should know before believing the numbers.
final class Notes {

    /// Two standard errors: by chance, one ranking in forty is so far below.
    private static final double SURPRISING = 1.96;

    private Notes() {
    }

    static List<String> ofScores(ScoredTable table, double[] values, String positive, boolean[] isPositive,
            RankedScores scores, Intervals intervals) {
        List<String> notes = new ArrayList<>();
        oneClass(table.labels(), positive, scores, notes);
        wrongWayRound(positive, scores, notes);
        infinite(values, isPositive, notes);
        if (table.outside() != null) {
            notes.add("scores are not judged as probabilities: " + table.outside());
        }
        singles(table.labels(), intervals, notes);
        return List.copyOf(notes);
    }

    private static void oneClass(ClassLabels labels, String positive, RankedScores scores, List<String> notes) {
        if (scores.positives() == 0 || scores.negatives() == 0) {
            String found = scores.positives() == 0
                    ? "no row is of class " + Classes.shown(positive)
                            + (labels.classes() == 1 ? ", all are " + Classes.shown(labels.names().getFirst()) : "")
                    : "all rows are of class " + Classes.shown(positive);
            notes.add(found + ": average precision, ROC AUC and what else compares classes is not defined");
        }
    }

    /// Under chance the area has variance (P + N + 1) / (12 P N), less with ties. Mann, Whitney, 1947.
    private static void wrongWayRound(String positive, RankedScores scores, List<String> notes) {
        double area = scores.roc().area();
        double p = scores.positives();
        double n = scores.negatives();
        if (area == 0 || 0.5 - area > SURPRISING * Math.sqrt((p + n + 1) / (12 * p * n))) {
            notes.add("ROC AUC is %.4f, below chance: rows of class %s score lower than the others; do the scores speak"
                    .formatted(area, Classes.shown(positive))
                    + " for another class (see --positive), or are they the wrong way round?");
        }
    }

    private static void infinite(double[] scores, boolean[] isPositive, List<String> notes) {
        int[] rows = IntStream.range(0, scores.length).filter(row -> scores[row] == (isPositive[row] ? 0 : 1))
                .toArray();
        if (rows.length > 0) {
            notes.add("log loss is infinite: what happened was given probability 0 in " + rows.length
                    + (rows.length == 1 ? " row" : " rows") + ", the first of them row " + (rows[0] + 1L)
                    + " below the header");
        }
    }

    static List<String> ofClasses(ConfusionMatrix matrix, Intervals intervals) {
        List<String> notes = new ArrayList<>();
        List<String> actual = Classes.actual(matrix);
        List<String> never = Classes.predicted(matrix).stream().filter(name -> !actual.contains(name)).toList();
        if (!never.isEmpty()) {
            double rows = never.stream().mapToDouble(name -> matrix.predicted(matrix.names().indexOf(name))).sum();
            notes.add("predicted and never actual: " + Classes.shown(never) + " (%.0f of %.0f rows)".formatted(rows,
                    matrix.total()) + "; is that another spelling of a class?");
        }
        List<String> settled = IntStream.of(ClassMeasures.settled(matrix)).mapToObj(matrix.names()::get).toList();
        if (intervals.replicates() > 0 && matrix.classes() > 2 && !settled.isEmpty()) {
            notes.add("bootstrap intervals take the recall of " + Classes.shown(settled)
                    + " for certain, all or none of whose rows were found, and are too short");
        }
        return List.copyOf(notes);
    }

    private static void singles(ClassLabels labels, Intervals intervals, List<String> notes) {
        List<String> single = IntStream.range(0, labels.classes()).filter(code -> labels.rowsOf(code).length == 1)
                .mapToObj(labels.names()::get).toList();
        if (intervals.replicates() > 0 && !single.isEmpty()) {
            notes.add("class " + Classes.shown(single)
                    + " has a single row, which is in every replicate: bootstrap intervals do not show how much depends on"
                    + " it");
        }
    }
}
