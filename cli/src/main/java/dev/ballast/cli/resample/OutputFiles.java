package dev.ballast.cli.resample;

import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.table.Failure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files a run makes, which appear together or not at all.
///
/// @param result     the result
/// @param provenance where rows came from, or null
/// @param report     the page about the run, or null
record OutputFiles(StagedFile result, StagedFile provenance, StagedFile report) implements AutoCloseable {

    private record Named(String name, Path path) {}

    /// Checks that all files can be made and are different ones.
    ///
    /// @throws Failure if not
    static void require(ResampleRequest request) {
        List<Named> before = new ArrayList<>(List.of(new Named("the input", request.table().file())));
        for (Named output : outputs(request)) {
            StagedFile.requireFree(output.path(), request.force());
            for (Named other : before) {
                StagedFile.requireDifferent(other.path(), output.path(), other.name() + " and " + output.name());
            }
            before.add(output);
        }
    }

    private static List<Named> outputs(ResampleRequest request) {
        List<Named> outputs = new ArrayList<>(List.of(new Named("the output", request.out())));
        if (request.provenance() != null) {
            outputs.add(new Named("the provenance file", request.provenance()));
        }
        if (request.report() != null) {
            outputs.add(new Named("the report", request.report().file()));
        }
        return outputs;
    }

    /// Starts them, beside their places.
    static OutputFiles create(ResampleRequest request) {
        List<StagedFile> started = new ArrayList<>();
        try {
            for (Named output : outputs(request)) {
                started.add(StagedFile.create(output.path(), request.force()));
            }
        } catch (Failure failure) {
            started.forEach(StagedFile::close);
            throw failure;
        }
        boolean withProvenance = request.provenance() != null;
        return new OutputFiles(started.getFirst(), withProvenance ? started.get(1) : null,
                request.report() == null ? null : started.getLast());
    }

    private List<StagedFile> all() {
        List<StagedFile> all = new ArrayList<>();
        if (provenance != null) {
            all.add(provenance);
        }
        if (report != null) {
            all.add(report);
        }
        all.add(result);
        return all;
    }

    /// Moves them into their places: all, or none.
    void commit() {
        StagedFile.commitAll(all());
    }

    @Override
    public void close() {
        all().forEach(StagedFile::close);
    }
}
