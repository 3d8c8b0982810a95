package dev.ballast.smote.regression;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
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
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.recipe.Mix;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.Relevance;
import dev.ballast.core.target.Target;
import dev.ballast.smote.SmallClassPolicy;
import dev.ballast.core.near.Scale;

import java.util.Optional;
import java.util.Set;

/// SMOTE for numbers to be predicted (SMOTER): new rows where numbers are rare, fewer rows where they are common.
///
/// ```java
/// Dataset balanced = Smoter.withNeighbors(5).resample(data, Seed.of(42)).toDataset();
/// ```
///
/// Torgo, Ribeiro, Pfahringer, Branco: "SMOTE for Regression", EPIA 2013, doi:10.1007/978-3-642-40669-0_33.
///
/// **Method.** A [Relevance] tells the bands `low` and `high`, where numbers are rare, from `common`. In a band that grows, each
/// row gets its k nearest others of the band; all rows serve as base equally often, up to one. A new row has a base, one of
/// its neighbors, each with the same probability, and a gap, uniform in [0, 1):
///
///     value  = base + gap * (neighbor - base)
///     target = the same with the targets of both
///
/// one gap for the whole row. The paper takes the mean of the targets, each weighted by the distance of the other parent,
/// over all columns; on the line between the parents the distances are as gap to 1 - gap. Two parents at one place are as
/// near: the target is the mean of theirs. (The R package UBL draws a gap for each column, and weighs by the last numeric
/// column alone.) From a band that shrinks, rows are dropped at random.
///
/// **Counts.** [SamplingStrategy#AUTO] is [SamplingStrategy#BALANCE]: every band that has rows gets the mean number of rows.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values in rows of bands that grow; columns of other
/// roles may be anything, and are the base's. Categories are taken with `distance=gower`; a new row has those of the parent it is nearer to.
///
/// **Cost.** n x n x columns for a growing band of n rows, 12 n k bytes. Drawing: O(columns) a row; a bit for each row of the
/// data.
///
/// **Randomness.** `smoter.draw` at (band, epoch, new row): neighbor, gap. `smoter.bases` at (band, epoch, 0): which rows get
/// an extra turn. `smoter.drop` at (band, epoch, 0), in row order: which rows stay.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record Smoter(MethodSettings settings) implements Resampler {

    static final Option<Integer> K = new Option.Whole("k", 5, 1, "neighbors of each row, in its band");
    static final Option<SmallClassPolicy> SMALL_CLASSES = new Option.Choice<>("small-classes",
            SmallClassPolicy.REJECT, "what to do with a band of k rows or less");
    static final Accepts NUMBERS = new Accepts(Accepts.NUMBERS, Set.of(Target.Kind.NUMBER),
            "numeric, integer, ordinal and time columns without missing values in rows of bands that grow");
    static final Accepts BY_DISTANCE = NUMBERS.andCategoriesByDistance();

    private static final Purpose DRAW = Purpose.of("smoter.draw");
    private static final Purpose BASES = Purpose.of("smoter.bases");
    private static final Purpose DROP = Purpose.of("smoter.drop");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("smoter", Family.BALANCING,
                    "makes rows with rare numbers between a row and a near one, and drops rows with common numbers")
            .accepts(BY_DISTANCE)
            .options(K, SMALL_CLASSES, RareNumbers.RELEVANCE, RareNumbers.EXTREMES, RareNumbers.COEF,
                    RareNumbers.THRESHOLD)
            .asksForNeighbors()
            .paper("Torgo, Ribeiro, Pfahringer, Branco 2013", "10.1007/978-3-642-40669-0_33")
            .costs("n x n x columns for a growing band of n rows, 12 n k bytes").makes(Smoter::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public Smoter {
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

    /// Returns the method with k neighbors, relevance from the box plot and all bands of one size.
    ///
    /// @param k neighbors of each row, at least 1
    /// @return the method
    /// @throws IllegalArgumentException if k is not positive
    public static Smoter withNeighbors(int k) {
        return new Smoter(INFO.settings().with(K, k));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each band shall have
    /// @return the method
    public Smoter to(SamplingStrategy newStrategy) {
        return new Smoter(settings.with(newStrategy));
    }

    /// Returns this method with given relevance.
    ///
    /// @param relevance how much each number matters
    /// @return the method
    public Smoter relevance(Relevance relevance) {
        return new Smoter(settings.with(RareNumbers.RELEVANCE, RareNumbers.Curve.of(relevance)));
    }

    /// Returns this method with another limit of what is rare.
    ///
    /// @param threshold numbers of at least this relevance are rare
    /// @return the method
    /// @throws IllegalArgumentException if it is out of range
    public Smoter threshold(double threshold) {
        return new Smoter(settings.with(RareNumbers.THRESHOLD, threshold));
    }

    /// Returns this method with another treatment of bands with fewer than k + 1 rows.
    ///
    /// @param policy the treatment
    /// @return the method
    public Smoter smallClasses(SmallClassPolicy policy) {
        return new Smoter(settings.with(SMALL_CLASSES, policy));
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
        ClassTargets targets = promise.targets();
        BandNeighbors.requireEnoughRows(INFO.name(), targets, settings.get(K), settings.get(SMALL_CLASSES));
        double[] divisors = Scale.NONE.divisors(data,
                run);
        return GrowingClasses.fit(data, bands, targets, mixing(data), run, (code, rows, part) -> {
            BandNeighbors band = BandNeighbors.of(INFO.name(), data, rows, settings.get(K), divisors, part);
            long key = bands.streamKey(code);
            return (seed, epoch, count) -> {
                EvenAllocation bases = new EvenAllocation(rows.length, count, seed.stream(BASES, key, epoch, 0));
                return (index, into) -> {
                    RandomStream random = seed.stream(DRAW, key, epoch, index);
                    band.between(bases.item(index), random.nextInt(band.near().k()), random.nextDouble(), into);
                };
            };
        }, new RandomSurvivors(bands, targets, DROP));
    }

    /// Nobody votes on categories: a new row has those of the parent that it is nearer to.
    static Mixing mixing(Dataset data) {
        return Mixing.of(data.columns()).with(Mix.VOTE, Mix.NEARER);
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
