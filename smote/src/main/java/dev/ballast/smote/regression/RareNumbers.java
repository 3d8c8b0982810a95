package dev.ballast.smote.regression;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.Option;
import dev.ballast.core.strategy.Named;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.Band;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.Extremes;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Relevance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What methods for numbers share: the options that say which numbers are rare.
final class RareNumbers {

    static final Option<Curve> RELEVANCE = new Option.Read<>("relevance", Curve.AUTO, "points",
            "auto, or control points y:relevance with commas between, such as 0:0,100:1",
            "how much each number matters: from the box plot, or by control points", Curve::parse);
    static final Option<Extremes> EXTREMES = new Option.Choice<>("extremes", Extremes.BOTH,
            "with relevance=auto, which extremes are relevant");
    static final Option<Double> COEF = new Option.Real("coef", Relevance.USUAL_COEFFICIENT, 0,
            Double.POSITIVE_INFINITY, "with relevance=auto, heights of the box that its whiskers are long at most");
    static final Option<Double> THRESHOLD = new Option.Real("threshold", 0.8, 0.01, 1,
            "numbers of at least this relevance are rare");

    private static final List<String> BANDS = Arrays.stream(Band.values()).map(Band::toString).toList();

    private RareNumbers() {
    }

    /// Control points, or none, which stands for the box plot.
    record Curve(Optional<Relevance> given) {

        static final Curve AUTO = new Curve(Optional.empty());

        static Curve of(Relevance relevance) {
            return new Curve(Optional.of(relevance));
        }

        static Curve parse(String text) {
            return text.equals("auto") ? AUTO : of(Relevance.parse(text));
        }

        @Override
        public String toString() {
            return given.map(Relevance::toString).orElse("auto");
        }
    }

    static NumberTarget target(Dataset data) {
        if (data.target() instanceof NumberTarget target) {
            return target;
        }
        throw new IllegalStateException("the target is " + data.target() + "; this needs a number");
    }

    static Relevance relevance(MethodSettings settings, Dataset data) {
        return settings.get(RELEVANCE).given().orElseGet(() -> Relevance.ofBoxPlot(target(data), settings.get(EXTREMES),
                settings.get(COEF)));
    }

    static ClassLabels bands(MethodSettings settings, Dataset data) {
        return relevance(settings, data).bands(target(data), settings.get(THRESHOLD));
    }

    static void requireBands(String method, ClassCounts before) {
        if (!before.names().equals(BANDS)) {
            throw new IllegalArgumentException(method + " needs number to predict, whose rows are counted as " + BANDS
                    + ", and these are " + before + "; for classes use smote, random-over or random-under");
        }
    }

    /// Refuses counts of anything else than bands, and to compare bands if only one has rows, in words of relevance and not of
    /// classes.
    static void requireSome(String method, ClassCounts before, SamplingStrategy strategy) {
        requireBands(method, before);
        if (strategy instanceof Named && before.count(Band.LOW.code()) == 0
                && before.count(Band.HIGH.code()) == 0) {
            throw new IllegalArgumentException("no number is rare: all " + before.total()
                    + " have a relevance below the threshold; lower threshold or coef, or give control points, such as"
                    + " relevance=0:0,100:1");
        }
    }
}
