package dev.ballast.tables.scan;

import dev.ballast.tables.check.HeaderCheck;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.text.CellStore;
import dev.ballast.tables.text.Cells;
import dev.ballast.tables.text.ColumnNames;
import dev.ballast.tables.text.LineEnds;
import dev.ballast.tables.text.RowSink;
import dev.ballast.tables.text.DelimitedFormat;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// Follows the position in a table, checks the number of cells, and hands cells on. Keeps no record.
final class Records extends CsvCallbackHandler<Object> {

    private static final long PROGRESS_STEP = 1 << 20;

    private final Path file;
    private final DelimitedFormat format;
    private final boolean checksHeader;
    private final boolean copy;
    private final ChunkReader reader;
    private final int linesBefore;
    private final TableScanner.HeaderSink headerSink;
    private final LongConsumer progress;
    private final List<String> firstCells = new ArrayList<>();
    private final CellStore firstRow = new CellStore();
    /// Null until the first row has been read.
    private @Nullable Body body;
    private @Nullable HeaderCheck check;
    private boolean blank;
    private int columns;
    private int cells;
    private int leftOut = -1;
    private long line;
    private long blankLine;
    private long row;
    private long rowBegin;
    private long rawLength;
    private long reported;
    private String firstLineEnd = "";
    private int lastLineEnd;

    /// What the first row tells about all that follow.
    private record Body(ColumnNames names, RowSink rows) {}

    /// @param checksHeader whether the first row, if it is taken for a header, is looked at more closely
    /// @param copy         whether rows are counted in place of lines
    Records(Path file, DelimitedFormat format, boolean checksHeader, ChunkReader reader, Opening opening,
            boolean copy, TableScanner.HeaderSink headerSink, LongConsumer progress) {
        this.file = file;
        this.format = format;
        this.checksHeader = checksHeader;
        this.copy = copy;
        this.reader = reader;
        this.linesBefore = opening.lines();
        this.headerSink = headerSink;
        this.progress = progress;
        this.rowBegin = opening.position();
    }

    int linesBefore() {
        return linesBefore;
    }

    @Override
    protected RecordType getRecordType() {
        return RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return cells;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = copy ? body == null ? 0 : row + 1 : startingLineNumber + linesBefore;
        cells = 0;
        rawLength = 0;
        blank = false;
    }

    @Override
    protected void setComment(char[] buf, int offset, int len) {
        throw new IllegalStateException("comments are not enabled");
    }

    @Override
    protected void setEmpty() {
        blank = true;
    }

    @Override
    protected void addField(char[] buf, int offset, int len, boolean quoted) {
        rawLength += Cells.rawLength(buf, offset, len, quoted) + (cells > 0 ? 1 : 0);
        Body rest = body;
        if (rest == null) {
            firstCells.add(Cells.text(buf, offset, len));
            firstRow.add(buf, offset, len, quoted);
        } else if (cells < columns) {
            if (len > 0 && rest.names().leavesOut(cells)) {
                leftOut = cells;
            }
            if (check != null) {
                check.cell(cells, buf, offset, len);
            }
            rest.rows().cell(cells, buf, offset, len, quoted);
        }
        cells++;
    }

    @Override
    protected @Nullable Object buildRecord() {
        long end = rowBegin + rawLength;
        lastLineEnd = reader.lineEndLength(end);
        if (firstLineEnd.isEmpty()) {
            firstLineEnd = reader.text(end, lastLineEnd);
        }
        end += lastLineEnd;
        Body rest = body;
        if (blank) {
            blankLine = blankLine == 0 ? line : blankLine;
        } else if (rest == null) {
            body = first(end);
        } else {
            next(rest, end);
        }
        rowBegin = end;
        if (end - reported >= PROGRESS_STEP) {
            progress.accept(end);
            reported = end;
        }
        return null;
    }

    private Body first(long end) {
        blankLine = 0;
        columns = cells;
        if (format.header()) {
            ColumnNames names = new ColumnNames(file, firstCells);
            RowSink rows = headerSink.header(names, end);
            check = checksHeader ? new HeaderCheck(file, line, names, firstRow) : null;
            return new Body(names, rows);
        }
        List<String> numbered = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
            numbered.add("c" + column);
        }
        ColumnNames names = new ColumnNames(file, numbered, ColumnNames.lastOf(firstCells));
        RowSink rows = headerSink.header(names, rowBegin);
        firstRow.replay(rows);
        rows.endRow(row++, line, rowBegin, end);
        return new Body(names, rows);
    }

    private void next(Body rest, long end) {
        if (cells != columns) {
            throw new Failure(file + ":" + line + ": row has " + cells + (cells == 1 ? " cell" : " cells")
                    + " where the first has " + columns + "; every row needs the same number of cells" + cause());
        }
        if (columns == 1 && blankLine > 0) {
            throw new Failure(
                    file + ":" + blankLine + ": is blank, which in a table of one column may be an empty cell or no"
                            + " row; write \"\" if it is a cell, or remove the line");
        }
        if (leftOut >= 0) {
            throw new Failure(file + ":" + line + ": column " + ColumnNames.shown(rest.names().names(), leftOut)
                    + " is not empty, and is not what \"last\" stands for, since it is empty in the first line; call the"
                    + " column by its name or number");
        }
        if (check != null) {
            check.endRow(line);
        }
        rest.rows().endRow(row++, line, rowBegin, end);
    }

    /// What may have led to a row of another length.
    private String cause() {
        String last = firstCells.getLast();
        if (columns == 1) {
            return firstCells.getFirst().startsWith("#")
                    ? ": the first line looks like a comment; remove it"
                    : ": is the first line a title? remove it; or is the delimiter right? see --delimiter";
        }
        if (cells == columns + 1) {
            return row == 0 && format.header()
                    ? ": is there a delimiter too many, or does the first column lack a name?"
                    : ": is there a delimiter too many?";
        }
        return cells == columns - 1 && last.isEmpty()
                ? ": the first line ends with a delimiter, this one does not"
                : "";
    }

    LineEnds finish() {
        if (body == null) {
            throw new Failure(file + ": is empty");
        }
        if (row == 0) {
            throw new Failure(file + ": has a header and no rows"
                    + (checksHeader && !body.names().named() ? "; if its only line is a row, add --no-header" : ""));
        }
        if (check != null) {
            check.finish();
        }
        progress.accept(reader.position());
        return new LineEnds(firstLineEnd.isEmpty() ? "\n" : firstLineEnd, lastLineEnd > 0);
    }
}
