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

/// Makes items and batches in the background while others are in use: what a training loop reads from.
///
/// ```java
/// Items<String> texts = Items.of(files).map(file -> read(file));
/// Loader<float[]> loader = Loader.of(texts.batchedBy(BalancedBatchSampler.of(data.labels(), 64))).threads(4)
///         .map(batch -> vectors(batch.items()));
/// try (LoaderCursor<float[]> batches = loader.start(Seed.of(42))) {
///     for (int pass = 0; pass < 10; pass++, batches.nextEpoch()) {
///         while (batches.hasNext()) {
///             model.step(batches.next());
///         }
///     }
///     SamplerState state = batches.state();                  // what was consumed; loader.resume(state) goes on from there
/// }
/// ```
///
/// **Order and values** are those of [Epochs], for any number of threads, if the functions of the caller give the same for the same
/// item. For chance in them there are [#map(Purpose, BiFunction)] and [BatchEpochs#mapItems].
///
/// **Work.** The items of a batch are loaded by several threads, what a batch is turned into is made by one of them when its last
/// item is there. Threads are virtual. They never run more than [#threads] calls of the caller's functions at a time, and begin
/// with the first loading. Nothing is made beyond the end of an epoch.
///
/// **Memory.** The element in use and those made ahead ([#ahead]): by default two batches, and as many more as give each thread
/// two items to load.
///
/// **Cost.** About a tenth of a microsecond an item beside the caller's functions. **Randomness.** That of the epochs.
///
/// **States** say what was consumed: what [LoaderCursor#next()] has given. They are those of the epochs, so a run can go on with
/// another number of threads or without a loader, and nobody has to commit anything
/// ([countingCommits][dev.ballast.samplers.SampleCursor#countingCommits()] is for queues of one's own).
///
/// **Errors.** What a function throws comes out of `next()` when it is that element's turn, as a [LoadException] with the number
/// of the item and of the batch. Of several items of a batch that fail it is the first, for any number of threads.
///
/// Immutable and thread-safe.
///
/// @param <T> what an element is
public final class Loader<T> {

    private final Epochs<T> epochs;
    private final int threads;
    private final int ahead;

    private Loader(Epochs<T> epochs, int threads, int ahead) {
        this.epochs = epochs;
        this.threads = threads;
        this.ahead = ahead;
    }

    /// Returns a loader with as many threads as there are processors.
    ///
    /// @param epochs what is made
    /// @param <T>    what an element is
    /// @return the loader
    public static <T> Loader<T> of(Epochs<T> epochs) {
        return new Loader<>(epochs, Runtime.getRuntime().availableProcessors(), 0);
    }

    /// Returns a loader of numbers of items, with as many threads as there are processors. Say by [#map(Function)] what becomes of
    /// them:
    ///
    /// ```java
    /// Loader<float[]> loader = Loader.of(BalancedBatchSampler.of(data.labels(), 64)).threads(4).map(rows -> images(rows));
    /// ```
    ///
    /// A batch is made by one thread then. Where items can be loaded one by one, `items.batchedBy(sampler)` lets several do it.
    ///
    /// @param sampler says which items a batch has
    /// @return the loader
    public static Loader<int[]> of(BatchSampler sampler) {
        return of(Epochs.of(sampler));
    }

    /// Returns this loader with another number of threads.
    ///
    /// @param most how many calls of the caller's functions run at a time, at least 1: about as many as there are processors if they
    ///             compute, more if they wait for disks and networks
    /// @return the loader
    /// @throws IllegalArgumentException if the number is below 1
    public Loader<T> threads(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("threads is " + most + "; there must be at least 1");
        }
        return new Loader<>(epochs, most, ahead);
    }

    /// Returns this loader with another bound for its memory.
    ///
    /// @param elements how many are made ahead of the one in use, at least 1
    /// @return the loader
    /// @throws IllegalArgumentException if the number is below 1
    public Loader<T> ahead(int elements) {
        if (elements < 1) {
            throw new IllegalArgumentException("ahead is " + elements + "; at least 1 element must be made ahead");
        }
        return new Loader<>(epochs, threads, elements);
    }

    /// Returns this loader with each element turned into something else, in the background.
    ///
    /// @param function turns an element into another
    /// @param <R>      what it becomes
    /// @return the loader
    public <R> Loader<R> map(Function<? super T, ? extends R> function) {
        return new Loader<>(epochs.<R>map(function), threads, ahead);
    }

    /// Returns this loader with each element turned into something else by chance, in the background; see
    /// [Epochs#map(Purpose, BiFunction)].
    ///
    /// @param purpose  what the chance is for, with a name of its own: two uses of one purpose share their numbers
    /// @param function turns an element and random numbers into another element
    /// @param <R>      what it becomes
    /// @return the loader
    public <R> Loader<R> map(Purpose purpose, BiFunction<? super T, ? super RandomStream, ? extends R> function) {
        return new Loader<>(epochs.<R>map(purpose, function), threads, ahead);
    }

    /// {@return what is made, without threads}
    public Epochs<T> epochs() {
        return epochs;
    }

    /// Starts a training run at the beginning of epoch 0.
    ///
    /// @param seed fixes all random choices
    /// @return a cursor over all elements; close it
    public LoaderCursor<T> start(Seed seed) {
        return start(seed, Shard.ALL);
    }

    /// Starts one worker of a training run at the beginning of epoch 0.
    ///
    /// @param seed  fixes all random choices; the same for all workers
    /// @param shard which worker
    /// @return a cursor over the worker's elements; close it
    public LoaderCursor<T> start(Seed seed, Shard shard) {
        return cursor(Progress.start(epochs.fingerprint(), seed, shard, epoch -> epochs.length(seed, epoch)));
    }

    /// Goes on where a training run was.
    ///
    /// @param state what [LoaderCursor#state()] or [EpochCursor#state()] gave
    /// @return a cursor over the elements from there; close it
    /// @throws IllegalArgumentException if the state is of other epochs than these, or beyond the epoch
    public LoaderCursor<T> resume(SamplerState state) {
        return resume(state, Shard.ALL);
    }

    /// Goes on where a training run was, as one of any number of workers.
    ///
    /// @param state what [LoaderCursor#state()] or [EpochCursor#state()] gave; the same for all workers
    /// @param shard which worker
    /// @return a cursor over the worker's elements from there; close it
    /// @throws IllegalArgumentException if the state is of other epochs than these, or beyond the epoch, or in the middle of an
    ///                                  epoch and the shard cannot go on there; see [Shard]
    public LoaderCursor<T> resume(SamplerState state, Shard shard) {
        return cursor(Progress.resume(epochs.fingerprint(), state, shard,
                epoch -> epochs.length(state.seed(), epoch)));
    }

    private LoaderCursor<T> cursor(Progress progress) {
        return new LoaderCursor<>(epochs, progress, threads, ahead);
    }

    @Override
    public String toString() {
        return "Loader[threads=" + threads + ", ahead=" + (ahead == 0 ? "auto" : ahead) + ", " + epochs + ']';
    }
}
