package dev.ballast.cli.output;

import dev.ballast.cli.output.RunId.Kind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// Whether a journal may be followed. Anybody can put a file of such a name into an archive, or into a folder that all may write
/// to; so a journal moves and removes nothing but what lies in its own folder and below, or in a folder where its run has left
/// a pointer to it.
///
/// @param file    where the journal is
/// @param journal what it says
/// @param run     whose it is, by its name
record JournalCheck(Path file, Journal journal, RunId run) {

    /// Whether all pointers are there. They are written before the first file is touched, and outlive the journal.
    boolean hasPointers() {
        return journal.pointers().stream().allMatch(Files::isRegularFile);
    }

    /// Why it may not be followed; null if it may.
    @Nullable
    String objection() throws IOException {
        Set<Path> folders = new HashSet<>(Set.of(file.getParent()));
        for (Path pointer : journal.pointers()) {
            if (!isHidden(pointer, Kind.SEE)) {
                return "names " + pointer + ", which is no pointer of its run";
            }
            folders.add(pointer.getParent());
        }
        for (Journal.Put put : journal.puts()) {
            if (!isHidden(put.staged(), Kind.PART) || (put.old() != null && !isHidden(put.old(), Kind.OLD))
                    || !isIn(put.target(), put.staged().getParent(), folders)) {
                return "names " + put.target() + ", which its run cannot have made";
            }
        }
        for (Journal.Removal removal : journal.removals()) {
            if (!isHidden(removal.old(), Kind.OLD) || !isIn(removal.target(), removal.old().getParent(), folders)) {
                return "names " + removal.target() + ", which its run cannot have removed";
            }
        }
        for (Path folder : Stream.concat(journal.made().stream(), journal.emptied().stream()).toList()) {
            if (folders.stream().noneMatch(folder::startsWith)) {
                return "names " + folder + ", which is in none of its folders";
            }
        }
        return isOfAnother() ? "belongs to " + Files.getOwner(file).getName() : null;
    }

    private boolean isHidden(Path hidden, Kind kind) {
        return RunId.of(hidden).filter(run::equals).isPresent() && RunId.is(kind, hidden);
    }

    /// Links among the folders may lead out of them.
    private static boolean isIn(Path target, @Nullable Path beside, Set<Path> folders) throws IOException {
        Path parent = target.getParent();
        return parent != null && beside != null && folders.contains(beside) && target.startsWith(beside)
                && (!Files.exists(parent) || parent.toRealPath().startsWith(beside.toRealPath()));
    }

    /// Whether somebody else has put it where everybody may.
    private boolean isOfAnother() throws IOException {
        Path folder = file.getParent();
        return Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)
                && Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE)
                && !Files.getOwner(file).getName().equals(System.getProperty("user.name"));
    }
}
