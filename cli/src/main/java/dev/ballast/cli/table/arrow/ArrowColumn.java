package dev.ballast.cli.table.arrow;

import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.ValueType;
import dev.ballast.cli.table.ValueType.Unit;
import dev.ballast.cli.table.typed.CellText;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;

import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.FixedSizeBinary;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A column of a schema and its values in a batch.
final class ArrowColumn {

    private static final int VIEW_BYTES = 16;
    private static final int INLINE = 12;
    private static final long MILLIS_OF_DAY = 86_400_000;

    private final String file;
    private final Field field;
    private final byte kind;
    private final @Nullable ValueType type;
    /// How many bytes a value takes; 0 for bits and for texts.
    private final int width;
    /// Of a column of codes its dictionary's number, else -1.
    private final long dictionary;
    private final int indexBits;
    private final boolean indexSigned;
    private MemorySegment validity = MemorySegment.NULL;
    private MemorySegment values = MemorySegment.NULL;
    private MemorySegment text = MemorySegment.NULL;
    private final List<MemorySegment> texts = new ArrayList<>();
    private boolean hasNulls;
    private long rows;

    ArrowColumn(String file, Field field) {
        this(file, field, false);
    }

    /// @param asValues whether it is the column of the values of a dictionary
    private ArrowColumn(String file, Field field, boolean asValues) {
        this.file = file;
        this.field = field;
        this.kind = field.typeType();
        DictionaryEncoding encoding = asValues ? null : field.dictionary();
        dictionary = encoding == null ? -1 : encoding.id();
        Int index = encoding == null ? null : encoding.indexType();
        indexBits = index == null ? Integer.SIZE : index.bitWidth();
        indexSigned = index == null || index.isSigned();
        type = typeOf();
        width = encoding == null ? widthOf() : indexBits / Byte.SIZE;
    }

    /// The column of the values of its dictionary.
    ArrowColumn dictionaryValues() {
        return new ArrowColumn(file, field, true);
    }

    long dictionary() {
        return dictionary;
    }

    Field field() {
        return field;
    }

    private Failure refused(String what) {
        return new Failure(file + ": column " + VisibleText.named(String.valueOf(field.name())) + " holds " + what);
    }

    private @Nullable ValueType typeOf() {
        return switch (kind) {
            case Type.Null -> null;
            case Type.Int -> {
                Int of = (Int) Objects.requireNonNull(field.type(new Int()));
                yield new ValueType.Whole(of.bitWidth(), of.isSigned());
            }
            case Type.FloatingPoint -> {
                FloatingPoint of = (FloatingPoint) Objects.requireNonNull(field.type(new FloatingPoint()));
                yield new ValueType.Real(of.precision() == Precision.HALF
                        ? 16
                        : of.precision() == Precision.SINGLE
                                ? Float.SIZE
                                : Double.SIZE);
            }
            case Type.Bool -> new ValueType.Truth();
            case Type.Utf8, Type.LargeUtf8, Type.Utf8View -> ValueType.Text.PLAIN;
            case Type.Binary, Type.LargeBinary, Type.BinaryView -> new ValueType.Bytes(0);
            case Type.FixedSizeBinary -> new ValueType.Bytes(
                    ((FixedSizeBinary) Objects.requireNonNull(field.type(new FixedSizeBinary()))).byteWidth());
            case Type.Date -> new ValueType.Date();
            case Type.Time -> new ValueType.Time(
                    unit(((Time) Objects.requireNonNull(field.type(new Time()))).unit()));
            case Type.Timestamp -> {
                Timestamp of = (Timestamp) Objects.requireNonNull(field.type(new Timestamp()));
                yield new ValueType.Moment(unit(of.unit()), of.timezone());
            }
            case Type.Decimal -> {
                Decimal of = (Decimal) Objects.requireNonNull(field.type(new Decimal()));
                if (of.bitWidth() != 128 || of.precision() > 38) {
                    throw refused("decimals of " + of.bitWidth() + " bits, which are not read; 128 are");
                }
                yield new ValueType.Decimal(of.precision(), of.scale());
            }
            case Type.List, Type.LargeList, Type.FixedSizeList, Type.ListView, Type.LargeListView, Type.Struct_,
                    Type.Map,
                    Type.Union ->
                throw refused("nested values (" + Type.name(kind) + "), and a table has one value in a cell; drop the"
                        + " column or take it apart");
            default -> throw refused("values of type " + (kind < Type.names.length ? Type.name(kind) : "number " + kind)
                    + ", which is not read");
        };
    }

