package dev.ballast.cli.table;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a delimited text file row by row and says where each row's bytes are.
///
/// The grammar is RFC 4180 as FastCSV reads it, with any line end. FastCSV does not report positions; they follow from
/// what it does report. A cell without quotes is as long as its text; a quoted one is longer by its two quotes and by
/// one for every quote inside, since text after a closing quote is refused; between cells there is one delimiter. The
/// line end is looked up.
///
/// Blank lines are no rows. A byte order mark is skipped.
public final class TableScanner {

    private static final int[] UTF8_MARK = {0xEF, 0xBB, 0xBF};
    private static final int BIGGEST_CELL = 1 << 26;
    private static final Pattern RECORD_LINE = Pattern.compile("\\(record starting at line (\\d+)\\)");

    private final Path file;
    private final TableFormat format;

    /// Makes a scanner.
    ///
    /// @param file   the table
    /// @param format how it is written
    public TableScanner(Path file, TableFormat format) {
        this.file = file;
        this.format = format;
    }

    /// {@return the file}
    public Path file() {
        return file;
    }

    /// {@return how it is written}
    public TableFormat format() {
        return format;
    }

    /// Reads the file once.
    ///
    /// @param header   receives the header: its cells as text, and where the rows begin; without a header the cells are
    ///                 `c1`, `c2`, ...
    /// @param progress receives the number of bytes read, now and then
    /// @return how its lines end
    /// @throws Failure if the file cannot be read, is empty, or breaks the grammar, or if a row has another number of
    ///                 cells than the first
    public LineEnds scan(HeaderSink header, LongConsumer progress) {
        if (Files.isDirectory(file)) {
            throw new Failure(file + ": is a directory, not a table");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new Failure(file + ": is not a regular file; tables are read twice, so save it to a file first");
        }
        try (PushbackInputStream in = new PushbackInputStream(Files.newInputStream(file), UTF8_MARK.length)) {
            long begin = skipMark(in);
            try (ChunkReader reader = new ChunkReader(in, begin)) {
                return read(reader, header, progress, begin);
            }
        } catch (UncheckedIOException e) {
            throw Failure.reading(file, e.getCause());
        } catch (IOException e) {
            throw Failure.reading(file, e);
        }
    }

    private LineEnds read(ChunkReader reader, HeaderSink header, LongConsumer progress, long begin) {
        Handler handler = new Handler(reader, header, progress, begin);
        // The handler keeps every record to itself, so one look for a record reads the whole file.
        try (CsvReader<Object> csv = CsvReader.builder().fieldSeparator(format.delimiter())
                .allowUnclosedQuote(false).maxBufferSize(BIGGEST_CELL)
                .build(handler, reader)) {
            if (csv.iterator().hasNext()) {
                throw new IllegalStateException("a record was not consumed");
            }
        } catch (CsvParseException e) {
            throw unwrapped(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return handler.finish();
    }

    private RuntimeException unwrapped(CsvParseException e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof Failure)) {
            cause = cause.getCause();
        }
        if (cause instanceof Failure failure) {
            return failure;
        }
        if (cause instanceof IOException io) {
            return new UncheckedIOException(io);
        }
        if (cause instanceof CsvParseException) {
            return grammarFailure(cause.getMessage(), e);
        }
        return cause instanceof RuntimeException exception ? exception : e;
    }

    /// FastCSV names the line at the end of its message.
    private Failure grammarFailure(String message, CsvParseException e) {
        Matcher line = RECORD_LINE.matcher(message);
        if (!line.find()) {
            return new Failure(file + ": " + message, e);
        }
        String what = line.replaceFirst("").strip();
        String remedy = what.startsWith("Unclosed")
                ? "; a quote is opened in this row and never closed"
                : what.startsWith("Unexpected")
                        ? "; inside quotes, a quote is written twice"
                        : what.startsWith("The maximum") ? "; a cell may have 64 MB at most: is a quote unclosed?" : "";
        return new Failure(file + ":" + line.group(1) + ": " + what + remedy, e);
    }

