package dev.ballast.samplers.weighted;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.weight.ClassWeights;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.draws.Draws;

import java.util.PrimitiveIterator;

/// Draws items at random by their weights, with replacement: each draw is an item with probability (its weight) / (sum of
/// weights), independently of all others.
///
/// ```java
/// Sampler sampler = WeightedRandomSampler.of(weights).draws(100_000);
/// ```
///
/// An item of weight 0 is never drawn. Up to 2^31 - 1 items, as far as arrays go; see [AliasTable] for what becomes of the
/// weights exactly.
///
/// **Length.** As many draws an epoch as there are items, unless [#draws(long)] says otherwise.
///
/// **Cost.** Making: O(n), 8 bytes an item. A draw: one random word and one read of memory, without allocation when drawn by
/// [Draws#fill]. The first call of [#expectedCount] takes O(n) and 8 bytes an item.
///
/// **Randomness.** `weighted.draw` at (0, epoch, 0); draw p uses word p.
///
/// Immutable and thread-safe.
public final class WeightedRandomSampler implements Sampler {

    private static final Purpose DRAW = Purpose.of("weighted.draw");

    private final WeightedItems items;
    private final long length;

    private WeightedRandomSampler(WeightedItems items, long length) {
        this.items = items;
        this.length = length;
    }

    /// Returns the sampler of a table that was made before, on several threads perhaps.
    ///
    /// @param table items and their probabilities
    /// @return the sampler
    public static WeightedRandomSampler of(AliasTable table) {
        return of(WeightedItems.of(table));
    }

    /// Returns the sampler of weights.
    ///
    /// @param weights finite, at least 0, at least one of them positive; they need not add up to 1
    /// @return the sampler
    /// @throws IllegalArgumentException if a weight is wrong, with its index, or none is positive
    public static WeightedRandomSampler of(double... weights) {
        return of(WeightedItems.of(weights));
    }

    /// Returns the sampler of weights.
    ///
    /// @param weights finite, at least 0, at least one of them positive; they need not add up to 1
    /// @return the sampler
    /// @throws IllegalArgumentException if a weight is wrong, with its index, or none is positive
    public static WeightedRandomSampler of(float[] weights) {
        return of(WeightedItems.of(weights));
    }

    /// Returns the sampler of weights that are whole numbers, counts perhaps. Their sum may exceed 2^63.
    ///
    /// @param weights at least 0, at least one of them positive
    /// @return the sampler
    /// @throws IllegalArgumentException if a weight is wrong, with its index, or none is positive
    public static WeightedRandomSampler of(long[] weights) {
        return of(WeightedItems.of(weights));
    }

    /// Returns the sampler of rows that weigh what their classes do.
    ///
    /// @param weights the weight of every class
    /// @param labels  the class of every row, of the same classes
    /// @return the sampler
    /// @throws IllegalArgumentException if the classes differ, there are no rows, or all weigh 0
    public static WeightedRandomSampler of(ClassWeights weights, ClassLabels labels) {
        return of(WeightedItems.of(weights, labels));
    }

    private static WeightedRandomSampler of(WeightedItems items) {
        return new WeightedRandomSampler(items, items.size());
    }

    /// Returns this sampler with another number of draws.
    ///
    /// @param perEpoch at least 0
    /// @return the sampler
    /// @throws IllegalArgumentException if the number is negative
    public WeightedRandomSampler draws(long perEpoch) {
        WeightedItems.requireDraws(perEpoch);
        return new WeightedRandomSampler(items, perEpoch);
    }

    @Override
    public long population() {
        return items.size();
    }

    @Override
    public long length(long epoch) {
        return length;
    }

    @Override
    public Draws draws(Seed seed, long epoch) {
        return new TableDraws(items.table(), seed, DRAW, epoch, length);
    }

    @Override
    public PrimitiveIterator.OfInt indices(Seed seed, long epoch) {
        return new BufferedIndices(draws(seed, epoch));
    }

    @Override
    public double expectedCount(long epoch, long item) {
        return items.expectedCount(length, item);
    }

    @Override
    public String fingerprint() {
        return items.fingerprint("weighted.draw/1", length);
    }

    @Override
    public String toString() {
        return items.text("WeightedRandomSampler", length);
    }
}
