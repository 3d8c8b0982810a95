package dev.ballast.cli.sample;

import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.table.KeptRows;
import dev.ballast.core.method.RowThinning;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.tables.check.ClassCheck;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.Spellings;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.LabelCell;
import dev.ballast.tables.scan.Labels;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.scan.TableScanner;
import dev.ballast.tables.text.ColumnNames;
import dev.ballast.tables.text.LineEnds;
import dev.ballast.tables.text.RowSink;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Draws rows of each class, or of all, each with the same probability: the first pass counts, the second decides row by
/// row.
final class ClassSample {

    private static final Purpose SELECT = Purpose.of("sample.select");
    private static final Purpose REPLACE = Purpose.of("sample.replace");

    private static final int LISTED = 20;

    /// Reads the table.
    @FunctionalInterface
    interface Scan {

        LineEnds run(String stage, TableScanner.HeaderSink header, InputBytes input);
    }

    private final SampleRequest request;
    private final Scan scan;
    private final InputBytes input;
    private final SampleRun.Kept kept;
    private final Consumer<String> notes;
    private final Labels labels = new Labels();
    private long rows;
    private long rowsBegin;
    private List<String> all = List.of();
    private int column = -1;
    private String columnName = "";

    ClassSample(SampleRequest request, Scan scan, InputBytes input, SampleRun.Kept kept,
            Consumer<String> notes) {
        this.request = request;
        this.scan = scan;
        this.input = input;
        this.kept = kept;
        this.notes = notes;
    }

    SampleReport draw() {
        LineEnds ends = scan.run("reading", this::header, input);
        if (request.label() != null) {
            ClassCheck.require(request.table().file(), columnName, labels.names(), rows, request.manyClasses());
            Spellings.hints("classes", labels.names())
                    .forEach(hint -> notes.accept(request.table().file() + ": " + hint));
        }
        int classes = request.label() == null ? 1 : labels.names().size();
        if (!request.replacement()) {
            requireEnough(classes, request.size().count());
        }
        RowThinning[] thinning = new RowThinning[classes];
        for (int rank = 0; rank < classes; rank++) {
            thinning[rank] = thinning(rank);
        }
        KeptRows copy = kept.begin(all, rowsBegin, ends);
        Drawing drawing = new Drawing(thinning, copy, ends);
        scan.run("copying", (_, _) -> drawing, input);
        copy.finish();
        return new SampleReport(rows, drawing.drawn, drawing.distinct);
    }

    private RowSink header(ColumnNames names, long begin) {
        rowsBegin = begin;
        all = names.names();
        if (request.label() != null) {
            column = names.label(request.label());
            columnName = names.names().get(column);
        }
        LabelCell cell = LabelCell.ofClass(request.table().file(), request.syntax(), labels);
        cell.named(column < 0 ? "" : ColumnNames.shown(names.names(), column));
        return new RowSink() {

            @Override
            public void cell(int at, char[] buffer, int offset, int length, boolean quoted) {
                if (at == column) {
                    cell.take(buffer, offset, length, quoted);
                }
            }

            @Override
            public void endRow(long row, long line, long from, long to) {
                cell.rank(line);
                rows = row + 1;
            }
        };
    }

    private long rowsOf(int rank) {
        return request.label() == null ? rows : labels.count(rank);
    }

    private String named(int rank) {
        return request.label() == null ? "the table" : "class \"" + VisibleText.shown(labels.names().get(rank)) + '"';
    }

    /// Every class that is too small is named, not only the first.
    private void requireEnough(int classes, long wanted) {
        List<Integer> small = IntStream.range(0, classes).filter(rank -> wanted > rowsOf(rank)).boxed().toList();
        if (small.isEmpty()) {
            return;
        }
        String listed = small.stream().limit(LISTED).map(rank -> named(rank) + " has " + rowsOf(rank))
                .collect(Collectors.joining(", "));
        throw new Failure(request.table().file() + ": " + wanted + " rows are asked for and " + listed
                + (small.size() > LISTED ? ", and " + (small.size() - LISTED) + " more have too few" : "")
                + "; ask for fewer, or add --with-replacement");
    }

    private RowThinning thinning(int rank) {
        long before = rowsOf(rank);
        long after = request.size() instanceof SampleRequest.Size.Fraction fraction
                ? shareOf(rank, fraction.share())
                : request.size().count();
        RandomStream random = request.seed().stream(request.replacement() ? REPLACE : SELECT, rank, 0, 0);
        return request.replacement()
                ? RowThinning.withReplacement(before, after, random)
                : RowThinning.withoutReplacement(before, after, random);
    }

    private long shareOf(int rank, double share) {
        BigDecimal after = BigDecimal.valueOf(rowsOf(rank)).multiply(BigDecimal.valueOf(share)).setScale(0,
                RoundingMode.HALF_UP);
        if (request.replacement() && after.compareTo(BigDecimal.valueOf(SampleRequest.MOST_DRAWS)) > 0) {
            throw new Failure(request.table().file() + ": --fraction " + share + " of the " + rowsOf(rank) + " rows of "
                    + named(rank) + " are more than " + SampleRequest.MOST_DRAWS
                    + " draws; with replacement, no more can be made: ask for a smaller fraction");
        }
        return after.longValueExact();
    }

    /// The second pass.
    private final class Drawing implements RowSink {

        private final RowThinning[] thinning;
        private final KeptRows copy;
        private final LineEnds ends;
        private long drawn;
        private long distinct;
        private int rank;

        Drawing(RowThinning[] thinning, KeptRows copy, LineEnds ends) {
            this.thinning = thinning;
            this.copy = copy;
            this.ends = ends;
        }

        @Override
        public void cell(int at, char[] buffer, int offset, int length, boolean quoted) {
            if (at == column) {
                rank = labels.rank(buffer, offset, length);
            }
        }

        @Override
        public void endRow(long row, long line, long begin, long end) {
            if (row >= rows || rank < 0) {
                input.requireUnchanged();
                throw new IllegalStateException("row " + row + " was not there in the first pass");
            }
            int times = thinning[rank].next();
            for (int i = 0; i < times; i++) {
                copy.row(row, begin, end, ends.closed() || row < rows - 1);
            }
            drawn += times;
            distinct += times > 0 ? 1 : 0;
        }
    }
}
