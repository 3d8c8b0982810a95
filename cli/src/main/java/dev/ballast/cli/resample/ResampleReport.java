package dev.ballast.cli.resample;

import dev.ballast.core.strategy.ClassTargets;

/// What a run did.
///
/// @param targets  the rows of every class before and after
/// @param isExact  whether the method was asked for numbers of rows
/// @param rows     rows of the result
/// @param newRows  rows of the result that are not rows of the input
/// @param features feature columns used; 0 if the method does not look at features
public record ResampleReport(ClassTargets targets, boolean isExact, long rows, long newRows, int features) {}
