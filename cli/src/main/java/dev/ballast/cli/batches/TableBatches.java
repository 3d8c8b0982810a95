package dev.ballast.cli.batches;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.Shard;
import dev.ballast.samplers.batch.BatchCursor;
import dev.ballast.samplers.batch.BatchSampler;

/// Batches of rows of the table.
///
/// A batch that is put into random order is shuffled by the stream `batches.order` at (0, epoch, number of the batch in the epoch),
/// a bounded number a row less one.
///
/// @param sampler draws them
/// @param data    the table
/// @param seed    fixes all random choices
/// @param shard   which worker's
/// @param shuffle whether the rows of a batch are put into random order
record TableBatches(BatchSampler sampler, Dataset data, Seed seed, Shard shard,
        boolean shuffle) implements BatchSource {

    private static final Purpose ORDER = Purpose.of("batches.order");

    @Override
    public long perEpoch() {
        return sampler.start(seed, shard).length();
    }

    @Override
    public Steps from(long step) {
        BatchCursor cursor = sampler.resume(WorkerState.at(sampler.fingerprint(), seed, shard, perEpoch(), step),
                shard);
        return new TableSteps(cursor, new int[sampler.largestBatch()], step);
    }

    /// Reads rows that a cursor draws.
    private final class TableSteps implements Steps {

        private final BatchCursor cursor;
        private final int[] rows;
        private final SamplerState state;
        private final long perEpoch = perEpoch();
        private final RandomStream order = seed.stream(ORDER, 0, 0, 0);
        private long step;

        TableSteps(BatchCursor cursor, int[] rows, long step) {
            this.cursor = cursor;
            this.rows = rows;
            this.state = cursor.state();
            this.step = step;
        }

        @Override
        public SamplerState state() {
            return state;
        }

        @Override
        public void next(TrainingBatch into) {
            if (!cursor.hasNext()) {
                cursor.nextEpoch();
            }
            int size = cursor.fill(rows);
            if (shuffle) {
                shuffle(size);
            }
            step++;
            into.begin(size);
            double[] values = into.values();
            for (int i = 0; i < size; i++) {
                int row = rows[i];
                data.features().copyRow(row, values, i * into.columns());
                into.codes()[i] = data.labels().code(row);
                into.sources()[i] = row;
                into.synthetic()[i] = false;
            }
        }

        private void shuffle(int size) {
            long batch = step % perEpoch * shard.world() + shard.rank();
            RandomStream random = order.at(0, step / perEpoch, batch);
            for (int i = size - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int row = rows[i];
                rows[i] = rows[other];
                rows[other] = row;
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
