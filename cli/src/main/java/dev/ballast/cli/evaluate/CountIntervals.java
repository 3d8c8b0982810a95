package dev.ballast.cli.evaluate;

import dev.ballast.core.metric.BinaryCounts;
import dev.ballast.core.metric.BinomialInterval;

import org.jspecify.annotations.Nullable;

import java.util.function.ToDoubleFunction;

/// Intervals from counts, for where the bootstrap knows nothing: all of a class was found, or none of it, and every replicate
/// says so too.
final class CountIntervals {

    private CountIntervals() {
    }

    /// The interval of a share; null without rows.
    static @Nullable Interval share(double happened, double rows, double level) {
        return rows == 0 ? null : exact(happened, rows, level);
    }

    private static Interval exact(double happened, double rows, double level) {
        BinomialInterval bounds = BinomialInterval.exact((long) happened, (long) rows, level);
        return new Interval(Interval.Kind.EXACT, bounds.lower(), bounds.upper(), "");
    }

    /// Whether replicates cannot show how a share varies.
    static boolean isSettled(double happened, double rows) {
        return happened == 0 || happened == rows;
    }

    /// The interval of a measure of two shares. Recall and specificity are of different rows, so that both are within
    /// intervals of level sqrt(level) with probability level at least. F1, Matthews's coefficient, kappa, balanced accuracy
    /// and G-mean rise with each of the two, the rows of each class being given; so they are between their values at the ends.
    static @Nullable Interval box(BinaryCounts counts, double level, ToDoubleFunction<BinaryCounts> measure) {
        if (counts.positives() == 0 || counts.negatives() == 0) {
            return null;
        }
        double each = Math.sqrt(level);
        Interval recall = exact(counts.truePositives(), counts.positives(), each);
        Interval specificity = exact(counts.trueNegatives(), counts.negatives(), each);
        double lower = measure.applyAsDouble(at(counts, recall.lower(), specificity.lower()));
        double upper = measure.applyAsDouble(at(counts, recall.upper(), specificity.upper()));
        return Double.isNaN(lower) || Double.isNaN(upper)
                ? null
                : new Interval(Interval.Kind.BOX, lower, upper, "");
    }

    private static BinaryCounts at(BinaryCounts counts, double recall, double specificity) {
        return new BinaryCounts(counts.positives() * recall, counts.negatives() * (1 - specificity),
                counts.positives() * (1 - recall), counts.negatives() * specificity);
    }

    static boolean isSettled(BinaryCounts counts) {
        return isSettled(counts.truePositives(), counts.positives())
                || isSettled(counts.trueNegatives(), counts.negatives());
    }
}