    private static Unit unit(short unit) {
        return switch (unit) {
            case TimeUnit.SECOND -> Unit.SECOND;
            case TimeUnit.MILLISECOND -> Unit.MILLI;
            case TimeUnit.MICROSECOND -> Unit.MICRO;
            default -> Unit.NANO;
        };
    }

    private int widthOf() {
        return switch (type) {
            case null -> 0;
            case ValueType.Whole whole -> whole.bits() / Byte.SIZE;
            case ValueType.Real real -> real.bits() / Byte.SIZE;
            case ValueType.Decimal _ -> 16;
            case ValueType.Date _ -> isLongDate() ? Long.BYTES : Integer.BYTES;
            case ValueType.Time time -> time.unit() == Unit.SECOND || time.unit() == Unit.MILLI
                    ? Integer.BYTES
                    : Long.BYTES;
            case ValueType.Moment _ -> Long.BYTES;
            case ValueType.Bytes bytes -> bytes.length();
            case ValueType.Text _,ValueType.Truth _ -> 0;
        };
    }

    private boolean isLongDate() {
        return ((Date) Objects.requireNonNull(field.type(new Date()))).unit() == DateUnit.MILLISECOND;
    }

    /// What the column is for others.
    TypedColumn column() {
        String name = String.valueOf(field.name());
        ValueType shown = type == null
                ? ValueType.Text.PLAIN
                : dictionary >= 0 && type instanceof ValueType.Text ? new ValueType.Text(true, null) : type;
        return new TypedColumn(name, shown, field.nullable() || type == null);
    }

    /// Takes its buffers out of a batch.
    void load(ArrowBuffers buffers, long count) throws IOException {
        rows = count;
        long nulls = buffers.node().nullCount();
        if (type == null && dictionary < 0) {
            return;
        }
        validity = buffers.next(nulls > 0 ? (count + 7) / 8 : 0);
        hasNulls = nulls > 0 && validity.byteSize() > 0;
        texts.clear();
        if (dictionary >= 0) {
            values = buffers.next(count * width);
            return;
        }
        switch (kind) {
            case Type.Bool -> values = buffers.next((count + 7) / 8);
            case Type.Utf8, Type.Binary, Type.LargeUtf8, Type.LargeBinary -> {
                long size = isLarge() ? Long.BYTES : Integer.BYTES;
                values = buffers.next(count == 0 ? 0 : (count + 1) * size);
                text = buffers.next(0);
            }
            case Type.Utf8View, Type.BinaryView -> {
                values = buffers.next(count * VIEW_BYTES);
                int more = buffers.variadic();
                for (int i = 0; i < more; i++) {
                    texts.add(buffers.next(0));
                }
            }
            default -> values = buffers.next(Math.multiplyExact(count, (long) width));
        }
    }

    boolean isLarge() {
        return kind == Type.LargeUtf8 || kind == Type.LargeBinary;
    }

    long rows() {
        return rows;
    }

    boolean isMissing(long row) {
        return type == null
                || (hasNulls && (validity.get(ValueLayout.JAVA_BYTE, row >>> 3) & 1 << (row & 7)) == 0);
    }

    /// The code of a value in its dictionary.
    private long code(long row) {
        return switch (indexBits) {
            case 8 -> indexSigned
                    ? values.get(ValueLayout.JAVA_BYTE, row)
                    : values.get(ValueLayout.JAVA_BYTE, row) & 0xff;
            case 16 -> indexSigned
                    ? values.get(ArrowBuffers.SHORT, 2 * row)
                    : values.get(ArrowBuffers.SHORT, 2 * row) & 0xffff;
            case 32 -> indexSigned
                    ? values.get(ArrowBuffers.INT, 4 * row)
                    : values.get(ArrowBuffers.INT, 4 * row) & 0xffffffffL;
            default -> values.get(ArrowBuffers.LONG, 8 * row);
        };
    }

