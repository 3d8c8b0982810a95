package dev.ballast.smote.regression;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.GrowingClasses;
import dev.ballast.core.method.GrowingClasses.ClassSource;
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
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.RecipeSource;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Relevance;
import dev.ballast.smote.SmallClassPolicy;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.FarNeighbors;

import java.util.Optional;
import java.util.Arrays;
import java.util.List;

/// SMOGN: new rows with rare numbers between a row and a neighbor that is near enough, else the row with Gaussian noise; fewer
/// rows where numbers are common.
///
/// Branco, Torgo, Ribeiro: "SMOGN: a Pre-processing Approach for Imbalanced Regression", Proceedings of Machine Learning
/// Research 74, 2017.
///
/// **Method.** A [Relevance] tells the bands `low` and `high`, where numbers are rare, from `common`. In a band that grows, each
/// row gets its k nearest others of the band, and a reach: half of the median of its distances to all others of the band. All
/// rows serve as base equally often, up to one. A new row has a base and one of its neighbors, each with the same
/// probability. If the neighbor is within the reach (below it), the row is made as by [Smoter]; else
///
///     value  = base + scale * deviation * normal        scale = min(pert, reach)
///     target = the same, with the target's deviation and a number of its own
///
/// with the standard deviations (divisor n - 1) of the band's rows. As with [GaussianNoise], the noise is drawn anew until the
/// target is between the smallest and the largest of the band. From a band that shrinks, rows are dropped at random.
///
/// **Units.** Distances are on columns divided by their standard deviation over all rows; constant columns have no part in them.
/// So `pert` and reach are both numbers of deviations, and the smaller one is found whatever the units of the columns are. (In
/// the R package UBL the reach is in the units of the data; in the Python package smogn a new number may be outside the range
/// of all that were seen.)
///
/// **Counts.** [SamplingStrategy#AUTO] is [SamplingStrategy#BALANCE]: every band that has rows gets the mean number of rows.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values; columns of other roles may be anything, and
/// are the base's. Categories are taken with `distance=gower`; a new row has those of the parent it is nearer to, or with noise its base's.
///
/// **Cost.** Twice n x n x columns for a growing band of n rows, 12 n k bytes and a copy of its rows. Drawing: O(columns) a row;
/// a bit for each row of the data.
///
/// **Randomness.** `smogn.draw` at (band, epoch, new row): neighbor, then gap or tickets. `smogn.bases` at (band, epoch, 0):
/// which rows get an extra turn. `smogn.drop` at (band, epoch, 0), in row order: which rows stay.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record Smogn(MethodSettings settings) implements Resampler {

    private static final Purpose DRAW = Purpose.of("smogn.draw");
    private static final Purpose BASES = Purpose.of("smogn.bases");
    private static final Purpose DROP = Purpose.of("smogn.drop");

    private static final Option<Double> PERT = new Option.Real("pert", 0.02, 0, 1,
            "the most noise, in standard deviations of the band");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("smogn", Family.BALANCING,
                    "makes rows with rare numbers between near rows, or with noise, and drops rows with common numbers")
            .accepts(Smoter.BY_DISTANCE)
            .options(Smoter.K, PERT, Smoter.SMALL_CLASSES, RareNumbers.RELEVANCE, RareNumbers.EXTREMES,
                    RareNumbers.COEF, RareNumbers.THRESHOLD)
            .asksForNeighbors()
            .paper("Branco, Torgo, Ribeiro 2017", "")
            .costs("twice n x n x columns for a growing band of n rows, 12 n k bytes").makes(Smogn::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public Smogn {
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

    /// Returns the method with k neighbors, noise of at most 0.02 standard deviations, relevance from the box plot and all
    /// bands of one size.
    ///
    /// @param k neighbors of each row, at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public static Smogn withNeighbors(int k) {
        return new Smogn(INFO.settings().with(Smoter.K, k));
    }

    /// Returns this method with more or less noise.
    ///
    /// @param pert the most noise, in standard deviations of the band, 0 to 1
    /// @return the method
    /// @throws IllegalArgumentException if it is out of range
    public Smogn pert(double pert) {
        return new Smogn(settings.with(PERT, pert));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each band shall have
    /// @return the method
    public Smogn to(SamplingStrategy newStrategy) {
        return new Smogn(settings.with(newStrategy));
    }

    /// Returns this method with given relevance.
    ///
    /// @param relevance how much each number matters
    /// @return the method
    public Smogn relevance(Relevance relevance) {
        return new Smogn(settings.with(RareNumbers.RELEVANCE, RareNumbers.Curve.of(relevance)));
    }

    /// Returns this method with another treatment of bands with fewer than k + 1 rows.
    ///
    /// @param policy the treatment
    /// @return the method
    public Smogn smallClasses(SmallClassPolicy policy) {
        return new Smogn(settings.with(Smoter.SMALL_CLASSES, policy));
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
        BandNeighbors.requireEnoughRows(INFO.name(), targets, settings.get(Smoter.K),
                settings.get(Smoter.SMALL_CLASSES));
        double[] divisors = Scale.DEVIATION.divisors(data, run);
        double[][] spreads = new double[targets.classes()][0];
        PlanSource source = GrowingClasses.fit(data, bands, targets, Smoter.mixing(data), run,
                (code, rows, part) -> {
                    BandNeighbors band = BandNeighbors.of(INFO.name(), data, rows, settings.get(Smoter.K), divisors,
                            part.part(0, 0.5));
                    FarNeighbors far = FarNeighbors.of(data, band.near(), divisors, part.part(0.5, 1));
                    BandNoise noise = BandNoise.of(data, target, rows);
                    spreads[code] = noise.spread();
                    return new Rows(band, far, noise, target, code, bands.streamKey(code), settings.get(PERT));
                }, new RandomSurvivors(bands, targets, DROP));
        List<double[]> vectors = Arrays.asList(spreads);
        return (seed, epoch) -> source.plan(seed, epoch).withSpreads(vectors);
    }

    @Override
    public String toString() {
        return settings.toString();
    }

    /// The new rows of one band.
    private record Rows(BandNeighbors band, FarNeighbors far, BandNoise noise, NumberTarget target, int code,
            long streamKey, double pert) implements ClassSource {

        @Override
        public RecipeSource recipes(Seed seed, long epoch, long count) {
            EvenAllocation bases = new EvenAllocation(band.near().queries(), count,
                    seed.stream(BASES, streamKey, epoch, 0));
            return (index, into) -> {
                int base = bases.item(index);
                RandomStream random = seed.stream(DRAW, streamKey, epoch, index);
                int rank = random.nextInt(band.near().k());
                if (!far.isFar(base, rank)) {
                    band.between(base, rank, random.nextDouble(), into);
                    return;
                }
                int row = band.near().asking(base);
                double scale = Math.min(pert, far.reach(base));
                into.made(row).displaced(code, scale, noise.ticket(target.value(row), scale, random));
            };
        }
    }
}
