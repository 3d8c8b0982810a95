package dev.ballast.cli.resample;

import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.output.OrderedBlocks;
import dev.ballast.cli.output.RowCopy;
import dev.ballast.cli.output.Stages;
import dev.ballast.cli.output.Stages.Stage;
import dev.ballast.cli.table.ByteText;
import dev.ballast.cli.table.Failure;
import dev.ballast.cli.table.RowSink;
import dev.ballast.cli.table.TableProfile;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.RowThinning;
import dev.ballast.smote.ClassTooSmallException;
import dev.ballast.smote.Smote;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Resamples a file in two passes: the first counts classes and looks at columns, the second copies the rows that are
/// kept and gathers what new rows are made from; then the new rows are written.
///
/// A page about the run, if asked for, samples rows in the second pass and, for new rows, reads the table a third time to find
/// what they are nearest to.
///
/// Memory is in proportion to the rows of the classes that grow, not to the file.
public final class ResampleRun {

    /// Rows are formatted in blocks of this many, or fewer if rows are long.
    private static final int BLOCK_ROWS = 1024;
    private static final int BLOCK_BYTES = 1 << 22;

    private final ResampleRequest request;
    private final Stages stages;
    private final Consumer<String> notes;

    /// Prepares a run.
    ///
    /// @param request what is asked
    /// @param stages  told about progress
    /// @param notes   takes lines about the table that the user should know
    public ResampleRun(ResampleRequest request, Stages stages, Consumer<String> notes) {
        this.request = request;
        this.stages = stages;
        this.notes = notes;
    }

    /// Runs.
    ///
    /// @return what was done
    /// @throws Failure if the data or the request cannot be served; no file is left behind then
    public ResampleReport run() {
        Path file = request.table().file();
        // Opened first: from here on, a change of the file is noticed. Then the places are tried, before anything is computed.
        try (InputBytes input = new InputBytes(file); OutputFiles files = OutputFiles.create(request)) {
            ResampleReport report = input.whileUnchanged(() -> run(input, files));
            input.requireUnchanged();
            files.set().commit();
            return report;
        }
    }

    private ResampleReport run(InputBytes input, OutputFiles files) {
        TableProfile profile = profile(input);
        profile.requireClasses(request.manyClasses());
        List<String> hints = profile.classHints();
        hints.forEach(hint -> notes.accept(request.table().file() + ": " + hint));
        ClassTargets targets = served(() -> request.method().targets(profile.labels().counts()));
        Roles roles = request.method() instanceof Method.Synthesize synthesize
                ? Roles.numeric(profile, request, synthesize.roundIntegers())
                : Roles.withoutFeatures(profile, request);
        if (roles.features().length > 0 && roles.carried().length > 0) {
            notes.accept(CarriedColumns.note(profile, roles.carried(), request.carry()));
        }
        RunReport report = request.report() == null ? null : new RunReport(request, profile, targets, roles, hints);
        RowCopy copy = new RowCopy(input, files.result(), profile.lineEnds().first());
        copy.header(profile.rowsBegin());
        ResultWriter writer = new ResultWriter(copy, files.provenance());
        long newRows = new Passes(profile, targets, roles, input, writer, report).run();
        if (report != null) {
            byte[] page = report.page(writer.rows(), newRows);
            files.report().write(page, page.length);
        }
        return new ResampleReport(targets, writer.rows(), newRows, roles.features().length);
    }

    private TableProfile profile(InputBytes input) {
        try (Stage stage = stages.begin("reading", input.size(), true)) {
            return TableProfile.of(request.table(), request.syntax(),
                    names -> names.label(request.label()), null, stage::at);
        }
    }

