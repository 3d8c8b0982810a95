package dev.ballast.cli.table;

/// What the cells of a column hold.
public final class ColumnProfile {

    private final String name;
    private long missing;
    private long integers;
    private long decimals;
    private long infinite;
    private long texts;
    private Sample firstText;
    private Sample firstInfinite;

    /// A cell to show.
    ///
    /// @param line the line its row begins on
    /// @param text the cell
    public record Sample(long line, String text) {}

    ColumnProfile(String name) {
        this.name = name;
    }

    void add(CellKind kind) {
        switch (kind) {
            case MISSING -> missing++;
            case INTEGER -> integers++;
            case DECIMAL -> decimals++;
            case INFINITE -> infinite++;
            case TEXT -> texts++;
        }
    }

    /// Whether this is the first cell of its kind that a message may want to show.
    boolean wantsSample(CellKind kind) {
        return (kind == CellKind.TEXT && firstText == null) || (kind == CellKind.INFINITE && firstInfinite == null);
    }

    void sample(CellKind kind, long line, String text) {
        if (kind == CellKind.TEXT) {
            firstText = new Sample(line, text);
        } else {
            firstInfinite = new Sample(line, text);
        }
    }

    /// {@return the column's name}
    public String name() {
        return name;
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
        return integers + decimals;
    }

    /// {@return whether no cell is text}
    public boolean isNumeric() {
        return texts == 0;
    }

    /// {@return whether every number is whole, and there is one}
    public boolean isInteger() {
        return texts == 0 && decimals == 0 && infinite == 0 && integers > 0;
    }

    /// {@return the first cell that is text, or null}
    public Sample firstText() {
        return firstText;
    }

    /// {@return the first cell that is infinite, or null}
    public Sample firstInfinite() {
        return firstInfinite;
    }

    /// {@return `integer`, `numeric`, `text` or `empty`}
    public String kind() {
        if (texts > 0) {
            return "text";
        }
        if (isInteger()) {
            return "integer";
        }
        return numbers() + infinite > 0 ? "numeric" : "empty";
    }
}
