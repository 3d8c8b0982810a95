package dev.ballast.cli.split;

import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.output.RowCopy;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.output.Stages;
import dev.ballast.cli.output.Stages.Stage;
import dev.ballast.cli.table.ColumnNames;
import dev.ballast.cli.table.Failure;
import dev.ballast.cli.table.RowSink;
import dev.ballast.cli.table.Spellings;
import dev.ballast.cli.table.TableProfile;
import dev.ballast.cli.table.TableScanner;
import dev.ballast.core.ClassLabels;
import dev.ballast.core.split.SmallClassException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// Splits a file in two passes: the first notes the class and the group of every row, the second copies every row, byte for
/// byte, to the files of its part, each with the header.
///
/// Memory: 8 bytes a row, 12 with groups, and a few more while rows are dealt.
public final class SplitRun {

    private final SplitRequest request;
    private final Stages stages;
    private final Consumer<String> notes;
    /// Folders that were not there, the last made first.
    private final Deque<Path> made = new ArrayDeque<>();

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
        try (InputBytes input = new InputBytes(request.table().file())) {
            return run(input);
        }
    }

    private SplitReport run(InputBytes input) {
        Path file = request.table().file();
        RowClasses classes = new RowClasses(file, request.syntax());
        RowClasses groups = request.group() == null ? null : new RowClasses(file, request.syntax());
        TableProfile profile = profile(input, classes, groups);
        profile.requireClasses(request.manyClasses());
        profile.classHints().forEach(hint -> notes.accept(file + ": " + hint));
        if (groups != null) {
            Spellings.hints("groups", groups.texts()).forEach(hint -> notes.accept(file + ": " + hint));
        }
        ClassLabels labels = profile.labels().labelsOf(classes.toRanks());
        PartFiles parts;
        try {
            parts = PartFiles.of(request, labels, groups == null ? null : groups.toRanks(), extension(request.table()));
        } catch (SmallClassException e) {
            throw new Failure(file + ": " + e.getMessage() + " (on the command line: --allow-small-classes)", e);
        } catch (IllegalArgumentException e) {
            throw new Failure(file + ": " + e.getMessage(), e);
        }
        List<StagedFile> staged = new ArrayList<>();
        boolean done = false;
        try {
            for (Path part : parts.files()) {
                Path target = request.folder().resolve(part);
                makeFolder(target.toAbsolutePath().getParent());
                StagedFile.requireDifferent(file, target, "the input and a part");
                staged.add(StagedFile.create(target, request.force()));
            }
            SplitReport report = copy(profile, labels, parts, input, staged);
            input.requireUnchanged();
            StagedFile.commitAll(staged);
            done = true;
            return report;
        } finally {
            staged.forEach(StagedFile::close);
            if (!done) {
                made.forEach(SplitRun::deleteFolder);
            }
        }
    }

    private TableProfile profile(InputBytes input, RowClasses classes, RowClasses groups) {
        Path file = request.table().file();
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
                ColumnNames finder = new ColumnNames(file, names);
                int label = finder.find(request.label());
                classes.look(label, names.get(label));
                if (groups != null) {
                    int group = finder.find(request.group());
                    groups.look(group, names.get(group));
                }
                return label;
            }, both, stage::at);
        }
    }

    private SplitReport copy(TableProfile profile, ClassLabels labels, PartFiles parts, InputBytes input,
            List<StagedFile> staged) {
        List<RowCopy> copies = new ArrayList<>();
        List<long[]> counts = new ArrayList<>();
        for (StagedFile target : staged) {
            RowCopy copy = new RowCopy(input, target, profile.lineEnds().first());
            copy.header(profile.rowsBegin());
            copies.add(copy);
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
                    copies.get(file).row(begin, end, closed);
                    counts.get(file)[labels.code((int) row)]++;
                }
            }
        };
        try (Stage stage = stages.begin("copying", input.size(), true)) {
            request.table().scan((_, _) -> rows, stage::at);
        }
        copies.forEach(RowCopy::flush);
        return new SplitReport(labels.names(), parts.files().stream().map(request.folder()::resolve).toList(), counts);
    }

    /// The parts are written as the table is, so they are called as it is.
    private static String extension(TableScanner table) {
        String name = String.valueOf(table.file().getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot) : table.format().delimiter() == '\t' ? ".tsv" : ".csv";
    }

    private void makeFolder(Path folder) {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        if (Files.exists(folder)) {
            throw new Failure(folder + ": is a file; name a folder");
        }
        makeFolder(folder.getParent());
        try {
            Files.createDirectory(folder);
            made.push(folder);
        } catch (IOException e) {
            throw new Failure(folder + ": cannot be made: " + e.getMessage(), e);
        }
    }

    private static void deleteFolder(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            System.err.println("ballast: could not remove the empty folder " + folder + ": " + e.getMessage());
        }
    }
}
