package dev.ballast.cli.split;

import dev.ballast.cli.output.FileSet;
import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.output.OutputPlace;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.output.Stages;
import dev.ballast.cli.output.Stages.Stage;
import dev.ballast.cli.table.KeptRows;
import dev.ballast.cli.table.ResultTable;
import dev.ballast.cli.table.TableFormats;
import dev.ballast.core.split.SmallClassException;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.Spellings;
import dev.ballast.tables.scan.LabelCell;
import dev.ballast.tables.scan.Labels;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.schema.Declarations;
import dev.ballast.tables.schema.Schema;
import dev.ballast.tables.schema.TargetColumns;
import dev.ballast.tables.text.ColumnNames;
import dev.ballast.tables.text.RowSink;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Splits a file in two passes: the first notes the class and the group of every row, the second copies every row, byte for
/// byte, to the files of its part, each with the header. The folder holds one split, which a manifest describes.
///
/// Memory: 8 bytes a row, 12 with groups, and a few more while rows are dealt.
public final class SplitRun {

    private final SplitRequest request;
    private final Stages stages;
    private final Consumer<String> notes;

    /// Prepares a run.
    ///
    /// @param request what is asked
    /// @param stages  told about progress
    /// @param notes   takes lines about the table that the user should know
    public SplitRun(SplitRequest request, Stages stages, Consumer<String> notes) {
        this.request = request;
        this.stages = stages;
        this.notes = notes;
    }

    /// Runs.
    ///
    /// @return what was done
    /// @throws Failure if the data or the request cannot be served; no file is left behind then
    public SplitReport run() {
        try (InputBytes input = new InputBytes(request.table())) {
            return run(input);
        }
    }

    private SplitReport run(InputBytes input) {
        String extension = extension(request);
        List<Path> names = PartFiles.names(request.parts(), extension);
        SplitFolder folder = SplitFolder.look(request, names, extension);
        try (FileSet set = new FileSet(request.force())) {
            set.makeFolder(request.folder());
            List<StagedFile> staged = new ArrayList<>();
            for (Path name : names) {
                OutputPlace.requireDifferent(request.table().file(), request.folder().resolve(name),
                        "the input and a part");
                staged.add(set.add(request.folder(), name));
            }
            StagedFile manifest = set.add(request.folder(), Path.of(SplitManifest.NAME));
            SplitReport report = input.whileUnchanged(() -> fill(input, names, staged, set));
            input.requireUnchanged();
            byte[] text = SplitManifest.text(request, parts(names, staged, report));
            manifest.write(text, text.length);
            folder.removeOldBy(set, names);
            set.commit();
            return report;
        } catch (IOException e) {
            throw new Failure(request.folder() + ": cannot be written to: " + Failure.reason(e), e);
        }
    }

    private SplitReport fill(InputBytes input, List<Path> names, List<StagedFile> staged, FileSet set) {
        Path file = request.table().file();
        RowClasses classes = new RowClasses(file, LabelCell.ofClass(file, request.syntax(), new Labels()));
        Labels groupNames = new Labels();
        RowClasses groups = request.group() == null
                ? null
                : new RowClasses(file, LabelCell.ofGroup(file, request.syntax(), groupNames));
        TableProfile profile = profile(input, classes, groups);
        profile.requireClasses(request.manyClasses());
        profile.classHints().forEach(hint -> notes.accept(file + ": " + hint));
        Spellings.hints("groups", groupNames.names()).forEach(hint -> notes.accept(file + ": " + hint));
        ClassLabels labels = profile.labels().labelsOf(classes.toRanks());
        PartFiles parts;
        try {
            parts = PartFiles.of(request, labels, groups == null ? null : groups.toRanks(), names);
        } catch (SmallClassException e) {
            throw new Failure(file + ": " + e.reason() + "; " + advice(), e);
        } catch (IllegalArgumentException e) {
            throw new Failure(file + ": " + e.getMessage(), e);
        }
        return copy(profile, labels, parts, input, staged, set);
    }

