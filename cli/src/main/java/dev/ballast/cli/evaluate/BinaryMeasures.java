package dev.ballast.cli.evaluate;

import dev.ballast.core.metric.BinaryCounts;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// Measures of decisions between a class and the others.
final class BinaryMeasures {

    static final List<Defined<BinaryCounts>> ALL = List.of(
            share("precision", "precision", BinaryCounts::precision, BinaryCounts::predictedPositives,
                    BinaryCounts::truePositives),
            share("recall", "recall", BinaryCounts::recall, BinaryCounts::positives, BinaryCounts::truePositives),
            box("f1", "F1", BinaryCounts::f1),
            box("matthews", "Matthews correlation", BinaryCounts::matthews),
            share("specificity", "specificity", BinaryCounts::specificity, BinaryCounts::negatives,
                    BinaryCounts::trueNegatives),
            box("balanced_accuracy", "balanced accuracy", BinaryCounts::balancedAccuracy),
            box("g_mean", "G-mean", BinaryCounts::gMean),
            box("kappa", "Cohen's kappa", BinaryCounts::kappa));

    private BinaryMeasures() {
    }

    private static Defined<BinaryCounts> share(String key, String name, ToDoubleFunction<BinaryCounts> value,
            ToDoubleFunction<BinaryCounts> rows, ToDoubleFunction<BinaryCounts> happened) {
        return new Defined<>(key, name, "", value, counts -> CountIntervals.isSettled(happened.applyAsDouble(counts),
                rows.applyAsDouble(counts)),
                (counts, level) -> CountIntervals.share(happened.applyAsDouble(counts),
                        rows.applyAsDouble(counts), level));
    }

    private static Defined<BinaryCounts> box(String key, String name, ToDoubleFunction<BinaryCounts> value) {
        return new Defined<>(key, name, "", value, CountIntervals::isSettled,
                (counts, level) -> CountIntervals.box(counts, level, value));
    }
}
