package dev.ballast.cli.split;

import java.nio.file.Path;
import java.util.List;

/// What a run of `split` did.
///
/// @param classes  the classes in code order
/// @param files    the files made
/// @param rows     for each file, the rows of each class
/// @param manifest the file that says which split this is
public record SplitReport(List<String> classes, List<Path> files, List<long[]> rows, Path manifest) {}
