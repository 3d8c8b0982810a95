package dev.ballast.cli.sample;

/// What a run of `sample` did.
///
/// @param rows     rows of the table
/// @param drawn    rows of the result
/// @param distinct different rows among them
public record SampleReport(long rows, long drawn, long distinct) {}
