package dev.ballast.cli.batches;

import dev.ballast.samplers.SamplerState;

/// The batches of one worker, epoch after epoch. The number of them is the same in all epochs.
interface BatchSource {

    /// How many batches the worker has in an epoch.
    long perEpoch();

    /// Goes to a batch, counted over all epochs, at no cost but that of an epoch's beginning.
    ///
    /// @return the batches from there on
    Steps from(long step);

    /// Batches one after the other, without an end.
    interface Steps extends AutoCloseable {

        /// The state from which a cursor of the library goes on in the same way, before the first batch is read.
        SamplerState state();

        /// Reads the next batch.
        void next(TrainingBatch into);

        @Override
        void close();
    }
}
