package dev.ballast.cli.output;

import java.nio.file.Path;

/// Where a stream goes.
public sealed interface Destination {

    /// Standard output.
    record Standard() implements Destination {}

    /// A file, which appears whole or not at all.
    ///
    /// @param path its place
    record File(Path path) implements Destination {}

    /// A Unix socket.
    ///
    /// @param path its place
    record Socket(Path path) implements Destination {}
}
