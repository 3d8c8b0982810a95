package dev.ballast.cli.table.numpy;

import dev.ballast.cli.table.Spool;
import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.ValueType;
import dev.ballast.cli.table.numpy.NpyHeader.Field;
import dev.ballast.cli.table.typed.CellText;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.text.Cells;
import dev.ballast.tables.text.RowSink;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// An array that is read row by row.
final class NpyArray implements AutoCloseable {

    private static final Charset UTF_32 = Charset.forName("UTF-32LE");
    private static final Charset UTF_32_BIG = Charset.forName("UTF-32BE");
    private static final int BLOCK_BYTES = 1 << 18;

    private final String name;
    private final NpyHeader header;
    private final int width;
    private final InputStream in;
    private final int rowBytes;
    private ByteBuffer block = ByteBuffer.allocate(0);
    /// Of an array whose columns come one after another: all of it, to be read at any place.
    private @Nullable FileChannel columns;
    private long nextRow;

    /// @param name what to call it in messages
    /// @param in   the array from its beginning
    /// @param size how many bytes there are
    NpyArray(String name, InputStream in, long size) throws IOException {
        this.name = name;
        this.in = in;
        header = NpyHeader.read(in, name);
        header.requireBytes(size - header.bytes(), name);
        width = header.width(name);
        rowBytes = Math.multiplyExact(width, header.elementBytes());
    }

    NpyHeader header() {
        return header;
    }

    /// The columns that it is.
    ///
    /// @param called what a column is called if it is the only one
    /// @param prefix what names of several begin with, before their number from 1
    List<TypedColumn> columns(String called, String prefix) {
        List<TypedColumn> all = new ArrayList<>();
        for (int element = 1; element <= width; element++) {
            for (Field field : header.fields()) {
                String column = header.shape().size() < 2 ? called : prefix + element;
                all.add(new TypedColumn(field.name().isEmpty()
                        ? column
                        : width == 1 ? field.name() : field.name() + element, type(field), false));
            }
        }
        return all;
    }

    /// How many columns it is.
    int columnCount() {
        return width * header.fields().size();
    }

    private static ValueType type(Field field) {
        return switch (field.kind()) {
            case 'f' -> new ValueType.Real(8 * field.bytes());
            case 'i' -> new ValueType.Whole(8 * field.bytes(), true);
            case 'u' -> new ValueType.Whole(8 * field.bytes(), false);
            case 'b' -> new ValueType.Truth();
            default -> ValueType.Text.PLAIN;
        };
    }

    /// Columns come one after another, so that a row is in many places.
    void prepare(Path shown, Consumer<String> notes) throws IOException {
        if (header.fortran() && width > 1 && columns == null) {
            columns = FileChannel.open(Spool.of(shown, in, notes));
        }
    }

    /// Hands on the cells of the next row.
    ///
    /// @param first the column of the first
    void next(CellText cells, int first) throws IOException {
        if (!block.hasRemaining()) {
            fill();
        }
        int column = first;
        for (int element = 0; element < width; element++) {
            for (Field field : header.fields()) {
                cell(field, cells, column++);
            }
        }
        nextRow++;
    }

    private void fill() throws IOException {
        int rows = (int) Math.clamp(BLOCK_BYTES / Math.max(1, rowBytes), 1, Math.max(1, header.rows() - nextRow));
        byte[] bytes;
        FileChannel random = columns;
        if (random == null) {
            bytes = in.readNBytes(rows * rowBytes);
            if (bytes.length < rows * rowBytes) {
                throw new EOFException("array " + name + " ends within row " + (nextRow + 1));
            }
        } else {
            bytes = transposed(random, rows);
        }
        block = ByteBuffer.wrap(bytes);
    }

    private byte[] transposed(FileChannel random, int rows) throws IOException {
        int element = header.elementBytes();
        byte[] bytes = new byte[rows * rowBytes];
        ByteBuffer part = ByteBuffer.allocate(rows * element);
        for (int column = 0; column < width; column++) {
            part.clear();
            long at = (column * header.rows() + nextRow) * element;
            while (part.hasRemaining()) {
                int count = random.read(part, at + part.position());
                if (count < 0) {
                    throw new EOFException("array " + name + " ends within column " + (column + 1));
                }
            }
            for (int row = 0; row < rows; row++) {
                System.arraycopy(part.array(), row * element, bytes, row * rowBytes + column * element, element);
            }
        }
        return bytes;
    }

    private void cell(Field field, CellText cells, int column) {
        block.order(field.order());
        switch (field.kind()) {
            case 'f' -> {
                switch (field.bytes()) {
                    case 2 -> cells.real(column, Float.float16ToFloat(block.getShort()));
                    case 4 -> cells.real(column, block.getFloat());
                    default -> cells.real(column, block.getDouble());
                }
            }
            case 'i' -> cells.whole(column, switch (field.bytes()) {
                case 1 -> block.get();
                case 2 -> block.getShort();
                case 4 -> block.getInt();
                default -> block.getLong();
            });
            case 'u' -> cells.unsigned(column, switch (field.bytes()) {
                case 1 -> block.get() & 0xffL;
                case 2 -> block.getShort() & 0xffffL;
                case 4 -> block.getInt() & 0xffffffffL;
                default -> block.getLong();
            });
            case 'b' -> cells.truth(column, block.get() != 0);
            default -> text(field, cells, column);
        }
    }

    /// Texts are filled up with zeros.
    private void text(Field field, CellText cells, int column) {
        byte[] bytes = new byte[field.bytes()];
        block.get(bytes);
        boolean wide = field.kind() == 'U';
        int length = bytes.length;
        int unit = wide ? Integer.BYTES : 1;
        while (length >= unit && isZero(bytes, length - unit, unit)) {
            length -= unit;
        }
        if (wide) {
            cells.text(column, new String(bytes, 0, length,
                    field.order() == ByteOrder.BIG_ENDIAN ? UTF_32_BIG : UTF_32));
        } else {
            cells.text(column, new String(bytes, 0, length, StandardCharsets.UTF_8));
        }
    }

    private static boolean isZero(byte[] bytes, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /// All texts of an array with one direction, which are few.
    List<String> texts() throws IOException {
        if (header.shape().size() != 1 || header.fields().size() != 1) {
            throw new Failure(name + ": must be a list");
        }
        List<String> all = new ArrayList<>();
        CellText cells = new CellText(new RowSink() {

            @Override
            public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
                all.add(Cells.text(buffer, offset, length));
            }

            @Override
            public void endRow(long row, long line, long begin, long end) {
                // Cells are all.
            }
        });
        for (long row = 0; row < header.rows(); row++) {
            next(cells, 0);
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        in.close();
        if (columns != null) {
            columns.close();
        }
    }
}
