package dev.ballast.cli.output;

import dev.ballast.tables.message.Failure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Places of files: where they really are, and whether a file may be written there.
public final class OutputPlace {

    private OutputPlace() {
    }

    /// Where a file really is or will be: links in its folder and, if it is there, the file itself are followed.
    ///
    /// @param target the place
    /// @return the place without links
    /// @throws IOException if the folder is not there
    public static Path real(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        return Files.exists(target) || absolute.getParent() == null
                ? target.toRealPath()
                : absolute.getParent().toRealPath().resolve(absolute.getFileName());
    }

    /// The folder that a path names a file in.
    ///
    /// @throws IllegalArgumentException if it names none, as that of a root
    static Path folderOf(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " names no folder; name the file with the folder it is in");
        }
        return folder;
    }

    /// Checks that a file may be written to a place.
    ///
    /// @param target the place
    /// @param force  whether a file that is there may be replaced
    /// @throws Failure if it may not
    public static void requireFree(Path target, boolean force) {
        if (Files.isDirectory(target)) {
            throw new Failure(target + ": is a directory; name a file in it");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new Failure(target + ": is not a regular file, and is not replaced");
        }
        if (Files.isSymbolicLink(target) && !Files.exists(target)) {
            throw new Failure(target + ": is a link to a file that is not there; remove it or name another file");
        }
        if (Files.exists(target) && !force) {
            throw new Failure(target + ": exists already; use --force to replace it");
        }
    }

    /// Checks that two places are not one.
    ///
    /// @param a     a place
    /// @param b     another
    /// @param which what they are, for the message
    /// @throws Failure if they are the same file
    public static void requireDifferent(Path a, Path b, String which) {
        try {
            if (real(a).equals(real(b)) || (Files.exists(b) && Files.isSameFile(a, b))) {
                throw new Failure(b + ": " + which + " are the same file; name another");
            }
        } catch (NoSuchFileException e) {
            // One of them is not there, and whoever opens it says so.
            return;
        } catch (IOException e) {
            throw new Failure(b + ": cannot be looked at: " + Failure.reason(e), e);
        }
    }
}
