package dev.ballast.cli.table;

import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.output.RowCopy;
import dev.ballast.cli.output.RowTarget;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.tables.text.ByteText;
import dev.ballast.tables.text.LineEnds;

/// Rows of a table on their way into a file of any format, as they are.
public final class KeptRows {

    private final InputBytes input;
    private final RowTarget target;
    private final RowCopy copy;
    private final boolean bases;
    private final byte delimiter;
    private final ByteText line = new ByteText();

    /// Begins with what stands before the first row.
    ///
    /// @param input  the table
    /// @param file   where rows go
    /// @param format what it is written as
    /// @param table  what is known of the table
    /// @param ends   how its lines end
    public KeptRows(InputBytes input, StagedFile file, TableFormat format, ResultTable table, LineEnds ends) {
        this.input = input;
        this.bases = table.roles().base();
        this.delimiter = (byte) table.delimiter();
        target = format.target(file, table);
        copy = new RowCopy(input, target, ends.first());
        copy.header(table.rowsBegin());
    }

    /// Takes a row.
    ///
    /// @param row    its number in the table
    /// @param begin  the position of its first byte
    /// @param end    the position after its line end
    /// @param closed whether it has a line end
    public void row(long row, long begin, long end, boolean closed) {
        if (!bases) {
            copy.row(begin, end, closed);
            return;
        }
        line.clear();
        input.read(begin, Math.toIntExact(end - begin), line);
        int length = line.length();
        while (length > 0 && (line.array()[length - 1] == '\n' || line.array()[length - 1] == '\r')) {
            length--;
        }
        line.shorten(length);
        line.put(delimiter);
        line.putAscii(Long.toString(row));
        line.put(copy.lineEnd());
        copy.add(line.array(), line.length());
    }

    /// All rows were taken.
    public void finish() {
        copy.flush();
        target.finish();
    }
}
