package dev.ballast.samplers.items;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.batch.BatchSampler;
import dev.ballast.samplers.batch.Batches;

import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.function.BiFunction;

/// Batches of items, epoch by epoch. A [Loader] makes their items on several threads.
///
/// Immutable; as safe for several threads as the functions are that load and turn items.
///
/// @param <T> what an item is
public final class BatchEpochs<T> implements Epochs<Batch<T>> {

    private final BatchSampler sampler;
    private final String items;
    private final Maker<T> maker;

    private BatchEpochs(BatchSampler sampler, String items, Maker<T> maker) {
        this.sampler = sampler;
        this.items = items;
        this.maker = maker;
    }

    /// What makes the items of an epoch.
    @FunctionalInterface
    private interface Maker<T> {

        Places<T> of(Seed seed, long epoch);
    }

    /// Makes the item of a place of a batch.
    @FunctionalInterface
    private interface Places<T> {

        T item(long batch, int place, int index);
    }

    static <T> BatchEpochs<T> of(EpochItems<T> items, BatchSampler sampler) {
        SampledEpochs.requireSize(sampler.population(), items.size());
        return new BatchEpochs<>(sampler, items.fingerprint(), (seed, epoch) -> {
            Items<T> ofEpoch = items.items(seed, epoch);
            return (_, _, index) -> SampledEpochs.item(ofEpoch, index);
        });
    }

    /// Returns these batches with each item turned into something else by chance, as for the augmentation of images: the same for
    /// the same seed, by whichever number of threads.
    ///
    /// **Randomness.** What the function takes, of the purpose at (batch, epoch, place in the batch).
    ///
    /// @param purpose  what the chance is for, with a name of its own: two uses of one purpose share their numbers
    /// @param function turns an item and random numbers into another item
    /// @param <R>      what it becomes
    /// @return the batches, with the same states
    public <R> BatchEpochs<R> mapItems(Purpose purpose,
            BiFunction<? super T, ? super RandomStream, ? extends R> function) {
        return new BatchEpochs<>(sampler, items, (seed, epoch) -> {
            Places<T> before = maker.of(seed, epoch);
            return (batch, place, index) -> Objects.requireNonNull(
                    function.apply(before.item(batch, place, index), seed.stream(purpose, batch, epoch, place)),
                    () -> "what item " + index + " was turned into is null; items must not be");
        });
    }

    @Override
    public long length(Seed seed, long epoch) {
        return sampler.count(seed, epoch);
    }

    @Override
    public Epoch<Batch<T>> epoch(Seed seed, long epoch) {
        return new Made<>(sampler.batches(seed, epoch), maker.of(seed, epoch));
    }

    @Override
    public String fingerprint() {
        return SampledEpochs.fingerprint(items, sampler.fingerprint());
    }

    @Override
    public String toString() {
        return "BatchEpochs[" + fingerprint() + ']';
    }

    private record Made<T>(Batches batches, Places<T> places) implements PieceEpoch<Batch<T>> {

        @Override
        public long length() {
            return batches.count();
        }

        @Override
        public Pieces<Batch<T>> pieces(long position) {
            return new OfBatch<>(position, batches.batch(position), places);
        }
    }

    private record OfBatch<T>(long batch, int[] indices, Places<T> places) implements Pieces<Batch<T>> {

        @Override
        public String name() {
            return "batch " + batch;
        }

        @Override
        public int count() {
            return indices.length;
        }

        @Override
        public int item(int piece) {
            return indices[piece];
        }

        @Override
        public Object make(int piece) {
            return places.item(batch, piece, indices[piece]);
        }

        /// All were made by [#make].
        @Override
        @SuppressWarnings("unchecked")
        public Batch<T> join(Object[] made) {
            return new Batch<>(batch, indices, Collections.unmodifiableList(Arrays.asList((T[]) made)));
        }
    }
}
