package dev.ballast.samplers.items;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.check.IntItem;
import dev.ballast.samplers.draws.Draws;

import java.util.Objects;

/// What a sampler draws of items.
record SampledEpochs<T>(EpochItems<T> items, Sampler sampler) implements Epochs<T> {

    SampledEpochs {
        requireSize(sampler.population(), items.size());
    }

    static void requireSize(long population, int size) {
        if (population != size) {
            throw new IllegalArgumentException("the sampler is for " + population + " items, and there are " + size
                    + "; it must be for as many");
        }
    }

    /// Items with nothing to tell apart have the states of the sampler itself.
    static String fingerprint(String items, String sampler) {
        return items.isEmpty() ? sampler : items + ' ' + sampler;
    }

    static <T> T item(Items<T> items, int index) {
        return Objects.requireNonNull(items.get(index),
                () -> "item " + index + " is null; items must not be");
    }

    @Override
    public long length(Seed seed, long epoch) {
        return sampler.length(epoch);
    }

    @Override
    public Epoch<T> epoch(Seed seed, long epoch) {
        return new Drawn<>(items.items(seed, epoch), sampler.draws(seed, epoch));
    }

    @Override
    public String fingerprint() {
        return fingerprint(items.fingerprint(), sampler.fingerprint());
    }

    @Override
    public String toString() {
        return "Epochs[" + fingerprint() + ']';
    }

    private record Drawn<T>(Items<T> items, Draws draws) implements PieceEpoch<T> {

        @Override
        public long length() {
            return draws.length();
        }

        @Override
        public Pieces<T> pieces(long position) {
            return new One<>(items, position, IntItem.of(draws.at(position)));
        }
    }

    private record One<T>(Items<T> items, long position, int index) implements Pieces<T> {

        @Override
        public String name() {
            return "draw " + position;
        }

        @Override
        public int count() {
            return 1;
        }

        @Override
        public int item(int piece) {
            return index;
        }

        @Override
        public Object make(int piece) {
            return SampledEpochs.item(items, index);
        }

        /// What [#make] made.
        @Override
        @SuppressWarnings("unchecked")
        public T join(Object[] made) {
            return (T) made[0];
        }
    }
}
