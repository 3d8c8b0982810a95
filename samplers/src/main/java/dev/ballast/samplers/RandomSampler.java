package dev.ballast.samplers;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.check.Populations;
import dev.ballast.samplers.draws.Draws;
import dev.ballast.samplers.order.CompactPermutation;
import dev.ballast.samplers.order.RandomOrder;

import java.util.Objects;

/// Draws every item once, in another random order each epoch.
///
/// **Method.** Up to 2^20 items an epoch's order is shuffled (Fisher and Yates; every order has the same probability) and
/// kept: 4 bytes an item, about 5 nanoseconds an item when [#draws] is called. Beyond that, and with [#compact()], the
/// order is a keyed permutation that is computed draw by draw: no memory at any size, every draw in constant time.
/// A keyed permutation is one of at most 2^64 orders for a seed's 2^64 values, and passes for a random one; it is not
/// exactly uniform.
///
/// **Randomness.** `random.shuffle` or `random.compact` at (0, epoch, 0).
///
/// Immutable and thread-safe.
public final class RandomSampler implements Sampler {

    private static final RandomOrder ORDER = RandomOrder.named("random");

    private final long items;
    private final boolean shuffled;
    private final String fingerprint;

    private RandomSampler(long items, boolean shuffled) {
        this.items = items;
        this.shuffled = shuffled;
        this.fingerprint = text();
    }

    /// Returns the sampler of a population: exact up to 2^20 items, compact beyond.
    ///
    /// @param items how many, 0 to 2^62
    /// @return the sampler
    /// @throws IllegalArgumentException if the number is out of range
    public static RandomSampler of(long items) {
        return new RandomSampler(Populations.require(items), items <= RandomOrder.LARGEST_SHUFFLE);
    }

    /// Returns this sampler with keyed permutations, which store nothing, whatever the size.
    ///
    /// @return the sampler; it draws in other orders than the exact one
    public RandomSampler compact() {
        return new RandomSampler(items, false);
    }

    /// Returns this sampler with shuffled orders, all equally likely, whatever the size.
    ///
    /// @return the sampler; it draws in other orders than the compact one
    /// @throws IllegalArgumentException if there are more items than an array can have places
    public RandomSampler exact() {
        if (items > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("an order of " + items
                    + " items does not fit into an array; at most " + (Integer.MAX_VALUE - 8) + ", or compact()");
        }
        return new RandomSampler(items, true);
    }

    @Override
    public long population() {
        return items;
    }

    @Override
    public long length(long epoch) {
        return items;
    }

    @Override
    public Draws draws(Seed seed, long epoch) {
        return shuffled ? ORDER.exact(seed, 0, epoch, 0, (int) items) : ORDER.compact(seed, 0, epoch, 0, items);
    }

    @Override
    public double expectedCount(long epoch, long item) {
        Objects.checkIndex(item, items);
        return 1;
    }

    private String text() {
        return shuffled
                ? "random-1(items=" + items + ",exact)"
                : "random-1(items=" + items + ",compact," + CompactPermutation.roundsFor(items) + " rounds)";
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return fingerprint;
    }
}
