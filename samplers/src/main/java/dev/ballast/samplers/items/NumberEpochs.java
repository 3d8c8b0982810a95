package dev.ballast.samplers.items;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.batch.BatchSampler;
import dev.ballast.samplers.batch.Batches;

/// The batches of a sampler as they are.
record NumberEpochs(BatchSampler sampler) implements Epochs<int[]> {

    @Override
    public long length(Seed seed, long epoch) {
        return sampler.count(seed, epoch);
    }

    @Override
    public Epoch<int[]> epoch(Seed seed, long epoch) {
        return new Numbers(sampler.batches(seed, epoch));
    }

    @Override
    public String fingerprint() {
        return sampler.fingerprint();
    }

    @Override
    public String toString() {
        return "Epochs[" + fingerprint() + ']';
    }

    private record Numbers(Batches batches) implements Epoch<int[]> {

        @Override
        public long length() {
            return batches.count();
        }

        @Override
        public int[] get(long position) {
            return batches.batch(position);
        }
    }
}
