package dev.ballast.tables.schema;

import dev.ballast.core.data.Column;

/// What a column is, and why that is thought.
///
/// @param column   its name, what it holds, what it is for, what missing values mean; levels are not known yet, unless the user
///                 listed them
/// @param why      in a few words
/// @param declared whether the user said so
public record ColumnUse(Column column, String why, boolean declared) {

    /// {@return what it holds}
    public Column.Kind kind() {
        return column.kind();
    }

    /// {@return what it is for}
    public Column.Role role() {
        return column.role();
    }
}
