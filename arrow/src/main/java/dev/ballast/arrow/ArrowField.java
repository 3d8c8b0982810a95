package dev.ballast.arrow;

/// A column.
///
/// @param name     what it is called
/// @param type     what it holds
/// @param nullable whether values may be missing
public record ArrowField(String name, ArrowType type, boolean nullable) {}
