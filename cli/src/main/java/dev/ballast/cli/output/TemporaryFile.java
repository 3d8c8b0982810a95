package dev.ballast.cli.output;

import dev.ballast.tables.message.Failure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Files for what has to be read more than once and cannot be. They go when the command ends, however it ends.
public final class TemporaryFile {

    private static final List<Path> ALL = new ArrayList<>();

    private TemporaryFile() {
    }

    /// Makes an empty file in the folder for temporary files, which only its owner may read.
    ///
    /// @param forWhat what it is for, for the message
    /// @return the file
    /// @throws Failure if it cannot be made
    public static Path create(String forWhat) {
        try {
            return Ending.hold(() -> {
                Path made = Files.createTempFile("ballast-", ".tmp");
                Ending.remember(made);
                ALL.add(made);
                return made;
            });
        } catch (IOException e) {
            throw new Failure(forWhat + ": a temporary file cannot be made in " + System.getProperty("java.io.tmpdir")
                    + ": " + Failure.reason(e) + "; BALLAST_JAVA_OPTIONS=-Djava.io.tmpdir=DIR names another folder", e);
        }
    }

    /// Removes all that there are.
    public static void removeAll() {
        try {
            Ending.hold(() -> {
                ALL.forEach(file -> {
                    Ending.deleteQuietly(file);
                    Ending.forget(file);
                });
                ALL.clear();
            });
        } catch (IOException e) {
            throw new IllegalStateException("nothing here can fail", e);
        }
    }
}