    /// What the libraries refuse is a request that cannot be served.
    private <T> T served(Supplier<T> work) {
        try {
            return work.get();
        } catch (ClassTooSmallException e) {
            throw new Failure(request.table().file() + ": give a smaller -k, or --set small-classes=fewer-neighbors: "
                    + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new Failure(request.table().file() + ": " + e.getMessage(), e);
        }
    }

    /// The part of a run that follows the first pass.
    private final class Passes {

        private final TableProfile profile;
        private final ClassTargets targets;
        private final Roles roles;
        private final InputBytes input;
        private final ResultWriter writer;
        private final RunReport report;
        private final ClassLabels classes;
        private final ShuffledRows shuffled = request.shuffle() ? new ShuffledRows() : null;

        Passes(TableProfile profile, ClassTargets targets, Roles roles, InputBytes input, ResultWriter writer,
                RunReport report) {
            this.profile = profile;
            this.targets = targets;
            this.roles = roles;
            this.input = input;
            this.writer = writer;
            this.report = report;
            this.classes = profile.labels().labelsOf();
        }

        long run() {
            NewRows newRows = switch (request.method()) {
                case Method.Thin thin -> thin(thin);
                case Method.Repeat repeat -> {
                    GrownRows grown = gather(GrownRows.KeptText.ROW, false);
                    yield new CopiedRows(resampling(grown, repeat.resampler()), grown);
                }
                case Method.Synthesize synthesize -> {
                    boolean carry = request.carry() && roles.ignored().length > 0;
                    GrownRows grown = gather(
                            carry ? GrownRows.KeptText.IGNORED_CELLS : GrownRows.KeptText.NONE,
                            synthesize.standardized());
                    Resampler method = synthesize.standardized()
                            ? synthesize.resampler().scaledBy(grown.standardDeviations())
                            : synthesize.resampler();
                    yield new SynthesizedRows(resampling(grown, method), grown, profile, roles, carry);
                }
            };
            if (shuffled == null) {
                append(newRows);
            } else {
                appendShuffled(newRows);
            }
            writer.finish();
            if (report != null && report.wantsRowsAgain()) {
                report.beginAgain();
                scan("comparing", new RowsAgain(profile, report));
                report.endAgain();
            }
            return newRows.rows();
        }

        private NewRows thin(Method.Thin thin) {
            RowThinning[] thinning = new RowThinning[targets.classes()];
            for (int code = 0; code < thinning.length; code++) {
                int rank = (int) classes.streamKey(code);
                thinning[rank] = thin.resampler().thinning(rank, targets.before(code), targets.after(code),
                        request.seed(), 0);
            }
            RepeatedRows repeated = new RepeatedRows(targets.classes());
            scan("copying", new SecondPass(profile, thinning, null, codeOfRank(), null, repeated, this::keep, report));
            repeated.complete();
            return repeated;
        }

        private GrownRows gather(GrownRows.KeptText text, boolean moments) {
            boolean[] grows = new boolean[targets.classes()];
            for (int code = 0; code < grows.length; code++) {
                grows[(int) classes.streamKey(code)] = targets.toAdd(code) > 0;
            }
            GrownRows grown = new GrownRows(profile, request.syntax(), roles, text, moments);
            scan("copying", new SecondPass(profile, null, grows, codeOfRank(), grown, null, this::keep, report));
            return grown;
        }

        private int[] codeOfRank() {
            int[] codes = new int[targets.classes()];
            for (int code = 0; code < codes.length; code++) {
                codes[(int) classes.streamKey(code)] = code;
            }
            return codes;
        }

        private void scan(String name, RowSink pass) {
            try (Stage stage = stages.begin(name, input.size(), true)) {
                request.table().scan((names, begin) -> pass, stage::at);
            }
        }

        private void keep(long fileRow, long begin, long end) {
            if (request.syntheticOnly()) {
                return;
            }
            if (shuffled == null) {
                writer.original(fileRow, begin, end, profile.lineEnds().closed() || end != profile.end());
            } else {
                shuffled.add(fileRow, begin, end);
            }
        }

        /// Fits the method to the rows at hand, which are those of the growing classes, and draws.
        private Resampling resampling(GrownRows grown, Resampler method) {
            Dataset data = grown.dataset(profile.labels());
            ClassCounts counts = data.counts();
            long[] after = new long[counts.classes()];
            for (int code = 0; code < after.length; code++) {
                after[code] = targets.toAdd(code) > 0 ? targets.after(code) : 0;
            }
            try (Stage stage = stages.begin("fitting", data.rows(), false)) {
                Resampler watched = method instanceof Smote smote
                        ? smote.onProgress(share -> stage.at((long) (share * data.rows())))
                        : method;
                Resampling drawn = served(
                        () -> watched.fit(data, ClassTargets.of(counts, after)).resampling(request.seed(), 0));
                if (report != null) {
                    report.drawn(drawn);
                }
                return drawn;
            }
        }

        private void append(NewRows newRows) {
            long first = writer.rows();
            write(newRows.rows(), newRows.largestRow(), (row, text) -> {
                newRows.write(row, text);
                text.put(writer.lineEnd());
            }, (row, origin) -> {
                Provenance.writeRow(first + row, origin);
                newRows.writeProvenance(row, origin);
            });
        }

        private void appendShuffled(NewRows newRows) {
            int kept = shuffled.size();
            if (kept + newRows.rows() > Integer.MAX_VALUE) {
                throw new Failure(request.out() + ": would have " + (kept + newRows.rows())
                        + " rows, and --shuffle can do 2147483647 at most");
            }
            int[] order = shuffled.order(kept + newRows.rows(), request.seed());
            write(order.length, Math.max(newRows.largestRow(), shuffled.largestRow()), (row, text) -> {
                int source = order[(int) row];
                if (source >= kept) {
                    newRows.write(source - kept, text);
                    text.put(writer.lineEnd());
                    return;
                }
                shuffled.write(source, input, text);
                if (!profile.lineEnds().closed() && shuffled.fileRow(source) == profile.rows() - 1) {
                    text.put(writer.lineEnd());
                }
            }, (row, origin) -> {
                int source = order[(int) row];
                Provenance.writeRow(row, origin);
                if (source >= kept) {
                    newRows.writeProvenance(source - kept, origin);
                } else {
                    Provenance.writeOriginal(shuffled.fileRow(source), origin);
                }
            });
        }

        private void write(long rows, int largestRow, RowWriter rowWriter, RowWriter originWriter) {
            int blockRows = Math.clamp(BLOCK_BYTES / Math.max(1, largestRow), 1, BLOCK_ROWS);
            try (Stage stage = stages.begin("writing", rows, false)) {
                OrderedBlocks.<Block>run(rows, blockRows, request.threads(), (from, to) -> {
                    Block block = new Block(new ByteText(), new ByteText(), to - from);
                    for (long row = from; row < to; row++) {
                        rowWriter.write(row, block.text());
                        if (writer.wantsProvenance()) {
                            originWriter.write(row, block.origins());
                        }
                    }
                    return block;
                }, block -> {
                    writer.lines(block.text(), block.origins(), block.rows());
                    stage.at(writer.rows());
                });
            }
        }
    }

    @FunctionalInterface
    private interface RowWriter {

        void write(long row, ByteText out);
    }

    private record Block(ByteText text, ByteText origins, long rows) {}
}
