package dev.ballast.spark.file;

import dev.ballast.tables.kind.CellKind;
import dev.ballast.tables.kind.CellSyntax;

import org.apache.spark.sql.api.java.UDF1;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;

/// The value of a cell of text.
sealed interface CellValue {

    /// A number; nothing if it means missing or is no number that a `double` holds.
    ///
    /// @param markers what means missing
    record Numeric(ArrayList<String> markers) implements CellValue, UDF1<String, Double> {

        @Override
        public @Nullable Double call(@Nullable String text) {
            if (text == null) {
                return null;
            }
            char[] cell = CellLook.characters(text);
            CellKind kind = Syntaxes.of(markers).kind(cell, 0, cell.length);
            return switch (kind) {
                case INTEGER, LONG_INTEGER, DECIMAL, INFINITE -> {
                    double value = kind == CellKind.INFINITE
                            ? Double.POSITIVE_INFINITY
                            : CellSyntax.value(cell, 0, cell.length);
                    if (Double.isNaN(value)) {
                        throw new IllegalArgumentException('"' + text
                                + "\" is beyond the range of a double; correct it, or leave the column out with --ignore");
                    }
                    yield text.strip().startsWith("-") ? -Math.abs(value) : value;
                }
                case MISSING -> null;
                case TEXT -> throw new IllegalArgumentException('"' + text + "\" is not a number");
            };
        }
    }

    /// A label: a text that does not mean missing.
    ///
    /// @param markers what means missing
    record Label(ArrayList<String> markers) implements CellValue, UDF1<String, String> {

        @Override
        public @Nullable String call(@Nullable String text) {
            if (text == null) {
                return null;
            }
            char[] cell = CellLook.characters(text);
            return Syntaxes.of(markers).isMissing(cell, 0, cell.length) ? null : text;
        }
    }

    /// The syntax of a thread, since cells come one by one.
    final class Syntaxes {

        private record Made(ArrayList<String> markers, CellSyntax syntax) {}

        private static final ThreadLocal<Made> LAST = ThreadLocal
                .withInitial(() -> new Made(new ArrayList<>(), new CellSyntax(java.util.List.of())));

        private Syntaxes() {
        }

        static CellSyntax of(java.util.List<String> markers) {
            Made last = LAST.get();
            if (!last.markers.equals(markers)) {
                last = new Made(new ArrayList<>(markers), new CellSyntax(markers));
                LAST.set(last);
            }
            return last.syntax;
        }
    }
}
