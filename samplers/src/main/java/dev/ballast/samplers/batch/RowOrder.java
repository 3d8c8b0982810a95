package dev.ballast.samplers.batch;

import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.classes.ClassRows;

/// Which rows of a result make a batch.
sealed interface RowOrder {

    /// Refuses a size that cannot be.
    void check(int size, ClassCounts result);

    String name();

    long count(int size, boolean dropping, long rows, long epoch);

    Batches batches(int size, boolean dropping, Resampling result, Seed seed, long epoch);

    /// Runs of a sampler's draws.
    record Sampled(Sampler sampler) implements RowOrder {

        private PlainBatchSampler plain(int size, boolean dropping) {
            PlainBatchSampler batches = PlainBatchSampler.of(sampler, size);
            return dropping ? batches.dropLast() : batches;
        }

        @Override
        public void check(int size, ClassCounts result) {
            PlainBatchSampler.requireSize(size);
        }

        @Override
        public String name() {
            return sampler.fingerprint();
        }

        @Override
        public long count(int size, boolean dropping, long rows, long epoch) {
            return plain(size, dropping).count(sampler.length(epoch));
        }

        @Override
        public Batches batches(int size, boolean dropping, Resampling result, Seed seed, long epoch) {
            return plain(size, dropping).batches(seed, epoch);
        }
    }

    /// As many rows of each class.
    record Balanced() implements RowOrder {

        @Override
        public void check(int size, ClassCounts result) {
            ClassQuotas.equal(size, result.classes());
            for (int code = 0; code < result.classes(); code++) {
                if (result.count(code) == 0) {
                    throw new IllegalArgumentException("class \"" + result.names().get(code)
                            + "\" has no rows in the result, so batches cannot be balanced");
                }
            }
        }

        @Override
        public String name() {
            return "balanced-1";
        }

        @Override
        public long count(int size, boolean dropping, long rows, long epoch) {
            return Math.ceilDiv(rows, size);
        }

        @Override
        public Batches batches(int size, boolean dropping, Resampling result, Seed seed, long epoch) {
            ClassLabels labels = result.source().labels();
            ClassCounts counts = result.counts();
            int[] rankOf = new int[counts.classes()];
            int[][] rows = new int[rankOf.length][];
            for (int code = 0; code < rankOf.length; code++) {
                rankOf[code] = (int) labels.streamKey(code);
                rows[rankOf[code]] = new int[Math.toIntExact(counts.count(code))];
            }
            int[] placed = new int[rows.length];
            for (int row = 0; row < result.size(); row++) {
                int rank = rankOf[result.code(row)];
                rows[rank][placed[rank]++] = row;
            }
            return BalancedBatchSampler.batches(new ClassRows(rows), ClassQuotas.equal(size, rows.length), seed,
                    epoch, count(size, dropping, result.size(), epoch));
        }
    }
}
