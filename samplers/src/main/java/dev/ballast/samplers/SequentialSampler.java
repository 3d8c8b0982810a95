package dev.ballast.samplers;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.check.Populations;
import dev.ballast.samplers.draws.Draws;
import dev.ballast.samplers.order.ComputedDraws;

import java.util.Objects;

/// Draws every item once, in order; the same in every epoch, for any seed.
///
/// @param population the number of items
public record SequentialSampler(long population) implements Sampler {

    /// Checks the number of items.
    ///
    /// @throws IllegalArgumentException if it is not 0 to 2^62
    public SequentialSampler {
        Populations.require(population);
    }

    /// Returns the sampler of a population.
    ///
    /// @param items how many, 0 to 2^62
    /// @return the sampler
    /// @throws IllegalArgumentException if the number is out of range
    public static SequentialSampler of(long items) {
        return new SequentialSampler(items);
    }

    @Override
    public long length(long epoch) {
        return population;
    }

    @Override
    public Draws draws(Seed seed, long epoch) {
        return new ComputedDraws(population, position -> position);
    }

    @Override
    public double expectedCount(long epoch, long item) {
        Objects.checkIndex(item, population);
        return 1;
    }

    @Override
    public String fingerprint() {
        return "sequential-1(items=" + population + ')';
    }
}
