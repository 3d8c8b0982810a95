package dev.ballast.cli.table;

import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.output.RowTarget;

/// Lines of which the cells are written in another format.
public final class ParsedTarget implements RowTarget {

    private final LineParser parser;
    private final RowWriter writer;
    private final long rowsBegin;

    /// Begins.
    ///
    /// @param table  what is known of the lines
    /// @param writer takes the cells
    public ParsedTarget(ResultTable table, RowWriter writer) {
        this.parser = new LineParser(table.delimiter(), writer);
        this.writer = writer;
        this.rowsBegin = table.rowsBegin();
    }

    @Override
    public void write(byte[] bytes, int length) {
        parser.take(bytes, length);
    }

    @Override
    public void copy(InputBytes input, long begin, long end) {
        input.forEach(Math.max(begin, rowsBegin), end, this::write);
    }

    @Override
    public void finish() {
        parser.finish();
        writer.finish();
    }
}
