package dev.ballast.samplers;

import dev.ballast.core.Seed;

import java.util.PrimitiveIterator;

/// Says which items every epoch of a training run draws, and in which order: immutable, thread-safe, without randomness of
/// its own.
///
/// ```java
/// for (PrimitiveIterator.OfInt it = sampler.indices(Seed.of(42), epoch); it.hasNext();) {
///     model.step(it.nextInt());
/// }
/// ```
///
/// Draw p of epoch e is a pure function of (sampler, seed, e, p). Everything else follows from that: an epoch can be entered
/// anywhere, split over workers and resumed, and gives the same items whoever asks, how often, and in which order.
///
/// To make a sampler of your own, implement the five methods without a body.
public interface Sampler {

    /// {@return the number of items; draws are 0 to that less one}
    long population();

    /// Returns how many draws an epoch has. Costs O(1).
    ///
    /// @param epoch by custom counted from 0
    /// @return the number of draws
    long length(long epoch);

    /// Returns the draws of an epoch.
    ///
    /// @param seed  fixes all random choices
    /// @param epoch by custom counted from 0
    /// @return the draws; a sampler says what it costs to get them
    Draws draws(Seed seed, long epoch);

    /// Returns how often an item is drawn in an epoch, on average over seeds. Weights of classes in a loss should
    /// make up for what these leave, not for the whole imbalance again.
    ///
    /// @param epoch by custom counted from 0
    /// @param item  0 to [#population()] - 1
    /// @return the expected number of draws
    /// @throws IndexOutOfBoundsException if there is no such item
    double expectedCount(long epoch, long item);

    /// {@return a short text that differs between samplers that draw differently: the algorithm, its version, and a hash of
    /// what it was made from}
    String fingerprint();

    /// Returns the draws of an epoch one by one.
    ///
    /// @param seed  fixes all random choices
    /// @param epoch by custom counted from 0
    /// @return an iterator over all draws
    /// @throws ArithmeticException if there are more than 2^31 - 1 items; use [Draws#longs()]
    default PrimitiveIterator.OfInt indices(Seed seed, long epoch) {
        return draws(seed, epoch).ints().iterator();
    }
}
