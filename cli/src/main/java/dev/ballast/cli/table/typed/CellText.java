package dev.ballast.cli.table.typed;

import dev.ballast.cli.table.ValueType.Unit;
import dev.ballast.tables.text.RowSink;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/// The text of values, cell by cell. Text of numbers reads back to the same number; what is missing is an empty cell, and an empty text
/// is one in quotes.
///
/// | value | text |
/// |---|---|
/// | whole number, decimal | its digits |
/// | real number | the shortest that reads back, with a point: `1.0`, `1.0E10`, `NaN`, `Infinity` |
/// | truth | `true`, `false` |
/// | day | `2024-01-31` |
/// | time, day and time | `10:30:00.125`, `2024-01-31T10:30:00`, with `Z` where the zone is known |
public final class CellText {

    private static final long DAY = 86_400;
    private static final int SHORT_YEAR = 10_000;

    private final RowSink rows;
    private char[] cell = new char[64];
    private int length;
    private long row;

    /// Begins.
    ///
    /// @param rows takes the cells
    public CellText(RowSink rows) {
        this.rows = rows;
    }

    private void put(String ascii) {
        room(ascii.length());
        ascii.getChars(0, ascii.length(), cell, length);
        length += ascii.length();
    }

    private void put(char c) {
        room(1);
        cell[length++] = c;
    }

    private void room(int more) {
        if (length + more > cell.length) {
            cell = Arrays.copyOf(cell, Math.max(length + more, 2 * cell.length));
        }
    }

    private void end(int column, boolean quoted) {
        rows.cell(column, cell, 0, length, quoted);
        length = 0;
    }

    /// A value that is not there.
    ///
    /// @param column from 0
    public void missing(int column) {
        end(column, false);
    }

    /// A whole number.
    ///
    /// @param column from 0
    /// @param value  the number
    public void whole(int column, long value) {
        put(Long.toString(value));
        end(column, false);
    }

    /// A whole number without a sign.
    ///
    /// @param column from 0
    /// @param value  its 64 bits
    public void unsigned(int column, long value) {
        put(Long.toUnsignedString(value));
        end(column, false);
    }

    /// A number of double precision.
    ///
    /// @param column from 0
    /// @param value  the number
    public void real(int column, double value) {
        put(Double.toString(value));
        end(column, false);
    }

    /// A number of single precision.
    ///
    /// @param column from 0
    /// @param value  the number
    public void real(int column, float value) {
        put(Float.toString(value));
        end(column, false);
    }

    /// A decimal number.
    ///
    /// @param column   from 0
    /// @param unscaled its digits
    /// @param scale    how many of them are after the point
    public void decimal(int column, BigInteger unscaled, int scale) {
        put(new BigDecimal(unscaled, scale).toPlainString());
        end(column, false);
    }

    /// Text.
    ///
    /// @param column from 0
    /// @param text   the text
    public void text(int column, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        bytes(column, bytes, 0, bytes.length);
    }

    /// Text that is bytes already, or bytes that are no text.
    ///
    /// @param column from 0
    /// @param bytes  holds them
    /// @param offset where they begin
    /// @param count  how many
    public void bytes(int column, byte[] bytes, int offset, int count) {
        room(count);
        boolean quoted = count == 0;
        for (int i = 0; i < count; i++) {
            byte b = bytes[offset + i];
            cell[i] = (char) (b & 0xff);
            // In a line of text they would mean something else.
            quoted |= b == ',' || b == '"' || b == '\n' || b == '\r';
        }
        length = count;
        end(column, quoted);
    }

    /// Text of a cell that was made before.
    ///
    /// @param column from 0
    /// @param text   the text, a character for each byte
    /// @param quoted whether it is in quotes
    public void copy(int column, char[] text, boolean quoted) {
        rows.cell(column, text, 0, text.length, quoted);
    }

    /// True or false.
    ///
    /// @param column from 0
    /// @param value  which
    public void truth(int column, boolean value) {
        put(value ? "true" : "false");
        end(column, false);
    }

    /// A day.
    ///
    /// @param column from 0
    /// @param day    counted from 1970-01-01
    public void date(int column, long day) {
        putDay(day);
        end(column, false);
    }

    private void putDay(long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        if (date.getYear() < 0 || date.getYear() >= SHORT_YEAR) {
            put(date.toString());
            return;
        }
        putDigits(date.getYear(), 4);
        put('-');
        putDigits(date.getMonthValue(), 2);
        put('-');
        putDigits(date.getDayOfMonth(), 2);
    }

    private void putDigits(long value, int digits) {
        room(digits);
        long rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            cell[at] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    private void putTime(long count, Unit unit) {
        long second = count / unit.perSecond();
        putDigits(second / 3600, 2);
        put(':');
        putDigits(second / 60 % 60, 2);
        put(':');
        putDigits(second % 60, 2);
        long fraction = count % unit.perSecond();
        if (fraction != 0) {
            put('.');
            putDigits(fraction, Long.toString(unit.perSecond()).length() - 1);
            while (cell[length - 1] == '0') {
                length--;
            }
        }
    }

    /// A time of a day.
    ///
    /// @param column from 0
    /// @param count  counted from midnight
    /// @param unit   what is counted
    public void time(int column, long count, Unit unit) {
        if (count < 0) {
            whole(column, count);
            return;
        }
        putTime(count, unit);
        end(column, false);
    }

    /// A day with a time.
    ///
    /// @param column from 0
    /// @param count  counted from the beginning of 1970-01-01
    /// @param unit   what is counted
    /// @param zoned  whether that is the one of universal time, not of a clock on the wall
    public void moment(int column, long count, Unit unit, boolean zoned) {
        long day = Math.floorDiv(count, DAY * unit.perSecond());
        putDay(day);
        put('T');
        putTime(count - day * DAY * unit.perSecond(), unit);
        if (zoned) {
            put('Z');
        }
        end(column, false);
    }

    /// The row is complete.
    public void endRow() {
        rows.endRow(row, row + 1, row, row + 1);
        row++;
    }

    /// {@return the rows that are complete}
    public long rows() {
        return row;
    }
}
