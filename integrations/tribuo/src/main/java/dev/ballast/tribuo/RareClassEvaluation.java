package dev.ballast.tribuo;

import dev.ballast.core.metric.BinaryCounts;
import dev.ballast.core.metric.ClassificationReport;
import dev.ballast.core.metric.ConfusionMatrix;
import dev.ballast.core.metric.RankedScores;

import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.evaluation.LabelEvaluation;
import org.tribuo.evaluation.Evaluation;
import org.tribuo.evaluation.metrics.MetricID;
import org.tribuo.evaluation.metrics.MetricTarget;
import org.tribuo.provenance.EvaluationProvenance;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Tribuo's evaluation, and this library's metrics of the same predictions.
///
/// [#asMap()] has the metrics of both, so that Tribuo's own summaries of cross-validations, such as
/// `EvaluationAggregator.summarizeCrossValidation`, show them together. Beside Tribuo's these are, over all classes: `G_MEAN`,
/// `MATTHEWS`, `KAPPA`, `BALANCED_ACCURACY`; for each class against the others: `SPECIFICITY`, and if the model gives scores
/// `AVERAGE_PRECISION` and `ROC_AREA`. What is not defined is NaN.
///
/// **Where the two differ.** Tribuo takes 0 where a precision, a recall or an F-measure is not defined (0 / 0). Areas and average
/// precision are the same, ties among scores included, but for rounding.
///
/// Immutable.
public final class RareClassEvaluation implements Evaluation<Label> {

    private final LabelEvaluation tribuo;
    private final ConfusionMatrix confusion;
    private final boolean scored;
    private final Map<MetricID<Label>, Double> metrics;

    private RareClassEvaluation(LabelEvaluation tribuo, ConfusionMatrix confusion, boolean scored) {
        this.tribuo = tribuo;
        this.confusion = confusion;
        this.scored = scored;
        this.metrics = metrics();
    }

    static RareClassEvaluation of(Model<Label> model, List<Prediction<Label>> predictions,
            Supplier<LabelEvaluation> tribuo) {
        List<String> names = model.getOutputIDInfo().getDomain().stream().map(Label::getLabel).sorted().toList();
        if (predictions.isEmpty()) {
            throw new IllegalArgumentException("there are no predictions to judge; the data set must have examples");
        }
        int[] actual = new int[predictions.size()];
        int[] predicted = new int[actual.length];
        for (int row = 0; row < actual.length; row++) {
            actual[row] = code(names, predictions.get(row).getExample().getOutput(), row, "has");
            predicted[row] = code(names, predictions.get(row).getOutput(), row, "is predicted to have");
        }
        return new RareClassEvaluation(tribuo.get(), ConfusionMatrix.of(actual, predicted, names),
                model.generatesProbabilities());
    }

    private static int code(List<String> names, Label label, int row, String verb) {
        int code = Collections.binarySearch(names, label.getLabel());
        if (code < 0 && label.getLabel().equals(Label.UNKNOWN)) {
            throw new IllegalArgumentException("example " + row + ' ' + verb + " no label; it cannot be judged");
        }
        if (code < 0) {
            throw new IllegalArgumentException("example " + row + ' ' + verb + " the label \"" + label.getLabel()
                    + "\", which the model does not know; it knows " + names);
        }
        return code;
    }

    private Map<MetricID<Label>, Double> metrics() {
        Map<MetricID<Label>, Double> all = new HashMap<>(tribuo.asMap());
        all.put(metric("G_MEAN"), confusion.gMean());
        all.put(metric("MATTHEWS"), confusion.matthews());
        all.put(metric("KAPPA"), confusion.kappa());
        all.put(metric("BALANCED_ACCURACY"), confusion.balancedAccuracy());
        for (int code = 0; code < confusion.classes(); code++) {
            String name = confusion.names().get(code);
            BinaryCounts counts = confusion.oneVersusRest(code);
            all.put(metric("SPECIFICITY", name), counts.specificity());
            if (scored) {
                RankedScores ranked = ranked(name);
                all.put(metric("AVERAGE_PRECISION", name), ranked.precisionRecall().averagePrecision());
                all.put(metric("ROC_AREA", name), ranked.roc().area());
            }
        }
        return Collections.unmodifiableMap(all);
    }

    /// Names a metric of all classes, for [#get(MetricID)] and summaries.
    ///
    /// @param name such as `G_MEAN`; see above
    /// @return its name as Tribuo has it
    public static MetricID<Label> metric(String name) {
        MetricTarget<Label> classes = MetricTarget.macroAverageTarget();
        return new MetricID<>(classes, name);
    }

    /// Names a metric of one class, for [#get(MetricID)] and summaries.
    ///
    /// @param name  such as `SPECIFICITY`; see above
    /// @param label the class
    /// @return its name as Tribuo has it
    public static MetricID<Label> metric(String name, String label) {
        return new MetricID<>(new MetricTarget<>(new Label(label)), name);
    }

    /// {@return Tribuo's evaluation}
    public LabelEvaluation tribuo() {
        return tribuo;
    }

    /// {@return how many examples of each class were predicted to be of each class; classes are those of the model, by name}
    public ConfusionMatrix confusion() {
        return confusion;
    }

    /// Ranks the examples by the model's score for a class.
    ///
    /// @param label the class that high scores speak for
    /// @return the ranking
    /// @throws IllegalArgumentException if the model does not know the class, or gives no finite scores
    public RankedScores ranked(String label) {
        List<Prediction<Label>> predictions = getPredictions();
        if (!confusion.names().contains(label)) {
            throw new IllegalArgumentException(
                    "there is no label \"" + label + "\"; the model knows " + confusion.names());
        }
        boolean[] positive = new boolean[predictions.size()];
        double[] scores = new double[positive.length];
        for (int row = 0; row < scores.length; row++) {
            Label score = predictions.get(row).getOutputScores().get(label);
            if (score == null) {
                throw new IllegalArgumentException("prediction " + row + " has no score for \"" + label
                        + "\"; the model gives none to rank by");
            }
            positive[row] = predictions.get(row).getExample().getOutput().getLabel().equals(label);
            scores[row] = score.getScore();
        }
        return RankedScores.of(positive, scores);
    }

    @Override
    public Map<MetricID<Label>, Double> asMap() {
        return metrics;
    }

    @Override
    public List<Prediction<Label>> getPredictions() {
        return tribuo.getPredictions();
    }

    @Override
    public EvaluationProvenance getProvenance() {
        return tribuo.getProvenance();
    }

    /// {@return Tribuo's table, and below it this library's}
    @Override
    public String toString() {
        return tribuo + "\n\n" + ClassificationReport.of(confusion);
    }
}
