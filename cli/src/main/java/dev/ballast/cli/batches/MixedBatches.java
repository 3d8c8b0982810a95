package dev.ballast.cli.batches;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.Shard;
import dev.ballast.samplers.batch.RowBatches;
import dev.ballast.samplers.batch.RowCursor;

/// Batches of rows of a resampling, made ahead by a thread of their own.
///
/// @param plan  the batches of all workers
/// @param seed  fixes all random choices
/// @param shard which worker's
record MixedBatches(RowBatches plan, Seed seed, Shard shard) implements BatchSource {

    @Override
    public long perEpoch() {
        try (RowCursor cursor = plan.shard(shard).start(seed)) {
            return cursor.length();
        }
    }

    @Override
    public Steps from(long step) {
        SamplerState state = WorkerState.at(plan.fingerprint(), seed, shard, perEpoch(), step);
        return new MixedSteps(plan.shard(shard).prefetched().resume(state));
    }

    /// Reads rows that a cursor makes.
    private static final class MixedSteps implements Steps {

        private final RowCursor cursor;
        private final SamplerState state;

        MixedSteps(RowCursor cursor) {
            this.cursor = cursor;
            this.state = cursor.state();
        }

        @Override
        public SamplerState state() {
            return state;
        }

        @Override
        public void next(TrainingBatch into) {
            if (!cursor.next()) {
                cursor.nextEpoch();
                if (!cursor.next()) {
                    throw new IllegalStateException("an epoch has no batches");
                }
            }
            int size = cursor.size();
            into.begin(size);
            System.arraycopy(cursor.doubleFeatures(), 0, into.values(), 0, size * into.columns());
            System.arraycopy(cursor.labels(), 0, into.codes(), 0, size);
            System.arraycopy(cursor.synthetic(), 0, into.synthetic(), 0, size);
            int[] sources = cursor.sources();
            for (int i = 0; i < size; i++) {
                into.sources()[i] = sources[i];
            }
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
