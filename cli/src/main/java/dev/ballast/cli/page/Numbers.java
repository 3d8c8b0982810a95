package dev.ballast.cli.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as people read them. The text does not depend on the country.
public final class Numbers {

    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final double SMALLEST_PLAIN = 1e-4;
    private static final double LARGEST_PLAIN = 1e7;

    private Numbers() {
    }

    /// Returns a number with four significant digits, or all digits of a whole number below ten million.
    ///
    /// @param value any number
    /// @return its text
    public static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "" : value > 0 ? "infinite" : "-infinite";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < LARGEST_PLAIN;
        return whole ? Long.toString((long) value) : written(new BigDecimal(value).round(DIGITS));
    }

    /// Returns a share as a percentage with one decimal.
    ///
    /// @param share from 0 to 1
    /// @return for example `12.5 %`, with a narrow no-break space; nothing for NaN
    public static String percent(double share) {
        return Double.isNaN(share)
                ? ""
                : BigDecimal.valueOf(share).movePointRight(2).setScale(1, RoundingMode.HALF_EVEN) + "\u202F%";
    }

    /// Returns a count with thousands apart by a narrow no-break space.
    ///
    /// @param count any count
    /// @return its text
    public static String count(long count) {
        StringBuilder text = new StringBuilder(Long.toString(count));
        int first = text.charAt(0) == '-' ? 1 : 0;
        for (int at = text.length() - 3; at > first; at -= 3) {
            text.insert(at, '\u202F');
        }
        return text.toString();
    }

    static String written(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        double size = stripped.abs().doubleValue();
        if (size == 0) {
            return "0";
        }
        if (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN) {
            return stripped.toPlainString();
        }
        int exponent = stripped.precision() - stripped.scale() - 1;
        return stripped.movePointLeft(exponent).stripTrailingZeros().toPlainString() + 'e' + exponent;
    }

    /// A place in a drawing: one decimal is a tenth of a CSS pixel.
    static String place(double value) {
        long tenths = Math.round(value * 10);
        long whole = Math.abs(tenths) / 10;
        long rest = Math.abs(tenths) % 10;
        return (tenths < 0 ? "-" : "") + whole + (rest == 0 ? "" : "." + rest);
    }
}
