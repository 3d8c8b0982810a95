package dev.ballast.cli.table;

import dev.ballast.tables.scan.TableSource;

/// A table of a format that says what the values of its columns are.
public interface TypedSource extends TableSource {

    /// {@return what the format says}
    TableShape shape();

    /// Returns the table for rows that are copied to a result.
    ///
    /// @param out     what the result is written as
    /// @param chooses whether rows are only chosen, so that nobody looks at features
    /// @param anywhere whether the text of rows is read at any place, not only row after row
    /// @return this table, or one that is the same
    default TypedSource towards(TableFormat out, boolean chooses, boolean anywhere) {
        return this;
    }
}
