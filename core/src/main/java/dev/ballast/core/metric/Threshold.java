package dev.ballast.core.metric;

/// A threshold that was chosen.
///
/// @param score  the least score that is called positive; infinity if no row is
/// @param counts the decisions it makes on the rows it was chosen on
/// @param value  what it was chosen for: the metric, or the cost
public record Threshold(double score, BinaryCounts counts, double value) {}
