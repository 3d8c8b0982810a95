package dev.ballast.samplers.batch;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.draws.Draws;

import java.util.Objects;

/// Cuts the draws of a sampler into batches of one size. The last of an epoch has what is left, unless it is dropped.
///
/// Immutable and thread-safe.
public final class PlainBatchSampler implements BatchSampler {

    private final Sampler sampler;
    private final int size;
    private final boolean dropping;
    private final String fingerprint;

    private PlainBatchSampler(Sampler sampler, int size, boolean dropping) {
        this.sampler = sampler;
        this.size = size;
        this.dropping = dropping;
        this.fingerprint = text();
    }

    /// Returns the batches of a sampler.
    ///
    /// @param sampler what to draw
    /// @param size    draws of a batch, at least 1
    /// @return the batches
    /// @throws IllegalArgumentException if the size is below 1
    public static PlainBatchSampler of(Sampler sampler, int size) {
        return new PlainBatchSampler(sampler, requireSize(size), false);
    }

    static int requireSize(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("the size of a batch is " + size + "; it must be at least 1");
        }
        return size;
    }

    /// Returns these batches without a last one that is not full.
    ///
    /// @return the batches
    public PlainBatchSampler dropLast() {
        return new PlainBatchSampler(sampler, size, true);
    }

    @Override
    public long population() {
        return sampler.population();
    }

    @Override
    public int largestBatch() {
        return size;
    }

    @Override
    public long count(Seed seed, long epoch) {
        return count(sampler.length(epoch));
    }

    long count(long draws) {
        return dropping ? draws / size : Math.ceilDiv(draws, size);
    }

    @Override
    public Batches batches(Seed seed, long epoch) {
        Draws draws = sampler.draws(seed, epoch);
        return new Runs(draws, size, count(draws.length()));
    }

    private record Runs(Draws draws, int full, long count) implements Batches {

        @Override
        public int size(long batch) {
            return (int) Math.min(full, draws.length() - Objects.checkIndex(batch, count) * full);
        }

        @Override
        public int fill(long batch, int[] target, int offset) {
            int size = size(batch);
            draws.fill(batch * full, target, offset, size);
            return size;
        }
    }

    /// Returns how often an item is in a batch of an epoch; with a dropped last batch, if every draw of the sampler is
    /// distributed alike, as in random orders.
    @Override
    public double expectedCount(long epoch, long item) {
        long draws = sampler.length(epoch);
        double expected = sampler.expectedCount(epoch, item);
        return dropping && draws > 0 ? expected * (draws / size * size) / draws : expected;
    }

    private String text() {
        return "batches-1(size=" + size + (dropping ? ",drop last," : ",") + sampler.fingerprint() + ')';
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return fingerprint;
    }
}
