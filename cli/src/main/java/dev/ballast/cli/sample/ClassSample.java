package dev.ballast.cli.sample;

import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.output.RowCopy;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.table.Cells;
import dev.ballast.cli.table.ClassCheck;
import dev.ballast.cli.table.ColumnNames;
import dev.ballast.cli.table.Failure;
import dev.ballast.cli.table.Labels;
import dev.ballast.cli.table.LineEnds;
import dev.ballast.cli.table.RowSink;
import dev.ballast.cli.table.Spellings;
import dev.ballast.cli.table.TableScanner;
import dev.ballast.core.Purpose;
import dev.ballast.core.RandomStream;
import dev.ballast.samplers.RowThinning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Consumer;

/// Draws rows of each class, or of all, each with the same probability: the first pass counts, the second decides row by
/// row.
final class ClassSample {

    private static final Purpose SELECT = Purpose.of("sample.select");
    private static final Purpose REPLACE = Purpose.of("sample.replace");

    /// Reads the table.
    @FunctionalInterface
    interface Scan {

        LineEnds run(String stage, TableScanner.HeaderSink header, InputBytes input);
    }

    private final SampleRequest request;
    private final Scan scan;
    private final InputBytes input;
    private final StagedFile result;
    private final Consumer<String> notes;
    private final Labels labels = new Labels();
    private long rows;
    private long rowsBegin;
    private int column = -1;
    private String columnName = "";

    ClassSample(SampleRequest request, Scan scan, InputBytes input, StagedFile result,
            Consumer<String> notes) {
        this.request = request;
        this.scan = scan;
        this.input = input;
        this.result = result;
        this.notes = notes;
    }

    SampleReport draw() {
        LineEnds ends = scan.run("reading", this::header, input);
        if (rows == 0) {
            throw new Failure(request.table().file() + ": has a header and no rows");
        }
        if (request.label() != null) {
            ClassCheck.require(request.table().file(), columnName, labels.names(), rows, request.manyClasses());
            Spellings.hints("classes", labels.names())
                    .forEach(hint -> notes.accept(request.table().file() + ": " + hint));
        }
        int classes = request.label() == null ? 1 : labels.names().size();
        RowThinning[] thinning = new RowThinning[classes];
        for (int rank = 0; rank < classes; rank++) {
            thinning[rank] = thinning(rank);
        }
        RowCopy copy = new RowCopy(input, result, ends.first());
        copy.header(rowsBegin);
        Drawing drawing = new Drawing(thinning, copy, ends);
        scan.run("copying", (_, _) -> drawing, input);
        copy.flush();
        return new SampleReport(rows, drawing.drawn, drawing.distinct);
    }

    private RowSink header(List<String> names, long begin) {
        rowsBegin = begin;
        if (request.label() != null) {
            column = new ColumnNames(request.table().file(), names).find(request.label());
            columnName = names.get(column);
        }
        return new RowSink() {

            private boolean missing;

            @Override
            public void cell(int at, char[] buffer, int offset, int length, boolean quoted) {
                if (at == column) {
                    missing = request.syntax().isMissing(buffer, offset, length);
                    labels.count(buffer, offset, length, quoted);
                }
            }

            @Override
            public void endRow(long row, long line, long from, long to) {
                if (missing) {
                    throw new Failure(request.table().file() + ":" + line + ": label \"" + Cells.shown(columnName)
                            + "\" is missing; fill it in or drop the row, or, if that is a class, list what means"
                            + " missing by --missing");
                }
                rows = row + 1;
            }
        };
    }

    private RowThinning thinning(int rank) {
        long before = request.label() == null ? rows : labels.count(rank);
        long after = switch (request.size()) {
            case SampleRequest.Size.Rows all -> all.count();
            case SampleRequest.Size.PerClass each -> each.count();
            // More than a long holds are more than can be drawn, which is said below.
            case SampleRequest.Size.Fraction fraction -> BigDecimal.valueOf(before)
                    .multiply(BigDecimal.valueOf(fraction.share())).setScale(0, RoundingMode.HALF_UP)
                    .min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact();
        };
        String whose = request.label() == null ? "the table" : "class \"" + Cells.shown(labels.names().get(rank)) + '"';
        if (after > before && !request.replacement()) {
            throw new Failure(request.table().file() + ": " + after + " rows are asked for and " + whose + " has "
                    + before + "; ask for fewer, or add --with-replacement");
        }
        if (request.replacement() && after > Integer.MAX_VALUE - 8) {
            throw new Failure(request.table().file() + ": " + after + " draws from " + whose
                    + "; with replacement, at most " + (Integer.MAX_VALUE - 8) + " can be made");
        }
        RandomStream random = request.seed().stream(request.replacement() ? REPLACE : SELECT, rank, 0, 0);
        return request.replacement()
                ? RowThinning.withReplacement(before, after, random)
                : RowThinning.withoutReplacement(before, after, random);
    }

    /// The second pass.
    private final class Drawing implements RowSink {

        private final RowThinning[] thinning;
        private final RowCopy copy;
        private final LineEnds ends;
        private long drawn;
        private long distinct;
        private int rank;

        Drawing(RowThinning[] thinning, RowCopy copy, LineEnds ends) {
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
                copy.row(begin, end, ends.closed() || row < rows - 1);
            }
            drawn += times;
            distinct += times > 0 ? 1 : 0;
        }
    }
}
