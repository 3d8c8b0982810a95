package dev.ballast.cli.table.lines;

import dev.ballast.cli.table.ReadRequest;
import dev.ballast.cli.table.TableFormat;
import dev.ballast.cli.table.TableShape;
import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.TypedSource;
import dev.ballast.cli.table.ValueType;
import dev.ballast.cli.table.typed.TypedReader;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.TableScanner.HeaderSink;
import dev.ballast.tables.text.ColumnNames;
import dev.ballast.tables.text.DelimitedFormat;
import dev.ballast.tables.text.LineEnds;
import dev.ballast.tables.text.RowSink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/// A table of sparse rows, read where it is, so that rows that are kept keep their bytes.
///
/// Its columns are `label`, `qid` if there is one, and one for every index up to the largest, `f1`, `f2`, ..., which are 0 where a row
/// says nothing. Where rows are only chosen, its columns are `label` and all the rest of a line, which is not taken apart.
final class LibsvmSource implements TypedSource {

    /// Stands between the cells of lines that are made; in no line of the file.
    static final char MADE = '\u001f';

    private static final int MOST_COLUMNS = 1 << 20;
    private static final long PROGRESS_STEP = 1 << 20;
    private static final char[] ZERO = {'0'};

    private final ReadRequest request;
    private final boolean whole;
    private final boolean query;
    private final int first;
    private final int last;

    /// @param whole whether the rest of a line is one column
    /// @param first the first index, 0 or 1
    /// @param last  the last index
    private LibsvmSource(ReadRequest request, boolean whole, boolean query, int first, int last) {
        this.request = request;
        this.whole = whole;
        this.query = query;
        this.first = first;
        this.last = last;
    }

    /// Reads all lines once, to find mistakes and the largest index.
    static LibsvmSource open(ReadRequest read) {
        LibsvmLine line = new LibsvmLine(read.file());
        int first = 1;
        int last = 0;
        long withQuery = 0;
        long rows = 0;
        try (ByteLines lines = new ByteLines(read.file(), read.bytes())) {
            while (lines.next()) {
                if (!line.parse(lines)) {
                    continue;
                }
                rows++;
                withQuery += line.hasQuery() ? 1 : 0;
                if (withQuery != 0 && withQuery != rows) {
                    throw new Failure(read.file() + ":" + lines.number() + ": has " + (line.hasQuery() ? "a" : "no")
                            + " qid, other than the rows before it; every row needs one, or none has one");
                }
                if (line.entries() > 0) {
                    first = Math.min(first, line.index(0));
                    last = Math.max(last, line.index(line.entries() - 1));
                }
            }
        } catch (IOException e) {
            throw Failure.reading(read.file(), e);
        }
        if (rows == 0) {
            throw new Failure(read.file() + ": has no rows");
        }
        return new LibsvmSource(read, false, withQuery > 0, first, last);
    }

    @Override
    public Path file() {
        return request.file();
    }

    @Override
    public Path text() {
        return request.bytes();
    }

    @Override
    public DelimitedFormat format() {
        return new DelimitedFormat(expectedDelimiter(), false);
    }

    @Override
    public char expectedDelimiter() {
        return whole ? ' ' : MADE;
    }

    @Override
    public TypedSource towards(TableFormat out, boolean chooses, boolean anywhere) {
        if (!(out instanceof LibsvmTable)) {
            return TypedReader.kept(request, new Dense());
        }
        return chooses ? new LibsvmSource(request, true, query, first, last) : this;
    }

    @Override
    public TableShape shape() {
        List<TypedColumn> columns = new ArrayList<>();
        columns.add(new TypedColumn("label", ValueType.Text.PLAIN, false));
        if (whole) {
            columns.add(new TypedColumn("features", ValueType.Text.PLAIN, false));
            return new TableShape(columns, Map.of(), LibsvmTable.CODEC);
        }
        if (query) {
            columns.add(new TypedColumn("qid", ValueType.Text.PLAIN, false));
        }
        if (last - first >= MOST_COLUMNS) {
            throw new Failure(request.file() + ": has indices up to " + last + "; as columns, for methods that look at"
                    + " features, " + MOST_COLUMNS
                    + " can be served; methods that only choose rows, such as random-under,"
                    + " serve more");
        }
        for (int index = first; index <= last; index++) {
            columns.add(new TypedColumn("f" + index, new ValueType.Real(Double.SIZE), false));
        }
        return new TableShape(columns, Map.of(), LibsvmTable.CODEC);
    }

    @Override
    public LineEnds scan(HeaderSink header, LongConsumer progress) {
        LibsvmLine line = new LibsvmLine(request.file());
        RowSink rows = null;
        String firstEnd = "";
        boolean closed = true;
        long row = 0;
        long reported = 0;
        try (ByteLines lines = new ByteLines(request.file(), request.bytes())) {
            while (lines.next()) {
                closed = lines.closed();
                if (!line.parse(lines)) {
                    continue;
                }
                firstEnd = firstEnd.isEmpty() ? lines.lineEnd() : firstEnd;
                if (rows == null) {
                    ColumnNames names = new ColumnNames(request.file(), shape().names(), 0);
                    rows = header.header(names, lines.begin());
                }
                cells(line, lines, rows);
                rows.endRow(row++, lines.number(), lines.begin(), lines.end());
                if (lines.end() - reported > PROGRESS_STEP) {
                    reported = lines.end();
                    progress.accept(reported);
                }
            }
        } catch (IOException e) {
            throw Failure.reading(request.file(), e);
        }
        return new LineEnds(firstEnd.isEmpty() ? "\n" : firstEnd, closed);
    }

    private char[] text = new char[64];

    private void cell(RowSink rows, int column, byte[] bytes, int begin, int end) {
        if (text.length < end - begin) {
            text = new char[2 * (end - begin)];
        }
        for (int i = begin; i < end; i++) {
            text[i - begin] = (char) (bytes[i] & 0xff);
        }
        rows.cell(column, text, 0, end - begin, false);
    }

    private void cells(LibsvmLine line, ByteLines lines, RowSink rows) {
        byte[] bytes = lines.bytes();
        cell(rows, 0, bytes, line.labelBegin(), line.labelEnd());
        if (whole) {
            int end = lines.offset() + lines.length();
            cell(rows, 1, bytes, Math.min(end, line.labelEnd() + 1), end);
            return;
        }
        int column = 1;
        if (query) {
            cell(rows, column++, bytes, line.queryBegin(), line.queryEnd());
        }
        int entry = 0;
        for (int index = first; index <= last; index++) {
            if (entry < line.entries() && line.index(entry) == index) {
                cell(rows, column++, bytes, line.begin(entry), line.end(entry));
                entry++;
            } else {
                rows.cell(column++, ZERO, 0, 1, false);
            }
        }
    }

    /// Rows with all their zeros.
    private final class Dense implements TypedReader {

        @Override
        public TableShape shape() {
            TableShape dense = LibsvmSource.this.shape();
            return new TableShape(dense.columns(), dense.metadata(), "");
        }

        @Override
        public void read(RowSink rows) {
            scan((_, _) -> rows, _ -> {
            });
        }
    }
}
