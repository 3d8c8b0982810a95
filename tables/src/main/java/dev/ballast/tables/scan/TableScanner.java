package dev.ballast.tables.scan;

import dev.ballast.tables.message.Failure;
import dev.ballast.tables.text.ColumnNames;
import dev.ballast.tables.text.LineEnds;
import dev.ballast.tables.text.RowSink;
import dev.ballast.tables.text.StatedFormat;
import dev.ballast.tables.text.DelimitedFormat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
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
/// Blank lines are no rows. A byte order mark is skipped, and a first line `sep=;` is heeded (see [Opening]). What the user does
/// not state about a table is checked when it is read for the first time: that the delimiter is right, and that the first line
/// is a header (see [dev.ballast.tables.check]).
public final class TableScanner implements TableSource {

    private static final int BIGGEST_CELL = 1 << 26;
    private static final Pattern RECORD_LINE = Pattern.compile("\\(record starting at line (\\d+)\\)");

    private final Path file;
    private final Path text;
    private final StatedFormat stated;
    private final boolean copy;
    private @Nullable DelimitedFormat format;

    /// Makes a scanner.
    ///
    /// @param file   the table
    /// @param stated what the user says about how it is written
    public TableScanner(Path file, StatedFormat stated) {
        this(file, file, stated, false);
    }

    /// Makes a scanner of a table whose text is in another file.
    ///
    /// @param file   the table, for messages
    /// @param text   the file that is read
    /// @param stated what the user says about how it is written
    public TableScanner(Path file, Path text, StatedFormat stated) {
        this(file, text, stated, false);
    }

    private TableScanner(Path file, Path text, StatedFormat stated, boolean copy) {
        this.file = file;
        this.text = text;
        this.stated = stated;
        this.copy = copy;
    }

    /// Makes a scanner of a table of another format, of which there is a copy as CSV with a header. Its rows are counted in place of
    /// lines, and how the text looks is not checked.
    ///
    /// @param file the table, for messages
    /// @param text the copy
    /// @return the scanner
    public static TableScanner ofCopy(Path file, Path text) {
        return new TableScanner(file, text, new StatedFormat(',', true), true);
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public Path text() {
        return text;
    }

    @Override
    public DelimitedFormat format() {
        if (format == null) {
            throw new IllegalStateException(file + " has not been read, so its format is not known; scan it first");
        }
        return format;
    }

    @Override
    public char expectedDelimiter() {
        return format != null
                ? format.delimiter()
                : stated.delimiter() != null ? stated.delimiter() : DelimitedFormat.delimiterOf(file);
    }

    /// Reads the file once. A row that has another number of cells than the first is refused too.
    @Override
    public LineEnds scan(HeaderSink header, LongConsumer progress) {
        if (Files.isDirectory(text)) {
            throw new Failure(file + ": is a directory, not a table");
        }
        if (Files.exists(text) && !Files.isRegularFile(text)) {
            throw new Failure(file + ": is not a regular file; tables are read twice, so save it to a file first");
        }
        try (InputStream in = Files.newInputStream(text)) {
            boolean first = format == null;
            Opening opening = copy ? Opening.ofCopy(in) : Opening.of(in, file, stated, first);
            DelimitedFormat found = opening.format();
            format = found;
            try (ChunkReader reader = new ChunkReader(opening.rest(), opening.position())) {
                return read(reader, found,
                        new Records(file, found, first && stated.header() == null, reader, opening, copy, header,
                                progress));
            }
        } catch (UncheckedIOException e) {
            // It is made with a cause, always.
            throw Failure.reading(file, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw Failure.reading(file, e);
        }
    }

    private LineEnds read(ChunkReader reader, DelimitedFormat found, Records records) {
        // All records are consumed, so one look for a record reads the whole file.
        try (CsvReader<Object> csv = CsvReader.builder().fieldSeparator(found.delimiter())
                .allowUnclosedQuote(false).maxBufferSize(BIGGEST_CELL)
                .build(records, reader)) {
            if (csv.iterator().hasNext()) {
                throw new IllegalStateException("a record was not consumed");
            }
        } catch (CsvParseException e) {
            throw unwrapped(e, records.linesBefore());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records.finish();
    }

    private RuntimeException unwrapped(CsvParseException e, int linesBefore) {
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
            return grammarFailure(String.valueOf(cause.getMessage()), linesBefore, e);
        }
        return cause instanceof RuntimeException exception ? exception : e;
    }

    /// FastCSV names the line at the end of its message, and does not know of lines before its first.
    private Failure grammarFailure(String message, int linesBefore, CsvParseException e) {
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
        return new Failure(file + ":" + (Long.parseLong(line.group(1)) + linesBefore) + ": " + what + remedy, e);
    }

    /// Receives the header and answers with what shall receive the rows.
    @FunctionalInterface
    public interface HeaderSink {

        /// Takes the header.
        ///
        /// @param columns   the names of the columns; who looks for columns by other means is not warned of a first line that
        ///                  is a row
        /// @param rowsBegin the position after the header's line end: where rows begin
        /// @return what receives the rows
        RowSink header(ColumnNames columns, long rowsBegin);
    }
}
