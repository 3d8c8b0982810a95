package dev.ballast.samplers.batch;

import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.ClassPrior;
import dev.ballast.samplers.Progress;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.Shard;
import dev.ballast.samplers.classes.EffectivePrior;

/// Says which batches of items every epoch of a training run has: immutable, thread-safe, without randomness of its own.
///
/// ```java
/// BatchCursor cursor = BalancedBatchSampler.of(data.labels(), 256).start(Seed.of(42));
/// int[] rows = new int[256];
/// while (cursor.fill(rows) > 0) {
///     model.step(rows);
/// }
/// ```
///
/// Batch b of epoch e is a pure function of (sampler, seed, e, b). Cursors, shards and states are those of [Sampler][dev.ballast.samplers.Sampler] with
/// batches in the place of draws: with two workers, the first gets batches 0, 2, 4, ...
///
/// | batches | made by |
/// |---|---|
/// | runs of another sampler's draws | [PlainBatchSampler] |
/// | of every class a fixed number of rows | [BalancedBatchSampler] |
/// | some classes, of each as many rows | [ClassItemBatchSampler] |
/// | of items of similar cost, up to a budget | [BudgetBatchSampler] |
public interface BatchSampler {

    /// {@return the number of items; batches hold 0 to that less one}
    long population();

    /// {@return the size of the largest batch, for arrays that are to hold any}
    int largestBatch();

    /// Returns how many batches an epoch has.
    ///
    /// @param seed  fixes all random choices
    /// @param epoch by custom counted from 0
    /// @return the number of batches
    long count(Seed seed, long epoch);

    /// Returns the batches of an epoch.
    ///
    /// @param seed  fixes all random choices
    /// @param epoch by custom counted from 0
    /// @return the batches
    Batches batches(Seed seed, long epoch);

    /// Returns how often an item is in a batch of an epoch, on average over seeds.
    ///
    /// @param epoch by custom counted from 0
    /// @param item  0 to [#population()] - 1
    /// @return the expected number
    /// @throws IndexOutOfBoundsException if there is no such item
    double expectedCount(long epoch, long item);

    /// {@return a short text that differs between samplers that draw differently; one line of ASCII characters}
    String fingerprint();

    /// Starts a training run at the beginning of epoch 0.
    ///
    /// @param seed fixes all random choices
    /// @return a cursor over all batches
    default BatchCursor start(Seed seed) {
        return start(seed, Shard.ALL);
    }

    /// Starts one worker of a training run at the beginning of epoch 0.
    ///
    /// @param seed  fixes all random choices; the same for all workers
    /// @param shard which worker
    /// @return a cursor over the worker's batches
    default BatchCursor start(Seed seed, Shard shard) {
        return new BatchCursor(this, Progress.start(fingerprint(), seed, shard, epoch -> count(seed, epoch)));
    }

    /// Goes on where a training run was.
    ///
    /// @param state what [BatchCursor#state()] gave
    /// @return a cursor over the batches from there
    /// @throws IllegalArgumentException if the state is of another plan than this sampler, or beyond the epoch
    default BatchCursor resume(SamplerState state) {
        return resume(state, Shard.ALL);
    }

    /// Goes on where a training run was, as one of any number of workers.
    ///
    /// @param state what [BatchCursor#state()] gave; the same for all workers
    /// @param shard which worker
    /// @return a cursor over the worker's batches from there
    /// @throws IllegalArgumentException if the state is of another plan than this sampler, or beyond the epoch, or in the
    ///                                  middle of an epoch and the shard cannot go on there; see [Shard]
    default BatchCursor resume(SamplerState state, Shard shard) {
        return new BatchCursor(this,
                Progress.resume(fingerprint(), state, shard, epoch -> count(state.seed(), epoch)));
    }

    /// Returns the share of each class among the items of an epoch, on average over seeds; see
    /// [Sampler#effectivePrior(ClassLabels, long)][dev.ballast.samplers.Sampler#effectivePrior(ClassLabels, long)].
    ///
    /// @param labels the class of every item
    /// @param epoch  by custom counted from 0
    /// @return the share of each class
    /// @throws IllegalArgumentException if there are not as many labels as items, or the epoch has no items
    default ClassPrior effectivePrior(ClassLabels labels, long epoch) {
        return EffectivePrior.of(labels, population(), item -> expectedCount(epoch, item));
    }

    /// Returns the share of each class among the items of epoch 0.
    ///
    /// @param labels the class of every item
    /// @return the share of each class
    /// @throws IllegalArgumentException if there are not as many labels as items, or the epoch has no items
    default ClassPrior effectivePrior(ClassLabels labels) {
        return effectivePrior(labels, 0);
    }
}
