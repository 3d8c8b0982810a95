package dev.ballast.cli.evaluate;

/// One number about predictions.
///
/// @param key      what it is called in JSON
/// @param name     what it is called in words
/// @param value    NaN if it is not defined
/// @param interval how sure it is
/// @param note     what to read it by, or an empty text
public record Measure(String key, String name, double value, Interval interval, String note) {}
