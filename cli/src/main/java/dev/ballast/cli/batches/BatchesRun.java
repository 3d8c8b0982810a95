package dev.ballast.cli.batches;

import dev.ballast.cli.batches.BatchesReport.Ending;
import dev.ballast.cli.output.Destination;
import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.output.OutputPlace;
import dev.ballast.cli.output.Outlet;
import dev.ballast.cli.output.Stages;
import dev.ballast.cli.output.Stages.Stage;
import dev.ballast.tables.message.Failure;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Reads a table and writes batches of its rows, until all are written or nobody reads on.
///
/// Memory: the table, 8 bytes for a number and 1 to 4 for a code, what a sampler or method keeps of it, and a batch or two. What is
/// written is not kept; whoever reads slowly holds the writing up.
public final class BatchesRun {

    private final BatchesRequest request;
    private final WritableByteChannel standardOutput;
    private final Stages stages;
    private final Consumer<String> notes;

    /// Prepares a run.
    ///
    /// @param request        what is asked
    /// @param standardOutput takes batches that go there
    /// @param stages         told about progress
    /// @param notes          takes lines that the user should know
    public BatchesRun(BatchesRequest request, WritableByteChannel standardOutput, Stages stages,
            Consumer<String> notes) {
        this.request = request;
        this.standardOutput = standardOutput;
        this.stages = stages;
        this.notes = notes;
    }

    /// Runs.
    ///
    /// @return what was done
    /// @throws Failure if the data or the request cannot be served; no file is left behind then
    public BatchesReport run() {
        if (request.out() instanceof Destination.File file) {
            OutputPlace.requireFree(file.path(), request.force());
            OutputPlace.requireDifferent(request.table().file(), file.path(), "the input and the output");
        }
        try (Outlet outlet = Outlet.open(request.out(), standardOutput, request.force())) {
            LoadedTable table;
            try (InputBytes input = new InputBytes(request.table())) {
                table = input.whileUnchanged(() -> LoadedTable.read(request, input, stages, notes));
                input.requireUnchanged();
            }
            BatchSource source = new DrawnBatches(request, table, stages, notes).source();
            long all = steps(source.perEpoch());
            try (BatchSource.Steps steps = source.from(request.fromStep())) {
                return write(steps, all, columns(table, steps, source.perEpoch()), table, outlet);
            }
        }
    }

    private long steps(long perEpoch) {
        long all;
        try {
            all = Math.multiplyExact(perEpoch, request.epochs());
        } catch (ArithmeticException e) {
            throw new Failure("--epochs is " + request.epochs() + " and an epoch has " + perEpoch
                    + " batches; all together can be " + Long.MAX_VALUE, e);
        }
        if (request.fromStep() > all) {
            throw new Failure(
                    "--from-step is " + request.fromStep() + "; " + request.epochs() + " epochs of " + perEpoch
                            + " batches are " + all);
        }
        return all;
    }

    private BatchColumns columns(LoadedTable table, BatchSource.Steps steps, long perEpoch) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("version", request.version());
        metadata.put("seed", Long.toString(request.seed().value()));
        metadata.put("state", steps.state().toString());
        metadata.put("sampler", request.drawing().word());
        metadata.put("epochs", Long.toString(request.epochs()));
        metadata.put("batches_per_epoch", Long.toString(perEpoch));
        metadata.put("from_step", Long.toString(request.fromStep()));
        metadata.put("shard", request.shard().rank() + "/" + request.shard().world());
        return BatchColumns.of(request.table().file(), table.features(), table.data().labels(), table.weight(),
                BatchColumns.Names.of(request.prefix()), metadata);
    }

    private BatchesReport write(BatchSource.Steps steps, long all, BatchColumns columns, LoadedTable table,
            Outlet outlet) {
        long written = 0;
        long rows = 0;
        TrainingBatch batch = new TrainingBatch(table.data().features().columns());
        long atMost = all - request.fromStep() > Long.MAX_VALUE / request.size()
                ? Long.MAX_VALUE
                : (all - request.fromStep()) * request.size();
        try (Stage stage = stages.begin("writing", atMost, false)) {
            BatchEncoder encoder = BatchEncoder.begin(request.format(), columns, outlet.channel(notes));
            for (long step = request.fromStep(); step < all; step++) {
                steps.next(batch);
                encoder.write(batch);
                rows += batch.size();
                written++;
                stage.at(rows);
            }
            encoder.end();
            outlet.complete();
        } catch (IOException e) {
            return new BatchesReport(written, rows, switch (outlet.why(e)) {
                case NO_READER -> Ending.NO_READER;
                case KNOWN -> Ending.NOT_WRITTEN;
            });
        }
        return new BatchesReport(written, rows, Ending.COMPLETE);
    }
}
