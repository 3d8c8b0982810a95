package dev.ballast.cli.sample;

import dev.ballast.cli.output.FileSet;
import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.output.OutputPlace;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.output.Stages;
import dev.ballast.cli.output.Stages.Stage;
import dev.ballast.cli.table.KeptRows;
import dev.ballast.cli.table.ResultTable;
import dev.ballast.cli.table.StandardStream;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.samplers.weighted.Reservoir;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.scan.TableScanner;
import dev.ballast.tables.text.LineEnds;

import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Draws rows of a file, in one pass or two, and writes them byte for byte in the order of the table; a row that was drawn
/// several times stands there as often, one after the other.
///
/// Memory: by weights without replacement, about 100 bytes a row drawn; with replacement, 8 bytes a draw; else none, however
/// large the table is.
public final class SampleRun {

    private static final Purpose POINTS = Purpose.of("sample.points");

    private final SampleRequest request;
    private final WritableByteChannel standardOutput;
    private final Stages stages;
    private final Consumer<String> notes;

    /// Prepares a run.
    ///
    /// @param request what is asked
    /// @param standardOutput takes a result that goes there
    /// @param stages  told about progress
    /// @param notes   takes lines about the table that the user should know
    public SampleRun(SampleRequest request, WritableByteChannel standardOutput, Stages stages,
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
    public SampleReport run() {
        Path file = request.table().file();
        boolean toStandard = StandardStream.is(request.out());
        if (!toStandard) {
            OutputPlace.requireFree(request.out(), request.force());
            OutputPlace.requireDifferent(file, request.out(), "the input and the output");
        }
        try (InputBytes input = new InputBytes(request.table()); FileSet set = new FileSet(request.force())) {
            StagedFile result = toStandard ? StagedFile.forStandardOutput() : set.add(request.out());
            SampleReport report = input.whileUnchanged(() -> draw(input, result, set));
            input.requireUnchanged();
            set.commit();
            StandardStream.send(request.out(), result, standardOutput);
            return report;
        }
    }

    /// Begins to write rows.
    @FunctionalInterface
    interface Kept {

        KeptRows begin(List<String> names, long rowsBegin, LineEnds ends);
    }

    private SampleReport draw(InputBytes input, StagedFile result, FileSet set) {
        Kept kept = (names, rowsBegin, ends) -> {
            ResultTable known = ResultTable.of(request.format(), request.table(), names, rowsBegin, request.label(),
                    request.syntax(), notes);
            return new KeptRows(input, result, request.format(),
                    StandardStream.is(request.out()) ? known : known.with(set::add), ends);
        };
        if (request.weights() == null) {
            return new ClassSample(request, this::scan, input, kept, notes).draw();
        }
        return request.replacement() ? withReplacement(input, kept) : withoutReplacement(input, kept);
    }

    /// Reads the table, showing how far it is.
    private LineEnds scan(String stage, TableScanner.HeaderSink header, InputBytes input) {
        try (Stage shown = stages.begin(stage, input.size(), true)) {
            return request.table().scan(header, shown::at);
        }
    }

    /// A row and where it is.
    private record Place(long row, long begin, long end) {}

    private SampleReport withoutReplacement(InputBytes input, Kept kept) {
        int size = size();
        long[] seen = new long[2];
        Reservoir<Place> reservoir = size == 0 ? null : Reservoir.weighted(size, request.seed(), 0);
        RowWeights weights = new RowWeights(request, (row, weight, begin, end) -> {
            seen[0] = row + 1;
            seen[1] += weight > 0 ? 1 : 0;
            if (reservoir != null) {
                reservoir.offer(new Place(row, begin, end), weight);
            }
        });
        LineEnds ends = scan("reading", weights, input);
        if (size > seen[1]) {
            throw new Failure(request.table().file() + ": " + size + " rows are asked for and " + seen[1]
                    + " have a weight above 0; ask for fewer, or add --with-replacement");
        }
        KeptRows copy = kept.begin(weights.names(), weights.rowsBegin(), ends);
        List<Place> drawn = reservoir == null ? List.of() : reservoir.items();
        drawn.stream().sorted(Comparator.comparingLong(Place::row))
                .forEach(place -> copy.row(place.row(), place.begin(),
                        place.end(), ends.closed() || place.row() < seen[0] - 1));
        copy.finish();
        return new SampleReport(seen[0], size, size);
    }

    private int size() {
        return (int) ((SampleRequest.Size.Rows) request.size()).count();
    }

    /// Draws points of [0, sum of weights); a row is drawn as often as there are points between the sum of the weights
    /// before it and that with its own. Both passes add the same numbers in the same order, so that sums agree. A row's
    /// probability is off by the rounding of two sums, 2^-52 at most; one of weight 0 covers no point.
    private SampleReport withReplacement(InputBytes input, Kept kept) {
        int size = size();
        double[] total = new double[1];
        long[] rows = new long[1];
        RowWeights first = new RowWeights(request, (row, weight, _, _) -> {
            total[0] += weight;
            rows[0] = row + 1;
        });
        LineEnds ends = scan("reading", first, input);
        if (size > 0 && !(total[0] > 0 && total[0] < Double.POSITIVE_INFINITY)) {
            throw new Failure(request.table().file() + ": weights add up to " + total[0]
                    + "; the sum must be finite and above 0");
        }
        double[] points = new double[size];
        RandomStream random = request.seed().stream(POINTS, 0, 0, 0);
        for (int i = 0; i < size; i++) {
            // The product may round up to the sum itself, which no row is above.
            points[i] = Math.min(random.nextDouble() * total[0], Math.nextDown(total[0]));
        }
        Arrays.sort(points);
        KeptRows copy = kept.begin(first.names(), first.rowsBegin(), ends);
        double[] sum = new double[1];
        int[] next = new int[2];
        RowWeights second = new RowWeights(request, (row, weight, begin, end) -> {
            sum[0] += weight;
            int before = next[0];
            while (next[0] < size && points[next[0]] < sum[0]) {
                copy.row(row, begin, end, ends.closed() || row < rows[0] - 1);
                next[0]++;
            }
            next[1] += next[0] > before ? 1 : 0;
        });
        scan("copying", second, input);
        copy.finish();
        return new SampleReport(rows[0], size, next[1]);
    }
}
