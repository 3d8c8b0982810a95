package dev.ballast.cli.features;

import dev.ballast.tables.kind.CellKind;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.kind.NumberSpelling;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;

import java.nio.file.Path;

/// The cell of a weight by which rows are drawn.
public final class WeightCell {

    private WeightCell() {
    }

    /// Reads a weight.
    ///
    /// @return the weight, finite and at least 0; NaN if the cell holds none
    public static double value(CellSyntax syntax, char[] buffer, int offset, int length) {
        CellKind kind = syntax.kind(buffer, offset, length);
        boolean number = kind == CellKind.INTEGER || kind == CellKind.LONG_INTEGER || kind == CellKind.DECIMAL;
        double weight = number ? CellSyntax.value(buffer, offset, length) : Double.NaN;
        return weight >= 0 && weight < Double.POSITIVE_INFINITY ? weight : Double.NaN;
    }

    /// Says why a cell is no weight.
    ///
    /// @param column the name of the column
    /// @param text   the cell
    public static Failure refused(Path file, long line, String column, String text) {
        return new Failure(file + ":" + line + ": column \"" + VisibleText.shown(column) + "\" is \""
                + VisibleText.shown(text) + '"' + NumberSpelling.aside(text)
                + "; weights must be finite numbers, at least 0");
    }
}