    private long skipMark(PushbackInputStream in) throws IOException {
        byte[] first = in.readNBytes(UTF8_MARK.length);
        boolean littleEndian = first.length >= 2 && first[0] == (byte) 0xff && first[1] == (byte) 0xfe;
        boolean bigEndian = first.length >= 2 && first[0] == (byte) 0xfe && first[1] == (byte) 0xff;
        if (littleEndian || bigEndian) {
            throw new Failure(file + ": is in UTF-16; convert it to UTF-8 first");
        }
        for (int i = 0; i < UTF8_MARK.length; i++) {
            if (i >= first.length || (first[i] & 0xff) != UTF8_MARK[i]) {
                in.unread(first);
                return 0;
            }
        }
        return UTF8_MARK.length;
    }

    /// Receives the header and answers with what shall receive the rows.
    @FunctionalInterface
    public interface HeaderSink {

        /// Takes the header.
        ///
        /// @param columns   the name of each column
        /// @param rowsBegin the position after the header's line end: where rows begin
        /// @return what receives the rows
        RowSink header(List<String> columns, long rowsBegin);
    }

    /// Follows the position, checks the number of cells, and hands cells on.
    private final class Handler extends CsvCallbackHandler<Object> {

        private static final long PROGRESS_STEP = 1 << 20;

        private final ChunkReader reader;
        private final HeaderSink headerSink;
        private final LongConsumer progress;
        private final List<String> headerCells = new ArrayList<>();
        private final CellStore firstRow = new CellStore();
        private RowSink rows;
        private boolean inHeader = true;
        private boolean blank;
        private int columns;
        private int cells;
        private long line;
        private long row;
        private long rowBegin;
        private long rawLength;
        private long reported;
        private String firstLineEnd = "";
        private int lastLineEnd;

        Handler(ChunkReader reader, HeaderSink headerSink, LongConsumer progress, long begin) {
            this.reader = reader;
            this.headerSink = headerSink;
            this.progress = progress;
            this.rowBegin = begin;
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
            line = startingLineNumber;
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
            if (inHeader) {
                headerCells.add(Cells.text(buf, offset, len));
                if (!format.header()) {
                    firstRow.add(buf, offset, len, quoted);
                }
            } else if (cells < columns) {
                rows.cell(cells, buf, offset, len, quoted);
            }
            cells++;
        }

        @Override
        protected Object buildRecord() {
            long end = rowBegin + rawLength;
            lastLineEnd = reader.lineEndLength(end);
            if (firstLineEnd.isEmpty()) {
                firstLineEnd = reader.text(end, lastLineEnd);
            }
            end += lastLineEnd;
            if (!blank) {
                if (inHeader) {
                    first(end);
                } else {
                    next(end);
                }
            }
            rowBegin = end;
            if (end - reported >= PROGRESS_STEP) {
                progress.accept(end);
                reported = end;
            }
            return null;
        }

        private void first(long end) {
            inHeader = false;
            columns = cells;
            if (format.header()) {
                rows = headerSink.header(List.copyOf(headerCells), end);
                return;
            }
            List<String> names = new ArrayList<>();
            for (int column = 1; column <= columns; column++) {
                names.add("c" + column);
            }
            rows = headerSink.header(names, rowBegin);
            firstRow.replay(rows);
            rows.endRow(row++, line, rowBegin, end);
        }

        private void next(long end) {
            if (cells != columns) {
                throw new Failure(file + ":" + line + ": row has " + cells + (cells == 1 ? " cell" : " cells")
                        + " where the first has " + columns + "; every row needs the same number of cells"
                        + (cells == columns + 1 ? ": is there a delimiter too many?" : ""));
            }
            rows.endRow(row++, line, rowBegin, end);
        }

        LineEnds finish() {
            if (inHeader) {
                throw new Failure(file + ": is empty");
            }
            progress.accept(reader.position());
            return new LineEnds(firstLineEnd.isEmpty() ? "\n" : firstLineEnd, lastLineEnd > 0);
        }
    }
}
