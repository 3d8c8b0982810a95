package dev.ballast.cli.batches;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/// Writes batches in a format.
interface BatchEncoder {

    /// Writes a batch.
    void write(TrainingBatch batch) throws IOException;

    /// Writes what ends the stream.
    void end() throws IOException;

    /// Begins a stream, and writes what stands before the first batch.
    static BatchEncoder begin(BatchFormat format, BatchColumns columns, WritableByteChannel out) throws IOException {
        return switch (format) {
            case ARROW -> new ArrowEncoder(columns, out);
            case NPY -> new NpyEncoder(columns, out);
            case JSONL -> new JsonEncoder(columns, out);
        };
    }
}
