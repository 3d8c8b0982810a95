package dev.ballast.cli.resample;

import dev.ballast.cli.features.RowClasses;
import dev.ballast.cli.features.GatheredRows;
import dev.ballast.cli.features.Roles;
import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.output.Stages;
import dev.ballast.cli.output.Stages.Stage;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.text.RowSink;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// A run after its first pass, with what all ways through the rest need.
final class ProfiledRun {

    private final ResampleRequest request;
    private final Stages stages;
    private final TableProfile profile;
    private final Roles roles;
    private final List<String> hints;
    private final InputBytes input;
    private final ResultWriter writer;
    private RowClasses classes;
    private final @Nullable ShuffledRows shuffled;
    private @Nullable ClassTargets change;
    private @Nullable RunReport report;

    /// @param hints lines about classes that look like one
    ProfiledRun(ResampleRequest request, Stages stages, TableProfile profile, Roles roles, List<String> hints,
            InputBytes input, ResultWriter writer) {
        this.request = request;
        this.stages = stages;
        this.profile = profile;
        this.roles = roles;
        this.hints = hints;
        this.input = input;
        this.writer = writer;
        this.classes = profile.label() >= 0 ? new RowClasses.OfLabels(profile) : new RowClasses.Unknown();
        this.shuffled = request.shuffle() ? new ShuffledRows() : null;
    }

    ResampleRequest request() {
        return request;
    }

    TableProfile profile() {
        return profile;
    }

    /// The rows of every class before and after, after [#begin].
    ClassTargets change() {
        return Objects.requireNonNull(change, "begin() comes first");
    }

    /// What gathers the page about the run; null until [#begin], and if there is none.
    @Nullable
    RunReport report() {
        return report;
    }

    RowClasses classes() {
        return classes;
    }

    /// The classes of rows are known, if they were not.
    void classesAre(RowClasses known) {
        classes = known;
    }

    /// The place of a class in order of first appearance.
    int rank(int code) {
        return (int) classes.classes().streamKey(code);
    }

    int[] codeOfRank() {
        int[] codes = new int[classes.classes().classes()];
        for (int code = 0; code < codes.length; code++) {
            codes[rank(code)] = code;
        }
        return codes;
    }

    /// It is known what becomes of every class; rows may be written from now on.
    ///
    /// @param segments whether the record of provenance needs no whole recipes
    void begin(ClassTargets targets, boolean segments) {
        change = targets;
        ResampleRequest.PageRequest asked = request.report();
        if (asked != null) {
            report = new RunReport(asked, request, profile, classes.classes(), targets, roles, hints);
        }
        writer.begin(segments);
    }

    void scan(String name, RowSink pass) {
        try (Stage stage = stages.begin(name, input.size(), true)) {
            request.table().scan((names, begin) -> pass, stage::at);
        }
    }

    /// Takes a row of the table into the result.
    void keep(long fileRow, long begin, long end) {
        if (request.syntheticOnly()) {
            return;
        }
        if (shuffled == null) {
            writer.original(fileRow, begin, end, profile.lineEnds().closed() || end != profile.end());
        } else {
            shuffled.add(fileRow, begin, end);
        }
    }

    /// Room for the rows that the method is fitted to.
    ///
    /// @param withMoments whether standard deviations of all rows are wanted
    /// @param withPlaces  whether it is remembered where the rows stand in the file
    GatheredRows gathered(boolean withMoments, boolean withPlaces) {
        GatheredRows.KeptText text = request.method().makes() == Makes.COPIES
                ? GatheredRows.KeptText.ROW
                : carries() ? GatheredRows.KeptText.IGNORED_CELLS : GatheredRows.KeptText.NONE;
        return new GatheredRows(profile, request.syntax(), roles, text, withMoments, withPlaces);
    }

    private boolean carries() {
        return request.carry() && roles.ignored().length > 0 && request.method().makes().isSynthesis();
    }

    /// Fits the method to the rows at hand, and draws.
    Resampling drawn(Dataset data, Promise reached, GatheredRows gathered) {
        Resampler method = request.method();
        try (Stage stage = stages.begin("fitting", data.rows(), false)) {
            RunSettings run = RunSettings.standard().threads(request.threads()).seed(request.seed())
                    .memory(request.memory())
                    .onProgress(share -> stage.at((long) (share * data.rows())));
            RunSettings settings = method.reads() == Reads.GROWING_AND_DEVIATIONS
                    ? run.deviations(gathered.standardDeviations())
                    : run;
            return request.served(
                    () -> method.fit(data, reached, settings).resampling(request.seed(), 0));
        }
    }

    /// The rows that were drawn beside those that are kept.
    ///
    /// @param segments whether the record of provenance needs no whole recipes
    NewRows newRows(Resampling drawn, GatheredRows gathered, boolean segments) {
        return new DrawnRows(drawn, gathered, profile, roles, input, carries(), segments);
    }

    /// Writes what is not written yet.
    void write(NewRows newRows) {
        if (shuffled == null) {
            append(newRows);
        } else {
            append(shuffled, newRows);
        }
        writer.finish();
    }

    private void append(NewRows newRows) {
        long first = writer.rows();
        writer.blocks(newRows.rows(), newRows.largestRow(), request.threads(), stages, (row, text, origins) -> {
            newRows.write(row, first + row, text, origins);
            writer.endAdded(text, writer.wantsBases() ? newRows.base(row) : -1);
        });
    }

    private void append(ShuffledRows shuffled, NewRows newRows) {
        int kept = shuffled.size();
        if (kept + newRows.rows() > Integer.MAX_VALUE) {
            throw new Failure(request.out() + ": would have " + (kept + newRows.rows())
                    + " rows, and --shuffle can do 2147483647 at most");
        }
        int[] order = shuffled.order(kept + newRows.rows(), request.seed());
        int largest = Math.max(newRows.largestRow(), shuffled.largestRow());
        writer.blocks(order.length, largest, request.threads(), stages, (row, text, origins) -> {
            int source = order[(int) row];
            if (source >= kept) {
                newRows.write(source - kept, row, text, origins);
                writer.endAdded(text, writer.wantsBases() ? newRows.base(source - kept) : -1);
                return;
            }
            shuffled.write(source, input, text);
            writer.endKept(text, profile.lineEnds().closed() || shuffled.fileRow(source) < profile.rows() - 1,
                    shuffled.fileRow(source));
            if (origins != null) {
                writer.origin(row, shuffled.fileRow(source), origins);
            }
        });
    }

    /// The page about the run. Reads the table once more, if new rows are to be compared with it.
    ///
    /// @param report what was gathered for it
    byte[] page(RunReport report, NewRows newRows) {
        if (report.wantsRowsAgain()) {
            report.beginAgain();
            scan("comparing", new RowsAgain(profile, classes, report::rowAgain));
            report.endAgain();
        }
        return report.page(writer.rows(), newRows.rows());
    }
}
