package dev.ballast.cli.evaluate;

import dev.ballast.cli.page.Axis;
import dev.ballast.cli.page.LineChart;
import dev.ballast.cli.page.LineChart.Line;
import dev.ballast.cli.page.LineChart.Shape;
import dev.ballast.cli.page.Numbers;
import dev.ballast.cli.page.Page;
import dev.ballast.cli.page.Table;
import dev.ballast.core.metric.BinaryCounts;
import dev.ballast.core.metric.Calibration;
import dev.ballast.core.metric.ConfusionMatrix;
import dev.ballast.core.metric.PrecisionRecallCurve;
import dev.ballast.core.metric.RankedScores;
import dev.ballast.core.metric.RocCurve;
import dev.ballast.tables.message.VisibleText;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An evaluation as a page: measures with intervals, the precision-recall and ROC curves, the reliability plot, the
/// confusion matrix.
public final class EvaluationPage {

    private static final double[] UNIT = {0, 1};
    /// A confusion matrix of more is not readable.
    private static final int MOST_CLASSES = 50;

    private final Evaluation evaluation;
    private final String decided;
    private final Page page;

    private EvaluationPage(Evaluation evaluation, String decided, Page page) {
        this.evaluation = evaluation;
        this.decided = decided;
        this.page = page;
    }

    /// Returns the page.
    ///
    /// @param evaluation what to show
    /// @param intervals  how its intervals were made
    /// @param table      what was evaluated, in words
    /// @param decided    how rows were taken for positive, in words
    /// @param hints      lines about classes that look like one
    /// @param command    the command that makes the same page again
    /// @param tool       what makes it, with its version
    /// @return the file
    public static byte[] of(Evaluation evaluation, Intervals intervals, String table, String decided,
            List<String> hints, String command, String tool) {
        Page page = new Page("Evaluation of " + table, lead(evaluation));
        hints.forEach(hint -> page.text("Hint: " + hint + '.'));
        EvaluationPage made = new EvaluationPage(evaluation, decided, page);
        if (!evaluation.notes().isEmpty()) {
            page.section("Before you believe the numbers");
            evaluation.notes().forEach(note -> page.text(note + "."));
        }
        if (evaluation.scores() != null) {
            made.scores(evaluation.scores());
        }
        if (evaluation.bins() != null) {
            made.calibration(evaluation.bins());
        }
        made.decisions();
        page.section("How this was made");
        if (intervals.replicates() > 0) {
            page.text("Intervals are of level " + Numbers.percent(intervals.level()) + ", from "
                    + Numbers.count(intervals.replicates()) + " bootstrap replicates drawn within classes, seed "
                    + intervals.seed().value() + ". They tell how much a number would vary with other rows of the same"
                    + " kind, not how it would change with another model.");
            EvaluationText.explained(evaluation, intervals).stream().skip(1)
                    .forEach(kind -> page.text("Interval " + kind + "."));
        }
        return page.code(command).toBytes(tool);
    }

    private static String lead(Evaluation evaluation) {
        if (evaluation.scores() == null) {
            return Numbers.count(evaluation.rows()) + " rows of " + evaluation.matrix().classes() + " classes.";
        }
        if (!evaluation.hasRanking()) {
            return Numbers.count(evaluation.rows()) + " rows, " + Numbers.count((long) evaluation.scores().positives())
                    + " of them \"" + VisibleText.shown(evaluation.requirePositive()) + "\".";
        }
        return "Average precision " + EvaluationText.number(evaluation.ranking().getFirst().value())
                + ", where chance gives "
                + EvaluationText.number(evaluation.scores().prevalence()) + ": " + Numbers.count(evaluation.rows())
                + " rows, " + Numbers.count((long) evaluation.scores().positives()) + " of them \""
                + VisibleText.shown(evaluation.requirePositive()) + "\".";
    }

    private void scores(RankedScores scores) {
        page.section("Scores, whatever the threshold");
        if (evaluation.hasRanking()) {
            page.charts(List.of(precisionRecall(scores), roc(scores)));
        }
        page.table(measures("Measures of the scores", evaluation.ranking()));
    }

