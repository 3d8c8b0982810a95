package dev.ballast.spark.file;

import dev.ballast.tables.kind.CellKind;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.kind.ColumnProfile;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/// What the cells of a column hold, as a pass over a table of files sees it.
final class CellLook implements Serializable {

    private static final long serialVersionUID = 1;
    private static final double PLAIN = 1e7;

    private final ColumnProfile profile;
    private boolean longs = true;
    private boolean doubles = true;

    CellLook(String name) {
        profile = new ColumnProfile(name);
    }

    ColumnProfile profile() {
        return profile;
    }

    /// Whether all cells are whole numbers as they are usually written.
    boolean areLongs() {
        return longs;
    }

    /// Whether all cells are numbers as they are usually written.
    boolean areDoubles() {
        return doubles;
    }

    /// @param value of the next row
    void add(@Nullable Object value, long row, CellSyntax syntax) {
        String text = text(value);
        char[] cell = characters(text);
        CellKind kind = value instanceof Double || value instanceof Float
                ? kindOf(((Number) value).doubleValue())
                : syntax.kind(cell, 0, cell.length);
        profile.add(kind, cell, 0, cell.length);
        if (profile.wantsSample(kind)) {
            profile.sample(kind, row, text);
        }
        if (!text.isEmpty()) {
            longs = longs && isLong(text);
            doubles = doubles && isDouble(text);
        }
    }

    private static CellKind kindOf(double value) {
        return Double.isNaN(value) ? CellKind.MISSING : Double.isInfinite(value) ? CellKind.INFINITE : CellKind.DECIMAL;
    }

    /// A number as files of text have it.
    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Double number when Math.abs(number) >= PLAIN && Double.isFinite(number) ->
                BigDecimal.valueOf(number).toPlainString();
            default -> value.toString();
        };
    }

    /// A character for each byte, as cells of files are read.
    static char[] characters(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1).toCharArray();
            }
        }
        return text.toCharArray();
    }

    private static boolean isLong(String text) {
        try {
            return Long.toString(Long.parseLong(text)).equals(text);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDouble(String text) {
        try {
            return Double.toString(Double.parseDouble(text)).equals(text);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    void append(CellLook below) {
        profile.append(below.profile);
        longs &= below.longs;
        doubles &= below.doubles;
    }
}
