package dev.ballast.cli.evaluate;

import dev.ballast.core.metric.AbsentClasses;
import dev.ballast.core.metric.BinaryCounts;
import dev.ballast.core.metric.BinaryMetric;
import dev.ballast.core.metric.BinaryProbabilities;
import dev.ballast.core.metric.Bootstrap;
import dev.ballast.core.metric.BootstrapInterval;
import dev.ballast.core.metric.Calibration;
import dev.ballast.core.metric.ConfusionMatrix;
import dev.ballast.core.metric.RankedScores;
import dev.ballast.core.metric.ScoreGroups;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// How good predictions are.
///
/// @param rows      how many there are
/// @param positive  the class that is looked for; null if classes were predicted and none was named
/// @param ranking   how well scores tell the positive class from the rest, whatever the threshold; empty without scores
/// @param threshold where the line is drawn; NaN without scores
/// @param decision  how good the decisions are
/// @param matrix    decisions against the actual classes
/// @param scores    null without scores
/// @param bins      null unless all scores are between 0 and 1
public record Evaluation(int rows, String positive, List<Measure> ranking, double threshold, List<Measure> decision,
        ConfusionMatrix matrix, RankedScores scores, Calibration bins) {

    private static final double HIGH = 0.9;
    private static final int BINS = 10;

    private static final List<Defined<BinaryCounts>> BINARY = List.of(
            new Defined<>("precision", "precision", "", BinaryCounts::precision),
            new Defined<>("recall", "recall", "", BinaryCounts::recall),
            new Defined<>("f1", "F1", "", BinaryCounts::f1),
            new Defined<>("matthews", "Matthews correlation", "", BinaryCounts::matthews),
            new Defined<>("specificity", "specificity", "", BinaryCounts::specificity),
            new Defined<>("balanced_accuracy", "balanced accuracy", "", BinaryCounts::balancedAccuracy),
            new Defined<>("g_mean", "G-mean", "", BinaryCounts::gMean),
            new Defined<>("kappa", "Cohen's kappa", "", BinaryCounts::kappa));

    private static final List<Defined<ConfusionMatrix>> OVER_CLASSES = List.of(
            new Defined<>("macro_f1", "F1, mean over classes that occur", "",
                    matrix -> matrix.macro(BinaryMetric.F1, AbsentClasses.SKIPPED)),
            new Defined<>("multiclass_matthews", "Matthews correlation of all classes", "",
                    ConfusionMatrix::matthews),
            new Defined<>("macro_recall", "balanced accuracy of all classes", "", ConfusionMatrix::balancedAccuracy),
            new Defined<>("multiclass_g_mean", "G-mean of all classes", "", ConfusionMatrix::gMean),
            new Defined<>("multiclass_kappa", "Cohen's kappa of all classes", "", ConfusionMatrix::kappa));

    /// How intervals are made.
    ///
    /// @param replicates 0 for none
    /// @param level      of the intervals
    /// @param seed       fixes all random choices
    /// @param done       told after every replicate
    public record Intervals(int replicates, double level, Seed seed, Runnable done) {

        /// Computes all measures of the same replicates.
        private <T> List<Measure> of(List<Defined<T>> defined, ClassLabels labels, T all,
                Function<double[], T> weighted) {
            List<Measure> measures = new ArrayList<>();
            List<BootstrapInterval> found = replicates == 0
                    ? List.of()
                    : Bootstrap.stratified(labels).replicates(replicates).level(level).intervals(seed, weights -> {
                        T judged = weighted.apply(weights);
                        done.run();
                        return defined.stream().mapToDouble(one -> one.value().applyAsDouble(judged)).toArray();
                    });
            for (int i = 0; i < defined.size(); i++) {
                Defined<T> one = defined.get(i);
                measures.add(new Measure(one.key(), one.name(), one.value().applyAsDouble(all),
                        replicates == 0 ? Double.NaN : found.get(i).lower(),
                        replicates == 0 ? Double.NaN : found.get(i).upper(), one.note()));
            }
            return List.copyOf(measures);
        }
    }

    /// Chooses a threshold.
    @FunctionalInterface
    public interface ThresholdChoice {

        /// Chooses.
        ///
        /// @param scores the scores
        /// @return the least score that is taken for positive
        double of(RankedScores scores);
    }

    private record Defined<T>(String key, String name, String note, ToDoubleFunction<T> value) {

        private <S> Defined<S> on(Function<S, T> part, String newNote) {
            return new Defined<>(key, name, newNote, whole -> value.applyAsDouble(part.apply(whole)));
        }
    }

    /// Scores as they are judged: ranked, and as probabilities if they are.
    private record Judged(RankedScores ranked, BinaryProbabilities probabilities) {}

    /// Evaluates scores.
    ///
    /// @param table     has scores
    /// @param positive  the class that high scores speak for
    /// @param threshold finds the threshold, given the scores; rows that score at least that are taken for positive
    /// @param intervals how they are made
    /// @return the evaluation
    /// @throws IllegalArgumentException if there is no such class, or all rows are of it, or none is
    public static Evaluation ofScores(ScoredTable table, String positive, ThresholdChoice threshold,
            Intervals intervals) {
        ClassLabels labels = table.labels();
        RankedScores scores = RankedScores.of(labels, positive, table.scores());
        if (scores.positives() == 0 || scores.negatives() == 0) {
            throw new IllegalArgumentException((scores.positives() == 0 ? "no row is" : "all rows are") + " of class \""
                    + positive + "\"; scores are judged by how they tell it from others");
        }
        boolean probable = Arrays.stream(table.scores()).allMatch(score -> score >= 0 && score <= 1);
        boolean[] isPositive = positives(labels, positive);
        Judged all = new Judged(scores, probable ? BinaryProbabilities.of(isPositive, table.scores()) : null);
        double line = threshold.of(scores);
        List<Defined<Judged>> defined = new ArrayList<>(ranking(scores.prevalence()));
        if (probable) {
            defined.addAll(probability(scores.prevalence()));
        }
        int rankings = defined.size();
        BINARY.forEach(one -> defined.add(one.on(judged -> judged.ranked().countsAt(line), "")));
        ScoreGroups groups = ScoreGroups.of(table.scores());
        List<Measure> measures = intervals.of(defined, labels, all,
                weights -> new Judged(groups.ranked(isPositive, weights),
                        probable ? BinaryProbabilities.of(isPositive, table.scores(), weights) : null));
        return new Evaluation(labels.size(), positive, measures.subList(0, rankings), line,
                measures.subList(rankings, measures.size()), matrix(labels, positive, scores.countsAt(line)), scores,
                probable ? all.probabilities().calibrationByWeight(BINS) : null);
    }

    private static boolean[] positives(ClassLabels labels, String positive) {
        int code = labels.names().indexOf(positive);
        boolean[] isPositive = new boolean[labels.size()];
        for (int row = 0; row < isPositive.length; row++) {
            isPositive[row] = labels.code(row) == code;
        }
        return isPositive;
    }

    private static List<Defined<Judged>> ranking(double prevalence) {
        return List.of(
                new Defined<>("average_precision", "average precision", "by chance %.4g".formatted(prevalence),
                        judged -> judged.ranked().precisionRecall().averagePrecision()),
                new Defined<>("recall_at_precision_0.9", "recall at precision 0.9",
                        "0 if no threshold has that precision",
                        judged -> judged.ranked().precisionRecall().recallAtPrecision(HIGH)),
                new Defined<>("precision_at_recall_0.9", "precision at recall 0.9", "",
                        judged -> judged.ranked().precisionRecall().precisionAtRecall(HIGH)),
                new Defined<>("roc_auc", "ROC AUC", "by chance 0.5; says little when positives are rare",
                        judged -> judged.ranked().roc().area()));
    }

    private static List<Defined<Judged>> probability(double prevalence) {
        double rest = 1 - prevalence;
        return List.of(
                new Defined<>("brier", "Brier score",
                        "smaller is better; always the prevalence: %.4g".formatted(prevalence * rest),
                        judged -> judged.probabilities().brier()),
                new Defined<>("log_loss", "log loss",
                        "smaller is better; always the prevalence: %.4g"
                                .formatted(-prevalence * Math.log(prevalence) - rest * Math.log(rest)),
                        judged -> judged.probabilities().logLoss()),
                new Defined<>("expected_calibration_error", "calibration error",
                        "smaller is better; " + BINS + " bins of equally many rows",
                        judged -> judged.probabilities().calibrationByWeight(BINS).expectedError()));
    }

    private static ConfusionMatrix matrix(ClassLabels labels, String positive, BinaryCounts counts) {
        String rest = labels.classes() == 2
                ? labels.names().get(1 - labels.names().indexOf(positive))
                : "not " + positive;
        return ConfusionMatrix.of(new long[][]{{(long) counts.trueNegatives(), (long) counts.falsePositives()},
                {(long) counts.falseNegatives(), (long) counts.truePositives()}}, List.of(rest, positive));
    }

    /// Evaluates predicted classes.
    ///
    /// @param table     has predicted classes
    /// @param positive  a class to look at more closely; null for none
    /// @param intervals how they are made
    /// @return the evaluation
    /// @throws IllegalArgumentException if there is no such class
    public static Evaluation ofClasses(ScoredTable table, String positive, Intervals intervals) {
        ClassLabels labels = table.labels();
        int code = labels.names().indexOf(positive);
        if (positive != null && code < 0) {
            throw new IllegalArgumentException("there is no class \"" + positive + "\"; classes are " + labels.names());
        }
        List<Defined<ConfusionMatrix>> defined = new ArrayList<>();
        if (positive != null) {
            BINARY.forEach(one -> defined.add(one.on(matrix -> matrix.oneVersusRest(code), "class " + positive)));
        }
        defined.addAll(OVER_CLASSES);
        int[] actual = labels.toCodes();
        ConfusionMatrix matrix = ConfusionMatrix.of(labels, table.predicted());
        List<Measure> measures = intervals.of(defined, labels, matrix,
                weights -> ConfusionMatrix.of(actual, table.predicted(), weights, labels.names()));
        return new Evaluation(labels.size(), positive, List.of(), Double.NaN, measures, matrix, null, null);
    }
}
