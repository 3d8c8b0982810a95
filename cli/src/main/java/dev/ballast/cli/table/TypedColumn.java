package dev.ballast.cli.table;

/// A column of a format that says what its values are.
///
/// @param name     what it is called
/// @param type     what its values are
/// @param nullable whether values may be missing
public record TypedColumn(String name, ValueType type, boolean nullable) {}
