package dev.ballast.smote.regression;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.GrowingClasses;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.Band;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.Relevance;
import dev.ballast.core.target.Target;

import java.util.Optional;
import java.util.EnumSet;
import java.util.Set;

/// Repeats rows with rare numbers, chosen at random. Keeps every original row.
///
/// Branco, Torgo, Ribeiro: "Pre-processing approaches for imbalanced distributions in regression", Neurocomputing 343, 2019,
/// doi:10.1016/j.neucom.2018.11.100.
///
/// **Method.** The bands `low` and `high` hold the rows whose number is rare by a [Relevance]. Each new row of a band is a
/// copy of one of its rows, drawn with replacement, each with the same probability.
///
/// **Counts.** [SamplingStrategy#AUTO] makes rare rows as many as common ones, the two bands alike: each has half of the common
/// rows, or, if the other one is empty, as many; a band that has more already stays. Every other strategy works on the three
/// bands as on classes.
///
/// **Cost.** One pass over the target, 4 bytes for each row of a growing band. **Randomness.** `relevance-over.draw` at (band,
/// epoch, new row), one number a row.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record RelevanceOver(MethodSettings settings) implements Resampler {

    static final Accepts ANY_COLUMNS = new Accepts(EnumSet.allOf(Column.Kind.class), Set.of(Target.Kind.NUMBER),
            "any columns");

    private static final Purpose DRAW = Purpose.of("relevance-over.draw");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("relevance-over", Family.OVER_SAMPLING, "repeats rows with rare numbers, chosen at random")
            .accepts(ANY_COLUMNS).reads(Reads.CLASSES).makes(Makes.COPIES)
            .options(RareNumbers.RELEVANCE, RareNumbers.EXTREMES, RareNumbers.COEF, RareNumbers.THRESHOLD)
            .paper("Branco, Torgo, Ribeiro 2019", "10.1016/j.neucom.2018.11.100")
            .costs("4 bytes for each row of a growing band").makes(RelevanceOver::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public RelevanceOver {
        settings.requireOf(INFO);
    }

    /// Offers the method by its name.
    public static final class Provider implements MethodProvider {

        /// Makes the offer.
        public Provider() {
        }

        @Override
        public MethodInfo info() {
            return INFO;
        }
    }

    /// Returns the method with relevance from the box plot and as many rare rows as common ones.
    ///
    /// @return the method
    public static RelevanceOver create() {
        return new RelevanceOver(INFO.settings());
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each band shall have
    /// @return the method
    public RelevanceOver to(SamplingStrategy newStrategy) {
        return new RelevanceOver(settings.with(newStrategy));
    }

    /// Returns this method with given relevance.
    ///
    /// @param relevance how much each number matters
    /// @return the method
    public RelevanceOver relevance(Relevance relevance) {
        return new RelevanceOver(settings.with(RareNumbers.RELEVANCE, RareNumbers.Curve.of(relevance)));
    }

    @Override
    public ClassLabels classes(Dataset data) {
        return RareNumbers.bands(settings, data);
    }

    @Override
    public Optional<Relevance> relevance(Dataset data) {
        return Optional.of(RareNumbers.relevance(settings, data));
    }

    @Override
    public Promise promise(ClassCounts before) {
        RareNumbers.requireSome(INFO.name(), before, strategy());
        if (strategy() != SamplingStrategy.AUTO) {
            return Resampler.super.promise(before);
        }
        long low = before.count(Band.LOW.code());
        long common = before.count(Band.COMMON.code());
        long high = before.count(Band.HIGH.code());
        long goal = low > 0 && high > 0 ? common - common / 2 : common;
        return new Promise.Exact(ClassTargets.of(before, low == 0 ? 0 : Math.max(low, goal), common,
                high == 0 ? 0 : Math.max(high, goal)));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassLabels bands = classes(data, run);
        return GrowingClasses.fit(data, bands, promise.targets(), Mixing.of(data.columns()), run, (code, rows, _) -> {
            long key = bands.streamKey(code);
            return (seed, epoch, _) -> (index, into) -> into
                    .copied(rows[seed.stream(DRAW, key, epoch, index).nextInt(rows.length)]);
        });
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
