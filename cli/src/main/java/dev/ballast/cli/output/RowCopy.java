package dev.ballast.cli.output;

import java.nio.charset.StandardCharsets;

/// Copies rows of a table to a file, byte for byte, in the order they are named. Runs of rows that follow each other in the
/// table are copied as one.
public final class RowCopy {

    private final InputBytes input;
    private final RowTarget result;
    private final byte[] lineEnd;
    private long runBegin;
    private long runEnd;
    private boolean open;

    /// Starts a copy.
    ///
    /// @param input   the table
    /// @param result  the file
    /// @param lineEnd what ends a row that has no line end, if another follows it
    public RowCopy(InputBytes input, RowTarget result, String lineEnd) {
        this.input = input;
        this.result = result;
        this.lineEnd = lineEnd.getBytes(StandardCharsets.US_ASCII);
    }

    /// {@return the line end of rows that are added}
    public byte[] lineEnd() {
        return lineEnd;
    }

    /// Copies what stands before the first row: a byte order mark, a header, or nothing.
    ///
    /// @param end where it ends
    public void header(long end) {
        runEnd = end;
    }

    /// Copies a row.
    ///
    /// @param begin  the position of its first byte
    /// @param end    the position after its line end
    /// @param closed whether it has a line end
    public void row(long begin, long end, boolean closed) {
        if (begin != runEnd || open) {
            flush();
            close();
            runBegin = begin;
        }
        runEnd = end;
        open = !closed;
    }

    /// Adds lines that are no rows of the table.
    ///
    /// @param lines  holds complete lines
    /// @param length how many bytes
    public void add(byte[] lines, int length) {
        flush();
        close();
        result.write(lines, length);
    }

    /// Writes what has not been written.
    public void flush() {
        if (runEnd > runBegin) {
            result.copy(input, runBegin, runEnd);
        }
        runBegin = runEnd;
    }

    private void close() {
        if (open) {
            result.write(lineEnd, lineEnd.length);
            open = false;
        }
    }
}
