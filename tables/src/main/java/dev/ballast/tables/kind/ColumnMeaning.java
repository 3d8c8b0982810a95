package dev.ballast.tables.kind;

/// What the values of a column stand for, whatever they are written with.
public enum ColumnMeaning {

    /// Amounts, which may be compared by their difference; or words.
    QUANTITY("", ""),
    /// Days or months of the calendar, all in one spelling: between 20240131 and 20240201 there is no number that is a day.
    DATE("date", "dates"),
    /// Numbers by name: one of them has a 0 before its first digit, which no amount needs.
    CODE("code", "codes with leading zeros"),
    /// Whole numbers in a column with a name like `id`, none of them there twice.
    ID("id", "ids, all different"),
    /// The number of the row, from 0 or from 1.
    ROW_NUMBER("row number", "row numbers");

    private final String kind;
    private final String plural;

    ColumnMeaning(String kind, String plural) {
        this.kind = kind;
        this.plural = plural;
    }

    /// {@return the word for it in a table of columns; nothing for quantities}
    public String kind() {
        return kind;
    }

    /// {@return the words for the values of such a column; nothing for quantities}
    public String plural() {
        return plural;
    }
}