    /// Hands on a value.
    ///
    /// @param words the dictionary of a column of codes
    void cell(int column, long row, CellText cells, @Nullable ArrowDictionary words) throws IOException {
        if (isMissing(row)) {
            cells.missing(column);
            return;
        }
        if (dictionary >= 0) {
            if (words == null) {
                throw new IOException("a column refers to dictionary " + dictionary + ", which is not there");
            }
            words.cell(column, code(row), cells);
            return;
        }
        switch (type) {
            case null -> cells.missing(column);
            case ValueType.Whole whole -> whole(column, whole, row, cells);
            case ValueType.Real real -> {
                switch (real.bits()) {
                    case 16 -> cells.real(column, Float.float16ToFloat(values.get(ArrowBuffers.SHORT, 2 * row)));
                    case Float.SIZE -> cells.real(column, values.get(ArrowBuffers.FLOAT, 4 * row));
                    default -> cells.real(column, values.get(ArrowBuffers.DOUBLE, 8 * row));
                }
            }
            case ValueType.Decimal decimal -> {
                byte[] digits = values.asSlice(16 * row, 16).toArray(ValueLayout.JAVA_BYTE);
                for (int i = 0; i < 8; i++) {
                    byte low = digits[i];
                    digits[i] = digits[15 - i];
                    digits[15 - i] = low;
                }
                cells.decimal(column, new BigInteger(digits), decimal.scale());
            }
            case ValueType.Truth _ -> cells.truth(column,
                    (values.get(ValueLayout.JAVA_BYTE, row >>> 3) & 1 << (row & 7)) != 0);
            case ValueType.Date _ -> cells.date(column, width == Long.BYTES
                    ? Math.floorDiv(values.get(ArrowBuffers.LONG, 8 * row), MILLIS_OF_DAY)
                    : values.get(ArrowBuffers.INT, 4 * row));
            case ValueType.Time time -> cells.time(column, width == Long.BYTES
                    ? values.get(ArrowBuffers.LONG, 8 * row)
                    : values.get(ArrowBuffers.INT, 4 * row), time.unit());
            case ValueType.Moment moment ->
                cells.moment(column, values.get(ArrowBuffers.LONG, 8 * row), moment.unit(), moment.zone() != null);
            case ValueType.Text _,ValueType.Bytes _ -> {
                byte[] bytes = bytes(row);
                cells.bytes(column, bytes, 0, bytes.length);
            }
        }
    }

    private void whole(int column, ValueType.Whole whole, long row, CellText cells) {
        long value = switch (whole.bits()) {
            case 8 -> values.get(ValueLayout.JAVA_BYTE, row);
            case 16 -> values.get(ArrowBuffers.SHORT, 2 * row);
            case 32 -> values.get(ArrowBuffers.INT, 4 * row);
            default -> values.get(ArrowBuffers.LONG, 8 * row);
        };
        if (whole.signed()) {
            cells.whole(column, value);
        } else {
            cells.unsigned(column, whole.bits() == Long.SIZE ? value : value & ((1L << whole.bits()) - 1));
        }
    }

    private byte[] bytes(long row) throws IOException {
        if (kind == Type.FixedSizeBinary) {
            return values.asSlice(row * width, width).toArray(ValueLayout.JAVA_BYTE);
        }
        if (kind == Type.Utf8View || kind == Type.BinaryView) {
            int length = values.get(ArrowBuffers.INT, row * VIEW_BYTES);
            if (length >= 0 && length <= INLINE) {
                return values.asSlice(row * VIEW_BYTES + 4, length).toArray(ValueLayout.JAVA_BYTE);
            }
            int buffer = values.get(ArrowBuffers.INT, row * VIEW_BYTES + 8);
            long at = values.get(ArrowBuffers.INT, row * VIEW_BYTES + 12);
            if (buffer < 0 || buffer >= texts.size()) {
                throw new IOException("a text is said to be in buffer " + buffer + " of " + texts.size());
            }
            return slice(texts.get(buffer), at, length);
        }
        long begin = isLarge() ? values.get(ArrowBuffers.LONG, 8 * row) : values.get(ArrowBuffers.INT, 4 * row);
        long end = isLarge() ? values.get(ArrowBuffers.LONG, 8 * row + 8) : values.get(ArrowBuffers.INT, 4 * row + 4);
        return slice(text, begin, end - begin);
    }

    private byte[] slice(MemorySegment of, long begin, long length) throws IOException {
        if (begin < 0 || length < 0 || length > Integer.MAX_VALUE - 8 || begin > of.byteSize()
                || length > of.byteSize() - begin) {
            throw new IOException(
                    "a text is said to be at " + begin + " with " + length + " bytes, in " + of.byteSize());
        }
        return of.asSlice(begin, length).toArray(ValueLayout.JAVA_BYTE);
    }
}
