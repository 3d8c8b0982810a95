package dev.ballast.cli.convert;

import dev.ballast.cli.output.FileSet;
import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.output.OutputPlace;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.output.Stages;
import dev.ballast.cli.output.Stages.Stage;
import dev.ballast.cli.table.KeptRows;
import dev.ballast.cli.table.ResultTable;
import dev.ballast.cli.table.StandardStream;
import dev.ballast.cli.table.TableFormat;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.schema.Declarations;
import dev.ballast.tables.schema.Schema;
import dev.ballast.tables.schema.TargetColumns;
import dev.ballast.core.target.Target;
import dev.ballast.tables.text.RowSink;

import org.jspecify.annotations.Nullable;

import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Writes all rows of a table in another format, in two passes: the first tells what columns hold.
public final class ConvertRun {

    /// What is asked.
    ///
    /// @param table  the table
    /// @param syntax what means missing
    /// @param label  the column of the class, as the user calls it; null if there is none
    /// @param out    where it goes
    /// @param format what it is written as
    /// @param force  whether a file that is there may be replaced
    public record Request(TableSource table, CellSyntax syntax, @Nullable String label, Path out, TableFormat format,
            boolean force) {}

    private final Request request;
    private final WritableByteChannel standardOutput;
    private final Stages stages;
    private final Consumer<String> notes;

    /// Prepares a run.
    ///
    /// @param request        what is asked
    /// @param standardOutput takes a table that goes there
    /// @param stages         told about progress
    /// @param notes          takes lines that the user should know
    public ConvertRun(Request request, WritableByteChannel standardOutput, Stages stages, Consumer<String> notes) {
        this.request = request;
        this.standardOutput = standardOutput;
        this.stages = stages;
        this.notes = notes;
    }

    /// Runs.
    ///
    /// @return how many rows were written
    /// @throws dev.ballast.tables.message.Failure if it cannot be done; no file is left behind then
    public long run() {
        boolean toStandard = StandardStream.is(request.out());
        if (!toStandard) {
            OutputPlace.requireFree(request.out(), request.force());
            OutputPlace.requireDifferent(request.table().file(), request.out(), "the input and the output");
        }
        try (InputBytes input = new InputBytes(request.table()); FileSet set = new FileSet(request.force())) {
            StagedFile result = toStandard ? StagedFile.forStandardOutput() : set.add(request.out());
            long rows = input.whileUnchanged(() -> convert(input, result, set, toStandard));
            input.requireUnchanged();
            set.commit();
            StandardStream.send(request.out(), result, standardOutput);
            return rows;
        }
    }

    private long convert(InputBytes input, StagedFile result, FileSet set, boolean toStandard) {
        TableProfile profile;
        String label = request.label();
        try (Stage stage = stages.begin("reading", input.size(), true)) {
            profile = TableProfile.of(request.table(), request.syntax(),
                    names -> label == null ? -1 : names.label(label), null, stage::at);
        }
        TargetColumns target = label == null
                ? new TargetColumns(Target.Kind.LABELS, new int[0], "")
                : TargetColumns.ofClasses(profile.label());
        ResultTable known = ResultTable.of(request.table(), profile, Schema.of(profile, target, Declarations.NONE),
                request.syntax(), null, request.format().wantsBases(), notes);
        KeptRows rows = new KeptRows(input, result, request.format(), toStandard ? known : known.with(set::add),
                profile.lineEnds());
        RowSink all = new RowSink() {

            @Override
            public boolean wants(int column) {
                return false;
            }

            @Override
            public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
                // Only where rows begin and end is of interest.
            }

            @Override
            public void endRow(long row, long line, long begin, long end) {
                rows.row(row, begin, end, profile.lineEnds().closed() || end != profile.end());
            }
        };
        try (Stage stage = stages.begin("copying", input.size(), true)) {
            request.table().scan((_, _) -> all, stage::at);
        }
        rows.finish();
        return profile.rows();
    }
}
