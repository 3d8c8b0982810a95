package dev.ballast.cli.features;

import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.Labels;
import dev.ballast.tables.schema.Levels;
import dev.ballast.tables.text.ByteText;
import dev.ballast.tables.text.Cells;
import dev.ballast.tables.text.RowSink;

import java.util.Arrays;

/// The cells of the present row, kept until its end, when its class is known.
public final class CellRow {

    private char[] buffer = new char[1024];
    private final int[] ends;
    private final boolean[] quoted;

    public CellRow(int columns) {
        ends = new int[columns];
        quoted = new boolean[columns];
    }

    public void set(int column, char[] source, int offset, int length, boolean isQuoted) {
        int begin = begin(column);
        if (length > Integer.MAX_VALUE - begin) {
            throw new Failure(
                    "a row is longer than " + Integer.MAX_VALUE + " bytes, the most that can be kept; is a line"
                            + " end missing?");
        }
        int needed = begin + length;
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, buffer.length * 2L)));
        }
        System.arraycopy(source, offset, buffer, begin, length);
        ends[column] = begin + length;
        quoted[column] = isQuoted;
    }

    public char[] buffer() {
        return buffer;
    }

    public int begin(int column) {
        return column == 0 ? 0 : ends[column - 1];
    }

    public int length(int column) {
        return ends[column] - begin(column);
    }

    public int rank(int column, Labels labels) {
        return labels.rank(buffer, begin(column), length(column));
    }

    public String text(int column) {
        return Cells.text(buffer, begin(column), length(column));
    }

    public void addTo(Levels levels, int column) {
        levels.add(buffer, begin(column), length(column), quoted[column]);
    }

    public void writeRaw(int column, ByteText out) {
        Cells.writeRaw(buffer, begin(column), length(column), quoted[column], out);
    }

    /// Hands on all cells.
    public void replay(RowSink sink) {
        for (int column = 0; column < ends.length; column++) {
            sink.cell(column, buffer, begin(column), length(column), quoted[column]);
        }
    }

    /// The bytes of the row as they stand in the file, without the line end.
    public byte[] rawRow(char delimiter) {
        ByteText out = new ByteText();
        for (int column = 0; column < ends.length; column++) {
            if (column > 0) {
                out.put((byte) delimiter);
            }
            writeRaw(column, out);
        }
        return out.toBytes();
    }
}
