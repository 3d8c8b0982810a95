package dev.ballast.cli.resample;

import dev.ballast.cli.output.FileSet;
import dev.ballast.cli.output.OutputPlace;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.table.StandardStream;
import dev.ballast.tables.message.Failure;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files a run makes, which appear together or not at all.
///
/// @param set        all of them
/// @param result     the result
/// @param provenance where rows came from, or null
/// @param report     the page about the run, or null
record OutputFiles(FileSet set, StagedFile result, @Nullable StagedFile provenance, @Nullable StagedFile report)
        implements
            AutoCloseable {

    private record Named(String name, Path path) {}

    /// Starts them, beside their places.
    ///
    /// @throws Failure if one cannot be made, or two are the same
    static OutputFiles create(ResampleRequest request) {
        List<Named> before = new ArrayList<>(List.of(new Named("the input", request.table().file())));
        for (Named output : outputs(request)) {
            OutputPlace.requireFree(output.path(), request.force());
            for (Named other : before) {
                OutputPlace.requireDifferent(other.path(), output.path(), other.name() + " and " + output.name());
            }
            before.add(output);
        }
        FileSet set = new FileSet(request.force());
        try {
            // The result comes last: who sees it may rely on the others.
            StagedFile provenance = request.provenance() == null ? null : set.add(request.provenance());
            StagedFile report = request.report() == null ? null : set.add(request.report().file());
            return new OutputFiles(set, StandardStream.is(request.out())
                    ? StagedFile.forStandardOutput()
                    : set.add(request.out()), provenance, report);
        } catch (Failure failure) {
            set.close();
            throw failure;
        }
    }

    private static List<Named> outputs(ResampleRequest request) {
        List<Named> outputs = new ArrayList<>();
        if (!StandardStream.is(request.out())) {
            outputs.add(new Named("the output", request.out()));
        }
        if (request.provenance() != null) {
            outputs.add(new Named("the provenance file", request.provenance()));
        }
        if (request.report() != null) {
            outputs.add(new Named("the report", request.report().file()));
        }
        return outputs;
    }

    @Override
    public void close() {
        set.close();
    }
}
