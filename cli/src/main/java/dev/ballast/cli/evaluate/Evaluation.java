package dev.ballast.cli.evaluate;

import dev.ballast.cli.evaluate.ScoreMeasures.Judged;
import dev.ballast.core.metric.BinaryCounts;
import dev.ballast.core.metric.BinaryProbabilities;
import dev.ballast.core.metric.Calibration;
import dev.ballast.core.metric.ConfusionMatrix;
import dev.ballast.core.metric.RankedScores;
import dev.ballast.core.metric.ScoreGroups;
import dev.ballast.core.target.ClassLabels;

import java.util.ArrayList;
import java.util.List;

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
public record Evaluation(int rows, String positive, List<Measure> ranking, double threshold, List<Measure> decision,
        ConfusionMatrix matrix, RankedScores scores, Calibration bins, List<String> notes) {

    /// Chooses a threshold.
    @FunctionalInterface
    public interface ThresholdChoice {

        /// Chooses.
        ///
        /// @param scores the scores
        /// @return the least score that is taken for positive
        double of(RankedScores scores);
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
        RankedScores scores = RankedScores.of(isPositive, table.scores());
        boolean probable = table.outside() == null;
        Judged all = new Judged(scores, probable ? BinaryProbabilities.of(isPositive, table.scores()) : null);
        double line = threshold.of(scores);
        List<Defined<Judged>> defined = new ArrayList<>(ScoreMeasures.ranking(scores.prevalence()));
        if (probable) {
            defined.addAll(ScoreMeasures.probability(scores.prevalence()));
        }
        int rankings = defined.size();
        BinaryMeasures.ALL.forEach(one -> defined.add(one.on(judged -> judged.ranked().countsAt(line), "")));
        ScoreGroups groups = ScoreGroups.of(table.scores());
        List<Measure> measures = intervals.of(defined, labels, all,
                weights -> new Judged(groups.ranked(isPositive, weights),
                        probable ? BinaryProbabilities.of(isPositive, table.scores(), weights) : null));
        List<Measure> ranking = measures.subList(0, rankings);
        return new Evaluation(labels.size(), positive, ranking, line, measures.subList(rankings, measures.size()),
                matrix(labels, positive, scores.countsAt(line)), scores,
                probable ? all.probabilities().calibrationByWeight(ScoreMeasures.BINS) : null,
                Notes.ofScores(table, positive, isPositive, scores, intervals));
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
    public static Evaluation ofClasses(ScoredTable table, String positive, Intervals intervals) {
        ClassLabels labels = table.labels();
        ConfusionMatrix matrix = ConfusionMatrix.of(labels, table.predicted());
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
                weights -> ConfusionMatrix.of(actual, table.predicted(), weights, labels.names()));
        return new Evaluation(labels.size(), positive, List.of(), Double.NaN, measures, matrix, null, null,
                Notes.ofClasses(matrix, intervals));
    }
}
