package dev.ballast.cli.features;

import dev.ballast.tables.text.ByteText;

/// Numbers as cells.
public final class NumberCell {

    private NumberCell() {
    }

    /// Writes a number in the shortest form that reads back to the same value.
    ///
    /// @param integer whether it is whole and shall look so
    public static void write(double value, boolean integer, ByteText out) {
        if (integer && Math.abs(value) < Long.MAX_VALUE) {
            out.putAscii(Long.toString((long) value));
            return;
        }
        String text = Double.toString(value);
        int fraction = text.indexOf(".0");
        if (fraction >= 0 && (fraction + 2 == text.length() || text.charAt(fraction + 2) == 'E')) {
            text = text.substring(0, fraction) + text.substring(fraction + 2);
        }
        out.putAscii(text);
    }
}
