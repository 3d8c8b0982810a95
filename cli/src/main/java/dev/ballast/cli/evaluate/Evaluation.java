package dev.ballast.cli.evaluate;

import dev.ballast.cli.evaluate.ScoreMeasures.Judged;
import dev.ballast.core.metric.BinaryCounts;
import dev.ballast.core.metric.BinaryProbabilities;
import dev.ballast.core.metric.Calibration;
import dev.ballast.core.metric.ConfusionMatrix;
import dev.ballast.core.metric.RankedScores;
import dev.ballast.core.metric.ScoreGroups;
import dev.ballast.core.target.ClassLabels;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
/// @param notes     what a reader should know before believing the numbers, each one line
public record Evaluation(int rows, @Nullable String positive, List<Measure> ranking, double threshold,
        List<Measure> decision,
        ConfusionMatrix matrix, @Nullable RankedScores scores, @Nullable Calibration bins, List<String> notes) {

    /// Chooses a threshold.
    @FunctionalInterface
    public interface ThresholdChoice {

        /// Chooses.
        ///
        /// @param scores the scores
        /// @return the least score that is taken for positive
        double of(RankedScores scores);
    }

    /// {@return the class that is looked for, where scores were judged or one was named}
    ///
    /// @throws NullPointerException if there is none
    public String requirePositive() {
        return Objects.requireNonNull(positive, "no class is looked for");
    }

    /// {@return whether there are scores, and rows of both classes to rank by them}
    public boolean hasRanking() {
        return scores != null && scores.positives() > 0 && scores.negatives() > 0;
    }

    /// Evaluates scores. If all rows are of one class, what compares classes is not defined.
    ///
    /// @param table     has scores
    /// @param positive  the class that high scores speak for; if all rows are of one class, it may be another
    /// @param threshold finds the threshold, given the scores; rows that score at least that are taken for positive
    /// @param intervals how they are made
    /// @return the evaluation
    /// @throws IllegalArgumentException if there are several classes and none of this name
    public static Evaluation ofScores(ScoredTable table, String positive, ThresholdChoice threshold,
            Intervals intervals) {
        ClassLabels labels = table.labels();
        if (labels.classes() > 1) {
            Classes.requireKnown(labels, positive);
        }
        boolean[] isPositive = positives(labels, positive);
        double[] values = Objects.requireNonNull(table.scores(), "the table was read without scores");
        RankedScores scores = RankedScores.of(isPositive, values);
        boolean probable = table.outside() == null;
        BinaryProbabilities probabilities = probable ? BinaryProbabilities.of(isPositive, values) : null;
        Judged all = new Judged(scores, probabilities);
        double line = threshold.of(scores);
        List<Defined<Judged>> defined = new ArrayList<>(ScoreMeasures.ranking(scores.prevalence()));
        if (probable) {
            defined.addAll(ScoreMeasures.probability(scores.prevalence()));
        }
        int rankings = defined.size();
        BinaryMeasures.ALL.forEach(one -> defined.add(one.on(judged -> judged.ranked().countsAt(line), "")));
        ScoreGroups groups = ScoreGroups.of(values);
        List<Measure> measures = intervals.of(defined, labels, all,
                weights -> new Judged(groups.ranked(isPositive, weights),
                        probable ? BinaryProbabilities.of(isPositive, values, weights) : null));
        List<Measure> ranking = measures.subList(0, rankings);
        return new Evaluation(labels.size(), positive, ranking, line, measures.subList(rankings, measures.size()),
                matrix(labels, positive, scores.countsAt(line)), scores,
                probabilities == null ? null : probabilities.calibrationByWeight(ScoreMeasures.BINS),
                Notes.ofScores(table, values, positive, isPositive, scores, intervals));
    }

    private static boolean[] positives(ClassLabels labels, String positive) {
        int code = labels.names().indexOf(positive);
        boolean[] isPositive = new boolean[labels.size()];
        for (int row = 0; row < isPositive.length; row++) {
            isPositive[row] = labels.code(row) == code;
        }
        return isPositive;
    }

    private static ConfusionMatrix matrix(ClassLabels labels, String positive, BinaryCounts counts) {
        List<String> others = labels.names().stream().filter(name -> !name.equals(positive)).toList();
        String rest = others.size() == 1 ? others.getFirst() : "not " + positive;
        return ConfusionMatrix.of(new long[][]{{(long) counts.trueNegatives(), (long) counts.falsePositives()},
                {(long) counts.falseNegatives(), (long) counts.truePositives()}}, List.of(rest, positive));
    }

    /// Evaluates predicted classes.
    ///
    /// @param table     has predicted classes
    /// @param positive  a class to look at more closely; null for none
    /// @param intervals how they are made
    /// @return the evaluation
    /// @throws IllegalArgumentException if there is no such class, or no class is both actual and predicted
    public static Evaluation ofClasses(ScoredTable table, @Nullable String positive, Intervals intervals) {
        ClassLabels labels = table.labels();
        int[] predicted = Objects.requireNonNull(table.predicted(), "the table was read without predicted classes");
        ConfusionMatrix matrix = ConfusionMatrix.of(labels, predicted);
        Classes.requireCommon(matrix);
        if (positive != null) {
            Classes.requireKnown(labels, positive);
        }
        int code = labels.names().indexOf(positive);
        List<Defined<ConfusionMatrix>> defined = new ArrayList<>();
        if (positive != null) {
            BinaryMeasures.ALL.forEach(one -> defined.add(one.on(whole -> whole.oneVersusRest(code),
                    "class " + Classes.shown(positive))));
        }
        defined.addAll(ClassMeasures.ALL);
        int[] actual = labels.toCodes();
        List<Measure> measures = intervals.of(defined, labels, matrix,
                weights -> ConfusionMatrix.of(actual, predicted, weights, labels.names()));
        return new Evaluation(labels.size(), positive, List.of(), Double.NaN, measures, matrix, null, null,
                Notes.ofClasses(matrix, intervals));
    }
}
