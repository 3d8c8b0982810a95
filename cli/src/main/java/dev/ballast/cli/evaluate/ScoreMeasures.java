package dev.ballast.cli.evaluate;

import dev.ballast.core.metric.BinaryProbabilities;
import dev.ballast.core.metric.BinomialInterval;
import dev.ballast.core.metric.RankedScores;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// Measures of scores, whatever the threshold.
final class ScoreMeasures {

    static final int BINS = 10;
    private static final double HIGH = 0.9;

    private ScoreMeasures() {
    }

    /// Scores as they are judged: ranked, and as probabilities if they are.
    record Judged(RankedScores ranked, @Nullable BinaryProbabilities probabilities) {

        /// The probabilities, for the measures of them, which are there only if scores are probabilities.
        BinaryProbabilities requireProbabilities() {
            return Objects.requireNonNull(probabilities, "scores are no probabilities");
        }

        boolean hasBothClasses() {
            return ranked.positives() > 0 && ranked.negatives() > 0;
        }
    }

    static List<Defined<Judged>> ranking(double prevalence) {
        boolean both = prevalence > 0 && prevalence < 1;
        return List.of(
                ranked("average_precision", "average precision", both ? "by chance %.4g".formatted(prevalence) : "",
                        scores -> scores.precisionRecall().averagePrecision()),
                ranked("recall_at_precision_0.9", "recall at precision 0.9",
                        both ? "0 if no threshold has that precision" : "",
                        scores -> scores.precisionRecall().recallAtPrecision(HIGH)),
                ranked("precision_at_recall_0.9", "precision at recall 0.9", "",
                        scores -> scores.precisionRecall().precisionAtRecall(HIGH)),
                new Defined<>("roc_auc", "ROC AUC", both ? "by chance 0.5; says little when positives are rare" : "",
                        ofBoth(scores -> scores.roc().area()), _ -> false, ScoreMeasures::rocArea));
    }

    private static Defined<Judged> ranked(String key, String name, String note, ToDoubleFunction<RankedScores> value) {
        return Defined.of(key, name, note, ofBoth(value));
    }

    private static ToDoubleFunction<Judged> ofBoth(ToDoubleFunction<RankedScores> value) {
        return judged -> judged.hasBothClasses() ? value.applyAsDouble(judged.ranked()) : Double.NaN;
    }

    /// The interval of an area of 1 or 0. The area is the probability that a positive row scores higher than a negative one.
    /// If all pairs are in order, so are as many pairs without a row in common as the smaller class has rows, which are
    /// independent: their exact interval holds.
    private static @Nullable Interval rocArea(Judged judged, double level) {
        double area = judged.ranked().roc().area();
        if (area != 0 && area != 1) {
            return null;
        }
        long pairs = (long) Math.min(judged.ranked().positives(), judged.ranked().negatives());
        BinomialInterval bounds = BinomialInterval.exact(area == 1 ? pairs : 0, pairs, level);
        return new Interval(Interval.Kind.EXACT, bounds.lower(), bounds.upper(), "");
    }

    static List<Defined<Judged>> probability(double prevalence) {
        double rest = 1 - prevalence;
        boolean both = prevalence > 0 && prevalence < 1;
        return List.of(
                Defined.of("brier", "Brier score", "smaller is better" + (both
                        ? "; always the prevalence: %.4g".formatted(prevalence * rest)
                        : ""), judged -> judged.requireProbabilities().brier()),
                Defined.of("log_loss", "log loss", "smaller is better" + (both
                        ? "; always the prevalence: %.4g"
                                .formatted(-prevalence * Math.log(prevalence) - rest * Math.log(rest))
                        : ""), judged -> judged.requireProbabilities().logLoss()),
                Defined.of("expected_calibration_error", "calibration error",
                        "smaller is better; " + BINS + " bins of equally many rows",
                        judged -> judged.requireProbabilities().calibrationByWeight(BINS).expectedError()));
    }
}
