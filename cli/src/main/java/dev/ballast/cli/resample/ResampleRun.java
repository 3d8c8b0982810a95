package dev.ballast.cli.resample;

import dev.ballast.cli.features.CarriedColumns;
import dev.ballast.cli.features.Roles;
import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.output.RowCopy;
import dev.ballast.cli.output.RowTarget;
import dev.ballast.cli.output.Stages;
import dev.ballast.cli.output.Stages.Stage;
import dev.ballast.cli.table.ParsedTarget;
import dev.ballast.cli.table.ResultTable;
import dev.ballast.cli.table.StandardStream;
import dev.ballast.core.method.Promise;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.schema.Schema;
import dev.ballast.tables.schema.TargetColumns;

import org.jspecify.annotations.Nullable;

import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.function.Consumer;

/// Resamples a file in two passes: the first counts classes and looks at columns, the second copies the rows that are
/// kept and gathers what new rows are made from; then the new rows are written. [Way] says in what order.
///
/// A page about the run, if asked for, samples rows in the second pass and, for new rows, reads the table a third time to find
/// what they are nearest to.
///
/// Memory is in proportion to the rows of the classes that grow, not to the file.
public final class ResampleRun {

    private final ResampleRequest request;
    private final WritableByteChannel standardOutput;
    private final Stages stages;
    private final Consumer<String> notes;

    /// Prepares a run.
    ///
    /// @param request what is asked
    /// @param standardOutput takes a result that goes there
    /// @param stages  told about progress
    /// @param notes   takes lines about the table that the user should know
    public ResampleRun(ResampleRequest request, WritableByteChannel standardOutput, Stages stages,
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
    public ResampleReport run() {
        // Opened first: from here on, a change of the file is noticed. Then the places are tried, before anything is computed.
        try (InputBytes input = new InputBytes(request.table()); OutputFiles files = OutputFiles.create(request)) {
            ResampleReport report = input.whileUnchanged(() -> run(input, files));
            input.requireUnchanged();
            files.set().commit();
            StandardStream.send(request.out(), files.result(), standardOutput);
            return report;
        }
    }

    private ResampleReport run(InputBytes input, OutputFiles files) {
        TableProfile profile = profile(input);
        TargetColumns target = request.target().find(profile.finder());
        List<String> hints = List.of();
        if (target.label() >= 0) {
            profile.requireClasses(request.manyClasses());
            hints = profile.classHints();
            hints.forEach(hint -> notes.accept(request.table().file() + ": " + hint));
        }
        Promise promise = request.served(() -> promise(profile, target));
        Schema schema = Schema.of(profile, target, request.declared());
        Roles roles = Roles.of(profile, schema, request.method(), request.methodName(), target);
        if (roles.features() > 0 && roles.carried().length > 0) {
            notes.accept(CarriedColumns.note(profile, roles.carried(),
                    request.method().makes().isSynthesis(), request.carry()));
        }
        String indicator = request.indicator();
        boolean bases = request.format().wantsBases();
        ResultTable known = ResultTable.of(request.table(), profile, schema, request.syntax(), indicator, bases, notes);
        RowTarget result = request.format().target(files.result(),
                StandardStream.is(request.out()) ? known : known.with(files.set()::add));
        RowCopy copy = new RowCopy(input, result, profile.lineEnds().first());
        ResultWriter writer = new ResultWriter(copy, input, files.provenance(),
                indicator == null ? null : Indicator.of(indicator, profile),
                request.format().isText() && !(result instanceof ParsedTarget), bases,
                profile.format().delimiter());
        writer.header(profile.rowsBegin());
        ProfiledRun run = new ProfiledRun(request, stages, profile, roles, hints, input, writer);
        NewRows newRows = Way.of(request.method(), promise).go(run);
        run.write(newRows);
        result.finish();
        RunReport gathered = run.report();
        StagedFile page = files.report();
        // Both are there if the page is asked for.
        if (gathered != null && page != null) {
            byte[] text = run.page(gathered, newRows);
            page.write(text, text.length);
        }
        return new ResampleReport(run.change(), RunReport.isExact(request.method()), writer.rows(), newRows.rows(),
                roles.features());
    }

    /// What the method promises; null if its classes are not known before it is fitted.
    private @Nullable Promise promise(TableProfile profile, TargetColumns target) {
        try {
            request.method().info().accepts().requireTarget(request.method().info(), target.kind());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    e.getMessage() + " (--label names classes, --target a number, --labels sets of labels)", e);
        }
        return target.label() >= 0 ? request.method().promise(profile.labels().counts()) : null;
    }

    private TableProfile profile(InputBytes input) {
        try (Stage stage = stages.begin("reading", input.size(), true)) {
            return TableProfile.of(request.table(), request.syntax(),
                    names -> request.target().find(names).label(), null, stage::at);
        }
    }
}
