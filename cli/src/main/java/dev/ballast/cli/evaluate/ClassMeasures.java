package dev.ballast.cli.evaluate;

import dev.ballast.core.metric.AbsentClasses;
import dev.ballast.core.metric.BinaryCounts;
import dev.ballast.core.metric.BinaryMetric;
import dev.ballast.core.metric.BinomialInterval;
import dev.ballast.core.metric.ConfusionMatrix;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Measures of decisions between all classes.
final class ClassMeasures {

    static final List<Defined<ConfusionMatrix>> ALL = List.of(
            ofTwo("macro_f1", "F1, mean over classes that occur",
                    matrix -> matrix.macro(BinaryMetric.F1, AbsentClasses.SKIPPED)),
            ofTwo("multiclass_matthews", "Matthews correlation of all classes", ConfusionMatrix::matthews),
            ofRecalls("macro_recall", "balanced accuracy of all classes", ConfusionMatrix::balancedAccuracy,
                    recalls -> IntStream.range(0, recalls.length).mapToDouble(i -> recalls[i]).average()
                            .orElse(Double.NaN)),
            ofRecalls("multiclass_g_mean", "G-mean of all classes", ConfusionMatrix::gMean,
                    recalls -> Math.pow(IntStream.range(0, recalls.length).mapToDouble(i -> recalls[i]).reduce(1,
                            (one, other) -> one * other), 1.0 / recalls.length)),
            ofTwo("multiclass_kappa", "Cohen's kappa of all classes", ConfusionMatrix::kappa));

    private ClassMeasures() {
    }

    /// The codes of classes that were all predicted right, or all wrong.
    static int[] settled(ConfusionMatrix matrix) {
        return IntStream.range(0, matrix.classes()).filter(code -> matrix.actual(code) > 0
                && CountIntervals.isSettled(matrix.count(code, code), matrix.actual(code))).toArray();
    }

    /// A measure that for two classes is one of recall and specificity. For more it depends on where errors go, of which
    /// counts without errors say nothing.
    private static Defined<ConfusionMatrix> ofTwo(String key, String name, ToDoubleFunction<ConfusionMatrix> value) {
        return new Defined<>(key, name, "", value, matrix -> matrix.classes() == 2 && settled(matrix).length > 0,
                (matrix, level) -> matrix.classes() == 2
                        ? CountIntervals.box(matrix.oneVersusRest(1), level,
                                counts -> value.applyAsDouble(matrix(counts, matrix.names())))
                        : null);
    }

    private static ConfusionMatrix matrix(BinaryCounts counts, List<String> names) {
        return ConfusionMatrix.of(new int[]{0, 0, 1, 1}, new int[]{0, 1, 0, 1}, new double[]{counts.trueNegatives(),
                counts.falsePositives(), counts.falseNegatives(), counts.truePositives()}, names);
    }

    /// A measure that is a rising function of the recalls of all classes, which are of different rows.
    private static Defined<ConfusionMatrix> ofRecalls(String key, String name, ToDoubleFunction<ConfusionMatrix> value,
            ToDoubleFunction<double[]> ofRecalls) {
        return new Defined<>(key, name, "", value, matrix -> settled(matrix).length > 0, (matrix, level) -> {
            int[] codes = IntStream.range(0, matrix.classes()).filter(code -> matrix.actual(code) > 0).toArray();
            double each = Math.pow(level, 1.0 / codes.length);
            List<BinomialInterval> recalls = IntStream.of(codes).mapToObj(code -> BinomialInterval.exact(
                    (long) matrix.count(code, code), (long) matrix.actual(code), each)).toList();
            return new Interval(Interval.Kind.BOX,
                    ofRecalls.applyAsDouble(recalls.stream().mapToDouble(BinomialInterval::lower).toArray()),
                    ofRecalls.applyAsDouble(recalls.stream().mapToDouble(BinomialInterval::upper).toArray()), "");
        });
    }
}