    private static List<SplitManifest.Part> parts(List<Path> names, List<StagedFile> staged, SplitReport report) {
        List<SplitManifest.Part> parts = new ArrayList<>();
        for (int file = 0; file < names.size(); file++) {
            parts.add(new SplitManifest.Part(names.get(file), Arrays.stream(report.rows().get(file)).sum(),
                    SplitManifest.hash(staged.get(file).staged())));
        }
        return parts;
    }

    private String advice() {
        String both = "--small-classes both-sides, at least one row of every class of two or more on both sides, or ";
        String allow = "--allow-small-classes, ";
        return switch (request.smallClass()) {
            case REFUSE -> "choose " + both + allow + "choose larger shares or fewer folds, or join classes";
            case BOTH_SIDES -> "choose " + allow + "choose larger shares or fewer folds, or join classes";
            case ALLOW -> "choose larger shares or fewer folds";
        };
    }

    private TableProfile profile(InputBytes input, RowClasses classes,
            @Nullable RowClasses groups) {
        RowSink both = new RowSink() {

            @Override
            public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
                classes.cell(column, buffer, offset, length, quoted);
                if (groups != null) {
                    groups.cell(column, buffer, offset, length, quoted);
                }
            }

            @Override
            public void endRow(long row, long line, long begin, long end) {
                classes.endRow(row, line, begin, end);
                if (groups != null) {
                    groups.endRow(row, line, begin, end);
                }
            }
        };
        try (Stage stage = stages.begin("reading", input.size(), true)) {
            return TableProfile.of(request.table(), request.syntax(), names -> {
                int label = names.label(request.label());
                classes.look(label, ColumnNames.shown(names.names(), label));
                String called = request.group();
                if (groups != null && called != null) {
                    int group = names.find(called);
                    groups.look(group, ColumnNames.shown(names.names(), group));
                }
                return label;
            }, both, stage::at);
        }
    }

    private SplitReport copy(TableProfile profile, ClassLabels labels, PartFiles parts, InputBytes input,
            List<StagedFile> staged, FileSet set) {
        ResultTable known = ResultTable.of(request.table(), profile,
                Schema.of(profile, TargetColumns.ofClasses(profile.label()), Declarations.NONE), request.syntax(), null,
                request.format().wantsBases(), notes)
                .with(file -> set.add(request.folder(), request.folder().relativize(file)));
        List<KeptRows> copies = new ArrayList<>();
        List<long[]> counts = new ArrayList<>();
        for (StagedFile target : staged) {
            copies.add(new KeptRows(input, target, request.format(), known, profile.lineEnds()));
            counts.add(new long[labels.classes()]);
        }
        RowSink rows = new RowSink() {

            @Override
            public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
                // Only where rows begin and end is of interest.
            }

            @Override
            public void endRow(long row, long line, long begin, long end) {
                if (row >= labels.size()) {
                    input.requireUnchanged();
                }
                boolean closed = profile.lineEnds().closed() || end != profile.end();
                for (int file : parts.fileOf()[parts.partOf()[(int) row]]) {
                    copies.get(file).row(row, begin, end, closed);
                    counts.get(file)[labels.code((int) row)]++;
                }
            }
        };
        try (Stage stage = stages.begin("copying", input.size(), true)) {
            request.table().scan((_, _) -> rows, stage::at);
        }
        copies.forEach(KeptRows::finish);
        return new SplitReport(labels.names(), parts.files().stream().map(request.folder()::resolve).toList(), counts,
                request.folder().resolve(SplitManifest.NAME));
    }

    /// The parts are called as the table is if they are written as it is.
    private static String extension(SplitRequest request) {
        String ending = TableFormats.ending(request.table().file());
        if (ending != null && request.format().endings().contains(ending.toLowerCase(Locale.ROOT))) {
            return ending;
        }
        if (!request.format().isText()) {
            return request.format().endings().getFirst();
        }
        String name = String.valueOf(request.table().file().getFileName());
        int dot = name.lastIndexOf('.');
        return ending == null && dot > 0 ? name.substring(dot) : request.format().endings().getFirst();
    }
}
