package dev.ballast.smile;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.batch.BatchSampler;
import dev.ballast.samplers.batch.Batches;
import dev.ballast.samplers.draws.Draws;

import org.jspecify.annotations.Nullable;

import smile.data.Dataset;
import smile.data.SampleInstance;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/// A data set of Smile as a sampler draws it: what `Classifier.update`, batches and streams take.
///
/// ```java
/// Dataset<double[], Integer> drawn = SampledDataset.of(data, ClassUniformSampler.of(labels), Seed.of(42), epoch);
/// model.update(drawn);
/// for (var batches = drawn.batch(64); batches.hasNext();) step(batches.next());
/// ```
///
/// Its size is the number of draws. Batches are runs of the draws in their order, which a sampler has made random where it
/// should be, and not of another random order. Instances are those of the source, not copied.
///
/// Immutable; safe to share between threads as far as the source is.
///
/// @param <D> the type of data
/// @param <T> the type of targets
public final class SampledDataset<D, T> implements Dataset<D, T> {

    private final Dataset<D, T> source;
    private final Draws draws;
    private final int size;

    private SampledDataset(Dataset<D, T> source, Draws draws, int size) {
        this.source = source;
        this.draws = draws;
        this.size = size;
    }

    /// Returns what a sampler draws in an epoch.
    ///
    /// @param source  the data set
    /// @param sampler draws its instances
    /// @param seed    fixes all random choices
    /// @param epoch   by custom counted from 0
    /// @param <D>     the type of data
    /// @param <T>     the type of targets
    /// @return the draws as a data set
    /// @throws IllegalArgumentException if the sampler is of another number of items than the data set has, or draws more than
    ///                                  2^31 - 1
    public static <D, T> SampledDataset<D, T> of(Dataset<D, T> source, Sampler sampler, Seed seed, long epoch) {
        requireSize(source, sampler.population());
        long length = sampler.length(epoch);
        if (length > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the sampler draws " + length + " items, and a data set of Smile has at most " + Integer.MAX_VALUE);
        }
        return new SampledDataset<>(source, sampler.draws(seed, epoch), (int) length);
    }

    /// Returns the batches of an epoch, for loops that go over `Dataset.batch`.
    ///
    /// @param source  the data set
    /// @param sampler makes batches of its instances
    /// @param seed    fixes all random choices
    /// @param epoch   by custom counted from 0
    /// @param <D>     the type of data
    /// @param <T>     the type of targets
    /// @return the batches in order
    /// @throws IllegalArgumentException if the sampler is of another number of items than the data set has
    public static <D, T> Iterator<List<SampleInstance<D, T>>> batches(Dataset<D, T> source, BatchSampler sampler,
            Seed seed, long epoch) {
        requireSize(source, sampler.population());
        Batches batches = sampler.batches(seed, epoch);
        return new Iterator<>() {

            private long next;

            @Override
            public boolean hasNext() {
                return next < batches.count();
            }

            @Override
            public List<SampleInstance<D, T>> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                List<SampleInstance<D, T>> batch = new ArrayList<>();
                for (int item : batches.batch(next++)) {
                    batch.add(instance(source, item));
                }
                return batch;
            }
        };
    }

    private static void requireSize(Dataset<?, ?> source, long population) {
        if (source.size() != population) {
            throw new IllegalArgumentException("the sampler draws from " + population
                    + " items and the data set says it has " + source.size());
        }
    }

    private static <D, T> SampleInstance<D, T> instance(Dataset<D, T> source, long item) {
        @Nullable
        SampleInstance<D, T> instance;
        try {
            instance = source.get((int) item);
        } catch (IndexOutOfBoundsException e) {
            throw missing(source, item, e);
        }
        if (instance == null) {
            throw missing(source, item, null);
        }
        return instance;
    }

    private static IllegalStateException missing(Dataset<?, ?> source, long item, @Nullable Exception cause) {
        return new IllegalStateException("the data set says it has " + source.size() + " items, and has no item " + item
                + "; its size() must be the number of items that get(int) gives", cause);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public SampleInstance<D, T> get(int draw) {
        return instance(source, draws.at(draw));
    }

    @Override
    public Stream<SampleInstance<D, T>> stream() {
        return draws.longs().mapToObj(item -> instance(source, item));
    }

    @Override
    public Iterator<SampleInstance<D, T>> iterator() {
        return stream().iterator();
    }

    @Override
    public Iterator<List<SampleInstance<D, T>>> batch(int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("the size of batches is " + batchSize + "; it must be at least 1");
        }
        return new Iterator<>() {

            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public List<SampleInstance<D, T>> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int[] items = new int[Math.min(batchSize, size - next)];
                draws.fill(next, items, 0, items.length);
                next += items.length;
                List<SampleInstance<D, T>> batch = new ArrayList<>(items.length);
                for (int item : items) {
                    batch.add(instance(source, item));
                }
                return batch;
            }
        };
    }

    @Override
    public String toString() {
        return "SampledDataset[" + size + " draws of " + source.size() + ']';
    }
}
