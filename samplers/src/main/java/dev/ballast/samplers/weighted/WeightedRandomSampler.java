package dev.ballast.samplers.weighted;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.Draws;
import dev.ballast.samplers.Sampler;

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

    private final AliasTable table;
    private final Shares shares;
    private final long length;

    private WeightedRandomSampler(AliasTable table, Shares shares, long length) {
        this.table = table;
        this.shares = shares;
        this.length = length;
    }

    /// Returns the sampler of a table that was made before, on several threads perhaps.
    ///
    /// @param table items and their probabilities
    /// @return the sampler
    public static WeightedRandomSampler of(AliasTable table) {
        return new WeightedRandomSampler(table, new Shares(table), table.size());
    }

    /// Returns the sampler of weights.
    ///
    /// @param weights finite, at least 0, at least one of them positive; they need not add up to 1
    /// @return the sampler
    /// @throws IllegalArgumentException if a weight is wrong, with its index, or none is positive
    public static WeightedRandomSampler of(double... weights) {
        return of(AliasTable.of(weights, 1));
    }

    /// Returns the sampler of weights.
    ///
    /// @param weights finite, at least 0, at least one of them positive; they need not add up to 1
    /// @return the sampler
    /// @throws IllegalArgumentException if a weight is wrong, with its index, or none is positive
    public static WeightedRandomSampler of(float[] weights) {
        return of(AliasTable.of(weights, 1));
    }

    /// Returns this sampler with another number of draws.
    ///
    /// @param perEpoch at least 0
    /// @return the sampler
    /// @throws IllegalArgumentException if the number is negative
    public WeightedRandomSampler draws(long perEpoch) {
        if (perEpoch < 0) {
            throw new IllegalArgumentException("draws is " + perEpoch + "; it must not be negative");
        }
        return new WeightedRandomSampler(table, shares, perEpoch);
    }

    @Override
    public long population() {
        return table.size();
    }

    @Override
    public long length(long epoch) {
        return length;
    }

    @Override
    public Draws draws(Seed seed, long epoch) {
        return new TableDraws(table, seed, DRAW, epoch, length);
    }

    @Override
    public PrimitiveIterator.OfInt indices(Seed seed, long epoch) {
        return new BufferedIndices(draws(seed, epoch));
    }

    @Override
    public double expectedCount(long epoch, long item) {
        return length * shares.of(item);
    }

    @Override
    public String fingerprint() {
        return "weighted.draw/1[items=" + table.size() + ",draws=" + length + ",table="
                + shares.hash() + ']';
    }

    @Override
    public String toString() {
        return "WeightedRandomSampler[" + table.size() + " items, " + length + " draws an epoch]";
    }
}
