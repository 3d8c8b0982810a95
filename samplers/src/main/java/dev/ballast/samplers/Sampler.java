package dev.ballast.samplers;

import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.ClassPrior;
import dev.ballast.samplers.classes.EffectivePrior;
import dev.ballast.samplers.draws.Draws;

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
/// [#start(Seed)] gives a cursor that keeps count, and says where to [#resume(SamplerState)].
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
    /// what it was made from; one line of ASCII characters}
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

    /// Starts a training run at the beginning of epoch 0.
    ///
    /// @param seed fixes all random choices
    /// @return a cursor over all draws
    default SampleCursor start(Seed seed) {
        return start(seed, Shard.ALL);
    }

    /// Starts one worker of a training run at the beginning of epoch 0.
    ///
    /// @param seed  fixes all random choices; the same for all workers
    /// @param shard which worker
    /// @return a cursor over the worker's draws
    default SampleCursor start(Seed seed, Shard shard) {
        return new SampleCursor(this, Progress.start(fingerprint(), seed, shard, this::length));
    }

    /// Goes on where a training run was.
    ///
    /// @param state what [SampleCursor#state()] gave
    /// @return a cursor over the draws from there
    /// @throws IllegalArgumentException if the state is of another plan than this sampler, or beyond the epoch
    default SampleCursor resume(SamplerState state) {
        return resume(state, Shard.ALL);
    }

    /// Goes on where a training run was, as one of any number of workers.
    ///
    /// @param state what [SampleCursor#state()] gave; the same for all workers
    /// @param shard which worker
    /// @return a cursor over the worker's draws from there
    /// @throws IllegalArgumentException if the state is of another plan than this sampler, or beyond the epoch, or in the
    ///                                  middle of an epoch and the shard cannot go on there; see [Shard]
    default SampleCursor resume(SamplerState state, Shard shard) {
        return new SampleCursor(this, Progress.resume(fingerprint(), state, shard, this::length));
    }

    /// Returns the share of each class among the draws of an epoch, on average over seeds: the prior that the model
    /// sees. Use it where a loss or a correction of probabilities asks for the prior of the training data.
    ///
    /// Costs one call of [#expectedCount] for each item.
    ///
    /// @param labels the class of every item
    /// @param epoch  by custom counted from 0
    /// @return the share of each class
    /// @throws IllegalArgumentException if there are not as many labels as items, or the epoch has no draws
    default ClassPrior effectivePrior(ClassLabels labels, long epoch) {
        return EffectivePrior.of(labels, population(), item -> expectedCount(epoch, item));
    }

    /// Returns the share of each class among the draws of epoch 0; see [#effectivePrior(ClassLabels, long)].
    ///
    /// @param labels the class of every item
    /// @return the share of each class
    /// @throws IllegalArgumentException if there are not as many labels as items, or the epoch has no draws
    default ClassPrior effectivePrior(ClassLabels labels) {
        return effectivePrior(labels, 0);
    }
}
