package dev.ballast.samplers.items;

import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.batch.BatchSampler;
import dev.ballast.samplers.batch.PlainBatchSampler;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Items that a program has, or can load: a view, which copies and keeps nothing.
///
/// ```java
/// Items<String> texts = Items.of(files).map(file -> read(file));              // loaded when asked for, each time
/// for (String text : texts.sampledBy(RandomSampler.of(texts.size())).epoch(Seed.of(42), 0)) {
///     model.step(text);
/// }
/// ```
///
/// Samplers draw numbers of items; [#sampledBy] and [#batchedBy] put the items in their place. What an item needs beside itself,
/// such as its label, can be part of it (`Items.of(n, i -> new Example(load(i), labels[i]))`), or is looked up by the numbers of
/// a [Batch].
///
/// To be read by several threads, as by a [Loader], the list or function must allow that. To make items of your own, implement
/// the two methods without a body.
///
/// @param <T> what an item is; not null
public interface Items<T> {

    /// {@return the number of items}
    int size();

    /// Returns an item.
    ///
    /// @param index 0 to [#size()] - 1
    /// @return the item
    /// @throws IndexOutOfBoundsException if there is no such item
    T get(int index);

    /// Returns the items of a list, which is not copied and must not change its size.
    ///
    /// @param list has the items; quick at any place, as an `ArrayList` is
    /// @param <T>  what an item is
    /// @return the items
    static <T> Items<T> of(List<? extends T> list) {
        return of(list.size(), list::get);
    }

    /// Returns items that are loaded when they are asked for, each time anew.
    ///
    /// @param size how many
    /// @param load returns the item of a number, 0 to `size` - 1
    /// @param <T>  what an item is
    /// @return the items
    /// @throws IllegalArgumentException if the number is negative
    static <T> Items<T> of(int size, IntFunction<? extends T> load) {
        if (size < 0) {
            throw new IllegalArgumentException("the number of items is " + size + "; it must be at least 0");
        }
        return new LoadedItems<>(size, load);
    }

    /// Returns these items, each turned into something else when it is asked for.
    ///
    /// @param function turns an item into another
    /// @param <R>      what it becomes
    /// @return the items
    default <R> Items<R> map(Function<? super T, ? extends R> function) {
        return of(size(), index -> function.apply(get(index)));
    }

    /// Returns what a sampler draws of these items. States are those of the sampler's own cursors.
    ///
    /// @param sampler draws numbers of items
    /// @return the draws of every epoch
    /// @throws IllegalArgumentException if it is for another number of items
    default Epochs<T> sampledBy(Sampler sampler) {
        return EpochItems.always(this).sampledBy(sampler);
    }

    /// Returns batches of these items. States are those of the sampler's own cursors.
    ///
    /// @param sampler says which items a batch has
    /// @return the batches of every epoch
    /// @throws IllegalArgumentException if it is for another number of items
    default BatchEpochs<T> batchedBy(BatchSampler sampler) {
        return EpochItems.always(this).batchedBy(sampler);
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
