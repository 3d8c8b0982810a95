package dev.ballast.cli.table;

import dev.ballast.tables.text.StatedFormat;

import java.nio.file.Path;
import java.util.function.Consumer;

/// Which table is to be read, and what the user says about it.
///
/// @param file   what the user calls it
/// @param bytes  the file that is read
/// @param stated how it is written
/// @param notes  takes lines that the user should know
public record ReadRequest(Path file, Path bytes, StatedFormat stated, Consumer<String> notes) {}
