package dev.ballast.samplers.items;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.Progress;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.Shard;
import dev.ballast.samplers.batch.BatchSampler;

import java.util.function.BiFunction;
import java.util.function.Function;

/// What every epoch of a training run goes through: items that a sampler draws, batches of them, or what they are turned into.
///
/// ```java
/// Epochs<Batch<String>> batches = Items.of(files).map(file -> read(file)).batchedBy(BalancedBatchSampler.of(data.labels(), 64));
/// EpochCursor<Batch<String>> cursor = batches.start(Seed.of(42));
/// for (int pass = 0; pass < 10; pass++, cursor.nextEpoch()) {
///     while (cursor.hasNext()) {
///         Batch<String> batch = cursor.next();
///         model.step(batch.items(), batch.codes(data.labels()));
///     }
/// }
/// ```
///
/// Element p of epoch e is a pure function of (these epochs, seed, e, p), if the functions of the caller are. An epoch can be gone
/// through by a loop or a stream ([#epoch]), by a cursor that can be resumed and is one of any number of workers ([#start(Seed)]),
/// or in the background ([Loader]); elements are the same. Shards and states are those of samplers, with elements in the place of
/// draws; what functions do is no part of a state.
///
/// To make epochs of your own, implement the three methods without a body.
///
/// @param <T> what an element is; not null
public interface Epochs<T> {

    /// Returns how many elements an epoch has.
    ///
    /// @param seed  fixes all random choices
    /// @param epoch by custom counted from 0
    /// @return the number of elements
    long length(Seed seed, long epoch);

    /// Returns an epoch.
    ///
    /// @param seed  fixes all random choices
    /// @param epoch by custom counted from 0
    /// @return its elements
    Epoch<T> epoch(Seed seed, long epoch);

    /// {@return a short text that differs between epochs that draw differently; one line of ASCII characters}
    String fingerprint();

    /// Returns the batches of a sampler as they are: numbers of items. Turn them into something with [#map(Function)].
    ///
    /// @param sampler says which items a batch has
    /// @return the batches of every epoch
    static Epochs<int[]> of(BatchSampler sampler) {
        return new NumberEpochs(sampler);
    }

    /// Returns these epochs with each element turned into something else when it is asked for.
    ///
    /// @param function turns an element into another
    /// @param <R>      what it becomes
    /// @return the epochs, with the same states
    default <R> Epochs<R> map(Function<? super T, ? extends R> function) {
        return new MappedEpochs<>(this, (element, _, _, _) -> function.apply(element));
    }

    /// Returns these epochs with each element turned into something else by chance: the same for the same seed, whoever asks, in
    /// whichever order, on whichever thread.
    ///
    /// **Randomness.** What the function takes, of the purpose at (0, epoch, position).
    ///
    /// @param purpose  what the chance is for, with a name of its own: two uses of one purpose share their numbers
    /// @param function turns an element and random numbers into another element
    /// @param <R>      what it becomes
    /// @return the epochs, with the same states
    default <R> Epochs<R> map(Purpose purpose, BiFunction<? super T, ? super RandomStream, ? extends R> function) {
        return new MappedEpochs<>(this, (element, seed, epoch, position) -> function.apply(element,
                seed.stream(purpose, 0, epoch, position)));
    }

    /// Starts a training run at the beginning of epoch 0.
    ///
    /// @param seed fixes all random choices
    /// @return a cursor over all elements
    default EpochCursor<T> start(Seed seed) {
        return start(seed, Shard.ALL);
    }

    /// Starts one worker of a training run at the beginning of epoch 0.
    ///
    /// @param seed  fixes all random choices; the same for all workers
    /// @param shard which worker
    /// @return a cursor over the worker's elements
    default EpochCursor<T> start(Seed seed, Shard shard) {
        return new EpochCursor<>(this, Progress.start(fingerprint(), seed, shard, epoch -> length(seed, epoch)));
    }

    /// Goes on where a training run was.
    ///
    /// @param state what [EpochCursor#state()] gave, or the state of a [Loader]
    /// @return a cursor over the elements from there
    /// @throws IllegalArgumentException if the state is of other epochs than these, or beyond the epoch
    default EpochCursor<T> resume(SamplerState state) {
        return resume(state, Shard.ALL);
    }

    /// Goes on where a training run was, as one of any number of workers.
    ///
    /// @param state what [EpochCursor#state()] gave, or the state of a [Loader]; the same for all workers
    /// @param shard which worker
    /// @return a cursor over the worker's elements from there
    /// @throws IllegalArgumentException if the state is of other epochs than these, or beyond the epoch, or in the middle of an
    ///                                  epoch and the shard cannot go on there; see [Shard]
    default EpochCursor<T> resume(SamplerState state, Shard shard) {
        return new EpochCursor<>(this,
                Progress.resume(fingerprint(), state, shard, epoch -> length(state.seed(), epoch)));
    }
}
