package dev.ballast.cli.table.typed;

import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.ValueType;
import dev.ballast.cli.table.ValueType.Unit;
import dev.ballast.tables.kind.CellKind;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.text.Cells;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;

/// Values from the text of cells, by the type of their column; what [CellText] writes is read as it was.
///
/// Numbers that were made are rounded to what a type can hold: decimals to their scale, halves to even. What is no value of the
/// type is refused.
public final class CellValue {

    private final String file;
    private final CellSyntax syntax;

    /// Makes a reader of cells.
    ///
    /// @param file   what is written, for messages
    /// @param syntax tells which cells are missing
    public CellValue(String file, CellSyntax syntax) {
        this.file = file;
        this.syntax = syntax;
    }

    /// Tells whether a cell holds nothing. Of text only the empty cell without quotes does.
    boolean isMissing(ValueType type, char[] buffer, int offset, int length, boolean quoted) {
        if (type instanceof ValueType.Text || type instanceof ValueType.Bytes) {
            return length == 0 && !quoted;
        }
        return syntax.kind(buffer, offset, length) == CellKind.MISSING
                && !(type instanceof ValueType.Real
                        && Cells.text(buffer, offset, length).strip().equalsIgnoreCase("nan"));
    }

    /// Returns the number that a value is kept as: a whole number, 0 or 1, or what is counted of days, times and moments.
    long whole(TypedColumn column, long row, char[] buffer, int offset, int length) {
        String text = Cells.text(buffer, offset, length).strip();
        try {
            return switch (column.type()) {
                case ValueType.Whole whole -> whole(whole, text);
                case ValueType.Truth _ -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "1" -> 1;
                    case "false", "0" -> 0;
                    default -> throw refused(column, row, text, "neither true nor false");
                };
                case ValueType.Date _ -> LocalDate.parse(text).toEpochDay();
                case ValueType.Time time ->
                    text.startsWith("-") ? Long.parseLong(text) : counted(LocalTime.parse(text), time.unit());
                case ValueType.Moment moment -> moment(moment, text);
                default -> throw new IllegalStateException("column of " + column.type().word() + " is no number");
            };
        } catch (NumberFormatException e) {
            throw refused(column, row, text, "no whole number");
        } catch (DateTimeException | ArithmeticException e) {
            throw refused(column, row, text, "beyond what it can hold");
        }
    }

    private static long whole(ValueType.Whole type, String text) {
        BigInteger value;
        try {
            value = BigInteger.valueOf(Long.parseLong(text));
        } catch (NumberFormatException e) {
            // `5.0` and `2E3` are whole too.
            value = new BigDecimal(text).toBigIntegerExact();
        }
        boolean fits = type.signed()
                ? value.bitLength() < type.bits()
                : value.signum() >= 0
                        && value.bitLength() <= type.bits();
        if (!fits) {
            throw new ArithmeticException("out of range");
        }
        return value.longValue();
    }

    private static long counted(LocalTime time, Unit unit) {
        return time.toNanoOfDay() / (Unit.NANO.perSecond() / unit.perSecond());
    }

    private static long moment(ValueType.Moment type, String text) {
        LocalDateTime time = LocalDateTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
        Instant instant = time.toInstant(ZoneOffset.UTC);
        long seconds = instant.getEpochSecond();
        long fraction = instant.getNano() / (Unit.NANO.perSecond() / type.unit().perSecond());
        // The least moments overflow if seconds are multiplied before the fraction is added.
        return seconds < 0 && fraction > 0
                ? Math.addExact(Math.multiplyExact(seconds + 1, type.unit().perSecond()),
                        fraction - type.unit().perSecond())
                : Math.addExact(Math.multiplyExact(seconds, type.unit().perSecond()), fraction);
    }

    /// Returns a number.
    double real(TypedColumn column, long row, char[] buffer, int offset, int length) {
        return switch (syntax.kind(buffer, offset, length)) {
            case INTEGER, LONG_INTEGER, DECIMAL -> Double.isNaN(CellSyntax.value(buffer, offset, length))
                    ? Double.parseDouble(new String(buffer, offset, length))
                    : CellSyntax.value(buffer, offset, length);
            case INFINITE -> buffer[offset] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            case MISSING -> Double.NaN;
            case TEXT -> throw refused(column, row, Cells.text(buffer, offset, length), "no number");
        };
    }

    /// Returns the number of single precision that is nearest to the text; nearest to the double nearest to it may be another.
    float single(TypedColumn column, long row, char[] buffer, int offset, int length) {
        return switch (syntax.kind(buffer, offset, length)) {
            case INTEGER, LONG_INTEGER, DECIMAL -> Float.parseFloat(new String(buffer, offset, length));
            default -> (float) real(column, row, buffer, offset, length);
        };
    }

    /// Returns the digits of a decimal number.
    BigInteger decimal(TypedColumn column, ValueType.Decimal type, long row, char[] buffer, int offset, int length) {
        String text = Cells.text(buffer, offset, length).strip();
        try {
            BigDecimal value = new BigDecimal(text).setScale(type.scale(), RoundingMode.HALF_EVEN);
            if (value.precision() > type.precision()) {
                throw refused(column, row, text, "of more digits than it has");
            }
            return value.unscaledValue();
        } catch (NumberFormatException e) {
            throw refused(column, row, text, "no number");
        }
    }

    Failure refused(TypedColumn column, long row, String text, String why) {
        return new Failure(file + ": row " + (row + 1) + ": column " + VisibleText.named(column.name()) + " holds "
                + column.type().word() + ", and \"" + VisibleText.shown(text) + "\" is " + why);
    }
}