    private LineChart precisionRecall(RankedScores scores) {
        PrecisionRecallCurve curve = scores.precisionRecall();
        double[] recall = new double[curve.size()];
        double[] precision = new double[curve.size()];
        Arrays.setAll(recall, curve::recall);
        Arrays.setAll(precision, curve::precision);
        BinaryCounts chosen = scores.countsAt(evaluation.threshold());
        List<Line> lines = new ArrayList<>(List.of(new Line("scores", Shape.STEPS, recall, precision),
                new Line("chance", Shape.REFERENCE, UNIT, new double[]{curve.prevalence(), curve.prevalence()})));
        if (chosen.predictedPositives() > 0) {
            lines.add(new Line("threshold", Shape.MARKED, new double[]{chosen.recall()},
                    new double[]{chosen.precision()}));
        }
        return new LineChart("Precision and recall",
                "How many of those called positive are, against how many of the positive are found. The further up and to"
                        + " the right, the better.",
                Axis.unit("recall"), Axis.unit("precision"), lines);
    }

    private LineChart roc(RankedScores scores) {
        RocCurve curve = scores.roc();
        double[] alarms = new double[curve.size() + 1];
        double[] found = new double[curve.size() + 1];
        for (int rank = 0; rank < curve.size(); rank++) {
            alarms[rank + 1] = curve.falsePositiveRate(rank);
            found[rank + 1] = curve.truePositiveRate(rank);
        }
        return new LineChart("ROC",
                "How many of the positive are found, against how many of the others are taken for positive. With rare"
                        + " positives, few percent of the others are many false alarms.",
                Axis.unit("false positive rate"), Axis.unit("true positive rate"),
                List.of(new Line("scores", Shape.STRAIGHT, alarms, found),
                        new Line("chance", Shape.REFERENCE, UNIT, UNIT)));
    }

    private void calibration(Calibration bins) {
        List<Calibration.Bin> filled = bins.bins().stream().filter(bin -> bin.weight() > 0).toList();
        double[] predicted = filled.stream().mapToDouble(Calibration.Bin::predicted).toArray();
        double[] happened = filled.stream().mapToDouble(Calibration.Bin::happened).toArray();
        page.section("Are the probabilities right?");
        double most = Math.max(Arrays.stream(predicted).max().orElse(1), Arrays.stream(happened).max().orElse(1));
        double end = most > 0 ? Math.min(1, 1.1 * most) : 1;
        page.charts(List.of(new LineChart("Reliability",
                "The share of positive rows against the mean predicted probability, for equally many rows at each point. On"
                        + " the dashed line predictions come true; below it they are too high.",
                new Axis("predicted probability", 0, end), new Axis("share of positive rows", 0, end),
                List.of(new Line("rows of similar probability", Shape.MARKED, predicted, happened),
                        new Line("as predicted", Shape.REFERENCE, new double[]{0, end}, new double[]{0, end})))));
        page.text(
                "A model trained on resampled or weighted rows predicts the probabilities of those rows, not of these:"
                        + " correct its prior before reading them as probabilities.");
    }

    private void decisions() {
        page.section("Decisions");
        page.text(decided);
        page.table(measures("Measures of the decisions", evaluation.decision()));
        ConfusionMatrix matrix = evaluation.matrix();
        if (matrix.classes() > MOST_CLASSES) {
            page.text("The confusion matrix of " + matrix.classes() + " classes is not shown; --json has it.");
            return;
        }
        List<String> heading = new ArrayList<>(List.of("actual \\ predicted"));
        matrix.names().forEach(name -> heading.add(VisibleText.named(name)));
        List<List<String>> rows = new ArrayList<>();
        for (int actual = 0; actual < matrix.classes(); actual++) {
            List<String> row = new ArrayList<>(List.of(VisibleText.named(matrix.names().get(actual))));
            for (int predicted = 0; predicted < matrix.classes(); predicted++) {
                row.add(Numbers.count((long) matrix.count(actual, predicted)));
            }
            rows.add(row);
        }
        page.table(new Table("Confusion matrix, in rows", heading, rows));
    }

    private static Table measures(String caption, List<Measure> measures) {
        List<String[]> rows = EvaluationText.table(measures);
        return new Table(caption, List.of(rows.getFirst()),
                rows.subList(1, rows.size()).stream().map(List::of).toList());
    }
}
