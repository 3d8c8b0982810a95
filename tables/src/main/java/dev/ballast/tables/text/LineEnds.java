package dev.ballast.tables.text;

/// How the lines of a table end.
///
/// @param first  its first line end; a line feed if it has none
/// @param closed whether its last line has one
public record LineEnds(String first, boolean closed) {}
