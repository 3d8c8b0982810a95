package dev.ballast.samplers.items;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.batch.BatchSampler;
import dev.ballast.samplers.batch.PlainBatchSampler;

import java.util.function.Function;

/// Items that are others in every epoch: as many, numbered in the same way, a pure function of (seed, epoch, number).
///
/// The items that a resampling method makes of others are such ([dev.ballast.samplers.mix.MadeItems]). To make some of your own, implement the three methods without a body.
///
/// @param <T> what an item is; not null
public interface EpochItems<T> {

    /// {@return the number of items, the same in every epoch}
    int size();

    /// Returns the items of an epoch.
    ///
    /// @param seed  fixes all random choices
    /// @param epoch by custom counted from 0
    /// @return the items, as many as [#size()]
    Items<T> items(Seed seed, long epoch);

    /// {@return a short text that differs between items that are made differently, to refuse states of others; one line of ASCII
    /// characters, or empty if there is nothing to tell apart}
    String fingerprint();

    /// Returns items that are the same in every epoch.
    ///
    /// @param items the items
    /// @param <T>   what an item is
    /// @return the items
    static <T> EpochItems<T> always(Items<T> items) {
        return new SameItems<>(items);
    }

    /// Returns these items, each turned into something else when it is asked for.
    ///
    /// @param function turns an item into another
    /// @param <R>      what it becomes
    /// @return the items, with the same states
    default <R> EpochItems<R> map(Function<? super T, ? extends R> function) {
        return new MappedItems<>(this, function);
    }

    /// Returns what a sampler draws of these items.
    ///
    /// @param sampler draws numbers of items
    /// @return the draws of every epoch
    /// @throws IllegalArgumentException if it is for another number of items
    default Epochs<T> sampledBy(Sampler sampler) {
        return new SampledEpochs<>(this, sampler);
    }

    /// Returns batches of these items.
    ///
    /// @param sampler says which items a batch has
    /// @return the batches of every epoch
    /// @throws IllegalArgumentException if it is for another number of items
    default BatchEpochs<T> batchedBy(BatchSampler sampler) {
        return BatchEpochs.of(this, sampler);
    }

    /// Returns batches of what a sampler draws of these items, as [PlainBatchSampler] makes them.
    ///
    /// @param sampler draws numbers of items
    /// @param size    draws of a batch, at least 1; the last of an epoch has what is left
    /// @return the batches of every epoch
    /// @throws IllegalArgumentException if it is for another number of items, or the size is below 1
    default BatchEpochs<T> batchedBy(Sampler sampler, int size) {
        return batchedBy(PlainBatchSampler.of(sampler, size));
    }
}
