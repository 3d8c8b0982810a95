package dev.ballast.core.data;

import java.util.List;

/// A column of a data set: its name, what it holds, what it is for, and what a missing value means.
///
/// What a column holds and what it is for are two things: a zip code is a category that may be a feature or carried along,
/// a date may be a feature or say when a row was seen.
///
/// @param name    as in the table's header; used in error messages
/// @param kind    what it holds
/// @param role    what it is for
/// @param missing what a missing value (NaN, also for codes) means
/// @param levels  the names of the codes 0, 1, ... of a column of codes, in their order if it is ordinal; else empty
public record Column(String name, Kind kind, Role role, Missing missing, List<String> levels) {

    /// What a column holds.
    public enum Kind {
        /// Any number.
        NUMBER,
        /// Whole numbers. Made values are rounded to whole numbers, ties to even.
        WHOLE,
        /// Codes 0, 1, ... of levels that have an order. Made values are rounded to a level.
        ORDINAL,
        /// Codes 0, 1, ... of categories without an order.
        CATEGORY,
        /// Codes 0 (no) and 1 (yes).
        BOOLEAN,
        /// Days or instants as a whole number of units since an origin.
        TIME,
        /// Text, which stays with whoever holds the table; the data set has a number that finds it.
        TEXT;

        /// {@return whether values are codes of levels}
        public boolean isCoded() {
            return this == ORDINAL || this == CATEGORY || this == BOOLEAN;
        }

        /// {@return whether differences and means of values are of this kind too: numbers, whole numbers, times, and levels
        /// with an order}
        public boolean isMixable() {
            return this == NUMBER || this == WHOLE || this == TIME || this == ORDINAL;
        }
    }

    /// What a column is for.
    public enum Role {
        /// Methods and models look at it.
        FEATURE,
        /// The class of a row.
        LABEL,
        /// The number to be predicted.
        TARGET,
        /// How much a row counts.
        WEIGHT,
        /// Rows with the same value belong together.
        GROUP,
        /// Names a row; a made row has none.
        ID,
        /// When a row was seen.
        TIME,
        /// None of these. No part in any distance; a made row takes the value of its base row. Any value is allowed.
        CARRIED
    }

    /// What a missing value means.
    public enum Missing {
        /// An error.
        REFUSE,
        /// A level of its own.
        LEVEL,
        /// Unknown: distances are over the columns that both rows have, and a made row mixes the parents that have a value.
        PRESENT,
        /// Unknown: distances are over the columns that both rows have, and a made row has what its base row has.
        BASE;

        /// {@return whether a value that is missing is unknown, and no level of its own}
        public boolean isUnknown() {
            return this == PRESENT || this == BASE;
        }
    }

    /// Checks the components.
    ///
    /// @throws IllegalArgumentException if a column without codes has levels
    public Column {
        levels = List.copyOf(levels);
        if (!kind.isCoded() && !levels.isEmpty()) {
            throw new IllegalArgumentException("column \"" + name + "\" is of kind " + kind + " and must not have levels");
        }
    }

    /// Returns a feature column that holds any number.
    ///
    /// @param name the column's name
    /// @return the column
    public static Column numeric(String name) {
        return new Column(name, Kind.NUMBER, Role.FEATURE, Missing.REFUSE, List.of());
    }

    /// Returns a feature column that holds whole numbers.
    ///
    /// @param name the column's name
    /// @return the column
    public static Column whole(String name) {
        return new Column(name, Kind.WHOLE, Role.FEATURE, Missing.REFUSE, List.of());
    }

    /// Returns a feature column that holds codes of categories; a missing value is a category of its own.
    ///
    /// @param name   the column's name
    /// @param levels the category of code 0, of code 1, ...
    /// @return the column
    public static Column categorical(String name, List<String> levels) {
        return new Column(name, Kind.CATEGORY, Role.FEATURE, Missing.LEVEL, levels);
    }

    /// Returns a feature column that holds codes of levels with an order.
    ///
    /// @param name   the column's name
    /// @param levels the levels, lowest first
    /// @return the column
    public static Column ordinal(String name, List<String> levels) {
        return new Column(name, Kind.ORDINAL, Role.FEATURE, Missing.REFUSE, levels);
    }

    /// Returns a column that is no feature and is carried along.
    ///
    /// @param name the column's name
    /// @return the column
    public static Column carried(String name) {
        return new Column(name, Kind.NUMBER, Role.CARRIED, Missing.BASE, List.of());
    }

    /// Returns numeric feature columns named `x0`, `x1`, ... The list makes them when asked for, so that thousands cost
    /// nothing.
    ///
    /// @param count how many
    /// @return the columns
    public static List<Column> numeric(int count) {
        return new NumberedColumns(count);
    }

    /// {@return whether it is a feature}
    public boolean isFeature() {
        return role == Role.FEATURE;
    }

    /// Returns this column for another use.
    ///
    /// @param newRole what it is for
    /// @return the column
    public Column as(Role newRole) {
        return new Column(name, kind, newRole, missing, levels);
    }

    /// Returns this column with another meaning of missing values.
    ///
    /// @param policy what a missing value means
    /// @return the column
    public Column missing(Missing policy) {
        return new Column(name, kind, role, policy, levels);
    }
}
