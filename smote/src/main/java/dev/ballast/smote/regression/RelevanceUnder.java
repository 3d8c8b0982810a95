package dev.ballast.smote.regression;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Family;
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
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.Band;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.Relevance;

import java.util.Optional;
import java.util.List;

/// Drops rows with common numbers, chosen at random.
///
/// Torgo, Branco, Ribeiro, Pfahringer: "Resampling strategies for regression", Expert Systems 32, 2015,
/// doi:10.1111/exsy.12081.
///
/// **Method.** The band `common` holds the rows whose number is not rare by a [Relevance]. Of a band that shrinks, every subset
/// of the wanted size is kept with the same probability.
///
/// **Counts.** [SamplingStrategy#AUTO] leaves as many common rows as there are rare ones in both bands together, or all if
/// there are fewer. Every other strategy works on the three bands as on classes.
///
/// **Cost.** One pass over the target; a bit a row for each draw. **Randomness.** `relevance-under.drop` at (band, epoch, 0),
/// in row order.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record RelevanceUnder(MethodSettings settings) implements Resampler {

    private static final Purpose DROP = Purpose.of("relevance-under.drop");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("relevance-under", Family.UNDER_SAMPLING, "drops rows with common numbers, chosen at random")
            .accepts(RelevanceOver.ANY_COLUMNS).reads(Reads.CLASSES).makes(Makes.NOTHING)
            .options(RareNumbers.RELEVANCE, RareNumbers.EXTREMES, RareNumbers.COEF, RareNumbers.THRESHOLD)
            .paper("Torgo, Branco, Ribeiro, Pfahringer 2015", "10.1111/exsy.12081").costs("a bit a row")
            .makes(RelevanceUnder::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public RelevanceUnder {
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

    /// Returns the method with relevance from the box plot and as many common rows as rare ones.
    ///
    /// @return the method
    public static RelevanceUnder create() {
        return new RelevanceUnder(INFO.settings());
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each band shall have
    /// @return the method
    public RelevanceUnder to(SamplingStrategy newStrategy) {
        return new RelevanceUnder(settings.with(newStrategy));
    }

    /// Returns this method with given relevance.
    ///
    /// @param relevance how much each number matters
    /// @return the method
    public RelevanceUnder relevance(Relevance relevance) {
        return new RelevanceUnder(settings.with(RareNumbers.RELEVANCE, RareNumbers.Curve.of(relevance)));
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
        return new Promise.Exact(ClassTargets.of(before, low, Math.min(common, low + high), high));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassLabels bands = classes(data, run);
        RandomSurvivors survivors = new RandomSurvivors(bands, promise.targets(), DROP);
        Mixing mixing = Mixing.of(data.columns());
        return (seed, epoch) -> Plan.of(bands, mixing, survivors.kept(seed, epoch), List.of());
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
