package dev.ballast.smote.regression;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.GrowingClasses;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.EvenAllocation;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Relevance;
import dev.ballast.smote.SmallClassPolicy;
import dev.ballast.smote.space.FiniteColumns;

import java.util.Optional;
import java.util.Arrays;
import java.util.List;

/// Repeats rows with rare numbers, moved by a little Gaussian noise, and drops rows with common numbers.
///
/// Lee: "Noisy replication in skewed binary classification", Computational Statistics and Data Analysis 34, 2000,
/// doi:10.1016/S0167-9473(99)00095-X; for numbers to be predicted Branco, Ribeiro, Torgo: "UBL: an R package for
/// utility-based learning", 2016, arXiv:1604.08079.
///
/// **Method.** A [Relevance] tells the bands `low` and `high`, where numbers are rare, from `common`. In a band that grows, all
/// rows serve as base equally often, up to one, and a new row is
///
///     value  = base + pert * deviation * normal
///     target = the same, with the target's deviation and a number of its own
///
/// with the standard deviations (divisor n - 1) of the band's rows and a standard normal number for each column. The noise is
/// drawn anew until the target is between the smallest and the largest of the band, so that no number appears that is
/// more extreme than all that were seen, and a row stays in its band; UBL lets both happen. From a band that shrinks, rows
/// are dropped at random.
///
/// **Counts.** [SamplingStrategy#AUTO] is [SamplingStrategy#BALANCE]: every band that has rows gets the mean number of rows.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values in rows of bands that grow; columns of other
/// roles may be anything, and are the base's. Whole numbers are rounded, ordinal codes stay among the levels.
///
/// **Cost.** One pass over the rows of growing bands. Drawing: O(columns) a row; a bit for each row of the data.
///
/// **Randomness.** `gaussian-noise.draw` at (band, epoch, new row): tickets, about two at most on average. `gaussian-noise.bases`
/// at (band, epoch, 0): which rows get an extra turn. `gaussian-noise.drop` at (band, epoch, 0), in row order: which rows stay.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record GaussianNoise(MethodSettings settings) implements Resampler {

    private static final Purpose DRAW = Purpose.of("gaussian-noise.draw");
    private static final Purpose BASES = Purpose.of("gaussian-noise.bases");
    private static final Purpose DROP = Purpose.of("gaussian-noise.drop");

    private static final Option<Double> PERT = new Option.Real("pert", 0.1, 0, 1,
            "noise in standard deviations of the band");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("gaussian-noise", Family.BALANCING,
                    "repeats rows with rare numbers, with noise, and drops rows with common numbers")
            .accepts(Smoter.NUMBERS)
            .options(PERT, RareNumbers.RELEVANCE, RareNumbers.EXTREMES, RareNumbers.COEF, RareNumbers.THRESHOLD)
            .paper("Lee 2000", "10.1016/S0167-9473(99)00095-X").costs("one pass over the rows of growing bands")
            .makes(GaussianNoise::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public GaussianNoise {
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

    /// Returns the method with noise of a tenth of the standard deviation, relevance from the box plot and all bands of one
    /// size.
    ///
    /// @return the method
    public static GaussianNoise create() {
        return new GaussianNoise(INFO.settings());
    }

    /// Returns this method with more or less noise.
    ///
    /// @param pert the noise in standard deviations of the band, 0 to 1
    /// @return the method
    /// @throws IllegalArgumentException if it is out of range
    public GaussianNoise pert(double pert) {
        return new GaussianNoise(settings.with(PERT, pert));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each band shall have
    /// @return the method
    public GaussianNoise to(SamplingStrategy newStrategy) {
        return new GaussianNoise(settings.with(newStrategy));
    }

    /// Returns this method with given relevance.
    ///
    /// @param relevance how much each number matters
    /// @return the method
    public GaussianNoise relevance(Relevance relevance) {
        return new GaussianNoise(settings.with(RareNumbers.RELEVANCE, RareNumbers.Curve.of(relevance)));
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
        return Resampler.super.promise(before);
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassLabels bands = classes(data, run);
        NumberTarget target = RareNumbers.target(data);
        ClassTargets targets = promise.targets();
        BandNeighbors.requireEnoughRows(INFO.name(), targets, 1, SmallClassPolicy.REJECT);
        double scale = settings.get(PERT);
        double[][] spreads = new double[targets.classes()][0];
        PlanSource source = GrowingClasses.fit(data, bands, targets, Mixing.of(data.columns()), run,
                (code, rows, _) -> {
                    FiniteColumns.require(INFO.name(), data, rows);
                    BandNoise noise = BandNoise.of(data, target, rows);
                    spreads[code] = noise.spread();
                    long key = bands.streamKey(code);
                    return (seed, epoch, count) -> {
                        EvenAllocation bases = new EvenAllocation(rows.length, count,
                                seed.stream(BASES, key, epoch, 0));
                        return (index, into) -> {
                            int base = rows[bases.item(index)];
                            into.made(base).displaced(code, scale, noise.ticket(target.value(base), scale,
                                    seed.stream(DRAW, key, epoch, index)));
                        };
                    };
                }, new RandomSurvivors(bands, targets, DROP));
        List<double[]> vectors = Arrays.asList(spreads);
        return (seed, epoch) -> source.plan(seed, epoch).withSpreads(vectors);
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
