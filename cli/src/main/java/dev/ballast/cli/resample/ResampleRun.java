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
import dev.ballast.core.method.Family;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.method.RowThinning;
import dev.ballast.core.method.RunSettings;
import dev.ballast.core.method.StreamingResampler;
import dev.ballast.core.recipe.Provenance;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.recipe.RowSet;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.method.ClassTooSmallException;

import java.nio.file.Path;
import java.util.Arrays;
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
    private static final String SMALL_CLASSES = "small-classes";

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
        Promise promise = served(() -> request.method().promise(profile.labels().counts()));
        boolean looks = request.method().reads() != Reads.CLASSES;
        Roles roles = looks ? Roles.numeric(profile, request) : Roles.withoutFeatures(profile, request);
        if (roles.features().length > 0 && roles.carried().length > 0) {
            notes.accept(CarriedColumns.note(profile, roles.carried(),
                    request.method().makes().isSynthesis(), request.carry()));
        }
        RowCopy copy = new RowCopy(input, files.result(), profile.lineEnds().first());
        copy.header(profile.rowsBegin());
        ResultWriter writer = new ResultWriter(copy, files.provenance());
        Passes passes = new Passes(profile, promise, roles, hints, input, writer);
        NewRows newRows = passes.run();
        if (request.report() != null) {
            byte[] page = passes.report.page(writer.rows(), newRows.rows());
            files.report().write(page, page.length);
        }
        return new ResampleReport(passes.change, RunReport.isExact(request.method()), writer.rows(), newRows.rows(),
                roles.features().length);
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
            String advice = hasOption("k")
                    ? "-k" + (hasOption(SMALL_CLASSES) ? ", or --set " + SMALL_CLASSES + "=fewer-neighbors" : "")
                    : "--set METHOD.k=K, or --set METHOD." + SMALL_CLASSES + "=fewer-neighbors";
            throw new Failure(request.table().file() + ": give a smaller " + advice + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new Failure(request.table().file() + ": " + e.getMessage(), e);
        }
    }

    /// Whether the method has an option of this name; those of chained methods are theirs.
    private boolean hasOption(String name) {
        return request.method().info().options().stream().anyMatch(option -> option.name().equals(name));
    }

    /// The part of a run that follows the first pass.
    ///
    /// There are three ways through it. A method that decides on rows as they stream past keeps nothing in memory. A method
    /// that only adds rows, and has to see those of growing classes only, has all rows copied while those are gathered. For every
    /// other method all rows are gathered first, and what it keeps is copied afterwards.
    private final class Passes {

        private final TableProfile profile;
        private final Promise promise;
        private final Roles roles;
        private final List<String> hints;
        private final InputBytes input;
        private final ResultWriter writer;
        private final ClassLabels classes;
        private final Resampler method = request.method();
        private final ShuffledRows shuffled = request.shuffle() ? new ShuffledRows() : null;
        private ClassTargets change;
        private RunReport report;

        Passes(TableProfile profile, Promise promise, Roles roles, List<String> hints, InputBytes input,
                ResultWriter writer) {
            this.profile = profile;
            this.promise = promise;
            this.roles = roles;
            this.hints = hints;
            this.input = input;
            this.writer = writer;
            this.classes = profile.labels().labelsOf();
        }

        NewRows run() {
            NewRows newRows;
            if (method instanceof StreamingResampler streaming) {
                newRows = thin(streaming, ((Promise.Exact) promise).targets());
            } else if (method.info().family() == Family.OVER_SAMPLING && method.reads() != Reads.ALL) {
                newRows = grow(((Promise.Exact) promise).targets());
            } else {
                newRows = refit();
            }
            if (shuffled == null) {
                append(newRows);
            } else {
                appendShuffled(newRows);
            }
            writer.finish();
            if (report != null && report.wantsRowsAgain()) {
                report.beginAgain();
                scan("comparing", new RowsAgain(profile, report::rowAgain));
                report.endAgain();
            }
            return newRows;
        }

        private void begin(ClassTargets targets) {
            change = targets;
            if (request.report() != null) {
                report = new RunReport(request, profile, targets, roles, hints);
            }
        }

        private NewRows thin(StreamingResampler streaming, ClassTargets targets) {
            begin(targets);
            writer.begin(true);
            RowThinning[] thinning = new RowThinning[targets.classes()];
            for (int code = 0; code < thinning.length; code++) {
                int rank = (int) classes.streamKey(code);
                thinning[rank] = streaming.thinning(rank, targets.before(code), targets.after(code), request.seed(), 0);
            }
            RepeatedRows repeated = new RepeatedRows(targets.classes());
            scan("copying", new SecondPass(profile, thinning, null, codeOfRank(), null, repeated, this::keep, report));
            repeated.complete();
            return repeated;
        }

        private NewRows grow(ClassTargets targets) {
            begin(targets);
            writer.begin(true);
            boolean[] grows = new boolean[targets.classes()];
            for (int code = 0; code < grows.length; code++) {
                grows[(int) classes.streamKey(code)] = targets.toAdd(code) > 0;
            }
            GatheredRows gathered = new GatheredRows(profile, request.syntax(), roles, keptText(),
                    method.reads() == Reads.GROWING_AND_DEVIATIONS, false);
            scan("copying", new SecondPass(profile, null, grows, codeOfRank(), gathered, null, this::keep, report));
            Dataset data = gathered.dataset(profile.labels());
            ClassCounts counts = data.counts();
            long[] after = new long[counts.classes()];
            for (int code = 0; code < after.length; code++) {
                after[code] = targets.toAdd(code) > 0 ? targets.after(code) : 0;
            }
            Resampling drawn = drawn(data, new Promise.Exact(ClassTargets.of(counts, after)), gathered);
            if (writer.wantsProvenance() && !Provenance.isOfSegments(drawn.plan())) {
                // The lines of kept rows are written, and their header has no column for whole recipes.
                throw new IllegalStateException(
                        request.methodName() + " makes rows from more than two, and is run as if not");
            }
            if (report != null) {
                report.drawn(drawn);
            }
            return new DrawnRows(drawn, gathered, profile, roles, input, carries(), true);
        }

        private NewRows refit() {
            boolean[] all = new boolean[profile.labels().counts().classes()];
            Arrays.fill(all, true);
            GatheredRows gathered = new GatheredRows(profile, request.syntax(), roles, keptText(), false, true);
            scan("gathering", new SecondPass(profile, null, all, codeOfRank(), gathered, null, null, null));
            Resampling drawn = drawn(gathered.dataset(profile.labels()), promise, gathered);
            begin(drawn.plan().change());
            if (report != null) {
                RowSet kept = drawn.plan().kept();
                scan("looking", new RowsAgain(profile,
                        (cells, rank, row) -> report.row(cells, rank, row, kept.contains(row) ? 1 : 0)));
                report.drawn(drawn);
            }
            boolean segments = !writer.wantsProvenance() || Provenance.isOfSegments(drawn.plan());
            writer.begin(segments);
            for (int i = 0; i < drawn.keptSize(); i++) {
                int row = (int) drawn.plan().kept().select(i);
                keep(gathered.fileRow(row), gathered.begin(row), gathered.end(row));
            }
            return new DrawnRows(drawn, gathered, profile, roles, input, carries(), segments);
        }

        private boolean carries() {
            return request.carry() && roles.ignored().length > 0 && method.makes().isSynthesis();
        }

        private GatheredRows.KeptText keptText() {
            return method.makes() == Makes.COPIES
                    ? GatheredRows.KeptText.ROW
                    : carries() ? GatheredRows.KeptText.IGNORED_CELLS : GatheredRows.KeptText.NONE;
        }

        private int[] codeOfRank() {
            int[] codes = new int[classes.classes()];
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

        /// Fits the method to the rows at hand, and draws.
        private Resampling drawn(Dataset data, Promise reached, GatheredRows gathered) {
            try (Stage stage = stages.begin("fitting", data.rows(), false)) {
                RunSettings run = RunSettings.standard().threads(request.threads()).seed(request.seed())
                        .onProgress(share -> stage.at((long) (share * data.rows())));
                RunSettings settings = method.reads() == Reads.GROWING_AND_DEVIATIONS
                        ? run.deviations(gathered.standardDeviations())
                        : run;
                return served(() -> method.fit(data, reached, settings)
                        .resampling(request.seed(), 0));
            }
        }

        private void append(NewRows newRows) {
            long first = writer.rows();
            write(newRows.rows(), newRows.largestRow(), (row, text, origins) -> {
                newRows.write(row, first + row, text, origins);
                text.put(writer.lineEnd());
            });
        }

        private void appendShuffled(NewRows newRows) {
            int kept = shuffled.size();
            if (kept + newRows.rows() > Integer.MAX_VALUE) {
                throw new Failure(request.out() + ": would have " + (kept + newRows.rows())
                        + " rows, and --shuffle can do 2147483647 at most");
            }
            int[] order = shuffled.order(kept + newRows.rows(), request.seed());
            write(order.length, Math.max(newRows.largestRow(), shuffled.largestRow()), (row, text, origins) -> {
                int source = order[(int) row];
                if (source >= kept) {
                    newRows.write(source - kept, row, text, origins);
                    text.put(writer.lineEnd());
                    return;
                }
                shuffled.write(source, input, text);
                if (!profile.lineEnds().closed() && shuffled.fileRow(source) == profile.rows() - 1) {
                    text.put(writer.lineEnd());
                }
                if (origins != null) {
                    writer.origin(row, shuffled.fileRow(source), origins);
                }
            });
        }

        private void write(long rows, int largestRow, RowWriter rowWriter) {
            int blockRows = Math.clamp(BLOCK_BYTES / Math.max(1, largestRow), 1, BLOCK_ROWS);
            try (Stage stage = stages.begin("writing", rows, false)) {
                OrderedBlocks.<Block>run(rows, blockRows, request.threads(), (from, to) -> {
                    Block block = new Block(new ByteText(), new ByteText(), to - from);
                    for (long row = from; row < to; row++) {
                        rowWriter.write(row, block.text(), writer.wantsProvenance() ? block.origins() : null);
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

        void write(long row, ByteText text, ByteText origins);
    }

    private record Block(ByteText text, ByteText origins, long rows) {}
}
