package dev.ballast.core.data;

import java.util.ArrayList;
import java.util.List;

/// A column of a data set: its name and what its values mean.
///
/// @param name       as in the table's header; used in error messages
/// @param kind       what the values mean
/// @param categories the names of the codes 0, 1, ... of a [Kind#CATEGORICAL] column; empty for other kinds
public record Column(String name, Kind kind, List<String> categories) {

    /// What the values of a column mean.
    public enum Kind {
        /// Any number.
        NUMERIC,
        /// Whole numbers. Synthetic values are rounded to whole numbers, ties to even; declare the column
        /// [#NUMERIC] to keep fractions.
        INTEGER,
        /// Codes 0, 1, ... into the list of category names; -1 is a missing value.
        CATEGORICAL,
        /// Not a feature: no part in any distance; a synthetic row takes the value of its base row. Any value, NaN
        /// included, is allowed.
        CARRIED
    }

    /// Checks the components.
    public Column {
        categories = List.copyOf(categories);
        if (kind != Kind.CATEGORICAL && !categories.isEmpty()) {
            throw new IllegalArgumentException(
                    "column \"" + name + "\" is " + kind + " and must not have category names");
        }
    }

    /// Returns a column that holds any number.
    ///
    /// @param name the column's name
    /// @return the column
    public static Column numeric(String name) {
        return new Column(name, Kind.NUMERIC, List.of());
    }

    /// Returns a column that holds whole numbers.
    ///
    /// @param name the column's name
    /// @return the column
    public static Column integer(String name) {
        return new Column(name, Kind.INTEGER, List.of());
    }

    /// Returns a column that holds category codes.
    ///
    /// @param name       the column's name
    /// @param categories the category of code 0, of code 1, ...
    /// @return the column
    public static Column categorical(String name, List<String> categories) {
        return new Column(name, Kind.CATEGORICAL, categories);
    }

    /// Returns a column that is no feature and is carried along.
    ///
    /// @param name the column's name
    /// @return the column
    public static Column carried(String name) {
        return new Column(name, Kind.CARRIED, List.of());
    }

    /// Returns numeric columns named `x0`, `x1`, ...
    ///
    /// @param count how many
    /// @return the columns
    public static List<Column> numeric(int count) {
        List<Column> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            columns.add(numeric("x" + i));
        }
        return List.copyOf(columns);
    }
}
