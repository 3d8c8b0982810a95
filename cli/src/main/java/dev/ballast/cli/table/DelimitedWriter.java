package dev.ballast.cli.table;

import dev.ballast.cli.output.RowTarget;
import dev.ballast.tables.text.ByteText;
import dev.ballast.tables.text.Cells;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes rows as delimited text. Cells keep their quotes, and get some where they need them; so does an empty one that is alone in
/// its line, which would be no row else.
public final class DelimitedWriter implements RowWriter {

    private static final int FULL = 1 << 16;
    private static final byte[] LINE_END = {'\n'};

    private final RowTarget out;
    private final char delimiter;
    private final boolean single;
    private final ByteText text = new ByteText();

    /// Begins with the line of names, of which there is always one.
    ///
    /// @param out       takes the lines
    /// @param names     the names of the columns
    /// @param delimiter what stands between cells
    public DelimitedWriter(RowTarget out, List<String> names, char delimiter) {
        this(out, names, delimiter, true);
    }

    /// Begins.
    ///
    /// @param out       takes the lines
    /// @param names     the names of the columns
    /// @param delimiter what stands between cells
    /// @param header    whether there is a line of names
    DelimitedWriter(RowTarget out, List<String> names, char delimiter, boolean header) {
        this.out = out;
        this.delimiter = delimiter;
        this.single = names.size() == 1;
        for (int column = 0; header && column < names.size(); column++) {
            String name = new String(names.get(column).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            // Spreadsheets take such a first line for something else than names.
            boolean quoted = column == 0 && (name.startsWith("sep=") || name.startsWith("#"));
            cell(column, name.toCharArray(), 0, name.length(), quoted);
        }
        if (header) {
            text.put(LINE_END);
        }
    }

    @Override
    public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
        if (column > 0) {
            text.put((byte) delimiter);
        }
        Cells.writeRaw(buffer, offset, length, quoted || (single && length == 0)
                || needsQuotes(buffer, offset, length), text);
    }

    private boolean needsQuotes(char[] buffer, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            char c = buffer[i];
            if (c == delimiter || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    @Override
    public void endRow(long row, long line, long begin, long end) {
        text.put(LINE_END);
        if (text.length() >= FULL) {
            flush();
        }
    }

    private void flush() {
        out.write(text.array(), text.length());
        text.clear();
    }

    @Override
    public void finish() {
        flush();
        out.finish();
    }
}
