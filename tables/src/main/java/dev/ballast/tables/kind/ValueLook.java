package dev.ballast.tables.kind;

import dev.ballast.tables.text.Cells;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;

/// Looks at the values of a column for signs that they are no quantities. It stops looking for a sign at the first value that
/// speaks against it, which in a column of quantities is one of the first; only leading zeros are looked for to the end.
final class ValueLook implements Serializable {

    private static final long serialVersionUID = 1;

    /// The least rows of a column that counts rows without being called so: few numbers may count by chance.
    static final int LEAST_COUNTED = 100;

    private static final long PRIME = 0x100000001B3L;

    private int days = CalendarSpelling.ALL;
    private boolean counts = true;
    private long firstCount;
    private @Nullable DistinctValues ids;
    private final boolean named;
    private boolean open = true;
    private long values;
    private @Nullable String firstValue;
    private @Nullable String zeroLed;

    ValueLook(String name) {
        named = IdNames.isId(name);
        ids = named ? new DistinctValues() : null;
    }

    /// Tells whether a cell may say something; hardly any cell of a column of quantities does. Signs and zeros come and go at
    /// random there, so that a leading 0 is looked for without a branch on either.
    boolean wants(char[] buffer, int offset, int length) {
        if (open) {
            return true;
        }
        if (length < 3) {
            return length == 2 && buffer[offset] == '0';
        }
        char sign = buffer[offset];
        if (sign <= ' ') {
            return true;
        }
        int at = offset + (sign == '-' || sign == '+' ? 1 : 0);
        int next = buffer[at + 1] - '0';
        return ((buffer[at] ^ '0') | ((next | (9 - next)) >>> 31)) == 0;
    }

    /// Looks at the cell of the next row.
    void add(CellKind kind, char[] buffer, int offset, int length) {
        if (zeroLed == null && length > 1) {
            lookForZero(kind, buffer, offset, length);
        }
        if (open) {
            look(kind, buffer, offset, length);
        }
    }

    /// Adds what was seen in the rows that follow.
    void append(ValueLook below) {
        zeroLed = zeroLed == null ? below.zeroLed : zeroLed;
        days &= below.days;
        counts &= below.counts && (values == 0 || below.values == 0 || below.firstCount == firstCount + values);
        firstCount = values == 0 ? below.firstCount : firstCount;
        firstValue = firstValue == null ? below.firstValue : firstValue;
        DistinctValues seen = ids;
        if (seen != null && below.ids != null) {
            seen.append(below.ids);
            ids = seen.isRepeated() ? null : seen;
        } else {
            ids = null;
        }
        values += below.values;
        open = days != 0 || counts || ids != null;
    }

    private void lookForZero(CellKind kind, char[] buffer, int offset, int length) {
        int end = offset + length;
        int at = begin(buffer, offset, end);
        if (at < end && (buffer[at] == '-' || buffer[at] == '+')) {
            at++;
        }
        boolean number = kind != CellKind.MISSING && kind != CellKind.INFINITE && kind != CellKind.TEXT;
        if (number && at + 1 < end && buffer[at] == '0' && buffer[at + 1] >= '0' && buffer[at + 1] <= '9') {
            zeroLed = Cells.text(buffer, offset, length).strip();
        }
    }

    private void look(CellKind kind, char[] buffer, int offset, int length) {
        if (kind == CellKind.MISSING) {
            counts = false;
        } else {
            int end = offset + length;
            int begin = begin(buffer, offset, end);
            while (end > begin && buffer[end - 1] <= ' ') {
                end--;
            }
            if (firstValue == null) {
                firstValue = Cells.text(buffer, begin, end - begin);
            }
            days &= kind == CellKind.INFINITE ? 0 : CalendarSpelling.of(buffer, begin, end);
            if (counts || ids != null) {
                count(kind, buffer, begin, end);
            }
            values++;
        }
        open = days != 0 || counts || ids != null;
    }

    /// A whole number may be written with a point and zeros: that is what becomes of whole numbers where one was missing.
    private void count(CellKind kind, char[] buffer, int begin, int end) {
        boolean negative = buffer[begin] == '-';
        int at = negative || buffer[begin] == '+' ? begin + 1 : begin;
        long value = 0;
        long hash = negative ? 1 : 0;
        int digits = 0;
        for (; at < end && buffer[at] >= '0' && buffer[at] <= '9'; at++) {
            value = 10 * value + buffer[at] - '0';
            hash = value == 0 ? hash : (hash + buffer[at]) * PRIME;
            digits++;
        }
        boolean whole = kind == CellKind.INTEGER || kind == CellKind.LONG_INTEGER
                || (kind == CellKind.DECIMAL && isZeroFraction(buffer, at, end));
        if (!whole) {
            counts = false;
            ids = null;
            return;
        }
        firstCount = values == 0 ? value : firstCount;
        counts &= !negative && digits <= 18 && value == firstCount + values;
        DistinctValues seen = ids;
        if (seen != null) {
            // Equal numbers have equal hashes; of more than 18 digits, different ones may have, at a chance of 2^-64.
            seen.add(digits <= 18 ? negative ? -value : value : hash);
            ids = seen.isRepeated() ? null : seen;
        }
    }

    private static boolean isZeroFraction(char[] buffer, int from, int end) {
        if (from == end || buffer[from] != '.') {
            return false;
        }
        for (int at = from + 1; at < end; at++) {
            if (buffer[at] != '0') {
                return false;
            }
        }
        return true;
    }

    private static int begin(char[] buffer, int offset, int end) {
        int begin = offset;
        while (begin < end && buffer[begin] <= ' ') {
            begin++;
        }
        return begin;
    }

    /// What the values stand for.
    ///
    /// @param allNumbers whether all of them are finite numbers
    ColumnMeaning meaning(boolean allNumbers) {
        if (values > 0 && days != 0) {
            return ColumnMeaning.DATE;
        }
        if (!allNumbers) {
            return ColumnMeaning.QUANTITY;
        }
        if (zeroLed != null) {
            return ColumnMeaning.CODE;
        }
        if (counts && firstCount <= 1 && values >= (named ? 2 : LEAST_COUNTED)) {
            return ColumnMeaning.ROW_NUMBER;
        }
        return ids != null && values > 1 ? ColumnMeaning.ID : ColumnMeaning.QUANTITY;
    }

    /// A value that shows the meaning; empty if there is no value.
    String example(ColumnMeaning meaning) {
        String value = meaning == ColumnMeaning.CODE ? zeroLed : firstValue;
        return value == null ? "" : value;
    }
}
