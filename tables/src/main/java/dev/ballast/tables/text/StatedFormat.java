package dev.ballast.tables.text;

import org.jspecify.annotations.Nullable;

/// What the user says about how a table is written. What is left unsaid is found out from the file, and checked.
///
/// @param delimiter between cells; null if unsaid
/// @param header    whether the first row names the columns; null if unsaid
public record StatedFormat(@Nullable Character delimiter, @Nullable Boolean header) {

    /// Nothing is said.
    public static final StatedFormat NOTHING = new StatedFormat(null, null);
}
