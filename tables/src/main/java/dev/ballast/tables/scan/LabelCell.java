package dev.ballast.tables.scan;

import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.text.Cells;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// The cell of each row that says its class or its group: counts it, and refuses a row where it is missing. The only place
/// that does.
public final class LabelCell {

    private final Path file;
    private final CellSyntax syntax;
    private final Labels labels;
    private final String role;
    private final String content;
    private String column = "";
    private int rank;
    private @Nullable String missing;

    private LabelCell(Path file, CellSyntax syntax, Labels labels, String role, String content) {
        this.file = file;
        this.syntax = syntax;
        this.labels = labels;
        this.role = role;
        this.content = content;
    }

    /// Returns the cell that says a row's class.
    ///
    /// @param file   the table, for messages
    /// @param syntax tells what means missing
    /// @param labels where classes are counted
    /// @return the cell
    public static LabelCell ofClass(Path file, CellSyntax syntax, Labels labels) {
        return new LabelCell(file, syntax, labels, "label", "class");
    }

    /// Returns the cell that says what class was predicted for a row.
    ///
    /// @param file   the table, for messages
    /// @param syntax tells what means missing
    /// @param labels where classes are counted
    /// @return the cell
    public static LabelCell ofPrediction(Path file, CellSyntax syntax, Labels labels) {
        return new LabelCell(file, syntax, labels, "prediction", "class");
    }

    /// Returns the cell that says a row's group.
    ///
    /// @param file   the table, for messages
    /// @param syntax tells what means missing
    /// @param labels where groups are counted
    /// @return the cell
    public static LabelCell ofGroup(Path file, CellSyntax syntax, Labels labels) {
        return new LabelCell(file, syntax, labels, "group", "group");
    }

    /// Says how its column is called, before the first row.
    ///
    /// @param name the name, as [dev.ballast.tables.text.ColumnNames#shown] gives it
    public void named(String name) {
        column = name;
    }

    /// Takes the cell of a row.
    ///
    /// @param buffer holds the cell
    /// @param offset where it begins
    /// @param length its length
    /// @param quoted whether it was written in quotes
    public void take(char[] buffer, int offset, int length, boolean quoted) {
        if (syntax.isMissing(buffer, offset, length)) {
            missing = Cells.text(buffer, offset, length);
        } else {
            rank = labels.count(buffer, offset, length, quoted);
        }
    }

    /// Whether the row's cell is missing.
    boolean isMissing() {
        return missing != null;
    }

    /// Returns what the row has, once its line is known.
    ///
    /// @param line the line where the row begins
    /// @return the rank of its class or group
    /// @throws Failure if it is missing
    public int rank(long line) {
        String cell = missing;
        if (cell != null) {
            throw new Failure(file + ":" + line + ": " + role + " " + column + " is missing (\""
                    + VisibleText.shown(cell) + "\"); fill it in or drop the row"
                    + (cell.isBlank()
                            ? ""
                            : ", or, if that is a " + content + ", list what means missing by --missing"));
        }
        return rank;
    }
}
