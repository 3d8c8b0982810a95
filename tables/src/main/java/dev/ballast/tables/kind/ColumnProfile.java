package dev.ballast.tables.kind;

import dev.ballast.tables.text.Cells;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.EnumSet;

/// What the cells of a column hold. Profiles of parts of a table can be put together, wherever they were made.
public final class ColumnProfile implements Serializable {

    private static final long serialVersionUID = 1;

    private final String name;
    private final ValueLook look;
    private long missing;
    private long integers;
    private long longIntegers;
    private long decimals;
    private long infinite;
    private long texts;
    private boolean written;
    /// Those that fit all texts so far; null before the first, since most tables have none.
    private @Nullable EnumSet<NumberSpelling> numberSpellings;
    private @Nullable Sample firstText;
    private @Nullable Sample firstLong;

    /// A cell to show.
    ///
    /// @param line the line its row begins on
    /// @param text the cell
    public record Sample(long line, String text) implements Serializable {}

    /// Makes the profile of a column without cells.
    ///
    /// @param name its name; one like `id` says that equal numbers are to be looked for
    public ColumnProfile(String name) {
        this.name = name;
        this.look = new ValueLook(name);
    }

    /// Looks at the cell of the next row.
    ///
    /// @param kind   what it holds, see [CellSyntax#kind]
    /// @param buffer holds the cell, one character for each byte
    /// @param offset where it begins
    /// @param length its length
    public void add(CellKind kind, char[] buffer, int offset, int length) {
        written |= length > 0;
        switch (kind) {
            case MISSING -> missing++;
            case INTEGER -> integers++;
            case LONG_INTEGER -> longIntegers++;
            case DECIMAL -> decimals++;
            case INFINITE -> infinite++;
            case TEXT -> text(buffer, offset, length);
        }
        if (look.wants(buffer, offset, length)) {
            look.add(kind, buffer, offset, length);
        }
    }

    private void text(char[] buffer, int offset, int length) {
        texts++;
        EnumSet<NumberSpelling> fitting = numberSpellings == null
                ? EnumSet.allOf(NumberSpelling.class)
                : numberSpellings;
        numberSpellings = fitting;
        if (!fitting.isEmpty()) {
            String text = Cells.text(buffer, offset, length);
            fitting.removeIf(spelling -> !spelling.fits(text));
        }
    }

    /// Adds what the cells below hold: this profile is then that of both parts.
    ///
    /// @param below the profile of the same column in the rows that follow
    public void append(ColumnProfile below) {
        missing += below.missing;
        integers += below.integers;
        longIntegers += below.longIntegers;
        decimals += below.decimals;
        infinite += below.infinite;
        texts += below.texts;
        written |= below.written;
        if (below.numberSpellings != null) {
            if (numberSpellings == null) {
                numberSpellings = EnumSet.copyOf(below.numberSpellings);
            } else {
                numberSpellings.retainAll(below.numberSpellings);
            }
        }
        firstText = firstText == null ? below.firstText : firstText;
        firstLong = firstLong == null ? below.firstLong : firstLong;
        look.append(below.look);
    }

    /// Tells whether a cell is the first of its kind that a message may want to show.
    ///
    /// @param kind what the cell holds
    /// @return whether [#sample] shall be given it
    public boolean wantsSample(CellKind kind) {
        return switch (kind) {
            case TEXT -> firstText == null;
            case LONG_INTEGER -> firstLong == null;
            case MISSING, INTEGER, DECIMAL, INFINITE -> false;
        };
    }

    /// Keeps a cell that [#wantsSample].
    ///
    /// @param kind what it holds: text, or a whole number of many digits
    /// @param line the line its row begins on
    /// @param text the cell
    /// @throws IllegalArgumentException if it holds something else
    public void sample(CellKind kind, long line, String text) {
        switch (kind) {
            case TEXT -> firstText = new Sample(line, text);
            case LONG_INTEGER -> firstLong = new Sample(line, text);
            case MISSING, INTEGER, DECIMAL, INFINITE ->
                throw new IllegalArgumentException("no samples are kept of " + kind);
        }
    }

    /// {@return the column's name}
    public String name() {
        return name;
    }

    /// {@return whether every cell is empty, with not even a blank in it}
    public boolean isBlank() {
        return !written;
    }

    /// {@return the cells that are missing}
    public long missing() {
        return missing;
    }

    /// {@return the cells that are text}
    public long texts() {
        return texts;
    }

    /// {@return the cells that are infinite}
    public long infinite() {
        return infinite;
    }

    /// {@return the cells that are finite numbers}
    public long numbers() {
        return integers + longIntegers + decimals;
    }

    /// {@return whether every number is whole, and there is one}
    public boolean isInteger() {
        return texts == 0 && decimals == 0 && infinite == 0 && integers + longIntegers > 0;
    }

    /// {@return the first cell that is text, or null}
    public @Nullable Sample firstText() {
        return firstText;
    }

    /// {@return the first whole number of more digits than a `double` holds, if all numbers are whole; else null}
    public @Nullable Sample firstLongInteger() {
        return isInteger() ? firstLong : null;
    }

    /// {@return what the values stand for}
    public ColumnMeaning meaning() {
        return look.meaning(texts == 0 && infinite == 0);
    }

    /// {@return a value that shows the meaning; empty if the column has no value}
    public String example() {
        return look.example(meaning());
    }

    /// {@return what the texts of the column are, if all are numbers in one spelling that is not read, and what to do; else
    /// nothing}
    public String numbersSpelled() {
        EnumSet<NumberSpelling> fitting = numberSpellings;
        return fitting == null || meaning() == ColumnMeaning.DATE ? "" : NumberSpelling.explained(fitting);
    }

    /// {@return `date`, `code`, `id`, `row number`, `integer`, `numeric`, `text` or `empty`}
    public String kind() {
        if (meaning() != ColumnMeaning.QUANTITY) {
            return meaning().kind();
        }
        if (texts > 0) {
            return "text";
        }
        if (isInteger()) {
            return "integer";
        }
        return numbers() + infinite > 0 ? "numeric" : "empty";
    }
}
